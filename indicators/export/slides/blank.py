"""The empty deck that slides are added to where there is no template of the user's own."""

import io
from functools import cache

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from indicators.export.slides.stage import BOTTOM, EDGE, HEIGHT, TOP, WIDTH, Stage
from indicators.export.slides.text import Box, lettered
from indicators.wording import screen

_LAYOUTS = (5, 6)
"""Of python-pptx's own: a title alone, and an empty slide."""


def new_deck() -> Stage:
    """Return an empty deck in 16:9 whose master, too, is set in the Chinese font."""
    made = Presentation(io.BytesIO(_template()))
    layout = made.slide_layouts[0]
    room = WIDTH - 2 * EDGE
    free = Box(EDGE, TOP, room, HEIGHT - BOTTOM - TOP)
    return Stage(made, layout, layout, layout, Box(EDGE, TOP, room, 0.0), free)


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
