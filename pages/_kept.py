"""What is made once and shown to many sessions, until the data change: exhibits, pickers, HTML."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from itertools import count
from threading import Lock, RLock
from typing import Any, Final, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

import pandas as pd

from indicators.catalogue import Catalogue
from pages import _words as words

P = ParamSpec("P")
T = TypeVar("T")
NONE: Final = object()
"""Nothing stands there; None may."""
MOST = 60_000_000
"""The weight of all that is kept at a time, in characters or what is about as heavy."""
ROW = 1_000
"""The weight of a row of an exhibit's table."""

_NUMBERS: WeakKeyDictionary[object, int] = WeakKeyDictionary()
_COUNT = count()


class Shelf:
    """The things used last, as many as the weight allows; each is made by one thread alone.

    What is on it is shared: nobody may change it.
    """

    def __init__(self, most: int, weight: Callable[[object], int]) -> None:
        self._most, self._weight = most, weight
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._carried = 0
        self._lock = Lock()
        # What one thing is made of may itself be kept here.
        self._making = RLock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what stands under a key; where nothing does, make it.

        >>> shelf = Shelf(2, weight=len)
        >>> shelf.get("a", lambda: "x"), shelf.get("a", lambda: "never made")
        ('x', 'x')
        >>> shelf.get("b", lambda: "yy"), shelf.get("a", lambda: "anew")
        ('yy', 'anew')
        """
        found = self._found(key)
        if found is NONE:
            with self._making:
                found = self._found(key)
                if found is NONE:
                    found = make()
                    self._put(key, found)
        return cast("T", found)

    def find(self, key: Hashable) -> object | None:
        """Return what stands under a key, or None."""
        found = self._found(key)
        return None if found is NONE else found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._carried = 0

    def _found(self, key: Hashable) -> object:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key, NONE)

    def _put(self, key: Hashable, made: object) -> None:
        with self._lock:
            self._kept[key] = made
            self._carried += self._weight(made)
            while self._carried > self._most and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._carried -= self._weight(gone)


def weight(made: object) -> int:
    """Tell how heavy something is, about in characters."""
    if isinstance(made, str):
        return len(made)
    rows = made if isinstance(made, pd.DataFrame) else getattr(made, "table", ())
    return ROW * (1 + len(rows))


SHELF = Shelf(MOST, weight)
"""The one shelf of this process."""


def made(build: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
    """Return what a function makes of its arguments in the language of this run; made once.

    Catalogue, progress frame and exhibits count by identity: new data are new objects.
    """
    given = (*map(_key, args), *((name, _key(one)) for name, one in options.items()))
    return SHELF.get((build, words.language(), *given), lambda: build(*args, **options))


def once(build: Callable[P, T]) -> Callable[P, T]:
    """Have a function make each thing once; it may depend on nothing but its arguments."""

    @wraps(build)
    def kept(*args: P.args, **options: P.kwargs) -> T:
        return made(build, *args, **options)

    return kept


def number(kept: object) -> int:
    """Return a number of its own for something kept, for the keys of Streamlit's caches."""
    return _NUMBERS.setdefault(kept, next(_COUNT))


@dataclass(frozen=True, eq=False)
class Same:
    """A key equal to that of the same object alone, which it keeps alive."""

    one: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.one is other.one

    def __hash__(self) -> int:
        return id(self.one)


def _key(one: Any) -> Hashable:
    if isinstance(one, list):
        return tuple(one)
    return Same(one) if isinstance(one, (pd.DataFrame, Catalogue)) else one
