"""The frame of every slide: 16:9, the finding above, sources below, the number in its corner."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.charts.palette import SOFT, VERDICT
from indicators.codes import Pace
from indicators.exhibits.spec import Exhibit
from indicators.export.slide_text import LEADING, Box, Run, count, height, lettered, textbox, write
from indicators.wording import deck, screen

WIDTH, HEIGHT = 960.0, 540.0
EDGE = 36.0
ROOM = WIDTH - 2 * EDGE
NUMBER = 48.0
FOOT = 9.0
"""Type size of notes and sources."""
MOST_FOOT = 104.0
"""Points that notes and sources may take from a chart; more go to a slide of their own."""
FRONT, BEHIND = (24.0, 22.0, 20.0, 18.0), (16.0, 14.0)
"""Type sizes of titles: of charts, and of tables and texts behind them."""
_SUBTITLE = 13.0
_TOP, _BOTTOM = 20.0, 14.0
_LAYOUTS = (5, 6)
"""Of python-pptx's own: a title alone, and an empty slide."""

Foot = Sequence[Sequence[Run]]


@dataclass(frozen=True)
class Frame:
    """A slide and the place that its frame leaves."""

    slide: Any
    body: Box


def new_deck() -> Any:
    """Return an empty deck in 16:9 whose master, too, is set in the Chinese font."""
    return Presentation(io.BytesIO(_template()))


@cache
def _template() -> bytes:
    made = Presentation()
    for layout in [one for at, one in enumerate(made.slide_layouts) if at not in _LAYOUTS]:
        made.slide_layouts.remove(layout)
    wider = WIDTH / made.slide_width.pt
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    made.element.sldSz.attrib.pop("type", None)
    package = made.part.package
    for one in [one for one in package.iter_rels() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.drop_rel(one.rId)
    master = made.slide_master
    for page in (master, *master.slide_layouts):
        for shape in page.shapes:
            if shape._element.xfrm is not None or page is master:
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
    lettered(master._element)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    face = f'<a:ea typeface="{screen.OFFICE_FONT}"/>'.encode()
    theme._blob = theme.blob.replace(b'<a:ea typeface=""/>', face)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def space(exhibit: Exhibit, title: str, foot: Foot, sizes: Sequence[float] = FRONT) -> Box:
    """Return the place that the frame of a slide leaves."""
    top = _TOP + _fitting(title, sizes)[1] + 4 + _subtitle(exhibit)[1]
    bottom = HEIGHT - _BOTTOM - _foot_height(foot)
    return Box(EDGE, top + 6, ROOM, bottom - top - 14)


def add(
    made: Any, exhibit: Exhibit, title: str, foot: Foot, sizes: Sequence[float] = FRONT
) -> Frame:
    """Add a slide with title, subtitle, what stands below and its number."""
    slide = made.slides.add_slide(made.slide_layouts[0])
    size, tall = _fitting(title, sizes)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Box(EDGE, _TOP, ROOM, tall).emu
    write(shape, [[Run(title, size, bold=True)]], exhibit.lang)
    below, high = _subtitle(exhibit)
    if below:
        box = Box(EDGE, _TOP + tall + 4, ROOM, high)
        textbox(slide, box, below, exhibit.lang).name = "subtitle"
    if foot:
        high = _foot_height(foot)
        box = Box(EDGE, HEIGHT - _BOTTOM - high, ROOM - NUMBER, high)
        textbox(slide, box, foot, exhibit.lang, anchor="b").name = "foot"
    _number(slide, len(made.slides), exhibit.lang)
    return Frame(slide, space(exhibit, title, foot, sizes))


def _subtitle(exhibit: Exhibit) -> tuple[list[list[Run]], float]:
    if not exhibit.subtitle:
        return [], 0.0
    written = [[Run(exhibit.subtitle, _SUBTITLE, SOFT)]]
    return written, height(written, ROOM)


def _foot_height(foot: Foot) -> float:
    return height(foot, ROOM - NUMBER) + 2 if foot else 0.0


def _fitting(title: str, sizes: Sequence[float]) -> tuple[float, float]:
    """Return type size and height of a title: two lines, or as many as the smallest type needs."""
    for size in sizes:
        lines = count(title, ROOM / size * 0.88)
        if lines <= 2 or size == sizes[-1]:
            return size, lines * size * LEADING
    raise AssertionError


def _number(slide: Any, number: int, lang: str) -> None:
    box = Box(WIDTH - EDGE - NUMBER, HEIGHT - _BOTTOM - 14, NUMBER, 14)
    shape = textbox(slide, box, [[Run(str(number), FOOT, SOFT)]], lang)
    shape.name = "number"
    [found] = shape._element.txBody.findall(qn("a:p"))
    found.find(qn("a:pPr")).set("algn", "r")
    run = found.find(qn("a:r"))
    # A field, so that the number follows when slides are moved.
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"/>'
    )
    field.extend(list(run))
    found.replace(run, field)


def foot(exhibit: Exhibit, notes: Sequence[str]) -> Foot:
    """Return what stands below: notes, sources, the day of the data, 内部资料."""
    lines = [[Run(line, FOOT, SOFT)] for line in (*notes, exhibit.source_line) if line]
    state = [Run(exhibit.cutoff_line, FOOT, SOFT)] if exhibit.cutoff_line else []
    if exhibit.internal_line:
        gap = [Run("　", FOOT)] if state else []
        warning = Run(exhibit.internal_line, FOOT, VERDICT[Pace.FAR_BEHIND], True)
        state = [*state, *gap, warning]
    return [*lines, state] if state else lines


def chart_foot(exhibit: Exhibit) -> Foot:
    """Return what stands below a chart; notes that are too long have a slide of their own."""
    notes = [line for line in (*exhibit.notes, exhibit.doubt_line) if line]
    whole = foot(exhibit, notes)
    if height(whole, ROOM - NUMBER) <= MOST_FOOT:
        return whole
    return foot(exhibit, [deck.say(exhibit.lang, "notes_follow")])
