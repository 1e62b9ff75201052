"""What vouches for the figures of an exhibit: documents, doubts, state of the data."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict

import pandas as pd

from indicators.codes import Grade, Seen
from indicators.exhibits.marks import doubt_line, mark, mark_order
from indicators.exhibits.periods import dated
from indicators.exhibits.spec import Citation, Doubt
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts

__all__ = [
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

SHOWN = 3  # documents named inside a picture; the list of sources names them all
PLACES = 6  # places named for one document
_ADDRESS = re.compile(r"[A-Za-z0-9]+[./][A-Za-z0-9]")


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
    used = cat.figures_of(wanted)
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


def citations(sources: pd.DataFrame, used: pd.DataFrame, lang: str) -> tuple[Citation, ...]:
    """Return the documents of the figures: the most used first, of two the better one."""
    count = used["source"].value_counts(sort=False).to_dict()
    found: dict[str, list[str]] = {str(key): [] for key in count}
    told = used[["source", "locator", "seen"]].drop_duplicates()
    told = told[told.groupby("source").cumcount() <= PLACES]
    for key, place in zip(told["source"], places_in(told, lang), strict=True):
        found[str(key)].append(place)
    grades = {str(grade): place for place, grade in enumerate(Grade)}
    rank = sources.loc[list(found), "grade"].map(grades).to_dict()
    ordered = sorted(found, key=lambda key: (-count[key], rank[key], key))
    records = sources.loc[ordered].to_dict("index")
    merged: dict[str, Citation] = {}
    for key in ordered:
        one = _citation(key, records[key], found[key], lang)
        # Several areas' files may cite one document; its places stand together.
        merged[one.line] = _together(merged[one.line], one, lang) if one.line in merged else one
    return tuple(merged.values())


def places_in(used: pd.DataFrame, lang: str) -> list[str]:
    """Return the place of each figure in its document, or that only an excerpt was seen."""
    excerpt = screen.say(lang, "excerpt_only")
    return [
        str(locator) if known(locator) else excerpt if seen == Seen.EXCERPT else ""
        for locator, seen in zip(used["locator"], used["seen"], strict=True)
    ]


def cited_line(source: Mapping[Any, Any], lang: str) -> str:
    """Name a document: title, publisher, number, day and grade."""
    told = [source[name] for name in ("publisher", "document_number", "published")]
    inner = [*(str(one) for one in told if known(one)), verdicts.GRADE[lang][str(source["grade"])]]
    return screen.say(
        lang,
        "citation",
        title=screen.say(lang, "quoted", title=source["title"]),
        inner=screen.joined(lang, inner, by="comma"),
    )


def _together(first: Citation, second: Citation, lang: str) -> Citation:
    places = [place for place in (first.locator, second.locator) if place]
    return replace(first, locator=screen.joined(lang, list(dict.fromkeys(places))))


def _citation(key: str, source: dict[Any, Any], places: Sequence[str], lang: str) -> Citation:
    text = {name: str(value) if known(value) else "" for name, value in source.items()}
    unique = [place for place in dict.fromkeys(places) if place]
    return Citation(
        key=key,
        title=text["title"],
        publisher=text["publisher"],
        date=text["published"],
        locator=screen.joined(lang, unique[:PLACES], by="list") + ("…" if unique[PLACES:] else ""),
        grade=text["grade"],
        grade_word=verdicts.GRADE[lang][text["grade"]],
        url=text["url"],
        number=text["document_number"],
        line=cited_line(source, lang),
    )


def source_line(cited: Sequence[Citation], lang: str, *, shown: int = SHOWN) -> str:
    """Return 数据来源 for the picture: the documents most used, with their grades."""
    if not cited:
        return screen.say(lang, "source_none")
    lines = screen.joined(lang, [_brief(citation, lang) for citation in cited[:shown]])
    if len(cited) > shown:
        lines = screen.say(lang, "source_more", sources=lines, count=len(cited))
    return screen.say(lang, "source_line", sources=lines)


def _brief(citation: Citation, lang: str) -> str:
    title = screen.say(lang, "quoted", title=citation.title)
    told = [short_publisher(citation.publisher), citation.date, citation.grade_word]
    return screen.say(lang, "citation", title=title, inner=screen.joined(lang, told, by="comma"))


def short_publisher(name: str) -> str:
    """Name a publisher without what stands in brackets; a mere web address names none.

    >>> short_publisher("华商报（中华网陕西）"), short_publisher("转载站 zjks.cc")
    ('华商报', '')
    """
    plain = name.partition("（")[0].strip()
    return "" if _ADDRESS.search(plain) else plain


def doubts(cat: Any, figure_ids: Sequence[str]) -> tuple[Doubt, ...]:
    """Return the issues that name the figures, numbered as the figures come."""
    places = {figure: place for place, figure in enumerate(figure_ids)}
    links = cat.issue_figures
    found = links["figure_id"].map(places).dropna()
    first = found.groupby(links["issue_id"]).min().to_dict()
    issues = cat.issues[cat.issues["issue_id"].isin(first)].to_dict("records")
    issues.sort(key=lambda row: first[row["issue_id"]])
    return tuple(
        Doubt(mark(n), row["title"], row["text"], row["severity"], row["issue_id"])
        for n, row in enumerate(issues, start=1)
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
        days = [str(day) for day in sources[column] if known(day)]
        if days:
            return max(days)
    return ""
