"""The table under a chart: one row for each city and indicator, with what is to be obtained."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Final, Kind, Note, Reason
from indicators.exhibits.cells import SIGN, missing
from indicators.exhibits.choice import Choice, Key, shown_ids
from indicators.exhibits.evidence import Marks, mark_order
from indicators.exhibits.rows import signs_of, value_text, year
from indicators.exhibits.sentences import sentence
from indicators.exhibits.spec import NAN, Cell, Column
from indicators.exhibits.standing import Row, Standing, State, known
from indicators.exhibits.yearly_need import yearly_need
from indicators.wording import outlook, screen, verdicts

# code, kind of cell, width
_COLUMNS = (
    ("area", Cell.TEXT, 12),
    ("indicator", Cell.TEXT, 28),
    ("unit", Cell.TEXT, 10),
    ("baseline_year", Cell.TEXT, 8),
    ("baseline", Cell.PUBLISHED, 10),
    ("target_year", Cell.TEXT, 8),
    ("target", Cell.PUBLISHED, 10),
    ("data_year", Cell.TEXT, 10),
    ("actual", Cell.PUBLISHED, 10),
    ("gap", Cell.COMPUTED, 10),
    ("required", Cell.SIGNED, 12),
    ("change", Cell.SIGNED, 12),
    ("achievement", Cell.SHARE, 14),
    ("time_progress", Cell.SHARE, 10),
    ("verdict", Cell.TEXT, 20),
    ("grade", Cell.TEXT, 16),
    ("remark", Cell.TEXT, 40),
    ("marks", Cell.TEXT, 6),
)
# Columns that hold a number of the progress frame under another name.
_NUMBERS = {
    "baseline": "baseline",
    "target": "target",
    "actual": "actual",
    "gap": "gap",
    "change": "change_on_year",
    "achievement": "achievement",
    "time_progress": "time_progress",
}
TOLD = 3000
"""Rows up to which each has a sentence to copy; a page of more is no page to copy from."""
# Notes that the row says elsewhere.
_TOLD = (Note.WEAK_SOURCE, Note.PART_YEAR)
_SIGNED = tuple(name + SIGN for name in ("baseline", "target", "actual"))
_HIDDEN = ("ref_area", "indicator_id", "decimals", "code", "sentence", *_SIGNED)


def columns(
    lang: str, *, excluded: Sequence[str] = (), headers: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Return the table's columns; `headers` names those that differ from the usual."""
    named = headers or {}
    return tuple(
        Column(code, screen.header(lang, named.get(code, code)), cell, width)
        for code, cell, width in _COLUMNS
        if code not in excluded
    )


def filled(shown: Sequence[Column], table: pd.DataFrame) -> tuple[Column, ...]:
    """Leave out the columns that hold nothing in any row; the first one stays."""
    return tuple(
        one
        for place, one in enumerate(shown)
        if place == 0 or not all(missing(value) or value == "" for value in table[one.code])
    )


def table(choice: Choice, marks: Marks) -> pd.DataFrame:
    """Return the rows for all keys of the choice: raw numbers, NaN for none, and text cells."""
    told = len(choice.keys) <= TOLD
    records = [record(choice, key, marks, told=told) for key in choice.keys]
    codes = [code for code, _, _ in _COLUMNS]
    return pd.DataFrame(records, columns=[*codes, *_HIDDEN])


