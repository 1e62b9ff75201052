"""The axes of a native chart as XML, and the room that it leaves around its plot."""

from collections.abc import Sequence
from enum import Enum

from indicators.charts import texts
from indicators.charts.palette import EDGE, GRID, SOFT
from indicators.export.slides.data import Numbers, Scale
from indicators.export.slides.marks import filled, typed
from indicators.export.slides.plots import NAMES, VALUES
from indicators.export.slides.text import LEADING, Box

_AIR = 10.0
_NAMES, _BESIDE = 0.35, 14.0
"""Of names beside lying bars: the most of the width that they take, and points around them."""
_UPRIGHT = '<a:bodyPr rot="0" vert="horz"/>'


class Turned(Enum):
    """Which axis runs the other way, its end where the other axis stands."""

    NONE = 0
    NAMES = 1
    VALUES = 2


def axes(scale: Scale, size: float, turned: Turned, *, lying: bool) -> str:
    """Return both axes; under lying bars the names stand on the left."""
    return _names(turned, lying=lying) + _values(scale, size, turned, lying=lying)


def _names(turned: Turned, *, lying: bool) -> str:
    over = turned is Turned.VALUES
    # Long names below the axis are broken into lines, never turned.
    level = "" if lying else typed("", body=_UPRIGHT)
    return (
        f'<c:catAx><c:axId val="{NAMES}"/><c:scaling>{_way(turned is Turned.NAMES)}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"nextTo" if over else "low"}"/>'
        f'<c:spPr><a:ln w="12700">{filled(EDGE)}</a:ln></c:spPr>{level}{_crossed(VALUES, over)}'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _values(scale: Scale, size: float, turned: Turned, *, lying: bool) -> str:
    over = turned is Turned.NAMES
    looks = typed(f' sz="{round((size - 1) * 100)}"', filled(SOFT))
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling>{_way(turned is Turned.VALUES)}'
        f'<c:max val="{scale.high}"/><c:min val="{scale.low}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if lying else "l"}"/>'
        f"<c:majorGridlines><c:spPr><a:ln>{filled(GRID)}</a:ln></c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode="{scale.pattern}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{looks}{_crossed(NAMES, over)}"
        f'<c:majorUnit val="{scale.step}"/></c:valAx>'
    )


def _way(back: bool) -> str:
    return f'<c:orientation val="{"maxMin" if back else "minMax"}"/>'


def _crossed(other: str, over: bool) -> str:
    place = "max" if over else "autoZero"
    return f'<c:crossAx val="{other}"/><c:crosses val="{place}"/>'


def layout(box: Box, numbers: Numbers, scale: Scale, size: float, *, right: float, above: bool,
           legend: bool, lying: bool) -> str:  # fmt: skip
    """Leave room for the unit above, the ticks to the left, names and legend below.

    Where bars lie the names are to the left, the ticks below.
    """
    left = _ticks(scale) * size + _AIR
    if lying:
        left = min(_NAMES * box.width, max(map(texts.ems, numbers.written)) * size + _BESIDE)
    top = size * LEADING + _AIR if above else _AIR
    named = [""] if lying else numbers.written
    names = _names_height(box.width - left - right, named, size)
    below = _legend_height(numbers, box.width, size) if legend else 0.0
    return manual(
        "inner",
        x=left / box.width,
        y=top / box.height,
        w=(box.width - left - right) / box.width,
        h=max(0.2, (box.height - top - names - below - 4) / box.height),
    )


def _ticks(scale: Scale) -> float:
    decimals = len(scale.pattern.partition(".")[2])
    return max(texts.ems(f"{value:,.{decimals}f}") for value in (scale.low, scale.high))


def _names_height(room: float, names: Sequence[str], size: float) -> float:
    each = room / max(1, len(names)) / size
    lines = [sum(len(texts.lines(line, each)) for line in name.split("\n")) for name in names]
    return max(lines, default=1) * size * LEADING + 8


def _legend_height(numbers: Numbers, width: float, size: float) -> float:
    entries = {one.name: (texts.ems(one.name) + 5) * size for one in numbers.held}
    # Programs set the names in columns as wide as the longest.
    across = max(1, min(len(entries), int(width * 0.9 // max(entries.values(), default=1))))
    return -(-len(entries) // across) * size * 1.6 + 6


def manual(target: str, **at: float) -> str:
    """Place a part of a chart, in shares of its width and height."""
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    modes = "".join(f'<c:{one}Mode val="edge"/>' for one in at if one in "xy")
    values = "".join(f'<c:{one} val="{value:.4f}"/>' for one, value in at.items())
    return f"<c:layout><c:manualLayout>{inner}{modes}{values}</c:manualLayout></c:layout>"
