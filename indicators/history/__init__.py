"""The append-only log of a data folder, and the only way its YAML files are written.

Every change is an entry: who, when, why, before and after, bound to the entry before it by its
hash. From the first state and the entries every file comes back byte for byte, as of any moment.
"""

from indicators.history.entries import APPLIED, Action, By, Entry, Patch
from indicators.history.errors import ConflictError, Fault, RefusedError, StoreError
from indicators.history.store import Store

__all__ = [
    "APPLIED",
    "Action",
    "By",
    "ConflictError",
    "Entry",
    "Fault",
    "Patch",
    "RefusedError",
    "Store",
    "StoreError",
]
