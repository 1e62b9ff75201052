"""The slides that open a deck and its sections: title and imprint, contents."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from indicators.charts.palette import LINES, SOFT, VERDICT
from indicators.codes import Pace
from indicators.exhibits.report import Block, Heading, Paragraph, Report
from indicators.export import imprint
from indicators.export.slides import frame as frames
from indicators.export.slides.marks import rgb
from indicators.export.slides.stage import Stage, fitted, fitting
from indicators.export.slides.text import Box, Run, height, textbox, write
from indicators.export.slides.text import Paragraph as Line
from indicators.wording import deck, screen
from indicators.wording import report as words

_TITLES = (36.0, 32.0, 28.0, 24.0)
_LIST, _UNDER = (20.0, 18.0, 16.0, 14.0, 12.0), 0.75
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|\d+[.、]|附件|Annex")
_AIR = 8.0
_LEAD = 120
"""Characters of prose on the slide that opens a section."""
_SECOND = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)

Part = tuple[str, Sequence[Block]]


def opening(stage: Stage, report: Report) -> None:
    """Add the first slide: title, subtitle, who made it when, how far it is decided."""
    slide = frames.blank(stage, stage.opening, _SECOND)
    lang = report.imprint.lang
    box = _named(stage, slide, report.title, lang)
    told: list[Line] = []
    if report.subtitle:
        told += [[Run(report.subtitle, 18, SOFT)], [Run("", 12)]]
    told += [
        [Run(words.say(lang, "named", name=name, value=value), 14)]
        for name, value in imprint.of(report)
    ]
    if report.internal:
        warning = screen.say(lang, "internal")
        told.append([Run(warning, 14, VERDICT[Pace.FAR_BEHIND], bold=True)])
    _below(stage, slide, box, told, lang)


def contents(stage: Stage, report: Report, parts: Sequence[Part]) -> None:
    """Add a slide of the sections' names, those of their parts below as far as there is room."""
    names = [name for name, _ in parts if name]
    if len(names) < 2:
        return
    lang = report.imprint.lang
    title, head = deck.say(lang, "contents"), frames.Plain(lang)
    body = frames.space(stage, head, title, ())
    frame = frames.add(stage, head, title, ())
    textbox(frame.slide, body, _listed(parts, lang, body), lang).name = "contents"


def section(stage: Stage, report: Report, heading: str, blocks: Sequence[Block]) -> int:
    """Add the slide that opens a section; return how many of its blocks stand on it.

    On it are a few lines of prose or the names of its parts; more prose is its own opening.
    """
    lead = _lead(blocks)
    if sum(len(one.text) for one in lead) > _LEAD:
        return 0
    slide = frames.blank(stage, stage.section, _SECOND)
    lang = report.imprint.lang
    box = _named(stage, slide, heading, lang)
    named = [one.text for one in blocks if isinstance(one, Heading) and one.level == 2]
    told = [one.text for one in lead] or named
    _below(stage, slide, box, [[Run(text, _LIST[0], SOFT)] for text in told], lang)
    frames.number(stage, slide, lang)
    return len(lead)


def _lead(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the paragraphs before anything else."""
    found: list[Paragraph] = []
    for one in blocks:
        if not isinstance(one, Paragraph):
            break
        found.append(one)
    return found


def _below(stage: Stage, slide: Any, box: Box, told: Sequence[Line], lang: str) -> None:
    """Write what stands below the title of an opening slide, in its place if there is one."""
    places = [one for one in slide.placeholders if one.placeholder_format.idx != 0]
    for other in places[bool(told) :]:
        other._element.getparent().remove(other._element)
    if not told:
        return
    if places:
        place = frames.box_of(places[0])
        write(places[0], _fitting(told, place), lang, keep=True)
        return
    top = box.top + box.height + 12
    free = stage.free
    room = Box(box.left, top, box.width, max(60.0, free.top + free.height - top - 20))
    textbox(slide, room, _fitting(told, room), lang).name = "below"


def _fitting(told: Sequence[Line], box: Box) -> Sequence[Line]:
    """Return lines in type so small that they fit."""
    for share in (1.0, 0.9, 0.8, 0.7, 0.6):
        found = [[replace(run, size=round(run.size * share, 1)) for run in one] for one in told]
        if height(found, box.width - 16) <= box.height - 8:
            break
    return found


def _listed(parts: Sequence[Part], lang: str, body: Box) -> list[Line]:
    for under in (True, False):
        for size in _LIST:
            told: list[Line] = []
            for place, (name, blocks) in enumerate(((one, two) for one, two in parts if one), 1):
                number = "" if _NUMBERED.match(name) else deck.numbered(lang, place)
                told += [[Run(f"{number}{name}", size, bold=True)]]
                inner = [one.text for one in blocks if isinstance(one, Heading) and one.level == 2]
                if under and inner:
                    told.append([Run(screen.joined(lang, inner), size * _UNDER, SOFT)])
                told.append([Run("", _AIR)])
            if height(told, body.width) <= body.height:
                return told
    return told


def _named(stage: Stage, slide: Any, title: str, lang: str) -> Box:
    """Write the title of an opening slide and return its place."""
    if stage.own:
        place = frames.box_of(slide.shapes.title)
        size, box = fitted(title, place, stage.size)
        frames.entitle(stage, slide, title, size, None if box is place else box, lang)
        return box
    room = stage.free.width * 0.9
    size, tall = fitting(title, _TITLES, room)
    box = Box(stage.free.left + 24, 190.0 - min(tall, 120.0) / 2, room, tall)
    frames.entitle(stage, slide, title, size, box, lang)
    bar = slide.shapes.add_shape(1, *Box(stage.free.left, box.top, 6, tall).emu)
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb(LINES[0])
    bar.line.fill.background()
    bar.name = "bar"
    return box
