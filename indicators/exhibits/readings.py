"""序时进度: the figures within a year against the share of the goal that the months ask for."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import PeriodKind, Role
from indicators.exhibits.coverage import Coverage, state_of
from indicators.exhibits.evidence import Marks, evidence, mark_order, marks_by_figure
from indicators.exhibits.goals import Goals, found_goals
from indicators.exhibits.spec import NAN, Cell, ChartKind, Column, Exhibit
from indicators.exhibits.standing import Row, known, records
from indicators.exhibits.tabular import grade_word
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped, titled
from indicators.progress import formulas
from indicators.wording import screen

MONTHS = 12
QUARTER = 3
# code, kind of cell, width
_COLUMNS = (
    ("area", Cell.TEXT, 10),
    ("indicator", Cell.TEXT, 24),
    ("unit", Cell.TEXT, 8),
    ("month", Cell.TEXT, 10),
    ("actual", Cell.PUBLISHED, 10),
    ("target", Cell.PUBLISHED, 10),
    ("target_ratio", Cell.SHARE, 12),
    ("time_progress", Cell.SHARE, 10),
    ("ahead", Cell.TEXT, 18),
    ("grade", Cell.TEXT, 14),
    ("marks", Cell.TEXT, 6),
)


def readings(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    goal_year: int,
    lang: str = "zh",
    *,
    on: dt.date,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """List the monthly and quarterly figures of a year's goals; 超时序 is strict.

    Only amounts since January are set against the months: a stock, such as a number of firms,
    need not grow in step with them.
    """
    goals = found_goals(cat, frame, areas, goal_year, lang, on=on, wanted=wanted)
    pairs = _pairs(goals)
    found = evidence(cat, [str(figure["figure_id"]) for _, figure in pairs], lang)
    marks = marks_by_figure(cat, found["doubts"])
    # Without an amount since January there is nothing to set against the months.
    timed = any(_timed(figure) for _, figure in pairs)
    records = [_record(goals, row, figure, marks) for row, figure in pairs] if timed else []
    title = _title(goals, records)
    codes = [code for code, _, _ in _COLUMNS]
    return Exhibit(
        id="readings",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(screen.say(lang, "readings_subtitle"), wanted, lang) if records else "",
        alt=screen.say(lang, "table_alt", title=title),
        table=pd.DataFrame(records, columns=[*codes, "figure_id", "decimals"]),
        columns=tuple(
            Column(code, screen.header(lang, code), cell, width) for code, cell, width in _COLUMNS
        ),
        lang=lang,
        grouped_by="area",
        empty="" if records else screen.say(lang, "readings_none", year=goal_year),
        **found,
    )


def _pairs(goals: Goals) -> list[tuple[Row, Row]]:
    """Return each goal with its figures within the year, in the order of time."""
    figures = goals.cat.figures
    wanted = figures[
        (figures["role"] == Role.ACTUAL)
        & figures["preferred"]
        & figures["obs_value"].notna()
        & (figures["year"] == goals.year).fillna(False)
    ]
    within = [one for one in records(wanted) if state_of(one) is Coverage.PART_YEAR]
    return [
        (row, one)
        for row in goals.rows
        for one in sorted(within, key=_month)
        if (one["ref_area"], one["indicator"]) == (row["ref_area"], row["indicator"])
    ]


def _month(figure: Row) -> int:
    if known(figure["as_at"]):
        return int(str(figure["as_at"])[5:7])
    part = str(figure["time_period"])[5:]
    return int(part[1:]) * QUARTER if part.startswith("Q") else int(part)


def _timed(figure: Row) -> bool:
    """Whether a figure is an amount since January."""
    first_quarter = str(figure["time_period"]).endswith("-Q1")
    return figure["period_kind"] == PeriodKind.CUMULATIVE or first_quarter


def _record(goals: Goals, row: Row, figure: Row, marks: Marks) -> dict[str, Any]:
    names, lang, figure_id = goals.names, goals.names.lang, str(figure["figure_id"])
    value, target, month = float(figure["obs_value"]), float(row["target"]), _month(figure)
    key = "ahead_stock"
    if _timed(figure):
        key = "ahead_yes" if formulas.ahead_of_months(value, target, month) else "ahead_no"
    return {
        "figure_id": figure_id,
        "area": names.areas[row["ref_area"]],
        "indicator": names.indicators[row["indicator"]],
        "unit": names.unit(row["indicator"]),
        "month": screen.say(lang, "month", year=goals.year, month=month),
        "actual": value,
        "target": target,
        "target_ratio": float(formulas.target_ratio(value, target)),
        "time_progress": month / MONTHS if _timed(figure) else NAN,
        "ahead": screen.say(lang, key),
        "grade": grade_word(figure, lang),
        "marks": "".join(sorted(marks.get(figure_id, ()), key=mark_order)),
        "decimals": int(names.decimals_of[row["indicator"]]),
    }


def _title(goals: Goals, records: Sequence[dict[str, Any]]) -> str:
    lang = goals.names.lang
    if not records:
        return screen.say(lang, "readings_heading", year=goals.year)
    size = {"year": goals.year, "count": len(records)}
    ahead = screen.say(lang, "ahead_yes")
    told = sum(record["ahead"] == ahead for record in records)
    return titled(screen.say(lang, "readings_title", **size, ahead=told), goals.wanted, lang)
