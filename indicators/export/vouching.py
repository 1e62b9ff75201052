"""What vouches for figures in data files: the documents with the places, and the doubts."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from indicators.exhibits.evidence import cited_line, places_in
from indicators.exhibits.standing import known, records
from indicators.wording import screen, serving, verdicts

Cited = dict[str, Any]
SOURCE = (
    "figure_id", "source", "source_title", "publisher", "document_number", "published", "url",
    "locator", "seen", "grade", "grade_word", "label", "printed", "line",
)  # fmt: skip
"""Fields of a source of a figure."""
DOUBT = ("issue_id", "severity", "severity_word", "title", "text", "line")
"""Fields of a doubt."""
_OF_FIGURE = ("figure_id", "source", "locator", "seen", "grade", "label", "printed")
_OF_DOCUMENT = ("publisher", "document_number", "published")


def sources(cat: Any, figures: pd.DataFrame, lang: str) -> dict[str, Cited]:
    """Return the document of each figure with the place in it, by id."""
    documents = cat.sources.loc[figures["source"].unique()].to_dict("index")
    lines = {key: cited_line(record, lang) for key, record in documents.items()}
    return {
        one["figure_id"]: _source(one, documents[one["source"]], lines[one["source"]], place, lang)
        for one, place in zip(records(figures), places_in(figures, lang), strict=True)
    }


def _source(figure: Cited, document: Cited, line: str, place: str, lang: str) -> Cited:
    found = {
        **{name: text(figure[name]) for name in _OF_FIGURE},
        **{name: text(document[name]) for name in _OF_DOCUMENT},
        "source_title": document["title"],
        "url": web_address(document["url"]),
        "grade_word": verdicts.GRADE[lang][figure["grade"]],
        "line": screen.joined(lang, [line, place] if place else [line], by="comma"),
    }
    return {name: found[name] for name in SOURCE}


def doubts(cat: Any, lang: str) -> dict[str, list[Cited]]:
    """Return the doubts on record about each figure, by its id."""
    issues = {one["issue_id"]: _doubt(one, lang) for one in records(cat.issues)}
    links = cat.issue_figures
    found: dict[str, list[Cited]] = {}
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        found.setdefault(figure, []).append(issues[issue])
    return found


def _doubt(issue: Cited, lang: str) -> Cited:
    word = verdicts.SEVERITY[lang][issue["severity"]]
    line = serving.say(lang, "doubt", title=issue["title"], severity=word, text=issue["text"])
    found = {**issue, "severity_word": word, "line": line}
    return {name: found[name] for name in DOUBT}


def once(groups: Iterable[list[Cited]]) -> list[Cited]:
    """Join lists of doubts, each doubt once."""
    return list({one["issue_id"]: one for group in groups for one in group}.values())


def text(value: object) -> str | None:
    """Return a text, or None where nothing stands."""
    return str(value) if known(value) else None


def web_address(value: object) -> str | None:
    """Return an address on the web; anything else is none, for a reader may follow it.

    >>> web_address("https://example.org/a"), web_address("javascript:hit()")
    ('https://example.org/a', None)
    """
    found = text(value)
    return found if found and found.startswith(("https://", "http://")) else None
