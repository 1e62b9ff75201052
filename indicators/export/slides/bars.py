"""Cities beside one another: bars with target marks, places, stacked counts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from indicators.charts.palette import EDGE, INK, PALE, SOFT, UNJUDGED, VERDICT, WHITE, latest, over
from indicators.exhibits.spec import Draw, Exhibit, Series
from indicators.exhibits.standing import SHAPE
from indicators.export.slides.charts import Setting, add, finish, turned
from indicators.export.slides.data import Numbers, patterns, scale
from indicators.export.slides.marks import ground, labels, mark, rgb, stroke
from indicators.export.slides.text import Box

_BARS = (Draw.BASELINE, Draw.ACTUAL)
_LABEL = 11.0
_SMALLEST = 8.0
_NEAR = 0.15
"""Of the axis: a mark below has no room for its label beneath it."""
_PART, _WIDEST = 0.23, 34.0
"""A column's width: of the room that a city has, and at most so many points."""
_DASHES = (MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)


def drawable(series: Sequence[Series]) -> list[Series]:
    """Return the series with any value, bars before marks.

    Beside a mark a column without values keeps its place, to be filled in.
    """
    marked = any(one.known for one in series if one.draw is Draw.TARGET)
    found = [one for one in series if one.known or (marked and one.draw in _BARS)]
    return sorted(found, key=lambda one: one.draw not in _BARS)


def bullets(slide: Any, box: Box, exhibit: Exhibit, setting: Setting) -> Chart:
    """Draw baseline and latest value as columns, target and references as marks and lines."""
    held = drawable(exhibit.series)
    beside = [_level(exhibit, one.label, one.value) for one in exhibit.references]
    numbers = Numbers(exhibit, exhibit.categories, [*held, *beside])
    known = [value for one in (*held, *beside) for value in one.known]
    reach = setting.scale or scale(known)
    setting = replace(setting, scale=reach)
    chart = add(slide, box, XL_CHART_TYPE.COLUMN_CLUSTERED, numbers, setting)
    marks = sum(one.draw not in _BARS for one in held) + len(beside)
    columns = len(held) + len(beside) - marks
    bar = _columns(chart, columns, box.width * 0.9 / max(1, len(exhibit.categories)))
    _marked(chart, columns)
    drawn = [one for plot in chart.plots for one in plot.series]
    for place, (one, series) in enumerate(zip(drawn, [*held, *beside], strict=True)):
        # Between two columns a mark must not cover their labels.
        _draw(one, series, bar * (0.95 if columns > 1 else 1.4), place)
        if _told(series, held):
            formats = patterns(series, exhibit.decimals, exhibit.side, exhibit.lang)
            at = _beside(series, reach.high, columns)
            size = min(setting.size, max(_SMALLEST, bar * 1.2 / _widest(series, formats)))
            labels(one, formats, at=at, size=size, bold=series.draw is Draw.ACTUAL)
    finish(chart)
    return chart


def _beside(series: Series, high: float, columns: int) -> str:
    """Put a mark's label below it, between the columns; above it where it is near the axis."""
    if series.draw in _BARS:
        return "outEnd"
    if columns < 2:
        return "r"
    return "b" if min(series.known) > high * _NEAR else "t"


def _told(series: Series, held: Sequence[Series]) -> bool:
    """Tell whether values are labelled: two marks in one place would cover each other's."""
    if series.draw is Draw.SCHEDULE:
        return all(one.draw is not Draw.TARGET for one in held)
    return bool(series.known) and series.draw is not Draw.REFERENCE


def _widest(series: Series, formats: Sequence[str]) -> float:
    """Return the width of the longest label, of the type size."""
    digits = [
        len(f"{value:,.0f}") + len(one.partition(".")[2])
        for value, one in zip(series.points, formats, strict=True)
        if one
    ]
    return max(digits, default=1) * 0.56


def _columns(chart: Chart, columns: int, each: float) -> float:
    """Set the columns apart by one's width, in which the mark stands; return that width."""
    bar = min(each * _PART, _WIDEST)
    if columns:
        plot = chart.plots[0]
        taken = 2 * columns - 1
        plot.gap_width = min(500, max(0, round(100 * (each / bar - taken))))
        plot.overlap = -100 if columns > 1 else 0
    return bar


def _level(exhibit: Exhibit, name: str, value: float) -> Series:
    return Series(name, (value,) * len(exhibit.categories), Draw.REFERENCE)


