"""The table of a city's indicators: each with its years, its target and its verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.codes import Bound, ObsStatus, Trend
from indicators.exhibits import tabular
from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Choice, Key, shown_ids
from indicators.exhibits.city_spans import Spans
from indicators.exhibits.city_spans import shown as span
from indicators.exhibits.evidence import Marks, mark_order
from indicators.exhibits.observed import usable, whole_years
from indicators.exhibits.rows import EARLY, sign_text
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.spec import NAN, Cell, Column
from indicators.exhibits.standing import Row, known, values
from indicators.wording import screen, verdicts

_WIDTH = {"indicator": 22, "baseline": 9, "target": 9, "gap": 9, "achievement": 10, "actual": 9,
          "change_on_year": 9, "verdict": 17, "remark": 20}  # fmt: skip
_BLANK = {"baseline", "actual", "change_on_year", "target", "gap", "achievement", "remark"}
"""Columns beside the years that have a note on what an empty cell means."""
_OF_YEAR = ("obs_value", "bound", "vintage", "obs_status", "figure_id")
"""What a row tells of the figure of a year."""
Years = Mapping[int, Mapping[str, Any]]
"""The figure of each year."""


def plan_years(choice: Choice) -> list[int]:
    """Return the years that the plan runs."""
    base, target = choice.plan_years[choice.plan]
    return list(range(base + 1, target + 1))


def yearly(choice: Choice) -> pd.DataFrame:
    """Return the whole-year figures of the choice within the plan's years."""
    found = _whole_years(choice)
    wanted = found["year"].isin(plan_years(choice)) & found["indicator"].isin(choice.indicators)
    return found[wanted.fillna(False)]


def _whole_years(choice: Choice) -> pd.DataFrame:
    if isinstance(choice.cat, Scoped):
        return choice.cat.whole_years(choice.areas, choice.as_of)
    return whole_years(usable(choice.cat.figures, choice.areas, choice.as_of))


def table(
    choice: Choice,
    figures: pd.DataFrame,
    apart: Spans,
    marks: Marks,
    grouped_by: str,
    *,
    told: bool = True,
) -> pd.DataFrame:
    """Return a row for each area and indicator with figures, in the order of their groups.

    `told` adds the sentences to copy.
    """
    by_key: dict[Key, dict[int, Mapping[str, Any]]] = {}
    columns = (values(figures[name]) for name in ("ref_area", "indicator", "year", *_OF_YEAR))
    for area, code, year, *told_of in zip(*columns, strict=True):
        own = by_key.setdefault((area, code), {})
        own[int(year)] = dict(zip(_OF_YEAR, told_of, strict=True))
    listed = [
        _record(choice, key, by_key.get(key, {}), apart.get(key), marks, told=told)
        for key in choice.keys
        if key in choice.rows
    ]
    return pd.DataFrame(listed) if listed else pd.DataFrame(columns=[grouped_by])


def _record(
    choice: Choice,
    key: Key,
    years: Years,
    apart: Mapping[str, Any] | None,
    marks: Marks,
    *,
    told: bool,
) -> dict[str, Any]:
    lang, row = choice.lang, choice.rows[key]
    theme = choice.themes[key[1]]
    told_years: dict[str, Any] = {f"y{one}": _value(years.get(one)) for one in plan_years(choice)}
    told_years |= {
        f"y{one}{SIGN}": sign_text(figure["bound"], lang) for one, figure in years.items()
    }
    shown = tabular.record(choice, key, marks, told=told)
    # That a monitored indicator has no target, its verdict says.
    remark = "" if shown["remark"] == screen.say(lang, "obtain_target") else shown["remark"]
    own = {
        "theme": verdicts.THEME[lang][theme],
        "trend": _trend(choice, row),
        "department": str(row["department"]) if known(row["department"]) else "",
        "remark": screen.joined(lang, [remark, *_doubtful_years(years, lang)]),
        "apart": _apart(row, years),
        "change_on_year": shown["change"],
    }
    figures = [*years.values(), *([apart] if apart else [])]
    noted = _marks([*shown_ids(row), *(str(one["figure_id"]) for one in figures)], marks)
    return shown | told_years | own | (span(apart, lang) if apart else {}) | {"marks": noted}


