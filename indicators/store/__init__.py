"""Figures cut by indicator, in Parquet, and their judgement part by part on any scheduler.

A name's module is read when the name is asked for: what publishes a site needs few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.store.assessing import Result, assess_store
    from indicators.store.errors import StoreError
    from indicators.store.figures import ordered
    from indicators.store.importing import Imported, import_
    from indicators.store.judged import read as read_judged
    from indicators.store.places import read as read_places
    from indicators.store.writing import write

__all__ = [
    "Imported",
    "Result",
    "StoreError",
    "assess_store",
    "import_",
    "ordered",
    "read_judged",
    "read_places",
    "write",
]
_FROM = {
    "Imported": ("importing", "Imported"),
    "Result": ("assessing", "Result"),
    "StoreError": ("errors", "StoreError"),
    "assess_store": ("assessing", "assess_store"),
    "import_": ("importing", "import_"),
    "ordered": ("figures", "ordered"),
    "read_judged": ("judged", "read"),
    "read_places": ("places", "read"),
    "write": ("writing", "write"),
}


def __getattr__(name: str) -> object:
    """Read the module of a name."""
    if name not in _FROM:
        raise AttributeError(name)
    module, own = _FROM[name]
    return getattr(import_module(f"indicators.store.{module}"), own)
