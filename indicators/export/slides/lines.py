"""Yearly values as native line charts; nothing is drawn across a gap."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.chart import Chart

from indicators.charts.line_marks import numbered
from indicators.charts.palette import EDGE, INK, LINES, SOFT
from indicators.exhibits.cells import SIGN, missing
from indicators.exhibits.spec import Draw, Exhibit, Series
from indicators.export.slides.charts import Setting, add
from indicators.export.slides.data import Numbers, label_pattern, patterns, scale
from indicators.export.slides.marks import NO_MARK, labels, mark, stroke
from indicators.export.slides.plots import Drawn
from indicators.export.slides.text import Box

_SHAPES = ("circle", "square", "diamond", "triangle", "x", "plus", "star", "dot")
_MARKS = {
    Draw.BASELINE: ("circle", 11, EDGE, True),
    Draw.MILESTONE: ("diamond", 11, INK, True),
    Draw.OTHER: ("square", 8, SOFT, True),
    Draw.TARGET: ("dash", 18, INK, False),
}
_PATHS = {
    Draw.PATH: (EDGE, 1.5, "dash"),
    Draw.PROJECTED: (INK, 1.5, "sysDot"),
}
_TO_COMPARE = ("dash", "sysDot", "dashDot")
_VALUES = (Draw.ACTUAL, Draw.REFERENCE)


def lines(slide: Any, box: Box, exhibit: Exhibit, setting: Setting) -> Chart:
    """Draw each series over the years; a year of a new definition says so below its name."""
    held = [(one, number) for one, number in numbered(exhibit) if one.known]
    series = [one for one, _ in held]
    reach = setting.scale or scale([value for one in series for value in one.known])
    drawn = []
    for one, number in held:
        formats = _formats(exhibit, one, series)
        told = any(formats)
        text = labels(formats, at=_beside(one, series), size=setting.size) if told else ""
        drawn.append(Drawn(_looks(one, number), text, line=True))
    setting = replace(setting, right=4.2 * setting.size)
    return add(slide, box, Numbers(exhibit, _years(exhibit), series), drawn, reach, setting)


def apart(exhibit: Exhibit) -> list[Exhibit]:
    """Return one exhibit for each area, where areas are too unlike for one scale."""
    series = [replace(one, slot=number) for one, number in numbered(exhibit)]
    names = dict.fromkeys(one.name for one in series if one.known)
    return [
        replace(
            exhibit,
            alt=f"{name}：{exhibit.alt}",
            series=tuple(one for one in series if one.name == name),
            breaks=tuple(one for one in exhibit.breaks if one.area in {"", name}),
        )
        for name in names
    ]


def _years(exhibit: Exhibit) -> list[str]:
    words = {one.category: one.word for one in exhibit.breaks}
    return [f"{year}\n{words[year]}" if year in words else year for year in exhibit.categories]


def _looks(series: Series, number: int) -> str:
    if series.draw in _PATHS:
        return stroke(*_PATHS[series.draw]) + NO_MARK
    if series.draw in _MARKS:
        shape, size, colour, hollow = _MARKS[series.draw]
        return stroke(colour, 0) + mark(shape, size, colour, hollow=hollow)
    to_compare = series.draw is Draw.REFERENCE
    colour = SOFT if to_compare else LINES[number % len(LINES)]
    dash = _TO_COMPARE[number % len(_TO_COMPARE)] if to_compare else "solid"
    width = 0 if series.rough else 1.5 if to_compare else 2.5
    shape = _SHAPES[number % len(_SHAPES)]
    return stroke(colour, width, dash) + mark(shape, 8, colour, hollow=series.rough)


def _beside(series: Series, drawn: Sequence[Series]) -> str:
    """Put a label above its point, an area's only one beside it or away from a line above."""
    if series.labels:
        return "t"
    last = _last(series)
    value = series.points[last]
    return "b" if any(value < one.points[last] < value * 1.25 for one in drawn) else "r"


def _formats(exhibit: Exhibit, series: Series, drawn: Sequence[Series]) -> list[str]:
    """Return the formats of what is labelled: as the exhibit says, else an area's last value."""
    if series.labels:
        return [label_pattern(label) if label else "" for label in series.labels]
    last = max(_last(one) for one in drawn if one.name == series.name)
    if series.draw not in _VALUES or _last(series) < last:
        return []
    found = patterns(series, exhibit.decimals, (), exhibit.lang)
    sign = _sign(exhibit, series.name, exhibit.categories[last])
    prefix = f'"{sign}"' if sign else ""
    return [prefix + one if place == last else "" for place, one in enumerate(found)]


def _last(series: Series) -> int:
    return max((at for at, value in enumerate(series.points) if value == value), default=-1)


def _sign(exhibit: Exhibit, name: str, year: str) -> str:
    """Return the sign before an area's value of a year, as the table has it."""
    column, table = f"y{year}{SIGN}", exhibit.table
    if column not in table.columns or "area" not in table.columns:
        return ""
    found = table.loc[table["area"] == name, column].tolist()
    return str(found[0]) if found and not missing(found[0]) else ""