def _marks(ids: Sequence[str], marks: Marks) -> str:
    found = {mark for one in ids for mark in marks.get(one, ())}
    return "".join(sorted(found, key=mark_order))


def _value(figure: Mapping[str, Any] | None) -> float:
    return float(figure["obs_value"]) if figure else NAN


def _apart(row: Row, years: Years) -> bool:
    """Whether the latest value stands in none of the yearly columns."""
    return known(row["actual"]) and (known(row["as_at"]) or int(row["data_year"]) not in years)


def _doubtful_years(years: Years, lang: str) -> list[str]:
    early = [
        one
        for one, figure in years.items()
        if figure["vintage"] in EARLY or figure["obs_status"] != ObsStatus.NORMAL
    ]
    rough = [one for one, figure in years.items() if figure["bound"] in set(Bound)]
    told = {"city_early": early, "city_rough": rough}
    return [
        screen.say(lang, key, years=screen.years(lang, found))
        for key, found in told.items()
        if found
    ]


def _trend(choice: Choice, row: Row) -> str:
    """Return the trend in words, old data said so; nothing for another plan's target."""
    if row["plan"] != choice.plan or not known(row["trend"]) or row["trend"] == Trend.NOT_JUDGED:
        return ""
    word = verdicts.TREND[choice.lang][row["trend"]]
    if not bool(row["stale"]):
        return word
    return screen.say(choice.lang, "stale", year=int(row["data_year"]), word=word)


def columns(choice: Choice, listed: pd.DataFrame, grouped_by: str) -> tuple[Column, ...]:
    """Return the columns: the group's first, then what any row has something in."""
    lang = choice.lang
    usual = {one.code: one for one in tabular.columns(lang)}
    years = [Column(f"y{one}", str(one), Cell.PUBLISHED, 7, blank="") for one in plan_years(choice)]
    group = Column(grouped_by, screen.header(lang, grouped_by), width=12)
    if listed.empty:
        return (group,)
    if grouped_by == "area" and len(set(listed["ref_area"])) == 1:
        group = replace(group, in_page=False)  # the finding names it
    if not _known(listed, "target"):
        usual["verdict"] = replace(usual["verdict"], in_page=False)
    latest = ["data_year", "actual"] if _any(listed, "apart") else []
    aims = ["target_year", "target", "gap", "achievement", "time_progress"]
    if _known(listed, "change"):
        header = screen.header(lang, "change_on_year")
        usual["change_on_year"] = replace(usual["change"], code="change_on_year", header=header)
        latest.append("change_on_year")
    start = ["baseline_year", "baseline"] if _known(listed, "baseline") else []
    trend = [Column("trend", screen.header(lang, "trend"), width=12)]
    department = Column("department", screen.header(lang, "department"), width=14)
    return (
        group,
        *_narrowed(usual, ["indicator", "unit", *start]),
        *(years if any(_known(listed, one.code) for one in years) else []),
        *_narrowed(usual, [*latest, *(aims if _known(listed, "target") else []), "verdict"]),
        *(trend if _any(listed, "trend") else []),
        *([department] if _any(listed, "department") else []),
        *_narrowed(usual, ["grade", "remark", "marks"]),
    )


def _known(listed: pd.DataFrame, code: str) -> bool:
    return bool(listed[code].notna().any())


def _any(listed: pd.DataFrame, code: str) -> bool:
    return code in listed and any(bool(one) for one in listed[code])


def _narrowed(usual: Mapping[str, Column], codes: Sequence[str]) -> list[Column]:
    return [
        replace(
            usual[code],
            width=_WIDTH.get(code, usual[code].width),
            blank="" if code in _BLANK else usual[code].blank,
        )
        for code in codes
    ]
