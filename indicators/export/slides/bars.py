"""Cities beside one another: bars with target marks, places, stacked counts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.chart import Chart

from indicators.charts.palette import EDGE, INK, PALE, SOFT, UNJUDGED, VERDICT, WHITE, latest, over
from indicators.exhibits.spec import Draw, Exhibit, Series
from indicators.exhibits.standing import SHAPE
from indicators.export.slides.axes import Turned
from indicators.export.slides.charts import Setting, add
from indicators.export.slides.data import Numbers, patterns, scale
from indicators.export.slides.marks import ground, inside, labels, mark, point, stroke
from indicators.export.slides.plots import Bars, Drawn
from indicators.export.slides.text import Box

_BARS = (Draw.BASELINE, Draw.ACTUAL)
_LABEL = 11.0
_SMALLEST = 8.0
_NEAR = 0.15
"""Of the axis: a mark below has no room for its label beneath it."""
_PART, _WIDEST = 0.23, 34.0
"""A column's width: of the room that a city has, and at most so many points."""
_DASHES = ("dash", "sysDot", "dashDot")


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
    series = [*held, *beside]
    reach = setting.scale or scale([value for one in series for value in one.known])
    columns = sum(one.draw in _BARS for one in held)
    bar, bars = _columns(columns, box.width * 0.9 / max(1, len(exhibit.categories)))
    # Between two columns a mark must not cover their labels.
    span = bar * (0.95 if columns > 1 else 1.4)
    drawn = []
    for place, one in enumerate(series):
        told = ""
        if _told(one, held):
            formats = patterns(one, exhibit.decimals, exhibit.side, exhibit.lang)
            at = _beside(one, reach.high, columns)
            size = min(setting.size, max(_SMALLEST, bar * 1.2 / _widest(one, formats)))
            told = labels(formats, at=at, size=size, bold=one.draw is Draw.ACTUAL)
        drawn.append(Drawn(_looks(one, span, place), told, one.draw not in _BARS))
    numbers = Numbers(exhibit, exhibit.categories, series)
    return add(slide, box, numbers, drawn, reach, setting, bars)


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


def _columns(columns: int, each: float) -> tuple[float, Bars]:
    """Set the columns apart by one's width, in which the mark stands; return that width too."""
    bar = min(each * _PART, _WIDEST)
    gap = min(500, max(0, round(100 * (each / bar - (2 * columns - 1)))))
    return bar, Bars(gap, -100 if columns > 1 else 0)


def _level(exhibit: Exhibit, name: str, value: float) -> Series:
    return Series(name, (value,) * len(exhibit.categories), Draw.REFERENCE)


def _looks(series: Series, span: float, place: int) -> str:
    if series.draw is Draw.REFERENCE:
        shape = "dash" if len(series.points) == 1 else "none"
        line = stroke(SOFT, 1.5, _DASHES[place % len(_DASHES)])
        return line + mark(shape, 40, SOFT, hollow=False)
    if series.draw is Draw.TARGET:
        return stroke(INK, 0) + mark("dash", span, INK, hollow=False)
    if series.draw is Draw.SCHEDULE:
        return stroke(INK, 0) + mark("dash", span * 0.8, SOFT, hollow=False)
    pale = series.draw is Draw.BASELINE
    each = "".join(
        point(place, ground(latest(code), INK))
        for place, code in enumerate(series.codes)
        if series.points[place] == series.points[place]
    )
    usual = ground(PALE if pale else UNJUDGED, EDGE if pale else INK)
    return f'{usual}<c:invertIfNegative val="0"/>{each}'


def ranks(slide: Any, box: Box, exhibit: Exhibit, setting: Setting) -> Chart:
    """Draw places as marks, the first place on top."""
    held = [one for one in exhibit.series if one.known]
    reach = scale([value for one in held for value in one.known], whole=True)
    drawn = []
    for one in held:
        formats = patterns(one, 0, exhibit.side, exhibit.lang)
        told = labels(formats, at="l" if one.draw is Draw.BASELINE else "r", size=setting.size)
        drawn.append(Drawn(stroke(INK, 0) + _place(one), told, line=True))
    setting = replace(setting, turned=Turned.VALUES)
    numbers = Numbers(exhibit, exhibit.categories, held)
    # There is no place 0.
    return add(slide, box, numbers, drawn, replace(reach, pattern="0;;"), setting)


def _place(series: Series) -> str:
    if series.draw is Draw.TARGET:
        return mark("dash", 34, INK, hollow=False)
    if series.draw is Draw.BASELINE:
        return mark("circle", 12, EDGE, hollow=True)
    each = (point(place, inside(latest(code))) for place, code in enumerate(series.codes))
    return mark("circle", 13, UNJUDGED, hollow=False) + "".join(each)


def counts(slide: Any, box: Box, exhibit: Exhibit, setting: Setting) -> Chart:
    """Stack each city's numbers of indicators; the shape stands in the bar too."""
    held = [one for one in exhibit.series if one.known]
    totals = [sum(values) for values in zip(*(one.points for one in held), strict=True)]
    reach = scale([float(max(totals, default=1))], whole=True, air=1.0)
    drawn = []
    for one in held:
        shape, colour = SHAPE[one.code], VERDICT[one.code]
        # A dash before a number would read as a minus.
        told = "0;;" if shape == "–" else f'"{shape} "0;;'
        formats = [told if value else "" for value in one.points]
        text = labels(formats, at="ctr", size=_LABEL, colour=over(colour))
        drawn.append(Drawn(ground(colour, WHITE), text))
    # The first city on top, the numbers still below.
    setting = replace(setting, turned=Turned.NAMES)
    numbers = Numbers(exhibit, exhibit.categories, held)
    return add(slide, box, numbers, drawn, reach, setting, Bars(70, 100, lying=True))
