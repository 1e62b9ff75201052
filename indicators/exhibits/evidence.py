"""What vouches for the figures of an exhibit: documents, doubts, state of the data."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.citations import (
    SHOWN,
    citations,
    cited_line,
    places_in,
    short_publisher,
    source_line,
)
from indicators.exhibits.marks import doubt_line, mark, mark_order
from indicators.exhibits.periods import dated
from indicators.exhibits.spec import Citation, Doubt
from indicators.exhibits.standing import known, values
from indicators.wording import screen

__all__ = [
    "SHOWN",
    "Evidence",
    "Marks",
    "citations",
    "cited_line",
    "cutoff",
    "doubt_line",
    "doubts",
    "evidence",
    "mark",
    "mark_order",
    "marks_by_figure",
    "places_in",
    "short_publisher",
    "source_line",
]

Marks = dict[str, tuple[str, ...]]
"""The marks of the notes on each figure."""


class Evidence(TypedDict):
    """The fields of an exhibit that this module fills."""

    sources: tuple[Citation, ...]
    doubts: tuple[Doubt, ...]
    doubt_line: str
    source_line: str
    cutoff: str
    cutoff_line: str
    internal: bool
    internal_line: str


def evidence(cat: Any, figure_ids: Iterable[str], lang: str) -> Evidence:
    """Collect what belongs to an exhibit that shows these figures, in the order of its rows."""
    wanted = list(dict.fromkeys(figure_ids))
    used = cat.figures_of(wanted) if wanted else cat.figures.iloc[:0]
    cited = citations(cat.sources, used, lang)
    doubted = doubts(cat, wanted)
    internal = bool((used["grade"] == Grade.INTERNAL).any())
    day = cutoff(cat.sources)
    return {
        "sources": cited,
        "doubts": doubted,
        "doubt_line": doubt_line(doubted, lang),
        "source_line": source_line(cited, lang),
        "cutoff": day,
        "cutoff_line": screen.say(lang, "cutoff", day=dated(day, lang)) if day else "",
        "internal": internal,
        "internal_line": screen.say(lang, "internal") if internal else "",
    }


def doubts(cat: Any, figure_ids: Sequence[str]) -> tuple[Doubt, ...]:
    """Return the issues that name the figures, numbered as the figures come."""
    places = {figure: place for place, figure in enumerate(figure_ids)}
    links, first = cat.issue_figures, dict[str, int]()
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        if figure in places:
            first[issue] = min(places[figure], first.get(issue, places[figure]))
    columns = (cat.issues[name] for name in ("issue_id", "title", "text", "severity"))
    issues = [row for row in zip(*columns, strict=True) if row[0] in first]
    issues.sort(key=lambda row: first[row[0]])
    return tuple(
        Doubt(mark(n), title, text, severity, issue)
        for n, (issue, title, text, severity) in enumerate(issues, start=1)
    )


def marks_by_figure(cat: Any, found: Sequence[Doubt]) -> Marks:
    """Return the marks that belong beside each figure."""
    by_issue = {doubt.issue_id: doubt.mark for doubt in found}
    links = cat.issue_figures
    marks: Marks = {}
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        if issue in by_issue:
            marks[figure] = (*marks.get(figure, ()), by_issue[issue])
    return {figure: tuple(sorted(own, key=mark_order)) for figure, own in marks.items()}


def cutoff(sources: pd.DataFrame) -> str:
    """Return when the newest document of the data folder was published, else looked up."""
    for column in ("published", "accessed"):
        days = [str(day) for day in values(sources[column]) if known(day)]
        if days:
            return max(days)
    return ""
