"""The long table: one row per figure, with named dtypes."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import pandas as pd

from indicators import model
from indicators.entries import Entry, preferred
from indicators.reading import Checked

# Columns of the long table, one row per figure; Int64 and str may be missing.
FIGURE_DTYPES = {
    "figure_id": "str",
    "ref_area": "str",
    "indicator": "str",
    "role": "str",
    "plan": "str",
    "time_period": "str",
    "year": "Int64",
    "as_at": "str",
    "period_kind": "str",
    "period_start": "Int64",
    "period_inferred": "bool",
    "obs_value": "float64",
    "value_upper": "float64",
    "times": "float64",
    "bound": "str",
    "obs_status": "str",
    "vintage": "str",
    "source": "str",
    "grade": "str",
    "locator": "str",
    "seen": "str",
    "label": "str",
    "printed": "str",
    "ordinal": "Int64",
    "preferred": "bool",
    "reason": "str",
    "derived": "str",
    "comment": "str",
    "comparator": "str",
    "aspired": "bool",
    "obligation": "str",
    "kind": "str",
    "basis_indicator": "str",
    "price": "str",
    "department": "str",
    "ranked": "Int64",
    "supersedes": "str",
    "place": "str",
}
COMPUTED = ("figure_id", "ref_area", "indicator", "year", "source", "grade", "preferred", "place")
COPIED = tuple(name for name in FIGURE_DTYPES if name not in COMPUTED)
Columns = dict[str, list[Any]]


def figure_columns(
    checked: Checked, all_entries: list[Entry], groups: list[list[Entry]], slug: str
) -> Columns:
    """Return the long table's columns for one file, as lists; `groups` are the printings by key."""
    file: model.AreaFile = checked.record
    chosen = {id(one) for group in groups if (one := preferred(group))}
    records = [entry.figure.__dict__ for entry in all_entries]
    columns: Columns = {name: [record[name] for record in records] for name in COPIED}
    columns["figure_id"] = [entry.figure_id for entry in all_entries]
    columns["ref_area"] = [entry.ref_area for entry in all_entries]
    columns["indicator"] = [entry.indicator for entry in all_entries]
    columns["year"] = [int(period[:4]) if period else None for period in columns["time_period"]]
    columns["source"] = [f"{slug}/{record['source']}" for record in records]
    columns["grade"] = [file.sources[record["source"]].grade for record in records]
    columns["preferred"] = [id(entry) in chosen for entry in all_entries]
    columns["place"] = _places(checked, all_entries)
    return columns


def _places(checked: Checked, all_entries: list[Entry]) -> list[str]:
    path = str(checked.document.place(())).rsplit(":", 2)[0]
    marks: dict[tuple[str | int, ...], Any] = {
        (code.value, position): item.start_mark
        for key, value in checked.document.root.value
        if key.value == "figures"
        for code, items in value.value
        for position, item in enumerate(items.value)
    }
    found = (marks[entry.keys[1:]] for entry in all_entries)
    return [f"{path}:{mark.line + 1}:{mark.column + 1}" for mark in found]


def joined_frame(files: Iterable[Columns]) -> pd.DataFrame:
    """Make one long table of the columns of several files, with its named dtypes."""
    listed = list(files)
    series = {
        name: column(list(chain.from_iterable(columns[name] for columns in listed)), dtype)
        for name, dtype in FIGURE_DTYPES.items()
    }
    return pd.DataFrame(series, copy=False)


def column(values: list[Any], dtype: str) -> Any:
    """Make one typed array; None is missing."""
    return pd.array(values, dtype=dtype)  # type: ignore[call-overload]
