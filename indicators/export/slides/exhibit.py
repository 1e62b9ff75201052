"""The slides of an exhibit: its chart over as many as it needs, and the table behind it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.export.slides import frame as frames
from indicators.export.slides import grids as slide_grids
from indicators.export.slides import tables as slide_tables
from indicators.export.slides.charts import Setting
from indicators.export.slides.cities import DRAW, parts, reach
from indicators.export.slides.lines import apart, lines
from indicators.export.slides.panels import DOWN, across, cells, legend, panels
from indicators.export.slides.side import PART, side
from indicators.export.slides.stage import Stage
from indicators.export.slides.text import Box, Run, height, textbox
from indicators.wording import deck, screen

CITIES = 8
"""Cities beside one another on a slide; more go to further slides."""
STACKS = 14
_WIDE = 888.0
"""Points of width in which so many cities are readable."""


def drawn(exhibit: Exhibit) -> Exhibit:
    """Return an exhibit in the words of a slide, on which columns stand upright."""
    return replace(
        exhibit,
        subtitle=deck.as_drawn(exhibit.lang, exhibit.subtitle),
        axis=deck.as_drawn(exhibit.lang, exhibit.axis),
    )


def nothing(stage: Stage, exhibit: Exhibit) -> None:
    """Add a slide that says why there is nothing to show."""
    foot = frames.chart_foot(stage, exhibit)
    frame = frames.add(stage, exhibit, exhibit.title, foot)
    textbox(frame.slide, frame.body, [[Run(exhibit.empty, 16)]], exhibit.lang)


def pictures(stage: Stage, exhibit: Exhibit) -> None:
    """Add the charts; kinds that are nothing but a table have none."""
    if exhibit.kind is ChartKind.PANELS:
        _panels(stage, exhibit)
    elif exhibit.kind is ChartKind.LINE:
        _lines(stage, exhibit)
    elif exhibit.kind is ChartKind.MATRIX:
        _matrix(stage, exhibit)
    elif exhibit.kind in DRAW and any(series.known for series in exhibit.series):
        _cities(stage, exhibit)


def _slide(stage: Stage, exhibit: Exhibit, page: int = 1, pages: int = 1) -> frames.Frame:
    title = exhibit.title
    if pages > 1:
        title = deck.say(exhibit.lang, "page", title=title, page=page, pages=pages)
    foot = frames.chart_foot(stage, exhibit)
    return frames.add(stage, exhibit, title, foot)


def _cities(stage: Stage, exhibit: Exhibit) -> None:
    """Draw the cities, so many on a slide that all are readable, on one scale."""
    most = STACKS if exhibit.kind is ChartKind.COUNTS else CITIES
    cut = list(parts(exhibit, max(2, round(most * min(1.0, stage.free.width / _WIDE)))))
    shared = reach(exhibit) if len(cut) > 1 else None
    for page, part in enumerate(cut, start=1):
        frame = _slide(stage, exhibit, page, len(cut))
        box = frame.body
        if part.side:
            box = replace(box, width=box.width * (1 - PART) - 12)
            beside = Box(box.left + box.width + 12, box.top, frame.body.width * PART, box.height)
            side(frame.slide, beside, part)
        setting = Setting(exhibit.axis, shared, legend=legend(part.series), alt=exhibit.alt)
        if any(series.known for series in part.series):
            DRAW[exhibit.kind](frame.slide, box, part, setting)


def _lines(stage: Stage, exhibit: Exhibit) -> None:
    if not exhibit.apart:
        frame = _slide(stage, exhibit)
        setting = Setting(exhibit.axis, legend=legend(exhibit.series), alt=exhibit.alt)
        lines(frame.slide, frame.body, exhibit, setting)
        return
    for page, pages, shown in _paged(stage, apart(exhibit)):
        frame = _slide(stage, exhibit, page, pages)
        for one, place in zip(shown, cells(frame.body, len(shown)), strict=True):
            head = [[Run(one.series[0].name, 12, bold=True)]]
            high = height(head, place.width)
            textbox(frame.slide, replace(place, height=high), head, exhibit.lang)
            below = replace(place, top=place.top + high, height=place.height - high)
            lines(frame.slide, below, one, Setting(one.axis, legend=False, size=9.5, alt=one.alt))


def _panels(stage: Stage, exhibit: Exhibit) -> None:
    for page, pages, shown in _paged(stage, exhibit.panels):
        frame = _slide(stage, exhibit, page, pages)
        panels(frame.slide, frame.body, exhibit, shown)


def _paged(stage: Stage, items: Sequence[Any]) -> list[tuple[int, int, Sequence[Any]]]:
    pages = max(1, -(-len(items) // (across(stage.free.width) * DOWN)))
    each = max(1, -(-len(items) // pages))
    return [(page + 1, pages, items[page * each : (page + 1) * each]) for page in range(pages)]


def _matrix(stage: Stage, exhibit: Exhibit) -> None:
    foot = frames.chart_foot(stage, exhibit)
    body = frames.space(stage, exhibit, exhibit.title, foot)
    grid = slide_grids.matrix(exhibit, body.width, body.height)
    found = list(slide_tables.pages(grid, body.height))
    for page, rows in enumerate(found, start=1):
        frame = _slide(stage, exhibit, page, len(found))
        slide_tables.draw(frame.slide, frame.body, grid, rows, exhibit.alt)


def tables(stage: Stage, exhibit: Exhibit, *, alone: bool) -> None:
    """Add the table as pages show it; where it is all there is, it has the notes below."""
    if not len(exhibit.table):
        return
    foot = frames.chart_foot(stage, exhibit) if alone else frames.foot(exhibit, ())
    longest = _table_title(exhibit, 88, 88, alone=alone)
    sizes = frames.FRONT if alone else frames.BEHIND
    body = frames.space(stage, exhibit, longest, foot, sizes)
    found = [
        (grid, rows)
        for grid in slide_grids.grids(exhibit, body.width, body.height)
        for rows in slide_tables.pages(grid, body.height)
    ]
    alt = screen.say(exhibit.lang, "table_alt", title=exhibit.title)
    for page, (grid, rows) in enumerate(found, start=1):
        title = _table_title(exhibit, page, len(found), alone=alone)
        frame = frames.add(stage, exhibit, title, foot, sizes)
        slide_tables.draw(frame.slide, frame.body, grid, rows, alt)


def _table_title(exhibit: Exhibit, page: int, pages: int, *, alone: bool) -> str:
    if pages > 1:
        key = "page" if alone else "table_page"
        return deck.say(exhibit.lang, key, title=exhibit.title, page=page, pages=pages)
    return exhibit.title if alone else deck.say(exhibit.lang, "table", title=exhibit.title)
