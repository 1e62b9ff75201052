"""The figures to obtain, one record each."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Key
from indicators.exhibits.coverage import SHAPE, Coverage, Coverings
from indicators.exhibits.evidence import mark_order, marks_by_figure
from indicators.exhibits.lacks import WAITS, Purpose, lacks, overdue, whom
from indicators.exhibits.rows import sign_text, target_text, value_text
from indicators.exhibits.spec import NAN, Cell, Doubt
from indicators.exhibits.standing import known
from indicators.wording import screen

__all__ = ["COLUMNS", "Purpose", "figure_ids", "records"]

# code, kind of cell, width
COLUMNS = (
    ("area", Cell.TEXT, 12),
    ("indicator", Cell.TEXT, 26),
    ("unit", Cell.TEXT, 10),
    ("year", Cell.TEXT, 8),
    ("purpose", Cell.TEXT, 12),
    ("coverage", Cell.TEXT, 22),
    ("last_value", Cell.PUBLISHED, 14),
    ("last_year", Cell.TEXT, 12),
    ("due", Cell.TEXT, 16),
    ("whom", Cell.TEXT, 16),
    ("definition", Cell.TEXT, 44),
    ("marks", Cell.TEXT, 6),
)
_HIDDEN = ("group", "ref_area", "indicator_id", "purpose_code", "overdue", "decimals",
           f"last_value{SIGN}")  # fmt: skip


def records(covers: Coverings, doubts: Sequence[Doubt]) -> pd.DataFrame:
    """Return what is to be obtained: by area and indicator, year by year, then the target."""
    marks = marks_by_figure(covers.cat, doubts)
    rows = []
    for key in covers.keys:
        seen = [str(one["figure_id"]) for one in covers.figures.get(key, {}).values()]
        found = {mark for figure in seen for mark in marks.get(figure, ())}
        told = "".join(sorted(found, key=mark_order))
        heads = {"marks": told, "group": _group(covers, key, told)}
        rows += [one | heads for one in _of_key(covers, key)]
    return pd.DataFrame(rows, columns=[*(code for code, _, _ in COLUMNS), *_HIDDEN])


def figure_ids(covers: Coverings) -> list[str]:
    """Return the figures that matrix and list show, in the order of their rows."""
    ids = []
    for key in covers.keys:
        shown = [covers.figure(key, year) for year in covers.years]
        ids += [str(one["figure_id"]) for one in (*shown, covers.latest.get(key)) if one]
        ids += [str(covers.rows[key]["target_id"])] if key in covers.rows else []
    return ids


def _of_key(covers: Coverings, key: Key) -> Iterator[dict[str, Any]]:
    for year, purpose in lacks(covers, key):
        is_target = purpose is Purpose.TARGET
        told = _target_told(covers, key) if is_target else _told(covers, key, year)
        yield _record(covers, key, year, purpose, told)


def _target_told(covers: Coverings, key: Key) -> str:
    """Say that the target's document is not known, or that only an excerpt of it is."""
    row = covers.rows.get(key)
    if row is None:
        return screen.say(covers.lang, "gap_no_target")
    value = target_text(row, int(covers.names.decimals_of[key[1]]), covers.lang)
    told = _word(Coverage.EXCERPT, covers.lang)
    return screen.say(covers.lang, "gap_value", state=told, value=value)


def _record(covers: Coverings, key: Key, year: int, purpose: Purpose, told: str) -> dict[str, Any]:
    code = key[1]
    last = covers.latest.get(key)
    return _subject(covers, key) | {
        "purpose_code": purpose,
        "year": str(year),
        "purpose": screen.say(covers.lang, f"purpose_{purpose}"),
        "coverage": told,
        "last_value": float(last["obs_value"]) if last else NAN,
        f"last_value{SIGN}": sign_text(last["bound"], covers.lang) if last else "",
        "last_year": str(last["year"]) if last else "",
        "due": _due(covers, code, year)
        if purpose in WAITS
        else screen.say(covers.lang, "due_none"),
        "overdue": overdue(covers, key, year, purpose),
        "whom": whom(covers, key),
        "decimals": int(covers.names.decimals_of[code]),
    }


def _subject(covers: Coverings, key: Key) -> dict[str, Any]:
    area, code = key
    definition = covers.definitions[code]
    return {
        "area": covers.names.areas[area],
        "indicator": covers.names.indicators[code],
        "unit": covers.names.unit(code),
        "definition": str(definition) if known(definition) else "",
        "ref_area": area,
        "indicator_id": code,
    }


def _group(covers: Coverings, key: Key, marks: str) -> str:
    """Name the subject, below it what was last known of it, and its definition."""
    subject, last = _subject(covers, key), covers.latest.get(key)
    named = screen.say(covers.lang, "gap_group", **subject)
    told = screen.say(covers.lang, "gap_last_none")
    if last:
        decimals = int(covers.names.decimals_of[key[1]])
        value = value_text(float(last["obs_value"]), decimals, covers.lang, sign=last["bound"])
        told = screen.say(covers.lang, "gap_last", value=value, year=last["year"])
    return "\n".join(part for part in (named, told + marks, subject["definition"]) if part)


def _due(covers: Coverings, indicator: str, year: int) -> str:
    due_year, month = covers.due(indicator, year)
    told = screen.say(covers.lang, "due_month", year=due_year, month=month)
    if not covers.overdue(indicator, year):
        return told
    return screen.say(covers.lang, "due_past", month=told)


def _word(code: Coverage, lang: str) -> str:
    return f"{SHAPE[code]} {screen.say(lang, f'cover_{code}')}"


def _told(covers: Coverings, key: Key, year: int) -> str:
    """Say what is known of the year, with the value that is not enough."""
    code, lang = covers.state(key, year), covers.lang
    figure = covers.figure(key, year)
    if figure is None:
        return _word(code, lang)
    decimals = int(covers.names.decimals_of[key[1]])
    value = value_text(float(figure["obs_value"]), decimals, lang, sign=figure["bound"])
    if code is Coverage.PART_YEAR and known(figure["as_at"]):
        at, month = str(figure["as_at"]).split("-")
        return screen.say(lang, "gap_part_year", state=_word(code, lang), value=value,
                          year=at, month=int(month))  # fmt: skip
    return screen.say(lang, "gap_value", state=_word(code, lang), value=value)
