"""Columns of the result from places, months and positions."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from indicators.progress.columns import Coded, Columns, Ints
from indicators.progress.lines import Spans

TEXT = pd.StringDtype(na_value=np.nan)


def words(codes: Iterable[str], places: Ints) -> ExtensionArray:
    """Return the text of places in a closed set; empty for -1."""
    return texts(Coded(places, np.array([str(code) for code in codes])))


def texts(column: Coded) -> ExtensionArray:
    """Return a coded column as text."""
    return pd.array(column.words, dtype=TEXT).take(column.codes, allow_fill=True)


def ids(columns: Columns, figure: Ints) -> ExtensionArray:
    """Return the ids of figures; empty for -1."""
    return columns.texts("figure_id").array.take(figure, allow_fill=True)


def periods(end: Ints) -> ExtensionArray:
    """Periods as text, `2025` or `2025-09`, from the months in which they end."""
    months, each = np.unique(end, return_inverse=True)
    names = [period(int(month)) for month in months]
    return texts(Coded(np.where(end == -1, -1, each), np.array(names)))


def period(month: int) -> str:
    """Text of a period that ends with a month counted from year 0."""
    year, rest = divmod(month - 1, 12)
    return f"{year}" if rest == 11 else f"{year}-{rest + 1:02d}"


def whole(numbers: Ints) -> pd.arrays.IntegerArray:
    """Whole numbers, empty for negative ones."""
    return pd.arrays.IntegerArray(np.maximum(numbers, 0), numbers < 0)


def tuples(columns: Columns, parts: Sequence[Ints], extra: Spans) -> NDArray[np.object_]:
    """Return a tuple of figure ids for each row: those of the parts, and the extra ones."""
    names = columns.texts("figure_id").to_numpy(object)
    figures = np.stack(parts, axis=1)
    bits = np.arange(len(parts))
    present = (figures >= 0) @ (1 << bits)
    found = np.empty(len(figures), dtype=object)
    for pattern in np.unique(present):
        some = np.flatnonzero(present == pattern)
        held = figures[some][:, (pattern >> bits & 1) > 0]
        found[some] = np.fromiter(map(tuple, names[held].tolist()), dtype=object)
    if len(extra.row):
        _add(found, names[extra.place], extra.row)
    return found


def _add(found: NDArray[np.object_], names: NDArray[np.object_], row: Ints) -> None:
    rows, starts = np.unique(row, return_index=True)
    added = np.split(names, starts[1:])
    found[rows] = np.fromiter(map(_joined, found[rows], added), dtype=object)


def _joined(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))
