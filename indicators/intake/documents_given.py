"""The document that a row names: one of the file's, or a new record."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from indicators.changes import Section
from indicators.codes import Grade
from indicators.editing import fields_of
from indicators.intake.names import folded
from indicators.intake.rows import Fault, Given, Row
from indicators.wording import intake_plan as words

NAMED = ("title", "document_number", "published", "reporter")
MARK_BYTES = 3
Fields = Mapping[str, Any]


def is_named(given: Given) -> bool:
    """Whether a row says anything of its document."""
    return any(getattr(given, name) for name in NAMED)


def known(given: Given, sources: Mapping[str, Fields]) -> str | None:
    """Return the key of the document that is the same, or nothing."""
    for key, one in sources.items():
        if _same(given, one):
            return key
    return None


def missing(row: Row) -> Iterator[Fault]:
    """Yield what a new document lacks, at its cells."""
    internal = row.given.grade is Grade.INTERNAL
    needed = ("reporter", "document_number", "published") if internal else ("title", "publisher")
    for name in needed:
        if not getattr(row.given, name):
            yield Fault(row.spots.get(name, row.spot), "missing", name)


def record(given: Given) -> dict[str, Any]:
    """Return a new document's fields, in the order of the files."""
    internal = given.grade is Grade.INTERNAL
    title = given.title or words.INTERNAL_TITLE["zh"].format(reporter=given.reporter)
    found = {
        "title": title,
        "publisher": given.publisher or given.reporter,
        "document_number": given.document_number,
        "published": given.published,
        "url": given.url,
        "grade": str(given.grade),
        "reporter": given.reporter if internal or given.reporter else None,
    }
    return dict(fields_of(Section.SOURCES, {k: v for k, v in found.items() if v is not None}))


def new_key(given: Given, sources: Mapping[str, Fields]) -> str:
    """Return a key that no document of the file has.

    It holds a mark of the document, so that two that wait for review at once do not meet.
    """
    day = re.sub(r"\D", "", given.published or "") or "undated"
    said = "\n".join(folded(getattr(given, name) or "") for name in NAMED)
    mark = hashlib.blake2b(said.encode(), digest_size=MARK_BYTES).hexdigest()
    stem = f"{'internal' if given.grade is Grade.INTERNAL else 'document'}-{day}-{mark}"
    number, key = 1, stem
    while key in sources:
        number += 1
        key = f"{stem}-{number}"
    return key


def _same(given: Given, one: Fields) -> bool:
    title, number = given.title, given.document_number
    if not title and not number:
        return False
    agreed = 0
    for name in NAMED:
        mine, theirs = getattr(given, name), one.get(name)
        if mine and theirs:
            if folded(str(mine)) != folded(str(theirs)):
                return False
            agreed += name in {"title", "document_number"}
    return agreed > 0
