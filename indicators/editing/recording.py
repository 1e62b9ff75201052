"""The records of an area's file as they stand in it, without checking them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.changes import Fields, Section
from indicators.editing.parsing import parsed

RecordKey = tuple[Section, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A record with its raw fields; `keys` leads to it in the content."""

    fields: Fields
    indicator: str | None
    """Of figures: what they stand under."""
    keys: tuple[str | int, ...]


def records(text: str, path: Path, slug: str | None = None) -> dict[RecordKey, Record]:
    """Find every figure, source, issue and follow-up of a text.

    Figures without an id have the one that `entries.entries` gives them, by the area's slug,
    which is the file's name unless said otherwise. Where one id stands twice the second is
    `id.2`; what is no mapping is no record.

    Raises
    ------
    DataError
        If the text cannot be parsed.
    """
    return records_in(parsed(text, path).content, slug or path.stem)


def records_in(content: Mapping[str, Any], slug: str) -> dict[RecordKey, Record]:
    """Find the records of a parsed file."""
    found: dict[RecordKey, Record] = {}
    for section, key, record in _all(content, slug):
        name, number = key, 1
        while (section, name) in found:
            number += 1
            name = f"{key}.{number}"
        found[section, name] = record
    return found


def _all(content: Mapping[str, Any], slug: str) -> Iterator[tuple[Section, str, Record]]:
    for key, fields in _mapping(content.get(Section.SOURCES)).items():
        if isinstance(fields, dict):
            yield Section.SOURCES, key, Record(fields, None, (Section.SOURCES, key))
    taken: dict[str, int] = {}
    for indicator, listed in _mapping(content.get(Section.FIGURES)).items():
        for place, fields in _items(listed):
            keys = (Section.FIGURES, indicator, place)
            key = _own(fields) or _numbered(slug, indicator, fields, taken)
            yield Section.FIGURES, key, Record(fields, indicator, keys)
    for section in (Section.ISSUES, Section.FOLLOW_UPS):
        for place, fields in _items(content.get(section)):
            key = _own(fields) or f"{section}.{place}"
            yield section, key, Record(fields, None, (section, place))


def _own(fields: Fields) -> str:
    return "" if fields.get("id") is None else str(fields["id"])


def _numbered(slug: str, indicator: str, fields: Fields, taken: dict[str, int]) -> str:
    # As entries.py numbers them; a test holds the two together.
    stem = f"{slug}.{indicator}.{fields.get('role')}.{fields.get('time_period') or 'undated'}"
    number = taken[stem] = taken.get(stem, 0) + 1
    return stem if number == 1 else f"{stem}.{number}"


def _mapping(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _items(found: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = found if isinstance(found, list) else []
    return ((place, one) for place, one in enumerate(listed) if isinstance(one, dict))
