"""How the series of a native chart look: columns, lines, marks and the labels of values."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.charts.palette import INK, tint
from indicators.export.slides.text import safe

_SPACES = nsdecls("c", "a")
_HOLLOW = 0.45
"""How much of its colour fills an open mark: not every program draws a mark's edge."""


def rgb(colour: str) -> RGBColor:
    """Return a colour as files hold it."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]


def labels(
    series: Any,
    formats: Sequence[str],
    *,
    at: str,
    size: float,
    colour: str = INK,
    bold: bool = False,
) -> None:
    """Label values in their own number formats; an empty format leaves a value without one."""
    looks = _looks(at, size, colour, bold=bold)
    each = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{_format(found)}{looks}</c:dLbl>'
        if found
        else f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        for place, found in enumerate(formats)
    )
    rest = _format(next((one for one in formats if one), "General"))
    made = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{each}{rest}{looks}</c:dLbls>")
    element = series._element
    element.replace(element.get_or_add_dLbls(), made)


def _looks(at: str, size: float, colour: str, *, bold: bool) -> str:
    type_of = (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" '
        f'b="{int(bold)}"><a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'
        "</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )
    shown = "".join(
        f'<c:show{one} val="{int(one == "Val")}"/>'
        for one in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return f'<c:spPr><a:noFill/></c:spPr>{type_of}<c:dLblPos val="{at}"/>{shown}'


def _format(code: str) -> str:
    return f'<c:numFmt formatCode={quoteattr(safe(code))} sourceLinked="0"/>'


def mark(series: Any, style: XL_MARKER_STYLE, size: float, colour: str, *, hollow: bool) -> None:
    """Draw a series' values as marks."""
    inside = _filled(tint(colour, _HOLLOW) if hollow else colour)
    edge = f'<a:ln w="{25_400 if hollow else 12_700}">{_filled(colour)}</a:ln>'
    made = parse_xml(
        f'<c:marker {_SPACES}><c:symbol val="{XL_MARKER_STYLE.to_xml(style)}"/>'
        f'<c:size val="{max(2, min(72, round(size)))}"/>'
        f"<c:spPr>{inside}{edge}</c:spPr></c:marker>"
    )
    element = series._element
    element.replace(element.get_or_add_marker(), made)


def stroke(series: Any, colour: str, width: float, dash: MSO_LINE | None = None) -> None:
    """Draw a series' values as a straight-lined line; no width, no line."""
    series.smooth = False
    looks, size = "<a:noFill/>", ""
    if width:
        kind = f'<a:prstDash val="{MSO_LINE.to_xml(dash)}"/>' if dash is not None else ""
        looks, size = f"{_filled(colour)}{kind}", f' w="{round(width * 12_700)}"'
    shape = series._element.get_or_add_spPr()
    for old in shape.findall(qn("a:ln")):
        shape.remove(old)
    shape.append(parse_xml(f"<a:ln {_SPACES}{size}>{looks}</a:ln>"))


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def ground(filled: Any, colour: str, edge: str) -> None:
    """Fill a bar and draw its edge."""
    filled.format.fill.solid()
    filled.format.fill.fore_color.rgb = rgb(colour)
    filled.format.line.color.rgb = rgb(edge)
    filled.format.line.width = Pt(0.75)