def _marked(chart: Chart, columns: int) -> None:
    """Move all series after the first `columns` into a line chart over the same axes."""
    bars = chart._chartSpace.chart.plotArea.find(qn("c:barChart"))
    moved = bars.findall(qn("c:ser"))[columns:]
    if not moved:
        return
    ids = "".join(f'<c:axId val="{one.get("val")}"/>' for one in bars.findall(qn("c:axId")))
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:marker val="1"/>{ids}</c:lineChart>'
    )
    bars.addnext(lines)
    for series in moved:
        inverted = series.find(qn("c:invertIfNegative"))
        if inverted is not None:
            series.remove(inverted)
        lines.find(qn("c:marker")).addprevious(series)
    if not columns:
        bars.getparent().remove(bars)


def _draw(drawn: Any, series: Series, span: float, place: int) -> None:
    if series.draw is Draw.REFERENCE:
        stroke(drawn, SOFT, 1.5, _DASHES[place % len(_DASHES)])
        style = XL_MARKER_STYLE.DASH if len(series.points) == 1 else XL_MARKER_STYLE.NONE
        mark(drawn, style, 40, SOFT, hollow=False)
    elif series.draw is Draw.TARGET:
        stroke(drawn, INK, 0)
        mark(drawn, XL_MARKER_STYLE.DASH, span, INK, hollow=False)
    elif series.draw is Draw.SCHEDULE:
        stroke(drawn, INK, 0)
        mark(drawn, XL_MARKER_STYLE.DASH, span * 0.8, SOFT, hollow=False)
    else:
        pale = series.draw is Draw.BASELINE
        ground(drawn, PALE if pale else UNJUDGED, EDGE if pale else INK)
        drawn.invert_if_negative = False
        for place, code in enumerate(series.codes):
            if series.points[place] == series.points[place]:
                ground(drawn.points[place], latest(code), INK)


def ranks(slide: Any, box: Box, exhibit: Exhibit, setting: Setting) -> Chart:
    """Draw places as marks, the first place on top."""
    held = [one for one in exhibit.series if one.known]
    numbers = Numbers(exhibit, exhibit.categories, held)
    reach = scale([value for one in held for value in one.known], whole=True)
    # There is no place 0.
    setting = replace(setting, scale=replace(reach, pattern="0;;"), reverse=True)
    chart = add(slide, box, XL_CHART_TYPE.LINE_MARKERS, numbers, setting)
    for drawn, series in zip(chart.plots[0].series, held, strict=True):
        stroke(drawn, INK, 0)
        if series.draw is Draw.TARGET:
            mark(drawn, XL_MARKER_STYLE.DASH, 34, INK, hollow=False)
        elif series.draw is Draw.BASELINE:
            mark(drawn, XL_MARKER_STYLE.CIRCLE, 12, EDGE, hollow=True)
        else:
            mark(drawn, XL_MARKER_STYLE.CIRCLE, 13, UNJUDGED, hollow=False)
            for place, code in enumerate(series.codes):
                point = drawn.points[place].marker.format
                point.fill.solid()
                point.fill.fore_color.rgb = rgb(latest(code))
        formats = patterns(series, 0, exhibit.side, exhibit.lang)
        at = "l" if series.draw is Draw.BASELINE else "r"
        labels(drawn, formats, at=at, size=setting.size)
    finish(chart)
    return chart


def counts(slide: Any, box: Box, exhibit: Exhibit, setting: Setting) -> Chart:
    """Stack each city's numbers of indicators; the shape stands in the bar too."""
    held = [one for one in exhibit.series if one.known]
    numbers = Numbers(exhibit, exhibit.categories, held)
    totals = [sum(values) for values in zip(*(one.points for one in held), strict=True)]
    setting = replace(setting, scale=scale([float(max(totals, default=1))], whole=True, air=1.0))
    chart = add(slide, box, XL_CHART_TYPE.BAR_STACKED, numbers, setting)
    # The first city on top, the numbers still below.
    turned(chart.category_axis, chart.value_axis)
    chart.plots[0].gap_width, chart.plots[0].overlap = 70, 100
    for drawn, series in zip(chart.plots[0].series, held, strict=True):
        colour = VERDICT[series.code]
        ground(drawn, colour, WHITE)
        shape = SHAPE[series.code]
        # A dash before a number would read as a minus.
        told = "0;;" if shape == "–" else f'"{shape} "0;;'
        formats = [told if value else "" for value in series.points]
        labels(drawn, formats, at="ctr", size=_LABEL, colour=over(colour))
    finish(chart)
    return chart
