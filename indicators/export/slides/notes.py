"""Slides of text behind a chart: its notes and doubts, and all documents it rests on."""

from collections.abc import Iterator, Sequence

from indicators.charts.palette import SOFT
from indicators.exhibits.spec import Citation, Exhibit
from indicators.export.slides import frame as frames
from indicators.export.slides.stage import Stage
from indicators.export.slides.text import Box, Paragraph, Run, height, textbox
from indicators.wording import deck, screen

_SIZE = 11.0
_AIR = 4.0


def notes(stage: Stage, exhibit: Exhibit) -> None:
    """Add the notes, what the signs of a matrix mean, and each doubt with its text."""
    doubts = [doubt(exhibit.lang, f"{one.mark} {one.title}", one.text) for one in exhibit.doubts]
    _behind(stage, exhibit, "notes", [*_remarks(exhibit), *doubts])


def remarks(stage: Stage, exhibit: Exhibit) -> None:
    """Add the notes, and the doubts by mark and title as they would stand below the chart."""
    named: list[Paragraph] = [[Run(f"{one.mark} {one.title}", _SIZE)] for one in exhibit.doubts]
    _behind(stage, exhibit, "notes", [*_remarks(exhibit), *named])


def sources(stage: Stage, exhibit: Exhibit) -> None:
    """Add the documents, each with publisher, day, grade and address."""
    _behind(stage, exhibit, "sources", documents(exhibit.sources, exhibit.lang))


def documents(sources: Sequence[Citation], lang: str) -> list[Paragraph]:
    """Return the documents as numbered lines."""
    written: list[Paragraph] = []
    for place, one in enumerate(sources, start=1):
        line = one.line or screen.joined(lang, [one.title, one.publisher, one.date], by="comma")
        address = [Run(f"　{one.url}", 9, SOFT)] if one.url else []
        written.append([Run(f"{place}. {line}", _SIZE), *address])
    return written


def doubt(lang: str, title: str, text: str) -> Paragraph:
    """Return a doubt as a line, its title in bold."""
    after = deck.say(lang, "paired", name="", text=text) if text else ""
    return [Run(title, _SIZE, bold=True), Run(after, _SIZE)]


def listed(
    stage: Stage,
    head: frames.Head,
    title: str,
    written: Sequence[Paragraph],
    below: frames.Foot = (),
) -> None:
    """Add as many slides as lines of text need."""
    body = frames.space(stage, head, title, below, frames.BEHIND)
    for page in _pages(written, body):
        frame = frames.add(stage, head, title, below, frames.BEHIND)
        textbox(frame.slide, body, page, head.lang)


def _remarks(exhibit: Exhibit) -> list[Paragraph]:
    legend = exhibit.matrix.legend if exhibit.matrix else ()
    return [[Run(note, _SIZE)] for note in (*exhibit.notes, *legend)]


def _behind(stage: Stage, exhibit: Exhibit, key: str, written: Sequence[Paragraph]) -> None:
    title = deck.say(exhibit.lang, key, title=exhibit.title)
    listed(stage, exhibit, title, written, frames.foot(exhibit, ()) if key == "notes" else [])


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
