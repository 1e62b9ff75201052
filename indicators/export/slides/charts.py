"""Native charts: their axes, legend, labels and type, whatever is drawn in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.charts import texts
from indicators.charts.palette import EDGE, GRID, INK, SOFT
from indicators.export.slides.data import Numbers, Scale
from indicators.export.slides.marks import rgb
from indicators.export.slides.text import LEADING, Box, lettered, safe

LABEL = 11.0
_AIR = 10.0
_SPACES = nsdecls("c", "a")
_PARTS = ("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title",
          "numFmt", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr",
          "crossAx", "crosses")  # fmt: skip
"""The parts of an axis in their order, as far as they are set here."""


@dataclass(frozen=True)
class Setting:
    """How the chart around the series looks."""

    axis: str = ""
    """Title of the value axis, with the unit."""
    scale: Scale | None = None
    reverse: bool = False
    """Whether the smallest value stands on top: places."""
    legend: bool = True
    size: float = LABEL
    alt: str = ""
    right: float = 10.0
    """Points to the right of the plot, for labels that reach beyond."""


def add(slide: Any, box: Box, kind: XL_CHART_TYPE, numbers: Numbers, setting: Setting) -> Chart:
    """Add a chart with its axes and alternative text; the series are styled afterwards."""
    frame = slide.shapes.add_chart(kind, *box.emu, numbers)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", safe(setting.alt))
    chart: Chart = frame.chart
    chart.has_title = bool(setting.axis)
    if setting.axis:
        _unit(chart, setting)
    chart.font.size, chart.font.color.rgb = Pt(setting.size), rgb(INK)
    # One series would otherwise have a colour for each point.
    chart.plots[0].vary_by_categories = False
    _category_axis(chart)
    if kind is not XL_CHART_TYPE.BAR_STACKED:
        _level_names(chart)
    _value_axis(chart, setting)
    chart.has_legend = setting.legend
    if setting.legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _layout(chart, box, numbers, setting)
    return chart


def finish(chart: Chart) -> None:
    """Name the font for Chinese everywhere in the chart; a missing value stays a gap."""
    space = chart._chartSpace
    blanks = space.chart.find(qn("c:dispBlanksAs"))
    if blanks is not None:
        blanks.set("val", "gap")
    _once(chart)
    lettered(space)


def _once(chart: Chart) -> None:
    """Leave a name that several series bear once in the legend."""
    if not chart.has_legend:
        return
    position = chart.legend._element.find(qn("c:legendPos"))
    names = [one.name for plot in chart.plots for one in plot.series]
    for place in reversed([at for at, name in enumerate(names) if name in names[:at]]):
        hidden = f'<c:idx val="{place}"/><c:delete val="1"/>'
        entry = f"<c:legendEntry {nsdecls('c')}>{hidden}</c:legendEntry>"
        position.addnext(parse_xml(entry))


def _category_axis(chart: Chart) -> None:
    element = chart.category_axis._element
    _put(element, "majorGridlines", "")
    _put(element, "majorTickMark", '<c:majorTickMark {} val="none"/>')
    _put(element, "tickLblPos", '<c:tickLblPos {} val="low"/>')
    line = f'<a:ln w="12700">{_filled(EDGE)}</a:ln>'
    _put(element, "spPr", f"<c:spPr {{}}>{line}</c:spPr>")


def _level_names(chart: Chart) -> None:
    """Have long names below the axis broken into lines, never turned."""
    text = "<a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr/></a:p>"
    level = '<a:bodyPr rot="0" vert="horz"/><a:lstStyle/>'
    _put(chart.category_axis._element, "txPr", f"<c:txPr {{}}>{level}{text}</c:txPr>")


def _value_axis(chart: Chart, setting: Setting) -> None:
    element, scale = chart.value_axis._element, setting.scale
    grid = f"<c:spPr><a:ln>{_filled(GRID)}</a:ln></c:spPr>"
    _put(element, "majorGridlines", f"<c:majorGridlines {{}}>{grid}</c:majorGridlines>")
    _put(element, "majorTickMark", '<c:majorTickMark {} val="none"/>')
    _put(element, "spPr", "<c:spPr {}><a:ln><a:noFill/></a:ln></c:spPr>")
    looks = f'<a:defRPr sz="{round((setting.size - 1) * 100)}">{_filled(SOFT)}</a:defRPr>'
    text = f"<a:p><a:pPr>{looks}</a:pPr><a:endParaRPr/></a:p>"
    _put(element, "txPr", f"<c:txPr {{}}><a:bodyPr/><a:lstStyle/>{text}</c:txPr>")
    if scale is not None:
        axis = chart.value_axis
        axis.minimum_scale, axis.maximum_scale = scale.low, scale.high
        axis.major_unit = scale.step
        pattern = f'<c:numFmt {{}} formatCode="{scale.pattern}" sourceLinked="0"/>'
        _put(element, "numFmt", pattern)
    if setting.reverse:
        turned(chart.value_axis, chart.category_axis)


def _put(axis: Any, name: str, written: str) -> None:
    """Set a part of an axis in its place among the others; empty for none."""
    for old in axis.findall(qn(f"c:{name}")):
        axis.remove(old)
    if written:
        new = parse_xml(written.format(_SPACES))
        after = {qn(f"c:{one}") for one in _PARTS[_PARTS.index(name) + 1 :]}
        next(one for one in axis if one.tag in after).addprevious(new)


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def turned(axis: Any, other: Any) -> None:
    """Turn an axis round; the other one stays where it was."""
    axis.reverse_order = True
    other.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
    other._element.find(qn("c:crosses")).set("val", "max")


def _unit(chart: Chart, setting: Setting) -> None:
    """Write the axis' title above it, to be read without turning the head.

    It stands as the chart's title: beside an axis programs break it into short lines.
    """
    title = chart.chart_title
    title.text_frame.text = safe(setting.axis)
    font = title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(setting.size), False, rgb(SOFT)
    title.include_in_layout = False
    element = title._element
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    element.find(qn("c:overlay")).addprevious(_manual("", x=0.004, y=0.004))


def _layout(chart: Chart, box: Box, numbers: Numbers, setting: Setting) -> None:
    """Leave room for the unit above, the ticks to the left, names and legend below."""
    size, scale = setting.size, setting.scale
    widest = _ticks(scale) if scale else 3.0
    left = widest * size + _AIR
    above = size * LEADING + _AIR if setting.axis else _AIR
    names = _names_height(box.width - left - setting.right, numbers.written, size)
    legend = _legend_height(numbers, box.width, size) if setting.legend else 0.0
    area = chart._chartSpace.chart.plotArea
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    inner = _manual(
        "inner",
        x=left / box.width,
        y=above / box.height,
        w=(box.width - left - setting.right) / box.width,
        h=max(0.2, (box.height - above - names - legend - 4) / box.height),
    )
    area.insert(0, inner)


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


def _manual(target: str, **at: float) -> Any:
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    modes = "".join(f'<c:{one}Mode val="edge"/>' for one in at if one in "xy")
    values = "".join(f'<c:{one} val="{value:.4f}"/>' for one, value in at.items())
    inside = f"<c:manualLayout>{inner}{modes}{values}</c:manualLayout>"
    return parse_xml(f"<c:layout {nsdecls('c')}>{inside}</c:layout>")
