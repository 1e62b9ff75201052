"""What is missing on the headline indicators, by area, and whom to ask for it."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.coverage import Coverings
from indicators.exhibits.covered import coverings
from indicators.exhibits.evidence import evidence, short_publisher
from indicators.exhibits.lacks import Lack, Purpose, lacking
from indicators.exhibits.shortfall import figure_ids
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped, titled, unmatched
from indicators.wording import screen

Lacking = Mapping[str, Sequence[Lack]]
"""What each area lacks."""
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
    listed = lacking(covers)
    every = [one for own in listed.values() for one in own]
    size = {"areas": len(listed), "count": len(every), "due": sum(one.overdue for one in every)}
    key, name = "missing_title" if every else "missing_none", covers.names.plans[plan]
    told = [screen.say(lang, "missing_subtitle"), _unknown(listed, lang)]
    title = titled(screen.say(lang, key, plan=name, **size), wanted, lang)
    return Exhibit(
        id="missing",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(screen.joined(lang, told), wanted, lang),
        alt=screen.say(lang, "table_alt", title=title),
        table=_table(covers, listed),
        columns=_columns(lang),
        lang=lang,
        empty=_empty(covers.keys, areas, wanted, lang) or ("" if every else title),
        **found,
    )


def _empty(keys: Sequence[Any], areas: Sequence[str], wanted: Wanted, lang: str) -> str:
    if not areas:
        return screen.say(lang, "no_areas")
    return unmatched(wanted, lang) if wanted and not keys else ""


def _table(covers: Coverings, listed: Lacking) -> pd.DataFrame:
    rows, publishers = [], _publishers(covers.cat)
    for area, own in listed.items():
        tally = Counter(one.purpose for one in own)
        rows.append(
            {
                "ref_area": area,
                "area": covers.names.areas[area],
                "missing": len(own),
                "missing_due": sum(one.overdue for one in own),
                **{f"missing_{one}": tally[one] for one in Purpose},
                "whom_ask": _whom(publishers.get(area, []), own, covers.lang),
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


def _unknown(listed: Lacking, lang: str) -> str:
    """Say once that an area's targets name no department, where any area's do not."""
    named = all(any(one.whom for one in own) for own in listed.values())
    return "" if named else screen.say(lang, "missing_unknown")


def _whom(publishers: Sequence[str], own: Sequence[Lack], lang: str) -> str:
    """Name the departments; where none is known, who officially published figures so far."""
    named = [one for one in dict.fromkeys(lack.whom for lack in own) if one]
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
