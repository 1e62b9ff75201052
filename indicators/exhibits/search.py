"""Indicators and documents found by their names, printed terms and codes."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.exhibits.standing import known
from indicators.wording import screen

MOST = 6
"""Hits of one kind that are shown."""


@dataclass(frozen=True)
class Hit:
    """An indicator or a document, by its id."""

    id: str
    name: str
    below: str
    """Its other name, or who issued it and when."""
    theme: str = ""
    cities: tuple[str, ...] = ()
    """The areas asked for that have figures of the indicator."""


@dataclass(frozen=True)
class Found:
    """What a search found, best first, and how many more there are."""

    indicators: tuple[Hit, ...] = ()
    documents: tuple[Hit, ...] = ()
    more: int = 0


def search(cat: Any, given: str, lang: str = "zh", *, areas: Sequence[str] = ()) -> Found:
    """Find what has each word of the text in a name, a printed term or the id.

    A term as a document prints it is an alias of its indicator. Whole names come first, then
    those that begin with the text; headline indicators before others.
    """
    words = _plain(given).split()
    if not words:
        return Found()
    indicators, documents = _indicators(cat, words), _documents(cat, words)
    figures = cat.figures
    return Found(
        tuple(_indicator(cat, code, lang, figures, areas) for code in indicators[:MOST]),
        tuple(_document(cat, key, lang) for key in documents[:MOST]),
        max(len(indicators) - MOST, 0) + max(len(documents) - MOST, 0),
    )


def document_names(cat: Any, lang: str) -> dict[str, str]:
    """Return the documents' titles with the area whose file cites them, by id."""
    names = dict(zip(cat.areas["slug"], cat.areas[f"name_{lang}"], strict=True))
    found = {}
    for key, title in cat.sources["title"].items():
        area = names.get(_slug(key))
        found[str(key)] = screen.say(lang, "named", name=title, inner=area) if area else str(title)
    return found


def _slug(key: object) -> str:
    return str(key).partition("/")[0]


def _plain(text: object) -> str:
    return unicodedata.normalize("NFKC", str(text)).casefold() if known(text) else ""


def _rank(words: Sequence[str], names: Iterable[object], others: Iterable[object]) -> int | None:
    """Return how well something fits, 0 best; None where a word is missing."""
    plain = [_plain(one) for one in names]
    everything = "\n".join([*plain, *map(_plain, others)])
    if not all(word in everything for word in words):
        return None
    whole = " ".join(words)
    if whole in plain:
        return 0
    if any(name.startswith(whole) for name in plain):
        return 1
    return 2 if any(all(word in name for word in words) for name in plain) else 3


def _indicators(cat: Any, words: Sequence[str]) -> list[str]:
    table, aliases = cat.indicators, _aliases(cat.figures)
    columns = (table[name] for name in ("name_zh", "name_en", "concept", "headline"))
    ranked = []
    for place, (code, zh, en, concept, headline) in enumerate(
        zip(table.index, *columns, strict=True)
    ):
        rank = _rank(words, (zh, en, code), (concept, *aliases.get(code, ())))
        if rank is not None:
            ranked.append((rank, not headline, place, str(code)))
    return [code for *_, code in sorted(ranked)]


def _aliases(figures: pd.DataFrame) -> dict[str, list[str]]:
    pairs = figures[["indicator", "label"]].dropna().drop_duplicates()
    found: dict[str, list[str]] = {}
    for code, label in zip(pairs["indicator"], pairs["label"], strict=True):
        found.setdefault(str(code), []).append(str(label))
    return found


def _documents(cat: Any, words: Sequence[str]) -> list[str]:
    table, areas = cat.sources, cat.areas
    names = dict(
        zip(areas["slug"], zip(areas["name_zh"], areas["name_en"], strict=True), strict=True)
    )
    columns = (table[name] for name in ("title", "publisher", "document_number"))
    ranked = []
    for place, (key, title, publisher, number) in enumerate(
        zip(table.index, *columns, strict=True)
    ):
        rank = _rank(words, (title, key, number), (publisher, *names.get(_slug(key), ())))
        if rank is not None:
            ranked.append((rank, place, str(key)))
    return [key for *_, key in sorted(ranked)]


def _indicator(cat: Any, code: str, lang: str, figures: pd.DataFrame, areas: Sequence[str]) -> Hit:
    row = cat.indicators.loc[code]
    here = set(figures.loc[figures["indicator"] == code, "ref_area"])
    return Hit(
        code,
        row[f"name_{lang}"],
        row["name_en" if lang == "zh" else "name_zh"],
        str(row["theme"]),
        tuple(area for area in areas if area in here),
    )


def _document(cat: Any, key: str, lang: str) -> Hit:
    row = cat.sources.loc[key]
    told = [str(row[name]) for name in ("publisher", "published") if known(row[name])]
    return Hit(key, str(row["title"]), screen.joined(lang, told, by="comma"))
