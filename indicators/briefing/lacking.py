"""数据缺口: what is to be obtained for each city, and from whom."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from indicators import exhibits
from indicators.briefing.facts import Facts
from indicators.exhibits import standing
from indicators.exhibits.covered import coverings
from indicators.exhibits.report import Block, Heading, Paragraph, Says, Shown
from indicators.exhibits.shortfall import Purpose, records
from indicators.wording import briefing as words
from indicators.wording import screen


def lacking(facts: Facts) -> Iterable[Block]:
    """Count what is to be obtained, then name the indicators of each city by purpose."""
    lang = facts.lang
    given = (facts.cat, facts.frame, facts.areas, facts.plan, lang)
    missing = exhibits.missing(*given, on=facts.on, as_of=facts.as_of)
    listed = records(coverings(*given, on=facts.on, headline_only=True, as_of=facts.as_of), ())
    yield Heading(words.say(lang, "lacking"))
    if missing.empty:
        yield Paragraph(words.stopped(lang, missing.title))
        return
    if len(missing.table) > 1:
        yield Paragraph(words.say(lang, "lacking_lead"))
        yield Shown(missing, chart=False, table=True)
    for row in standing.records(missing.table):
        own = listed[listed["ref_area"] == row["ref_area"]]
        yield from _of_area(row, own, facts)
    if not all(any(own) for _, own in listed.groupby("ref_area", sort=False)["whom"]):
        yield Paragraph(words.say(lang, "lacking_rule"), Says.NOTE)


def _of_area(row: dict[str, Any], own: pd.DataFrame, facts: Facts) -> Iterable[Block]:
    lang = facts.lang
    counts = [
        words.say(lang, f"lacking_{one}", count=row[f"missing_{one}"])
        for one in Purpose
        if row[f"missing_{one}"]
    ]
    told = {
        "area": row["area"],
        "count": row["missing"],
        "due": row["missing_due"],
        "parts": screen.joined(lang, counts, by="list"),
    }
    text = words.say(lang, "lacking_area", **told)
    if row["whom_ask"]:
        key = "lacking_department" if any(own["whom"]) else "lacking_whom"
        text += words.say(lang, key, whom=row["whom_ask"])
    yield Paragraph(words.stopped(lang, text))
    for purpose in Purpose:
        if wanted := _wanted(own[own["purpose_code"] == purpose], purpose, lang):
            key = f"lacking_list_{purpose}"
            parts = screen.joined(lang, wanted)
            yield Paragraph(words.stopped(lang, words.say(lang, key, parts=parts)), Says.ITEM)


def _wanted(own: pd.DataFrame, purpose: Purpose, lang: str) -> Sequence[str]:
    """Name the indicators by the years wanted; a target has but one year."""
    years: dict[str, list[int]] = {}
    for indicator, year in zip(own["indicator"], own["year"], strict=True):
        years.setdefault(str(indicator), []).append(int(year))
    if not years:
        return []
    if purpose is Purpose.TARGET:
        return [screen.joined(lang, list(years), by="list")]
    same: dict[tuple[int, ...], list[str]] = {}
    for indicator, found in years.items():
        same.setdefault(tuple(found), []).append(indicator)
    return [
        words.say(
            lang,
            "of_years",
            years=words.years(lang, found),
            names=screen.joined(lang, names, by="list"),
        )
        for found, names in same.items()
    ]
