"""Tables of records: their columns, and a row for each record that changes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.changes import Change
from indicators.chronicle.differences import deed, sides
from indicators.chronicle.records import Words, is_internal
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit
from indicators.wording import chronicle as words
from indicators.wording import screen

COLUMNS: dict[str, tuple[Cell, int]] = {
    "number": (Cell.COUNT, 6),
    "at": (Cell.TEXT, 18),
    "person": (Cell.TEXT, 12),
    "action": (Cell.TEXT, 12),
    "why": (Cell.TEXT, 30),
    "area": (Cell.TEXT, 10),
    "indicator": (Cell.TEXT, 26),
    "role": (Cell.TEXT, 8),
    "year": (Cell.TEXT, 12),
    "deed": (Cell.TEXT, 8),
    "before": (Cell.TEXT, 22),
    "after": (Cell.TEXT, 22),
    "document": (Cell.TEXT, 28),
    "record": (Cell.TEXT, 30),
}
"""How the columns are written, and how wide."""
BLANK = dict.fromkeys((*COLUMNS, "group"), "")
HEADS = ("number", "at", "person", "action", "why")
"""What stands above the records of an entry on a page, and in each row of a file."""
RECORD = ("area", "indicator", "role", "year", "deed", "before", "after", "document", "record")
FOR_FILES = "record"
"""The key of a record is for whoever keeps the data."""


def record(told: Words, change: Change) -> dict[str, Any]:
    """Return the cells of one record that changes."""
    fields = change.after or change.before or {}
    before, after = sides(told, change)
    cells = {
        "area": told.area(told.place(change)),
        "indicator": told.subject(change),
        "deed": words.DEED[told.lang][deed(change)],
        "before": before,
        "after": after,
        "record": change.key,
    }
    if change.indicator is None:
        return cells
    basis = told.basis(fields, change.area)
    return {**cells, "role": told.role(fields), "year": told.year(fields), "document": basis}


def internal(told: Words, change: Change) -> bool:
    """Tell whether a change shows something that nobody published."""
    states = [one for one in (change.before, change.after) if one is not None]
    if change.indicator is None:
        return any(is_internal(one) for one in states)
    return any(is_internal(told.document(str(one.get("source")), change.area)) for one in states)


def table(
    told: Words,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    title: str,
    subtitle: str,
    notes: tuple[str, ...] = (),
    empty: str = "",
    inside: bool = False,
    shown: Iterable[str] = (*HEADS, *RECORD),
    headers: Mapping[str, str] | None = None,
    grouped: bool = True,
) -> Exhibit:
    """Return a table of changes; `inside` marks it as internal.

    Grouped, the entries head their records on a page; else all columns stand in the rows.
    """
    lang = told.lang
    header = {**words.HEADER[lang], **(headers or {})}
    above = {FOR_FILES, *(HEADS if grouped else ())}
    filled = [{**BLANK, **row} for row in rows]
    return Exhibit(
        id=f"history_{name}",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=subtitle,
        alt=screen.say(lang, "table_alt", title=title),
        table=pd.DataFrame(filled, columns=list(BLANK)),
        columns=tuple(
            Column(code, header[code], *COLUMNS[code], in_page=code not in above) for code in shown
        ),
        lang=lang,
        grouped_by="group" if grouped else "",
        notes=notes,
        internal=inside,
        internal_line=screen.say(lang, "internal") if inside else "",
        empty=empty,
    )
