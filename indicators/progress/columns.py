"""Columns of the catalogue's frames as NumPy arrays: text as whole numbers, read once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOTHING = -1
"""In the place of a figure, a row, a month or a code: there is none."""


class Source(Protocol):
    """What can be judged: the catalogue, or frames of the same form."""

    @property
    def figures(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def indicators(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def plans(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def breaks(self) -> pd.DataFrame: ...  # noqa: D102


@dataclass(frozen=True, eq=False)
class Frames:
    """The four frames that a judgement needs, without a catalogue."""

    figures: pd.DataFrame
    indicators: pd.DataFrame
    plans: pd.DataFrame
    breaks: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Coded:
    """A text column: `words` and, for each row, the number of its word (-1 where empty)."""

    codes: Ints
    words: NDArray[np.object_]

    def equals(self, word: str) -> Flags:
        """Whether each row says this word."""
        found = np.flatnonzero(self.words == word)
        if not len(found):
            return np.zeros(len(self.codes), dtype=bool)
        return np.equal(self.codes, found[0])

    def at(self, rows: Ints) -> "Coded":
        """Return the same column at rows; empty where a row is -1."""
        return Coded(pick(self.codes, rows, -1), self.words)

    def translated(self, places: Ints) -> Ints:
        """Replace each word's number by `places` of it; empty stays -1."""
        return np.append(places, -1)[self.codes]

    def order(self, codes: type[StrEnum]) -> Ints:
        """Return the place of each row's word in a closed set; -1 where empty."""
        return self.translated(located(self.words, list(codes)))

    def ascending(self) -> "Coded":
        """Return the same column with its words in order, so that codes sort as text does."""
        order = np.argsort(self.words)
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order))
        return Coded(self.translated(places), self.words[order])


def located(
    words: Sequence[Any] | NDArray[np.object_], among: Sequence[Any] | NDArray[np.object_]
) -> Ints:
    """Return the place of each word in a list; -1 where it is not in it."""
    places = {str(word): place for place, word in enumerate(among)}
    return np.fromiter((places.get(str(word), -1) for word in words), np.int64)


class Columns:
    """A frame's columns, converted when first asked for; a column left out is empty."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._names = frozenset(frame.columns)
        self._read: dict[tuple[Callable[[str], Any], str], Any] = {}
        self.length = len(frame)

    def numbers(self, name: str) -> Floats:
        """Return the column as floats, NaN where empty."""
        return self._cached(self._numbers, name)

    def flags(self, name: str) -> Flags:
        """Return the column as booleans, False where empty."""
        return self._cached(self._flags, name)

    def coded(self, name: str) -> Coded:
        """Return the column as words and their numbers."""
        return self._cached(self._coded, name)

    def texts(self, name: str) -> pd.Series:
        """Return the column as it is."""
        if name in self._names:
            return self._frame[name]
        return pd.Series(index=self._frame.index, dtype="str")

    def placed(self, words: Sequence[Any] | NDArray[np.object_]) -> Ints:
        """Return the row of each word by the frame's index; -1 where it is not there."""
        return located(words, self._frame.index.to_numpy(object))

    def _cached(self, read: Callable[[str], Any], name: str) -> Any:
        if (read, name) not in self._read:
            self._read[read, name] = read(name)
        return self._read[read, name]

    def _numbers(self, name: str) -> Floats:
        if name not in self._names:
            return np.full(self.length, np.nan)
        return self._frame[name].to_numpy(dtype=float, na_value=np.nan)

    def _flags(self, name: str) -> Flags:
        if name not in self._names:
            return np.zeros(self.length, dtype=bool)
        return self._frame[name].to_numpy(dtype=bool, na_value=False)

    def _coded(self, name: str) -> Coded:
        if name not in self._names:
            return Coded(np.full(self.length, -1), np.empty(0, dtype=object))
        column = self._frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            words = column.cat.categories.to_numpy(object)
            return Coded(np.asarray(column.cat.codes, dtype=np.int64), words)
        factorized: Any = column.array.factorize()
        codes, words = factorized
        return Coded(codes, np.asarray(words))


def aligned(table: pd.DataFrame, words: NDArray[np.object_]) -> tuple[Columns, Ints]:
    """Return a code list's columns and, for each word, its row (-1 where it is not listed)."""
    return Columns(table), located(words, table.index.to_numpy(object))


def pick(values: NDArray[Any], places: Ints, empty: Any = np.nan) -> NDArray[Any]:
    """Values at places; `empty` where a place is -1."""
    if not len(values):
        return np.full(len(places), empty)
    taken = values[places]
    missing = places < 0
    return np.where(missing, empty, taken) if missing.any() else taken


def chosen(rules: Sequence[tuple[Flags, int]], otherwise: int, length: int) -> Ints:
    """For each row the code of the first rule that holds."""
    found = np.full(length, otherwise)
    for holds, code in reversed(rules):
        found[holds] = code
    return found