def record(choice: Choice, key: Key, marks: Marks, *, told: bool = True) -> dict[str, Any]:
    """Return one row of the table; `told` adds the sentence to copy."""
    area, indicator = key
    row, names = choice.rows.get(key), choice.names
    shown: Row = row or {}
    stands = choice.standing(key)
    numbers = {code: _number(shown.get(source)) for code, source in _NUMBERS.items()}
    numbers["required"] = yearly_need(shown)
    if shown.get("reason") == Reason.ANNUAL_GOAL:
        # The share of the year that is over measures nothing where no pace is judged.
        numbers["time_progress"] = NAN
    return (
        dict.fromkeys(_SIGNED, "")
        | signs_of(shown, choice.lang)
        | numbers
        | {
            "ref_area": area,
            "indicator_id": indicator,
            "area": names.areas[area],
            "indicator": names.indicators[indicator],
            "unit": names.unit(indicator),
            "decimals": choice.decimals(indicator),
            "baseline_year": year(shown.get("baseline_period")),
            "target_year": year(shown.get("target_period")),
            "data_year": str(shown["as_at"])
            if known(shown.get("as_at"))
            else year(shown.get("data_year")),
            "verdict": stands.marked,
            "code": stands.code,
            "grade": grade_word(shown, choice.lang),
            "remark": remark(row, stands, choice),
            "marks": marks_of(shown, marks),
            "sentence": sentence(choice, key) if told else "",
        }
    )


def marks_of(row: Row, marks: Marks) -> str:
    """Return the marks of the notes on a row's figures, each once."""
    found = [mark for figure in shown_ids(row) for mark in marks.get(figure, ())] if row else []
    return "".join(sorted(set(found), key=mark_order))


def remark(row: Row | None, stands: Standing, choice: Choice) -> str:
    """Say what is to be obtained, from whom, and what else a reader of the row must know."""
    lang = choice.lang
    if row is None or stands.code == State.NO_FIGURE:
        return screen.say(lang, "obtain_any")
    parts = [_obtain(row, stands, choice)]
    if known(row["target"]) and not known(row["baseline"]) and not row["annual"]:
        parts.append(screen.say(lang, "obtain_baseline"))
    text = screen.joined(lang, parts)
    if text and known(row["department"]):
        text += screen.say(lang, "from", department=row["department"])
    told = screen.joined(lang, [text, *_special(row, choice)])
    return told[:1].upper() + told[1:]


def _obtain(row: Row, stands: Standing, choice: Choice) -> str:
    lang = choice.lang
    if not known(row["target"]):
        return screen.say(lang, "obtain_target" if known(row["actual"]) else "obtain_any")
    if stands.code == State.OTHER_PLAN:
        return ""
    last = min(choice.as_of, int(year(row["target_period"]) or choice.as_of))
    if not known(row["actual"]):
        start = last if row["annual"] else choice.plan_years[row["plan"]][0] + 1
        return screen.say(lang, "obtain_actual", years=_span(start, last))
    have = int(row["data_year"])
    if have >= last:
        return ""
    key = "obtain_pending" if row["final"] == Final.PENDING else "obtain_newer"
    return screen.say(lang, key, year=last, have=have)


def _special(row: Row, choice: Choice) -> list[str]:
    lang = choice.lang
    special = [screen.say(lang, "aspired")] if row["aspired"] else []
    if known(row["plan"]) and row["plan"] != choice.plan:
        special.append(screen.say(lang, "other_plan", plan=choice.names.plans[row["plan"]]))
    if known(row.get("judged_actual")):
        special.append(judged(row, choice))
    if row["kind"] == Kind.MULTIPLE:
        special.append(screen.say(lang, "multiple_target"))
    told = (note for note in row["notes"] if note not in _TOLD)
    return [*special, *(verdicts.NOTE[lang][note] for note in told)]


def judged(row: Row, choice: Choice) -> str:
    """Tell the value that an earlier goal was judged by, where a later one is shown."""
    value = value_text(
        float(row["judged_actual"]),
        choice.decimals(str(row["indicator"])),
        choice.lang,
        sign=row["judged_bound"],
    )
    return outlook.say(choice.lang, "judged_by", year=row["judged_year"], value=value)


def _span(start: int, end: int) -> str:
    return f"{start}–{end}" if start < end else str(end)


def grade_word(row: Row, lang: str) -> str:
    """Return the grade of the latest value's source in words."""
    return verdicts.GRADE[lang][str(row["grade"])] if known(row.get("grade")) else ""


def _number(value: object) -> float:
    return float(str(value)) if known(value) else NAN
