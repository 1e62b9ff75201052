"""数据缺口: which years of a plan have figures, and the list of figures to obtain."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.coverage import THERE, Coverage, Coverings
from indicators.exhibits.coverage_grid import columns, legend, matrix, table
from indicators.exhibits.covered import coverings
from indicators.exhibits.evidence import evidence, marks_by_figure
from indicators.exhibits.periods import dated
from indicators.exhibits.shortfall import COLUMNS, Purpose, figure_ids, records
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped, titled, unmatched
from indicators.wording import screen


def coverage(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    on: dt.date,
    headline_only: bool = True,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """Set a plan's years against the areas' indicators: which figures are there.

    `on` decides which figures should be out by now. Districts and zones in an area are
    listed with the indicators that the plan sets them a target for.
    """
    covers = coverings(
        cat, frame, areas, plan, lang,
        on=on, headline_only=headline_only, as_of=as_of, wanted=wanted,
    )  # fmt: skip
    tally = Counter(covers.state(key, year) for key in covers.keys for year in covers.years)
    found = evidence(cat, figure_ids(covers), lang)
    title = titled(_coverage_title(covers, tally), wanted, lang)
    years = {"first": covers.years[0], "last": covers.years[-1], **_days(on, found["cutoff"], lang)}
    grid = matrix(covers, marks_by_figure(cat, found["doubts"]), legend(tally, lang))
    size = {"rows": len(covers.keys), "columns": len(covers.years), "title": title}
    return Exhibit(
        id="coverage",
        kind=ChartKind.COVERAGE,
        title=title,
        subtitle=scoped(screen.say(lang, "coverage_subtitle", **years), wanted, lang),
        alt=screen.say(lang, "coverage_alt", **size),
        table=table(covers, grid),
        columns=columns(covers),
        lang=lang,
        matrix=grid,
        grouped_by="area",
        empty=_empty(covers, areas),
        **found,
    )


def gaps(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    on: dt.date,
    headline_only: bool = True,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """List the figures to obtain: what for, what is known, when it was due, whom to ask."""
    covers = coverings(
        cat, frame, areas, plan, lang,
        on=on, headline_only=headline_only, as_of=as_of, wanted=wanted,
    )  # fmt: skip
    found = evidence(cat, figure_ids(covers), lang)
    listed = records(covers, found["doubts"])
    title = titled(_gaps_title(covers, listed), wanted, lang)
    due = int(listed["overdue"].sum())
    return Exhibit(
        id="gaps",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(
            screen.say(lang, "gaps_subtitle", due=due, **_days(on, found["cutoff"], lang)),
            wanted,
            lang,
        ),
        alt=screen.say(lang, "table_alt", title=title),
        table=listed,
        columns=_list_columns(lang, listed),
        lang=lang,
        grouped_by="group",
        notes=_notes(covers),
        empty=_empty(covers, areas) or ("" if len(listed) else screen.say(lang, "gaps_all_there")),
        **found,
    )


def _coverage_title(covers: Coverings, tally: Counter[Coverage]) -> str:
    due = tally.total() - tally[Coverage.NOT_DUE]
    there = sum(tally[code] for code in THERE)
    key = "coverage_title" if due > there else "coverage_complete"
    return screen.say(
        covers.lang,
        key if due else "coverage_not_due",
        plan=covers.names.plans[covers.plan],
        total=tally.total(),
        due=due,
        there=there,
        gaps=due - there,
        nothing=tally[Coverage.NOT_FOUND],
    )


def _days(on: dt.date, collected: str, lang: str) -> dict[str, str]:
    """Tell on which day it is judged what is due, and until when documents were collected."""
    day = dated(collected, lang)
    return {
        "day": dated(on.isoformat(), lang),
        "collected": screen.say(lang, "collected", day=day) if day else "",
    }


def _list_columns(lang: str, wanted: pd.DataFrame) -> tuple[Column, ...]:
    # What names the subject, and what was last known of it, heads its rows in a page.
    heads = {"area", "indicator", "unit", "definition", "last_value", "last_year", "marks"}
    return tuple(
        Column(
            code,
            screen.header(lang, code),
            cell,
            width,
            in_page=code not in heads and (code != "whom" or bool(wanted["whom"].ne("").any())),
        )
        for code, cell, width in COLUMNS
    )


def _notes(covers: Coverings) -> tuple[str, ...]:
    named = any(known(row["department"]) for row in covers.rows.values())
    return () if named or not covers.rows else (screen.say(covers.lang, "no_department"),)


def _gaps_title(covers: Coverings, wanted: pd.DataFrame) -> str:
    lang, plan = covers.lang, covers.names.plans[covers.plan]
    if not len(wanted):
        return screen.say(lang, "gaps_none", plan=plan)
    tally = wanted["purpose_code"].value_counts()
    parts = [
        screen.say(lang, f"gaps_part_{code}", count=tally[code])
        for code in Purpose
        if code in tally
    ]
    told = screen.joined(lang, parts, by="list")
    return screen.say(lang, "gaps_title", plan=plan, count=len(wanted), parts=told)


def _empty(covers: Coverings, areas: Sequence[str]) -> str:
    if not areas:
        return screen.say(covers.lang, "no_areas")
    if not covers.keys and covers.wanted:
        return unmatched(covers.wanted, covers.lang)
    if not covers.keys:
        plan = covers.names.plans[covers.plan]
        return screen.say(covers.lang, "gaps_empty", plan=plan)
    return ""
