"""The documents that figures are taken from: each cited once, with its places."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Grade, Seen
from indicators.exhibits import standing
from indicators.exhibits.spec import Citation
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts

SHOWN = 3  # documents named inside a picture; the list of sources names them all
PLACES = 6  # places named for one document
_JOINTS = re.compile(r"[、，,/／ （(]")
_ADDRESS = re.compile(r"[A-Za-z0-9]+[./][A-Za-z0-9]")
_Record = Mapping[Any, Any]


def citations(sources: pd.DataFrame, used: pd.DataFrame, lang: str) -> tuple[Citation, ...]:
    """Return the documents of the figures: the most used first, of two the better one."""
    keys = [str(key) for key in standing.values(used["source"])]
    found: dict[str, dict[str, None]] = {}
    for key, place in zip(keys, places_in(used, lang), strict=True):
        found.setdefault(key, {})[place] = None
    count = Counter(keys)
    grades = {str(grade): place for place, grade in enumerate(Grade)}
    records = dict(zip(found, standing.records(sources.loc[list(found)]), strict=True))
    rank = {key: grades[str(record["grade"])] for key, record in records.items()}
    ordered = sorted(found, key=lambda key: (-count[key], rank[key], key))
    return tuple(
        _citation(same, records, [place for key in same for place in found[key]], lang)
        for same in documents_of(ordered, records)
    )


def documents_of(keys: Sequence[str], records: Mapping[Any, _Record]) -> list[list[str]]:
    """Put together the keys of one document, which several areas' files may cite.

    Its publishers may be written and joined in several ways; two addresses make two documents.
    """
    found: list[list[str]] = []
    homes: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for key in keys:
        told = {name: str(value) if known(value) else "" for name, value in records[key].items()}
        publisher, url = _JOINTS.split(told["publisher"])[0], told["url"]
        own = (told["title"], publisher, told["document_number"], told["published"], told["grade"])
        home = _home(homes.setdefault(own, {}), url)
        if not home:
            found.append(home)
        home.append(key)
    return found


def _home(same: dict[str, list[str]], url: str) -> list[str]:
    """Return the keys of one document by its address; one without an address goes with any."""
    if url not in same and (url or not same):
        same[url] = same.pop("", [])
    return same[url] if url in same else next(iter(same.values()))


def places_in(used: pd.DataFrame, lang: str) -> list[str]:
    """Return the place of each figure in its document, or that only an excerpt was seen."""
    excerpt = screen.say(lang, "excerpt_only")
    return [
        str(locator) if known(locator) else excerpt if seen == Seen.EXCERPT else ""
        for locator, seen in zip(
            standing.values(used["locator"]), standing.values(used["seen"]), strict=True
        )
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


def _citation(
    keys: Sequence[str], records: Mapping[Any, _Record], places: Sequence[str], lang: str
) -> Citation:
    source = records[keys[0]]
    text = {name: str(value) if known(value) else "" for name, value in source.items()}
    urls = [str(records[key]["url"]) for key in keys if known(records[key]["url"])]
    unique = [place for place in dict.fromkeys(places) if place]
    return Citation(
        key=keys[0],
        title=text["title"],
        publisher=text["publisher"],
        date=text["published"],
        locator=screen.joined(lang, unique[:PLACES], by="list") + ("…" if unique[PLACES:] else ""),
        grade=text["grade"],
        grade_word=verdicts.GRADE[lang][text["grade"]],
        url=next(iter(urls), ""),
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
