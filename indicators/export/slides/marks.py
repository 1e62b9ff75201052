"""How the series of a native chart look, as XML: bars, lines, marks and the labels of values."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from pptx.dml.color import RGBColor

from indicators.charts.palette import INK, tint
from indicators.export.slides.text import LETTERS, safe

_HOLLOW = 0.45
"""How much of its colour fills an open mark: not every program draws a mark's edge."""
NO_MARK = '<c:marker><c:symbol val="none"/></c:marker>'
_SHOWN = "".join(
    f'<c:show{one} val="{int(one == "Val")}"/>'
    for one in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def rgb(colour: str) -> RGBColor:
    """Return a colour as python-pptx holds it."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]


def filled(colour: str) -> str:
    """Fill with a colour."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def typed(looks: str, fill: str = "", *, body: str = "<a:bodyPr/>", end: str = "") -> str:
    """Say how text looks, in the font for Chinese; `looks` and `end` are attributes."""
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr{looks}>{fill}{LETTERS}</a:defRPr>"
        f"</a:pPr><a:endParaRPr{end}>{LETTERS}</a:endParaRPr></a:p></c:txPr>"
    )


def labels(
    formats: Sequence[str], *, at: str, size: float, colour: str = INK, bold: bool = False
) -> str:
    """Label values in their own number formats; an empty format leaves a value without one."""
    text = typed(f' sz="{round(size * 100)}" b="{int(bold)}"', filled(colour))
    looks = f'<c:spPr><a:noFill/></c:spPr>{text}<c:dLblPos val="{at}"/>{_SHOWN}'
    each = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{_format(found)}{looks}</c:dLbl>'
        if found
        else f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        for place, found in enumerate(formats)
    )
    rest = _format(next((one for one in formats if one), "General"))
    return f"<c:dLbls>{each}{rest}{looks}</c:dLbls>"


def _format(code: str) -> str:
    return f'<c:numFmt formatCode={quoteattr(safe(code))} sourceLinked="0"/>'


def mark(shape: str, size: float, colour: str, *, hollow: bool) -> str:
    """Draw values as marks of a shape by its name in files."""
    inside = filled(tint(colour, _HOLLOW) if hollow else colour)
    edge = f'<a:ln w="{25_400 if hollow else 12_700}">{filled(colour)}</a:ln>'
    return (
        f'<c:marker><c:symbol val="{shape}"/><c:size val="{max(2, min(72, round(size)))}"/>'
        f"<c:spPr>{inside}{edge}</c:spPr></c:marker>"
    )


def stroke(colour: str, width: float, dash: str = "") -> str:
    """Draw values as a line, its dash by its name in files; no width, no line."""
    if not width:
        return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    kind = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<c:spPr><a:ln w="{round(width * 12_700)}">{filled(colour)}{kind}</a:ln></c:spPr>'


def ground(colour: str, edge: str) -> str:
    """Fill a bar and draw its edge."""
    return f'<c:spPr>{filled(colour)}<a:ln w="9525">{filled(edge)}</a:ln></c:spPr>'


def point(place: int, looks: str) -> str:
    """Have one value of a series look otherwise."""
    return f'<c:dPt><c:idx val="{place}"/>{looks}</c:dPt>'


def inside(colour: str) -> str:
    """Fill a mark that else looks as its series' marks."""
    return f"<c:marker><c:spPr>{filled(colour)}</c:spPr></c:marker>"
