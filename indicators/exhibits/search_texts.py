"""The texts that a search looks through, made plain once for each catalogue."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from indicators.catalogue import Catalogue
from indicators.exhibits.standing import known


@dataclass(frozen=True, eq=False)
class Entry:
    """What can be found: its id, its names, and all that is said of it."""

    id: str
    names: tuple[str, ...]
    everything: str
    last: bool = False
    """Whether it comes after others that fit as well."""


@dataclass(frozen=True, eq=False)
class Texts:
    """All entries of a catalogue, in the order of its lists."""

    indicators: tuple[Entry, ...]
    documents: tuple[Entry, ...]
    areas: tuple[Entry, ...]


_TEXTS: WeakKeyDictionary[Catalogue, Texts] = WeakKeyDictionary()


def texts_of(cat: Any) -> Texts:
    """Return the texts of a catalogue; a search as one types waits for them once."""
    if not isinstance(cat, Catalogue):  # frames of the same form may change
        return _read(cat)
    found = _TEXTS.get(cat)
    if found is None:
        found = _TEXTS[cat] = _read(cat)
    return found


def _read(cat: Any) -> Texts:
    return Texts(tuple(_indicators(cat)), tuple(_documents(cat)), tuple(_areas(cat)))


def plain(text: object) -> str:
    """Return a text without regard to case and width; nothing for what is missing."""
    return unicodedata.normalize("NFKC", str(text)).casefold() if known(text) else ""


def slug(key: object) -> str:
    """Return the slug of the area in whose file a document stands."""
    return str(key).partition("/")[0]


def ranked(entries: Iterable[Entry], words: Sequence[str]) -> list[str]:
    """Return the ids of what has all words, those that fit best first."""
    whole = " ".join(words)
    found = [
        (_rank(one, words, whole), one.last, place, one.id)
        for place, one in enumerate(entries)
        if all(word in one.everything for word in words)
    ]
    return [code for *_, code in sorted(found)]


def _rank(one: Entry, words: Sequence[str], whole: str) -> int:
    """Return how well something fits, 0 best."""
    if whole in one.names:
        return 0
    if any(name.startswith(whole) for name in one.names):
        return 1
    return 2 if any(all(word in name for word in words) for name in one.names) else 3


def _entry(key: object, names: Iterable[object], others: Iterable[object], **more: bool) -> Entry:
    own = tuple(map(plain, names))
    return Entry(str(key), own, "\n".join([*own, *map(plain, others)]), **more)


def _indicators(cat: Any) -> Iterable[Entry]:
    table, aliases = cat.indicators, _aliases(cat)
    columns = (table[name] for name in ("name_zh", "name_en", "concept", "headline"))
    for code, zh, en, concept, headline in zip(table.index, *columns, strict=True):
        others = (concept, *aliases.get(code, ()))
        yield _entry(code, (zh, en, code), others, last=not headline)


def _aliases(cat: Any) -> dict[str, list[str]]:
    pairs = cat.figures[["indicator", "label"]].drop_duplicates().dropna()
    found: dict[str, list[str]] = {}
    for code, label in zip(pairs["indicator"], pairs["label"], strict=True):
        found.setdefault(str(code), []).append(str(label))
    return found


def _documents(cat: Any) -> Iterable[Entry]:
    table, areas = cat.sources, cat.areas
    names = dict(
        zip(areas["slug"], zip(areas["name_zh"], areas["name_en"], strict=True), strict=True)
    )
    columns = (table[name] for name in ("title", "publisher", "document_number"))
    for key, title, publisher, number in zip(table.index, *columns, strict=True):
        yield _entry(key, (title, key, number), (publisher, *names.get(slug(key), ())))


def _areas(cat: Any) -> Iterable[Entry]:
    table = cat.areas
    columns = (table[name] for name in ("name_zh", "name_en", "slug"))
    for code, *names in zip(table.index, *columns, strict=True):
        yield _entry(code, (*names, code), ())
