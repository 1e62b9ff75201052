"""Figures in order of series and time, to find the last one up to a moment."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from indicators.progress.columns import Flags, Ints

SPAN = 1 << 15
"""More than the months of any year: a series' key is its number times this, plus the month."""
PRECEDENCES = 8


@dataclass(frozen=True, eq=False)
class Line:
    """One figure per series and month, sorted; places in it are positions of `figure`."""

    key: Ints
    figure: Ints

    @classmethod
    def of(cls, series: Ints, end: Ints, figure: Ints, precedence: Ints | None = None) -> Self:
        """Sort figures; of several for one series and month the highest precedence stays."""
        key = series * SPAN + end
        full = key if precedence is None else key * PRECEDENCES + precedence
        if np.any(full[1:] < full[:-1]):
            order = np.argsort(full, kind="stable")
            key, figure = key[order], figure[order]
        last = np.append(key[1:] != key[:-1], True)
        return cls(key, figure) if last.all() else cls(key[last], figure[last])

    @property
    def end(self) -> Ints:
        """The month of each figure."""
        return self.key % SPAN

    def up_to(self, series: Ints, end: Ints) -> Ints:
        """Return the place of each series' last figure up to a month; -1 where there is none."""
        place = np.searchsorted(self.key, series * SPAN + end, side="right") - 1
        if not len(self.key):
            return place
        return np.where(self.key[place] >= series * SPAN, place, -1)

    def at(self, series: Ints, end: Ints) -> Ints:
        """Return the place of each series' figure for a month; -1 where there is none."""
        wanted = series * SPAN + end
        place = np.minimum(np.searchsorted(self.key, wanted), len(self.key) - 1)
        if not len(self.key):
            return place
        return np.where(self.key[place] == wanted, place, -1)

    def since(self, series: Ints, end: Ints) -> Ints:
        """Return the place of the first figure at or after a month, whatever its series."""
        return np.searchsorted(self.key, series * SPAN + end)

    def ends(self, places: Ints) -> Ints:
        """Return the months at places; -1 where a place is -1."""
        if not len(self.key):
            return places
        return np.where(places < 0, places, self.key[places] % SPAN)

    def figures(self, places: Ints) -> Ints:
        """Return the figures at places; -1 where a place is -1."""
        if not len(self.key):
            return places
        return np.where(places < 0, places, self.figure[places])


@dataclass(frozen=True, eq=False)
class Spans:
    """For each row a run of places `first` to `last` of a line, laid out one after another."""

    row: Ints
    place: Ints
    rows: int

    @classmethod
    def of(cls, first: Ints, last: Ints) -> Self:
        """Lay the runs out; a run that ends before it begins is empty."""
        lengths = np.maximum(last - first + 1, 0)
        row = np.repeat(np.arange(len(first)), lengths)
        begin = np.cumsum(lengths) - lengths
        return cls(row, np.arange(len(row)) - begin[row] + first[row], len(first))

    def total(self, values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Ints:
        """Return the sum of values, one per laid-out place, for each row."""
        return np.bincount(self.row, weights=values, minlength=self.rows)

    def count(self, holds: Flags) -> Ints:
        """How many laid-out places of each row hold."""
        return np.bincount(self.row[holds], minlength=self.rows)
