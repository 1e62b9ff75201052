"""Figures cut by indicator, in Parquet, and their judgement part by part on any scheduler."""

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
