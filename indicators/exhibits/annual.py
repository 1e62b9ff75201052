"""年度目标: the goals of one year, what came of them, and what the rest of the year needs."""

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.choice import shown_ids
from indicators.exhibits.evidence import Marks, evidence, marks_by_figure
from indicators.exhibits.goal_scopes import other_scopes
from indicators.exhibits.goal_words import notes, title
from indicators.exhibits.goal_years import nothing_found
from indicators.exhibits.goals import Goals, found_goals, outcome
from indicators.exhibits.outlook import remark, rest
from indicators.exhibits.rows import value_text
from indicators.exhibits.rows import year as year_of
from indicators.exhibits.spec import NAN, Cell, ChartKind, Column, Exhibit
from indicators.exhibits.standing import Row, known
from indicators.exhibits.tabular import grade_word, marks_of
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped
from indicators.wording import screen, verdicts

# code, kind of cell, width
_COLUMNS = (
    ("area", Cell.TEXT, 10),
    ("indicator", Cell.TEXT, 20),
    ("unit", Cell.TEXT, 8),
    ("plan", Cell.TEXT, 16),
    ("target", Cell.PUBLISHED, 10),
    ("wording", Cell.TEXT, 16),
    ("previous", Cell.PUBLISHED, 10),
    ("actual", Cell.PUBLISHED, 10),
    ("data_year", Cell.TEXT, 10),
    ("gap", Cell.COMPUTED, 10),
    ("target_ratio", Cell.SHARE, 10),
    ("time_progress", Cell.SHARE, 8),
    ("change", Cell.SIGNED, 10),
    ("change_pct", Cell.SHARE, 10),
    ("verdict", Cell.TEXT, 18),
    ("grade", Cell.TEXT, 12),
    ("rest", Cell.TEXT, 16),
    ("remark_goal", Cell.TEXT, 22),
    ("marks", Cell.TEXT, 6),
)
_NUMBERS = {
    "target": "target",
    "gap": "gap",
    "target_ratio": "target_ratio",
    "change": "change_on_year",
    "change_pct": "change_on_year_pct",
}
_HEADERS = {"actual": "goal_actual"}
_HIDDEN = ("group", "ref_area", "indicator_id", "plan_id", "outcome", "decimals")


def annual(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    goal_year: int,
    lang: str = "zh",
    *,
    on: dt.date,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """List the goals of one year for the areas and their parts.

    `frame` is the progress frame as of that year; `on` decides if the year still runs.
    """
    goals = found_goals(cat, frame, areas, goal_year, lang, on=on, wanted=wanted)
    found = evidence(cat, [one for row in goals.rows for one in _ids(row, goals)], lang)
    table = _table(goals, marks_by_figure(cat, found["doubts"]))
    nothing = nothing_found(goals, areas)
    heading = screen.say(lang, "goals_heading", year=goal_year) if nothing else title(goals)
    return Exhibit(
        id="annual",
        kind=ChartKind.TABLE,
        title=heading,
        subtitle="" if nothing else scoped(screen.say(lang, "goals_subtitle"), wanted, lang),
        alt=screen.say(lang, "goals_alt", count=len(table), title=heading),
        table=table,
        columns=_columns(goals, table),
        lang=lang,
        grouped_by="group",
        notes=notes(goals, areas),
        empty=nothing,
        **found,
    )


def _ids(row: Row, goals: Goals) -> list[str]:
    scopes = [str(one["figure_id"]) for one in other_scopes(row, goals)]
    return [*shown_ids(row), *goals.doubtful_ids(row), *scopes]


def _columns(goals: Goals, table: pd.DataFrame) -> tuple[Column, ...]:
    # Area and plan head the rows of a page; a column without any value only takes room there.
    heads = {"area", "plan"}
    named = _HEADERS if goals.running else {**_HEADERS, "rest": "rest_ended"}
    return tuple(
        Column(
            code,
            screen.header(goals.names.lang, named.get(code, code)),
            cell,
            width,
            in_page=code not in heads and any(known(one) for one in table[code]),
        )
        for code, cell, width in _COLUMNS
    )


def _table(goals: Goals, marks: Marks) -> pd.DataFrame:
    records = [_record(goals, row, marks) for row in goals.rows]
    codes = [code for code, _, _ in _COLUMNS]
    return pd.DataFrame(records, columns=[*codes, *_HIDDEN])


def _record(goals: Goals, row: Row, marks: Marks) -> dict[str, Any]:
    lang = goals.names.lang
    decimals = int(goals.names.decimals_of[row["indicator"]])
    numbers = {name: _number(row[source]) for name, source in _NUMBERS.items()}
    before = year_of(row["baseline_period"]) == str(goals.year - 1)
    return {
        **_subject(goals, row),
        **numbers,
        "outcome": outcome(row, goals),
        "wording": _wording(goals, row),
        "previous": _bounded(row["baseline"], row["baseline_bound"], decimals, lang)
        if before
        else NAN,
        "actual": _bounded(row["actual"], row["bound"], decimals, lang),
        "data_year": _when(row),
        "time_progress": _number(row["time_progress"]) if known(row["monthly_ahead"]) else NAN,
        "verdict": goals.marked(row),
        "grade": grade_word(row, lang),
        "rest": rest(row, goals),
        "remark_goal": remark(row, goals),
        "marks": marks_of(row, marks),
        "decimals": decimals,
    }


def _subject(goals: Goals, row: Row) -> dict[str, Any]:
    names, indicator = goals.names, row["indicator"]
    area, plan = names.areas[row["ref_area"]], names.plans[row["plan"]]
    return {
        "ref_area": row["ref_area"],
        "indicator_id": indicator,
        "plan_id": row["plan"],
        "group": screen.say(names.lang, "goal_group", area=area, plan=plan),
        "area": area,
        "indicator": names.indicators[indicator],
        "unit": names.unit(indicator),
        "plan": plan,
    }


def _when(row: Row) -> str:
    return str(row["as_at"]) if known(row["as_at"]) else year_of(row["data_year"])


def _wording(goals: Goals, row: Row) -> str:
    lang = goals.names.lang
    comparator = row["comparator"]
    told = verdicts.COMPARATOR[lang][str(comparator)] if known(comparator) else ""
    if row["aspired"]:
        told = screen.say(lang, "goal_aspired", goal=told)
    printed = goals.printed(row["target_id"])
    # What is printed is Chinese: an English reader has the number and the wording.
    quoted = screen.say(lang, "goal_printed", printed=printed) if printed and lang == "zh" else ""
    return screen.joined(lang, [told, quoted], by="comma")


def _bounded(value: object, bound: object, decimals: int, lang: str) -> float | str:
    """Return a number, or its text where it is only a bound and must not read as exact."""
    number = _number(value)
    if math.isnan(number) or not known(bound):
        return number
    return value_text(number, decimals, lang, sign=bound)


def _number(value: object) -> float:
    return float(str(value)) if known(value) else NAN
