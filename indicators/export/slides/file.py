"""The deck as a file: opened on a template, filled, packed the same for the same content."""

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Iterator
from itertools import count
from typing import Any

from pptx.opc.packuri import PackURI

from indicators.exhibits.report import Report
from indicators.exhibits.spec import Exhibit
from indicators.export.imprint import created
from indicators.export.slides import (
    exhibit as slide_exhibit,
)
from indicators.export.slides import (
    notes as slide_notes,
)
from indicators.export.slides import (
    report as slide_report,
)
from indicators.export.slides.blank import new_deck
from indicators.export.slides.dress import dress
from indicators.export.slides.template import TemplateError, opened
from indicators.export.slides.text import safe

__all__ = ["TemplateError", "deck", "pptx"]

_FIRST = struct.pack("<2H", 0, 1 << 5 | 1)
"""Midnight of 1 January 1980, as zip files hold it."""
_OF_SAMPLES = ("subject", "keywords", "comments", "category")


def pptx(exhibit: Exhibit) -> bytes:
    """Write a deck: the chart, the table behind it, its notes, its sources."""
    exhibit = slide_exhibit.drawn(exhibit)
    stage = new_deck()
    if exhibit.empty:
        slide_exhibit.nothing(stage, exhibit)
    else:
        slide_exhibit.pictures(stage, exhibit)
        slide_exhibit.tables(stage, exhibit, alone=not len(stage.made.slides))
        slide_notes.notes(stage, exhibit)
        slide_notes.sources(stage, exhibit)
    return _saved(stage.made, exhibit.title, "", created(exhibit))


def deck(report: Report, template: bytes | None = None) -> bytes:
    """Write a report as a deck, in a user's own template where one is given.

    Raises TemplateError where the template cannot be used.
    """
    stage = opened(template, report.imprint.lang) if template is not None else new_deck()
    _number_parts(stage.made.part.package)
    slide_report.write(stage, report)
    if stage.own:
        dress(stage)
    return _saved(stage.made, report.title, report.imprint.compiler, _day(report))


def _number_parts(package: Any) -> None:
    """Name new parts by counting on: python-pptx looks at all parts for each new one."""
    taken = {str(part.partname) for part in package.iter_parts()}
    counts: dict[str, Iterator[int]] = {}

    def next_partname(template: str) -> PackURI:
        numbers = counts.setdefault(template, count(1))
        name = next(name for number in numbers if (name := template % number) not in taken)
        return PackURI(name)

    package.next_partname = next_partname


def _day(report: Report) -> dt.datetime:
    """Return the day on which a report was made, or the day of its data."""
    for day in (report.imprint.day, report.cutoff):
        try:
            return dt.datetime.fromisoformat(day).replace(tzinfo=None)
        except ValueError:
            continue
    return dt.datetime(2000, 1, 1)


def _saved(made: Any, title: str, author: str, day: dt.datetime) -> bytes:
    """Write the file; what is the same gives the same bytes."""
    about = made.core_properties
    about.title, about.author, about.last_modified_by = safe(title)[:255], safe(author)[:255], ""
    about.created = about.modified = day
    for name in _OF_SAMPLES:
        if getattr(about, name):
            setattr(about, name, "")
    buffer = io.BytesIO()
    made.save(buffer)
    return _undated(buffer.getvalue())


def _undated(data: bytes) -> bytes:
    """Take the clock's time from the entries of a zip, in both places where it stands."""
    found = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        entry, places = parts.start_dir, [one.header_offset for one in parts.infolist()]
    for start in places:
        found[start + 10 : start + 14] = _FIRST
        found[entry + 12 : entry + 16] = _FIRST
        # Behind its fixed part an entry holds name, extra field and comment.
        entry += 46 + sum(struct.unpack_from("<3H", data, entry + 28))
    return bytes(found)
