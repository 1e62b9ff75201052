"""What is missing on the headline indicators, by area, and whom to ask for it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.covered import coverings
from indicators.exhibits.evidence import evidence, short_publisher
from indicators.exhibits.shortfall import Purpose, figure_ids, records
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped, titled, unmatched
from indicators.wording import screen

_OFFICIAL = (Grade.OFFICIAL, Grade.OFFICIAL_COPY)
SHOWN = 3
"""Publishers named for one area."""


def missing(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    on: dt.date,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """Count the figures to obtain for each area: what for, how many past due, from whom."""
    covers = coverings(
        cat, frame, areas, plan, lang, on=on, headline_only=True, as_of=as_of, wanted=wanted
    )
    found = evidence(cat, figure_ids(covers), lang)
    listed = records(covers, found["doubts"])
    table = _table(cat, listed, lang)
    name = covers.names.plans[plan]
    size = {"areas": len(table), "count": len(listed), "due": int(listed["overdue"].sum())}
    key = "missing_title" if len(listed) else "missing_none"
    told = [screen.say(lang, "missing_subtitle"), _unknown(listed, lang)]
    title = titled(screen.say(lang, key, plan=name, **size), wanted, lang)
    return Exhibit(
        id="missing",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(screen.joined(lang, told), wanted, lang),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=_columns(lang),
        lang=lang,
        empty=_empty(covers.keys, areas, wanted, lang) or ("" if len(listed) else title),
        **found,
    )


def _empty(keys: Sequence[Any], areas: Sequence[str], wanted: Wanted, lang: str) -> str:
    if not areas:
        return screen.say(lang, "no_areas")
    return unmatched(wanted, lang) if wanted and not keys else ""


def _table(cat: Any, listed: pd.DataFrame, lang: str) -> pd.DataFrame:
    rows, publishers = [], _publishers(cat)
    for area, own in listed.groupby("ref_area", sort=False):
        tally = own["purpose_code"].value_counts()
        counts = {f"missing_{one}": int(tally.get(one, 0)) for one in Purpose}
        rows.append(
            {
                "ref_area": area,
                "area": own["area"].iloc[0],
                "missing": len(own),
                "missing_due": int(own["overdue"].sum()),
                **counts,
                "whom_ask": _whom(publishers.get(str(area), []), own, lang),
            }
        )
    return pd.DataFrame(rows, columns=["ref_area", *(code for code, _, _ in _COLUMNS)])


def _publishers(cat: Any) -> dict[str, list[str]]:
    """Return who officially published figures of each area, the one with most figures first."""
    figures = cat.figures
    official = figures[figures["grade"].isin(_OFFICIAL)]
    used = official.groupby(["ref_area", "source"], sort=False).size()
    used = used.sort_values(ascending=False, kind="stable")
    names = cat.sources["publisher"].to_dict()
    found: dict[str, dict[str, None]] = {}
    for area, source in used.index:
        if issuer := short_publisher(str(names[source])):
            found.setdefault(str(area), {})[issuer] = None
    return {area: list(told) for area, told in found.items()}


def _unknown(listed: pd.DataFrame, lang: str) -> str:
    """Say once that an area's targets name no department, where any area's do not."""
    named = listed["whom"].map(known).groupby(listed["ref_area"]).any()
    return "" if named.all() else screen.say(lang, "missing_unknown")


def _whom(publishers: Sequence[str], own: pd.DataFrame, lang: str) -> str:
    """Name the departments; where none is known, who officially published figures so far."""
    named = [str(one) for one in dict.fromkeys(own["whom"]) if known(one)]
    if named:
        return screen.joined(lang, named, by="list")
    return screen.joined(lang, publishers[:SHOWN], by="list")


_COLUMNS = (
    ("area", Cell.TEXT, 14),
    ("missing", Cell.COUNT, 8),
    ("missing_due", Cell.COUNT, 10),
    *((f"missing_{one}", Cell.COUNT, 10) for one in Purpose),
    ("whom_ask", Cell.TEXT, 40),
)


def _columns(lang: str) -> tuple[Column, ...]:
    return tuple(
        Column(code, screen.header(lang, "city" if code == "area" else code), cell, width)
        for code, cell, width in _COLUMNS
    )
