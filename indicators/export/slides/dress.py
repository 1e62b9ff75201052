"""The fonts and colours of a user's own template, in place of ours."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from indicators.charts.palette import GRID, INK, SOFT
from indicators.export.slides.stage import Stage
from indicators.wording import screen

_FACES = {"latin": "lt", "ea": "ea", "cs": "cs"}
_TEXT = '<a:schemeClr {} val="tx1"/>'
_PALER = '<a:schemeClr {} val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
_FAINT = '<a:schemeClr {} val="tx1"><a:alpha val="20000"/></a:schemeClr>'
_COLOURS = {INK[1:].upper(): _TEXT, SOFT[1:].upper(): _PALER, GRID[1:].upper(): _FAINT}


def dress(stage: Stage) -> None:
    """Have all text of a deck follow the template's theme."""
    master = stage.layout.slide_master
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    heads, rest = (_named(theme, kind) for kind in ("major", "minor"))
    for slide in stage.made.slides:
        title = getattr(slide.shapes.title, "_element", None)
        for shape in slide.shapes:
            own = shape._element
            _letters(own, heads if own is title else rest)
            if shape.has_chart:
                _letters(shape.chart._chartSpace, rest)
                _colours(shape.chart._chartSpace)
            elif shape.has_table:
                _grounds(own)
            else:
                _colours(own)


def _named(theme: Any, kind: str) -> dict[str, str]:
    """Return the names by which a theme's fonts are asked for.

    A theme without a font for Chinese leaves the choice to each program: then it is named.
    """
    fonts = next(theme.iter(qn(f"a:{kind}Font")))
    short = {"major": "mj", "minor": "mn"}[kind]
    found = {face: f"+{short}-{code}" for face, code in _FACES.items()}
    east = fonts.find(qn("a:ea"))
    if east is None or not east.get("typeface"):
        scripts = {one.get("script"): one.get("typeface") for one in fonts.findall(qn("a:font"))}
        found["ea"] = scripts.get("Hans") or screen.OFFICE_FONT
    return found


def _letters(element: Any, faces: dict[str, str]) -> None:
    for face, name in faces.items():
        for found in element.iter(qn(f"a:{face}")):
            if found.get("typeface") == screen.OFFICE_FONT:
                found.set("typeface", name)


def _colours(element: Any) -> None:
    for found in list(element.iter(qn("a:srgbClr"))):
        instead = _COLOURS.get(found.get("val"))
        if instead:
            found.getparent().replace(found, parse_xml(instead.format(nsdecls("a"))))


def _grounds(table: Any) -> None:
    """Put white behind the cells of a table, whose text is dark on any template."""
    for looks in table.iter(qn("a:tcPr")):
        for bare in looks.findall(qn("a:noFill")):
            fill = f'<a:solidFill {nsdecls("a")}><a:srgbClr val="FFFFFF"/></a:solidFill>'
            looks.replace(bare, parse_xml(fill))
