"""The series of a native chart as XML: where their numbers stand, and in which plots they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from indicators.exhibits.spec import Series
from indicators.export.sheets import column_name
from indicators.export.slides.data import Numbers
from indicators.export.slides.embedded import SHEET
from indicators.export.slides.text import safe

NAMES, VALUES = "2118791784", "2140495176"
"""The axes, by number."""
_AXES = f'<c:axId val="{NAMES}"/><c:axId val="{VALUES}"/>'


@dataclass(frozen=True)
class Drawn:
    """How a series is drawn, as XML of its looks and its labels."""

    looks: str
    labels: str = ""
    line: bool = False
    """Whether it is drawn as marks or a line, not as bars."""


@dataclass(frozen=True)
class Bars:
    """How bars stand: `gap` and `overlap` in per cent of a bar's width."""

    gap: int
    overlap: int
    lying: bool = False
    """Whether they lie, and are stacked."""


def plots(numbers: Numbers, drawn: Sequence[Drawn], bars: Bars | None) -> str:
    """Return the plots of all series: bars, and marks and lines over them."""
    names = _strings(f"$A$2:$A${len(numbers.written) + 1}", numbers.written)
    series = [
        (look, _series(place, one, look, names))
        for place, (one, look) in enumerate(zip(numbers.held, drawn, strict=True))
    ]
    found = ""
    standing = "".join(written for look, written in series if not look.line)
    if standing and bars:
        found = _bars(standing, bars)
    marked = "".join(written for look, written in series if look.line)
    if marked:
        found += (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{marked}<c:marker val="1"/>{_AXES}</c:lineChart>'
        )
    return found


def _bars(series: str, bars: Bars) -> str:
    way, grouped = ("bar", "stacked") if bars.lying else ("col", "clustered")
    return (
        f'<c:barChart><c:barDir val="{way}"/><c:grouping val="{grouped}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{bars.gap}"/><c:overlap val="{bars.overlap}"/>{_AXES}'
        "</c:barChart>"
    )


def _series(place: int, series: Series, drawn: Drawn, names: str) -> str:
    column, last = column_name(place + 1), len(series.points) + 1
    name = _strings(f"${column}$1", [safe(series.name)])
    numbers = "".join(
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>'
        for at, value in enumerate(series.points)
        if value == value
    )
    straight = '<c:smooth val="0"/>' if drawn.line else ""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{name}</c:tx>'
        f"{drawn.looks}{drawn.labels}<c:cat>{names}</c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(series.points)}"/>'
        f"{numbers}</c:numCache></c:numRef></c:val>"
        f"{straight}</c:ser>"
    )


def _strings(place: str, texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts)
    )
    return (
        f'<c:strRef><c:f>{SHEET}!{place}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}'
        "</c:strCache></c:strRef>"
    )
