"""The prose of a report on slides, in type that can be read from afar."""

import re
from collections.abc import Iterator, Sequence

from indicators.charts.palette import SOFT
from indicators.exhibits.report import Heading, Paragraph, Says
from indicators.export.slides import frame as frames
from indicators.export.slides.stage import Stage
from indicators.export.slides.text import Box, Run, height, textbox
from indicators.export.slides.text import Paragraph as Line

Told = Heading | Paragraph
SIZES = (20.0, 18.0, 16.0)
"""Type sizes: the largest in which all fits on one slide, else the second over several."""
_NOTE = 0.7
_AIR = 7.0
_ENDS = re.compile(r"(?<=[。！？；])|(?<=[.!?;])(?=\s)")
_Item = tuple[Told, list[Line]]


def prose(stage: Stage, lang: str, heading: str, told: Sequence[Told], foot: frames.Foot) -> None:
    """Add the slides of some paragraphs of a section.

    A heading that all of them stand below is the title, the section's name below it.
    """
    head = frames.Plain(lang)
    [first, *rest] = told
    if isinstance(first, Heading) and not any(isinstance(one, Heading) for one in rest):
        head, heading, told = frames.Plain(lang, heading), first.text, rest
    body = frames.space(stage, head, heading, foot)
    for page in _pages(told, body):
        frame = frames.add(stage, head, heading, foot)
        textbox(frame.slide, body, page, lang).name = "prose"


def _pages(told: Sequence[Told], body: Box) -> list[list[Line]]:
    for size in SIZES:
        [*found] = _cut(told, body, size, body.height)
        if len(found) == 1:
            return found
    size = SIZES[1]
    [*found] = _cut(told, body, size, body.height)
    evenly = sum(height(page, body.width) for page in found) / len(found)
    for share in range(9):
        [*fairer] = _cut(told, body, size, evenly + (body.height - evenly) * share / 8)
        if len(fairer) <= len(found):
            return fairer
    return found


def _cut(told: Sequence[Told], body: Box, size: float, room: float) -> Iterator[list[Line]]:
    page: list[Line] = []
    left = room
    items = list(_items(told, body, size, room))
    for place, (one, lines) in enumerate(items):
        need = height(lines, body.width)
        # A heading does not stand at the foot of a slide.
        after = items[place + 1][1] if isinstance(one, Heading) and place + 1 < len(items) else []
        if page and need + height(after, body.width) > left:
            yield page
            page, left = [], room
        page.extend(lines)
        left -= need
    if page:
        yield page


def _items(told: Sequence[Told], body: Box, size: float, room: float) -> Iterator[_Item]:
    held = 0.0
    for one in told:
        # What follows a heading shares a slide with it.
        yield from _pieces(one, body, size, room - held)
        held = height(_written(one, one.text, size), body.width) if isinstance(one, Heading) else 0


def _pieces(one: Told, body: Box, size: float, room: float) -> Iterator[_Item]:
    """Yield a paragraph, cut between sentences where a slide does not hold it whole."""
    whole = _written(one, one.text, size)
    if height(whole, body.width) <= room or isinstance(one, Heading):
        yield one, whole
        return
    held = ""
    for sentence in filter(None, _ENDS.split(one.text)):
        if held and height(_written(one, held + sentence, size), body.width) > room:
            yield one, _written(one, held, size)
            held = ""
        held += sentence if held else sentence.lstrip()
        while height(_written(one, held, size), body.width) > room:
            most = _most(one, held, body, size, room)
            yield one, _written(one, held[:most], size)
            held = held[most:]
    if held:
        yield one, _written(one, held, size)


def _most(one: Paragraph, text: str, body: Box, size: float, room: float) -> int:
    """Return how much of a sentence that is longer than a slide fits on it."""
    most = len(text) - 1
    while most > 1 and height(_written(one, text[:most], size), body.width) > room:
        most = most * 9 // 10
    return most


def _written(one: Told, text: str, size: float) -> list[Line]:
    air: Line = [Run("", _AIR)]
    if isinstance(one, Heading):
        return [[Run(text, size, bold=True)], air]
    if one.says is Says.NOTE:
        return [[Run(text, round(size * _NOTE), SOFT)], air]
    return [[Run(f"• {text}" if one.says is Says.ITEM else text, size)], air]
