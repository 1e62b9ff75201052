"""The briefing's sections in their order, numbered, with the list of documents."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.briefing.annexes import annexes
from indicators.briefing.cities import by_city
from indicators.briefing.compared import compared
from indicators.briefing.concerns import concerns
from indicators.briefing.facts import Facts
from indicators.briefing.lacking import lacking
from indicators.briefing.numbering import numbered
from indicators.briefing.overall import areas_told, overall
from indicators.exhibits.evidence import cutoff
from indicators.exhibits.report import Block, Imprint, Paragraph, Report, Shown
from indicators.wording import briefing as words
from indicators.wording import screen

_SECTIONS: Mapping[str, Callable[[Facts], Iterable[Block]]] = {
    "overall": overall,
    "compared": compared,
    "cities": by_city,
    "concerns": concerns,
    "lacking": lacking,
}
ANNEX = "annex"
SECTIONS = (*_SECTIONS, ANNEX)
"""The sections that a briefing may have, in the usual order; the annex always stands last."""


def briefing(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
    before: pd.DataFrame | None = None,
    on: dt.date,
    imprint: Imprint,
    title: str = "",
    sections: Sequence[str] = SECTIONS,
    indicators: Sequence[str] | None = None,
) -> Report:
    """Report on the progress of some cities: sentences, charts, doubts, gaps and documents.

    `frame` is the progress frame as of `as_of`, `before` the one of the year before. Headings
    carry their numerals; the marks 〔1〕, 〔2〕 count `Report.sources`. `indicators` stand in
    the place of the headline ones, and the report says so.

    Raises
    ------
    KeyError
        If there is no such section, plan or area.
    """
    facts = Facts.of(
        cat, frame, areas, plan, lang,
        as_of=as_of, before=before, on=on, indicators=indicators,
        numbers_doubts="concerns" in sections,
    )  # fmt: skip
    wanted = [one for one in sections if one != ANNEX and _needed(one, facts, sections)]
    blocks = [block for one in wanted for block in _SECTIONS[one](facts)]
    annex = tuple(annexes(facts)) if ANNEX in sections else ()
    if not facts.areas:
        blocks, annex = [Paragraph(screen.say(lang, "no_areas"))], ()
    shown = [one.exhibit for one in (*blocks, *annex) if isinstance(one, Shown)]
    return Report(
        title=title or _title(facts),
        subtitle=_subtitle(facts),
        imprint=imprint,
        blocks=numbered(blocks, lang),
        annex=annex,
        sources=facts.citing.documents(one for exhibit in shown for one in exhibit.sources),
        cutoff=cutoff(cat.sources),
        internal=facts.internal or any(exhibit.internal for exhibit in shown),
    )


def _needed(section: str, facts: Facts, sections: Sequence[str]) -> bool:
    """Leave out the comparison of a single city, whose own section says as much."""
    return section != "compared" or len(facts.areas) > 1 or "cities" not in sections


def _subtitle(facts: Facts) -> str:
    told = {"areas": areas_told(facts), "as_of": facts.as_of, "count": len(facts.chosen)}
    return words.say(facts.lang, "subtitle_chosen" if facts.chosen else "subtitle", **told)


def _title(facts: Facts) -> str:
    told = {"plan": facts.plan_name}
    if len(facts.areas) == 1:
        return words.say(facts.lang, "title_one", area=facts.area_name(facts.areas[0]), **told)
    return words.say(facts.lang, "title", **told)
