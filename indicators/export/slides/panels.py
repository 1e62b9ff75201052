"""Small native charts, several on a slide, each on its own scale with its verdict beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from indicators.charts.palette import EDGE, INK, PALE, SOFT, UNJUDGED
from indicators.exhibits.spec import ChartKind, Draw, Exhibit, Panel, Series
from indicators.export.slides.bars import bullets, ranks
from indicators.export.slides.charts import Setting
from indicators.export.slides.text import LEADING, Box, Paragraph, Run, height, judged, textbox
from indicators.wording import screen

ACROSS, DOWN = 3, 2
"""Charts beside and below one another."""
GAP = 16.0
_WIDE = 760.0
_HEAD, _FOOT, _KEY = 11.0, 9.5, 10.5
_SIGNS = {
    Draw.BASELINE: ("█", PALE),
    Draw.ACTUAL: ("█", UNJUDGED),
    Draw.SCHEDULE: ("–", SOFT),
    Draw.TARGET: ("━", INK),
}
_PLACES = {
    Draw.BASELINE: ("○", EDGE),
    Draw.ACTUAL: ("●", UNJUDGED),
    Draw.TARGET: ("━", INK),
}


def cells(box: Box, count: int) -> list[Box]:
    """Return the places of small charts, as large as so many may be."""
    beside = min(across(box.width), count) if count != 4 else 2
    down = -(-count // beside)
    wide, tall = (box.width + GAP) / beside, (box.height + GAP) / max(1, down)
    return [
        Box(box.left + at % beside * wide, box.top + at // beside * tall, wide - GAP, tall - GAP)
        for at in range(count)
    ]


def across(width: float) -> int:
    """Return how many charts stand beside each other."""
    return ACROSS if width >= _WIDE else ACROSS - 1


def panels(slide: Any, box: Box, exhibit: Exhibit, shown: Sequence[Panel]) -> None:
    """Draw some of an exhibit's small charts and what their marks mean."""
    key = marks(shown, _KEY)
    high = height([key], box.width) if key else 0.0
    if key:
        textbox(slide, Box(box.left, box.top, box.width, high), [key], exhibit.lang).name = "key"
    below = Box(box.left, box.top + high + 6, box.width, box.height - high - 6)
    for panel, place in zip(shown, cells(below, len(shown)), strict=True):
        _panel(slide, place, exhibit, panel)


def _panel(slide: Any, box: Box, exhibit: Exhibit, panel: Panel) -> None:
    name = screen.say(exhibit.lang, "panel", name=panel.name, unit=panel.unit)
    head = [[Run(name, _HEAD, bold=True)]]
    high = height(head, box.width)
    textbox(slide, Box(box.left, box.top, box.width, high), head, exhibit.lang)
    told = [judged(line, panel.code, _FOOT) for line in panel.lines]
    rest = Box(box.left, box.top + high + 2, box.width, box.height - high - 2)
    if not any(series.known for series in panel.series):
        textbox(slide, rest, told, exhibit.lang)
        return
    half = rest.width * 0.52
    beside = Box(rest.left + half + 8, rest.top + LEADING * 6, rest.width - half - 8,
                 rest.height - LEADING * 6)  # fmt: skip
    textbox(slide, beside, told, exhibit.lang)
    one = replace(
        exhibit,
        categories=(" ",),
        series=panel.series,
        side=(panel.lines,),
        references=(),
        decimals=decimals(exhibit, panel),
    )
    alt = screen.joined(exhibit.lang, [name, *panel.lines], by="comma")
    setting = Setting(legend=False, size=9.0, alt=alt)
    _draw(panel)(slide, replace(rest, width=half), one, setting)


def _draw(panel: Panel) -> Callable[..., Any]:
    return ranks if panel.kind is ChartKind.RANK else bullets


def decimals(exhibit: Exhibit, panel: Panel) -> int:
    """Return the decimals of the panel's indicator, or of the one that all panels show."""
    if "indicator_id" in exhibit.table.columns:
        own = exhibit.table["indicator_id"] == panel.id
        for place in own.to_numpy().nonzero()[0]:
            return exhibit.row_decimals()[int(place)]
    return exhibit.decimals


def marks(shown: Sequence[Panel], size: float) -> Paragraph:
    """Say what the marks of small charts mean."""
    found: dict[tuple[str, str, str], None] = {}
    for panel in shown:
        signs = _PLACES if panel.kind is ChartKind.RANK else _SIGNS
        for series in panel.series:
            if series.known and series.draw in signs:
                found[*signs[series.draw], series.name] = None
    runs: list[Run] = []
    for sign, colour, name in found:
        runs += [Run(f"{sign} ", size, colour, True), Run(f"{name}　　", size)]
    return runs


def legend(series: Sequence[Series]) -> bool:
    """Tell whether a chart needs a legend: more than one name is drawn."""
    return len({one.name for one in series if one.known}) > 1
