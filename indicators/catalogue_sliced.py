"""The catalogue of some areas or indicators: what one page reads of a large one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.catalogue import Catalogue
from indicators.tables import FIGURE_DTYPES

Places = NDArray[np.int64]
TEXTS = ("source", "locator", "label", "reason", "derived", "comment", "place")
JUDGED = tuple(name for name in FIGURE_DTYPES if name not in TEXTS)
"""The columns that judgements read: not the texts that vouch for a figure."""
SMALL = 20_000
"""Figures up to which a catalogue is read whole: taking a part would cost as much."""


@dataclass(frozen=True, eq=False)
class Index:
    """The rows of a long table in the order of one of its columns."""

    order: Places
    """Rows by value, those of one value in the table's order."""
    starts: Places
    """Where the rows of each value begin in `order`; one more than there are values."""
    values: dict[str, int]
    """The place of each value."""

    @classmethod
    def of(cls, column: pd.Series) -> "Index":
        """Index a column.

        >>> index = Index.of(pd.Series(["b", "a", "b"]))
        >>> index.rows(["b"]).tolist(), index.rows(["c"]).tolist()
        ([0, 2], [])
        """
        codes, words = pd.factorize(column)
        counted = np.bincount(codes[codes >= 0], minlength=len(words))
        order = np.argsort(codes, kind="stable")[int((codes < 0).sum()) :]
        starts = np.concatenate([[0], np.cumsum(counted)])
        return cls(order, starts, {str(word): place for place, word in enumerate(words)})

    def rows(self, values: Iterable[str]) -> Places:
        """Return the rows of some values, in the table's order; unknown values have none."""
        places = sorted({self.values[one] for one in values if one in self.values})
        found = [self.order[self.starts[one] : self.starts[one + 1]] for one in places]
        return np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Indices:
    """The indices of a catalogue's figures."""

    area: Index
    indicator: Index


_INDICES: WeakKeyDictionary[Catalogue, Indices] = WeakKeyDictionary()


def indices(cat: Catalogue) -> Indices:
    """Return the indices of a catalogue's figures, made once."""
    found = _INDICES.get(cat)
    if found is None:
        figures = cat._figures
        found = Indices(Index.of(figures["ref_area"]), Index.of(figures["indicator"]))
        _INDICES[cat] = found
    return found


@dataclass(frozen=True, eq=False)
class Slice(Catalogue):
    """A catalogue whose long table holds a part alone; lists, documents and doubts are whole.

    A figure that is asked for by its id is found wherever it stands. Not to be reloaded.
    """

    whole: Catalogue = field(repr=False)
    _rows: Places = field(repr=False)
    """The rows of the whole table."""

    def figures_of(self, ids: Iterable[str]) -> pd.DataFrame:
        """Return the figures of some ids, in the table's order; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        here = self._places.get_indexer(pd.Index(wanted, dtype=object))
        if (here >= 0).all():
            return self._figures.iloc[np.sort(here)]
        # An index of all ids would outweigh what is left of the table; one look costs little.
        every = self.whole._figures
        # Of a table that is mapped into memory a mask would fetch every row.
        return every.iloc[np.flatnonzero(every["figure_id"].isin(wanted).to_numpy())]

    @cached_property
    def _frames(self) -> dict[str, pd.DataFrame]:
        return self.whole._frames


def sliced(
    cat: Catalogue,
    areas: Iterable[str] | None = None,
    indicators: Iterable[str] | None = None,
    *,
    small: int = SMALL,
    columns: Sequence[str] | None = None,
) -> Catalogue:
    """Return the catalogue with the figures of some areas and indicators alone.

    A series is judged by figures of its own area and indicator, and of the indicator that its
    growth is measured by: judgements of a slice by areas are those of the whole, row by row.

    Parameters
    ----------
    cat
        A whole catalogue; one with no more than `small` figures is returned as it is.
    areas, indicators
        Codes; None for all.
    columns
        What is wanted of the table; all of it where not given. `JUDGED` is a third of it.
    """
    if len(cat._figures) <= small or (areas is None and indicators is None):
        return cat
    rows = _rows(indices(cat), areas, indicators)
    table = cat._figures if columns is None else cat._figures[list(columns)]
    figures = _taken(table, rows).reset_index(drop=True)
    parts = (cat.folder, cat.lists, cat.problems, figures, cat._states, cat._stamps)
    return Slice(*parts, cat, rows)


def _taken(figures: pd.DataFrame, rows: Places) -> pd.DataFrame:
    first, last = (int(rows[0]), int(rows[-1])) if len(rows) else (0, -1)
    if last - first + 1 == len(rows):  # rows of neighbours need not be copied
        return figures.iloc[first : last + 1]
    return figures.iloc[rows]


def _rows(index: Indices, areas: Iterable[str] | None, indicators: Iterable[str] | None) -> Places:
    if areas is None:
        return index.indicator.rows(indicators or ())
    rows = index.area.rows(areas)
    if indicators is None:
        return rows
    return np.intersect1d(rows, index.indicator.rows(indicators), assume_unique=True)
