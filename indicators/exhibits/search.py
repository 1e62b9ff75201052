"""Indicators, documents and areas found by their names, printed terms and codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalogue_sliced import sliced
from indicators.exhibits.search_texts import plain, ranked, slug, texts_of
from indicators.exhibits.standing import known
from indicators.wording import screen

MOST = 6
"""Hits of one kind that are shown."""


@dataclass(frozen=True)
class Hit:
    """An indicator, a document or an area, by its id."""

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
    areas: tuple[Hit, ...] = ()


def search(
    cat: Any, given: str, lang: str = "zh", *, areas: Sequence[str] = (), among: Sequence[str] = ()
) -> Found:
    """Find what has each word of the text in a name, a printed term or the id.

    A term as a document prints it is an alias of its indicator. Whole names come first, then
    those that begin with the text; headline indicators before others. Of the areas those are
    looked through that are named `among` others, by name, slug and code.
    """
    words = plain(given).split()
    if not words:
        return Found()
    known_texts = texts_of(cat)
    indicators, documents = (
        ranked(known_texts.indicators, words),
        ranked(known_texts.documents, words),
    )
    wanted = set(among)
    places = [one for one in ranked(known_texts.areas, words) if one in wanted] if among else []
    return Found(
        tuple(_indicator(cat, code, lang, areas) for code in indicators[:MOST]),
        tuple(_document(cat, key, lang) for key in documents[:MOST]),
        sum(max(len(some) - MOST, 0) for some in (indicators, documents, places)),
        tuple(_area(cat, code, lang) for code in places[:MOST]),
    )


def document_names(cat: Any, lang: str) -> dict[str, str]:
    """Return the documents' titles with the area whose file cites them, by id."""
    names = dict(zip(cat.areas["slug"], cat.areas[f"name_{lang}"], strict=True))
    found = {}
    for key, title in cat.sources["title"].items():
        area = names.get(slug(key))
        found[str(key)] = screen.say(lang, "named", name=title, inner=area) if area else str(title)
    return found


def documents_of(cat: Any, areas: Sequence[str]) -> tuple[str, ...]:
    """Return the documents that the files of some areas cite."""
    of_area = cat.sources["ref_area"]
    return tuple(map(str, of_area.index[of_area.isin(list(areas))]))


def _indicator(cat: Any, code: str, lang: str, areas: Sequence[str]) -> Hit:
    row = cat.indicators.loc[code]
    here = set(sliced(cat, areas, [code]).figures["ref_area"]) if areas else set()
    return Hit(
        code,
        row[f"name_{lang}"],
        row["name_en" if lang == "zh" else "name_zh"],
        str(row["theme"]),
        tuple(area for area in areas if area in here),
    )


def _area(cat: Any, code: str, lang: str) -> Hit:
    row, names = cat.areas.loc[code], cat.areas[f"name_{lang}"]
    above = [str(names[row["parent"]])] if row["parent"] in names.index else []
    return Hit(code, str(row[f"name_{lang}"]), screen.joined(lang, [*above, code], by="comma"))


def _document(cat: Any, key: str, lang: str) -> Hit:
    row = cat.sources.loc[key]
    told = [str(row[name]) for name in ("publisher", "published") if known(row[name])]
    return Hit(key, str(row["title"]), screen.joined(lang, told, by="comma"))
