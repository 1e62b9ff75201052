"""Slides of text behind a chart: its notes and doubts, and all documents it rests on."""

from collections.abc import Iterator, Sequence
from typing import Any

from indicators.charts.palette import SOFT
from indicators.exhibits.spec import Exhibit
from indicators.export import slide_frame as frames
from indicators.export.slide_text import Box, Paragraph, Run, height, textbox
from indicators.wording import deck, screen

_SIZE = 11.0
_AIR = 4.0


def notes(made: Any, exhibit: Exhibit) -> None:
    """Add the notes, what the signs of a matrix mean, and each doubt with its text."""
    legend = exhibit.matrix.legend if exhibit.matrix else ()
    doubts = [
        [
            Run(f"{one.mark} {one.title}", _SIZE, bold=True),
            Run(_after(exhibit.lang, one.text), _SIZE),
        ]
        for one in exhibit.doubts
    ]
    told = [[Run(note, _SIZE)] for note in (*exhibit.notes, *legend)]
    _slides(made, exhibit, "notes", [*told, *doubts])


def sources(made: Any, exhibit: Exhibit) -> None:
    """Add the documents, each with publisher, day, grade and address."""
    written: list[Paragraph] = []
    for place, one in enumerate(exhibit.sources, start=1):
        line = one.line or screen.joined(
            exhibit.lang, [one.title, one.publisher, one.date], by="comma"
        )
        address = [Run(f"　{one.url}", 9, SOFT)] if one.url else []
        written.append([Run(f"{place}. {line}", _SIZE), *address])
    _slides(made, exhibit, "sources", written)


def _after(lang: str, text: str) -> str:
    return deck.say(lang, "paired", name="", text=text) if text else ""


def _slides(made: Any, exhibit: Exhibit, key: str, written: Sequence[Paragraph]) -> None:
    title = deck.say(exhibit.lang, key, title=exhibit.title)
    below = frames.foot(exhibit, ()) if key == "notes" else []
    body = frames.space(exhibit, title, below, frames.BEHIND)
    for page in _pages(written, body):
        frame = frames.add(made, exhibit, title, below, frames.BEHIND)
        textbox(frame.slide, body, page, exhibit.lang)


def _pages(written: Sequence[Paragraph], box: Box) -> Iterator[list[Paragraph]]:
    page: list[Paragraph] = []
    left = box.height - _AIR
    for one in written:
        need = height([one], box.width)
        if page and need > left:
            yield page
            page, left = [], box.height - _AIR
        page.append(one)
        left -= need
    if page:
        yield page
