"""A user's own template: opened, emptied of its sample slides, its free places measured."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from indicators.export.slides.frame import box_of
from indicators.export.slides.stage import Stage
from indicators.export.slides.text import Box
from indicators.wording import deck

MOST = 200_000_000
"""Bytes of a template, unpacked."""
_LEAST = (280.0, 180.0)
"""Points of width and height without which nothing can be shown."""
_EDGE, _AIR = 24.0, 6.0
_OLD = b"\xd0\xcf\x11\xe0"
"""How files begin that are protected by a password, or of before 2007."""
_MACROS, _SAMPLE = "macroEnabled", "presentationml.template"
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE}
_BODIES = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
_LOW = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_COMMON = 44.0
"""Type size of titles where a template names none."""


class TemplateError(ValueError):
    """A template that cannot be used; the message is for readers."""


def opened(template: bytes, lang: str) -> Stage:
    """Return the empty deck of a template; raises TemplateError."""
    _refuse(template, lang)
    try:
        made = Presentation(io.BytesIO(template))
        _empty(made)
        return _stage(made, lang)
    except TemplateError:
        raise
    # Whatever is wrong inside: a reader needs to know of the file, not of its parts.
    except Exception as error:
        raise TemplateError(deck.say(lang, "template_damaged")) from error


def _refuse(template: bytes, lang: str) -> None:
    if template.startswith(_OLD):
        raise TemplateError(deck.say(lang, "template_protected"))
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            size = sum(one.file_size for one in parts.infolist())
            types = parts.read("[Content_Types].xml") if size <= MOST else b""
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise TemplateError(deck.say(lang, "template_damaged")) from error
    if size > MOST:
        raise TemplateError(deck.say(lang, "template_large", size=MOST // 1_000_000))
    if _MACROS.encode() in types:
        raise TemplateError(deck.say(lang, "template_macros"))
    if _SAMPLE.encode() in types:
        raise TemplateError(deck.say(lang, "template_potx"))


def _empty(made: Any) -> None:
    """Remove the sample slides and what names them."""
    slides = made.slides._sldIdLst
    for one in list(slides):
        made.part.drop_rel(one.rId)
        slides.remove(one)
    root = made.element
    # Sections and shows that a user made of the sample slides.
    for tag in ("p:custShowLst", "p:extLst"):
        for one in root.findall(qn(tag)):
            root.remove(one)
    package = made.part.package
    for one in [one for one in package.iter_rels() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.drop_rel(one.rId)


def _stage(made: Any, lang: str) -> Stage:
    layouts = [layout for master in made.slide_masters for layout in master.slide_layouts]
    usable = [(one, free) for one in layouts if (free := _free(made, one)) is not None]
    if not usable:
        raise TemplateError(deck.say(lang, "template_layouts"))
    layout, free = min(usable, key=lambda one: _rank(one[0]))
    size = _size(layout)
    return Stage(
        made=made,
        layout=layout,
        opening=_first(layouts, "title", layout),
        section=_first(layouts, "secHead", layout),
        title=_clear(layout),
        free=free,
        own=True,
        size=size,
        numbered=any(
            one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
            for one in layout.placeholders
        ),
    )


def _rank(layout: Any) -> tuple[bool, bool, int]:
    """Prefer a title alone, then a title above one place, then the fewest places."""
    kind = layout._element.get("type")
    places = [one for one in layout.placeholders if one.placeholder_format.type not in _LOW]
    return kind != "titleOnly", kind != "obj", len(places)


def _first(layouts: list[Any], kind: str, other: Any) -> Any:
    found = (one for one in layouts if one._element.get("type") == kind and _title(one))
    return next(found, other)


def _title(layout: Any) -> Any:
    for one in layout.placeholders:
        if one.placeholder_format.type in _TITLES and one.width and one.height:
            return one
    return None


def _size(layout: Any) -> float:
    """Return the type size of a layout's title, from the layout or its master."""
    title = _title(layout)._element
    styles = layout.slide_master._element.find(qn("p:txStyles"))
    above = [one for one in layout.slide_master.placeholders
             if one.placeholder_format.type in _TITLES]  # fmt: skip
    for root in (title, *(one._element for one in above), styles):
        if root is None:
            continue
        for level in root.iter(qn("a:lvl1pPr")):
            looks = level.find(qn("a:defRPr"))
            if looks is not None and looks.get("sz"):
                return int(looks.get("sz")) / 100
            break
    return _COMMON


def _free(made: Any, layout: Any) -> Box | None:
    """Return where a layout has nothing: its body's place, or what lies below its title."""
    title = _title(layout)
    if title is None or layout._element.get("type") in {"title", "secHead"}:
        return None
    bodies = [box_of(one) for one in layout.placeholders
              if one.placeholder_format.type in _BODIES and one.width and one.height]  # fmt: skip
    width, height = made.slide_width / 12_700, made.slide_height / 12_700
    named = box_of(title)
    top = named.top + named.height + _AIR
    left = max(_EDGE, named.left)
    free = Box(left, top, width - _EDGE - left, height - _EDGE - top)
    if len(bodies) == 1:
        free = bodies[0]
    for other in _others(layout):
        if other.width * other.height < width * height / 2:
            free = _beside(free, other)
    return free if free.width >= _LEAST[0] and free.height >= _LEAST[1] else None


def _clear(layout: Any) -> Box:
    """Return the title's place, beside a logo that stands on it."""
    title = box_of(_title(layout))
    for shape in (*layout.shapes, *layout.slide_master.shapes):
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
            logo = box_of(shape)
            if logo.width * logo.height < title.width * title.height / 2:
                title = _beside(title, logo)
    return title


def _others(layout: Any) -> Iterator[Box]:
    """Yield the places of what else is on a slide: footers, the logo, ornaments."""
    shown = layout._element.get("showMasterSp") != "0"
    pages = (layout, layout.slide_master) if shown else (layout,)
    for page in pages:
        for shape in page.shapes:
            if not shape.is_placeholder and shape.width and shape.height:
                yield box_of(shape)
    for shape in layout.placeholders:
        if shape.placeholder_format.type in _LOW and shape.width and shape.height:
            yield box_of(shape)


def _beside(free: Box, other: Box) -> Box:
    """Return the largest part of a place that another one does not touch."""
    right, bottom = free.left + free.width, free.top + free.height
    over, below = other.left + other.width, other.top + other.height
    if other.left >= right or over <= free.left or other.top >= bottom or below <= free.top:
        return free
    parts = (
        Box(free.left, free.top, other.left - _AIR - free.left, free.height),
        Box(over + _AIR, free.top, right - over - _AIR, free.height),
        Box(free.left, free.top, free.width, other.top - _AIR - free.top),
        Box(free.left, below + _AIR, free.width, bottom - below - _AIR),
    )
    return max(parts, key=lambda one: max(0.0, one.width) * max(0.0, one.height))
