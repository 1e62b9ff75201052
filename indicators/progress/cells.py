"""Columns of the result from places, months and positions."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from indicators.progress.columns import Coded, Columns, Ints, pick
from indicators.progress.lines import Spans

TEXT = pd.StringDtype(na_value=np.nan)
LONG = 10_000
"""From this length on it is faster to repeat texts that are already converted."""


def words(codes: Iterable[str], places: Ints) -> ExtensionArray:
    """Return the text of places in a closed set; empty for -1."""
    return texts(Coded(places, np.array([str(code) for code in codes], dtype=object)))


def texts(column: Coded) -> ExtensionArray:
    """Return a coded column as text."""
    if len(column.codes) > LONG and len(column.words):
        return pd.array(column.words, dtype=TEXT).take(column.codes, allow_fill=True)
    return pd.array(np.append(column.words, np.array([None]))[column.codes], dtype=TEXT)


def ids(columns: Columns, figure: Ints) -> ExtensionArray:
    """Return the ids of figures; empty for -1."""
    if not columns.length:
        return pd.array([None] * len(figure), dtype=TEXT)
    return columns.texts("figure_id").array.take(figure, allow_fill=True)


def periods(end: Ints) -> ExtensionArray:
    """Periods as text, `2025` or `2025-09`, from the months in which they end."""
    months, each = np.unique(end, return_inverse=True)
    names = [period(int(month)) for month in months]
    return texts(Coded(np.where(end < 0, -1, each), np.array(names, dtype=object)))


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
    found = np.empty(len(parts[0]), dtype=object)
    present = np.sum(
        [(part >= 0).astype(np.int64) << bit for bit, part in enumerate(parts)], axis=0
    )
    for pattern in np.unique(present):
        some = np.flatnonzero(present == pattern)
        held = [part[some] for bit, part in enumerate(parts) if pattern >> bit & 1]
        each = zip(*(names[part] for part in held), strict=True) if held else [()] * len(some)
        found[some] = np.fromiter(each, dtype=object, count=len(some))
    if len(extra.row):
        _add(found, names, extra)
    return found


def _add(found: NDArray[np.object_], names: NDArray[np.object_], extra: Spans) -> None:
    rows, starts = np.unique(extra.row, return_index=True)
    added = np.split(pick(names, extra.place, None), starts[1:])
    joined = (
        tuple(dict.fromkeys((*old, *new))) for old, new in zip(found[rows], added, strict=True)
    )
    found[rows] = np.fromiter(joined, dtype=object, count=len(rows))
