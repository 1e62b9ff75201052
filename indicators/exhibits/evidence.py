"""What vouches for the figures of an exhibit: documents, doubts, state of the data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict

import pandas as pd

from indicators.codes import Grade, Seen
from indicators.exhibits.spec import Citation, Doubt
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts

Marks = dict[str, tuple[str, ...]]
"""The marks of the notes on each figure."""

SHOWN = 3  # documents named inside a picture; the list of sources names them all
MARKED = 12  # doubts named inside a picture
PLACES = 6  # places named for one document
CIRCLED = "".join(
    map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
)


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
    """Collect what belongs to an exhibit that shows these figures."""
    wanted = set(figure_ids)
    figures = cat.figures
    used = figures[figures["figure_id"].isin(wanted)]
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
        "cutoff_line": screen.say(lang, "cutoff", day=day) if day else "",
        "internal": internal,
        "internal_line": screen.say(lang, "internal") if internal else "",
    }


def citations(sources: pd.DataFrame, used: pd.DataFrame, lang: str) -> tuple[Citation, ...]:
    """Return the documents of the figures, the most used first."""
    found: dict[str, list[str]] = {}
    for key, place in zip(used["source"], places_in(used, lang), strict=True):
        found.setdefault(str(key), []).append(place)
    ordered = sorted(found, key=lambda key: (-len(found[key]), key))
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
    told = [citation.publisher, citation.date, citation.grade_word]
    return screen.say(lang, "citation", title=title, inner=screen.joined(lang, told, by="comma"))


def doubt_line(found: Sequence[Doubt], lang: str, *, shown: int = MARKED) -> str:
    """Return the notes for the picture: marks and titles."""
    told = screen.joined(lang, [f"{doubt.mark} {doubt.title}" for doubt in found[:shown]])
    if len(found) > shown:
        return screen.say(lang, "doubts_more", doubts=told, count=len(found))
    return screen.say(lang, "doubts", doubts=told) if found else ""


def doubts(cat: Any, figure_ids: set[str]) -> tuple[Doubt, ...]:
    """Return the issues that name one of the figures, in the order of the catalogue."""
    links = cat.issue_figures
    concerned = set(links.loc[links["figure_id"].isin(figure_ids), "issue_id"])
    issues = cat.issues
    rows = issues[issues["issue_id"].isin(concerned)].to_dict("records")
    return tuple(
        Doubt(mark(n), row["title"], row["text"], row["severity"], row["issue_id"])
        for n, row in enumerate(rows, start=1)
    )


def mark(number: int) -> str:
    """Return the mark of a note: ① to ㊿, then (51).

    >>> mark(1), mark(21), mark(36), mark(51)
    ('①', '㉑', '㊱', '(51)')
    """
    return CIRCLED[number - 1] if number <= len(CIRCLED) else f"({number})"


def mark_order(shown: str) -> int:
    """Return the number of a note by its mark.

    >>> mark_order("㉑"), mark_order("(51)")
    (21, 51)
    """
    return CIRCLED.index(shown) + 1 if shown in CIRCLED else int(shown.strip("()"))


def marks_by_figure(cat: Any, found: Sequence[Doubt]) -> Marks:
    """Return the marks that belong beside each figure."""
    by_issue = {doubt.issue_id: doubt.mark for doubt in found}
    links = cat.issue_figures
    marks: Marks = {}
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        if issue in by_issue:
            marks[figure] = (*marks.get(figure, ()), by_issue[issue])
    return marks


def cutoff(sources: pd.DataFrame) -> str:
    """Return when the newest document of the data folder was published, else looked up."""
    for column in ("published", "accessed"):
        days = [str(day) for day in sources[column] if known(day)]
        if days:
            return max(days)
    return ""
