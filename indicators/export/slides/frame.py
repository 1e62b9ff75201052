"""The frame of every slide: the finding above, sources below, the number in its corner."""

import copy
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from indicators.charts.palette import SOFT, VERDICT
from indicators.codes import Pace
from indicators.exhibits.spec import Exhibit
from indicators.export.slides.stage import NUMBER, Stage
from indicators.export.slides.text import Box, Run, height, textbox, write
from indicators.wording import deck

FOOT = 9.0
"""Type size of notes and sources."""
FRONT, BEHIND = (24.0, 22.0, 20.0, 18.0), (16.0, 14.0)
"""Type sizes of titles: of charts, and of tables and texts behind them."""
_SUBTITLE = 13.0

Foot = Sequence[Sequence[Run]]


class Head(Protocol):
    """What stands above a slide besides its title."""

    @property
    def lang(self) -> str:
        """Language of its texts."""

    @property
    def subtitle(self) -> str:
        """What stands below the title, empty for nothing."""


@dataclass(frozen=True)
class Plain:
    """The head of a slide that no exhibit is on."""

    lang: str
    subtitle: str = ""


@dataclass(frozen=True)
class Frame:
    """A slide and the place that its frame leaves."""

    slide: Any
    body: Box


def space(stage: Stage, head: Head, title: str, foot: Foot, sizes: Sequence[float] = FRONT) -> Box:
    """Return the place that the frame of a slide leaves."""
    rest = stage.below(title, sizes)
    top = rest.top + _subtitle(head, rest.width)[1] + 6
    bottom = rest.top + rest.height - _foot_height(stage, foot)
    return Box(rest.left, top, rest.width, bottom - top - 8)


def add(stage: Stage, head: Head, title: str, foot: Foot, sizes: Sequence[float] = FRONT) -> Frame:
    """Add a slide with title, subtitle, what stands below and its number."""
    slide = blank(stage, stage.layout)
    size, box = stage.heading(title, sizes)
    moved = not stage.own or box != box_of(slide.shapes.title)
    entitle(stage, slide, title, size, box if moved else None, head.lang)
    rest = stage.below(title, sizes)
    below, high = _subtitle(head, rest.width)
    if below:
        textbox(
            slide, Box(rest.left, rest.top, rest.width, high), below, head.lang
        ).name = "subtitle"
    if foot:
        high = _foot_height(stage, foot)
        bottom = Box(rest.left, rest.top + rest.height - high, stage.foot_width, high)
        textbox(slide, bottom, foot, head.lang, anchor="b").name = "foot"
    number(stage, slide, head.lang)
    return Frame(slide, space(stage, head, title, foot, sizes))


def blank(stage: Stage, layout: Any, kinds: Collection[Any] = ()) -> Any:
    """Add a slide of a layout with its title, and its places of some kinds."""
    slide = stage.made.slides.add_slide(layout)
    # Else python-pptx looks at all that stands on the slide for each shape that is added.
    slide.shapes.turbo_add_enabled = True
    for shape in list(slide.placeholders):
        kept = shape.placeholder_format.idx == 0 or shape.placeholder_format.type in kinds
        if not kept:
            shape._element.getparent().remove(shape._element)
    return slide


def entitle(stage: Stage, slide: Any, title: str, size: float, box: Box | None, lang: str) -> None:
    """Write a slide's title; in a layout of a user's own it keeps the layout's look."""
    shape = slide.shapes.title
    if box is not None:
        shape.left, shape.top, shape.width, shape.height = box.emu
    sized = size < stage.size
    write(shape, [[Run(title, size, bold=True)]], lang, keep=stage.own, sized=sized)


def _subtitle(head: Head, room: float) -> tuple[list[list[Run]], float]:
    if not head.subtitle:
        return [], 0.0
    written = [[Run(head.subtitle, _SUBTITLE, SOFT)]]
    return written, height(written, room)


def _foot_height(stage: Stage, foot: Foot) -> float:
    return height(foot, stage.foot_width) + 2 if foot else 0.0


def number(stage: Stage, slide: Any, lang: str) -> None:
    """Write the slide's number, where the layout has a place for it there."""
    shape = _placed(slide) if stage.own else None
    told = [[Run(str(len(stage.made.slides)), FOOT, SOFT)]]
    if shape is not None:
        write(shape, told, lang, keep=True, sized=False)
    else:
        free = stage.free
        bottom, right = free.top + free.height, free.left + free.width
        shape = textbox(slide, Box(right - NUMBER, bottom - 14, NUMBER, 14), told, lang)
        shape._element.txBody.find(qn("a:p")).find(qn("a:pPr")).set("algn", "r")
    shape.name = "number"
    run = next(shape._element.txBody.iter(qn("a:r")))
    # A field, so that the number follows when slides are moved.
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"/>'
    )
    field.extend(list(run))
    run.getparent().replace(run, field)


def _placed(slide: Any) -> Any:
    """Take over the layout's place for the slide's number; None where there is none."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            element = copy.deepcopy(shape._element)
            element.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
            # Place and look are inherited from the layout.
            properties = element.spPr
            for child in list(properties):
                properties.remove(child)
            style = element.txBody.find(qn("a:lstStyle"))
            if style is not None:
                for child in list(style):
                    style.remove(child)
            slide.shapes._spTree.append(element)
            return slide.shapes[-1]
    return None


def box_of(shape: Any) -> Box:
    """Return a shape's place, its own or its layout's."""
    return Box(*(value / 12_700 for value in (shape.left, shape.top, shape.width, shape.height)))


def foot(exhibit: Exhibit, notes: Sequence[str]) -> Foot:
    """Return what stands below: notes, sources, the day of the data, 内部资料."""
    lines = [[Run(line, FOOT, SOFT)] for line in (*notes, exhibit.source_line) if line]
    return [*lines, *dated(exhibit.cutoff_line, exhibit.internal_line)]


def dated(cutoff_line: str, internal_line: str) -> Foot:
    """Return the last line of what stands below: the day of the data, 内部资料."""
    state = [Run(cutoff_line, FOOT, SOFT)] if cutoff_line else []
    if internal_line:
        gap = [Run("　", FOOT)] if state else []
        state = [*state, *gap, Run(internal_line, FOOT, VERDICT[Pace.FAR_BEHIND], True)]
    return [state] if state else []


def chart_foot(stage: Stage, exhibit: Exhibit) -> Foot:
    """Return what stands below a chart; notes that are too long have a slide of their own."""
    notes = [line for line in (*exhibit.notes, exhibit.doubt_line) if line]
    whole = foot(exhibit, notes)
    if height(whole, stage.foot_width) <= stage.most_foot:
        return whole
    return foot(exhibit, [deck.say(exhibit.lang, "notes_follow")])


def full(stage: Stage, exhibit: Exhibit) -> bool:
    """Tell whether a chart's notes are too long to stand below it."""
    notes = [line for line in (*exhibit.notes, exhibit.doubt_line) if line]
    return height(foot(exhibit, notes), stage.foot_width) > stage.most_foot
