"""数据缺口: which years of a plan have figures, and the list of figures to obtain."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.coverage import Coverage, Coverings
from indicators.exhibits.coverage_grid import columns, explained, matrix, table, word
from indicators.exhibits.covered import coverings
from indicators.exhibits.evidence import evidence
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
    title = titled(_coverage_title(covers, tally), wanted, lang)
    years = {"first": covers.years[0], "last": covers.years[-1], "day": on.isoformat()}
    size = {"rows": len(covers.keys), "columns": len(covers.years), "title": title}
    return Exhibit(
        id="coverage",
        kind=ChartKind.COVERAGE,
        title=title,
        subtitle=scoped(screen.say(lang, "coverage_subtitle", **years), wanted, lang),
        alt=screen.say(lang, "coverage_alt", **size),
        table=table(covers),
        columns=columns(covers),
        lang=lang,
        matrix=matrix(covers),
        grouped_by="area",
        notes=tuple(explained(code, lang) for code in Coverage if tally[code]),
        empty=_empty(covers, areas),
        **evidence(cat, figure_ids(covers), lang),
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
            screen.say(lang, "gaps_subtitle", day=on.isoformat(), due=due), wanted, lang
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
    lang = covers.lang
    parts = [
        screen.say(lang, "coverage_part", count=tally[code], word=word(code, lang).lower())
        for code in Coverage
        if tally[code]
    ]
    told, plan = screen.joined(lang, parts, by="list"), covers.names.plans[covers.plan]
    return screen.say(lang, "coverage_title", plan=plan, total=tally.total(), parts=told)


def _list_columns(lang: str, wanted: pd.DataFrame) -> tuple[Column, ...]:
    # What names the subject heads its rows in a page.
    heads = {"area", "indicator", "unit", "definition"}
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
        screen.say(lang, "gaps_part", word=screen.say(lang, f"purpose_{code}"), count=tally[code])
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
