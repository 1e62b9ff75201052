"""PowerPoint: native charts and tables of an exhibit, to be edited and shown at once."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.export import slide_frame as frames
from indicators.export import slide_grids, slide_notes, slide_tables
from indicators.export.slide_bars import bullets, counts, ranks
from indicators.export.slide_charts import Setting
from indicators.export.slide_data import scale
from indicators.export.slide_lines import apart, lines
from indicators.export.slide_panels import ACROSS, DOWN, cells, legend, panels
from indicators.export.slide_side import PART, side
from indicators.export.slide_text import Box, Run, height, safe, textbox
from indicators.export.workbook import created
from indicators.wording import deck, screen

CITIES = 8
"""Cities beside one another on a slide; more go to further slides."""
STACKS = 14
_FIRST = (1980, 1, 1, 0, 0, 0)
_DRAW: dict[ChartKind, Callable[..., Any]] = {
    ChartKind.BULLET: bullets,
    ChartKind.BAR: bullets,
    ChartKind.RANK: ranks,
    ChartKind.COUNTS: counts,
}


def pptx(exhibit: Exhibit) -> bytes:
    """Write a deck: the chart, the table behind it, its notes, its sources."""
    exhibit = replace(
        exhibit,
        subtitle=deck.as_drawn(exhibit.lang, exhibit.subtitle),
        axis=deck.as_drawn(exhibit.lang, exhibit.axis),
    )
    made = frames.new_deck()
    if exhibit.empty:
        _nothing(made, exhibit)
    else:
        _pictures(made, exhibit)
        _tables(made, exhibit)
        slide_notes.notes(made, exhibit)
        slide_notes.sources(made, exhibit)
    return _saved(made, exhibit)


def _nothing(made: Any, exhibit: Exhibit) -> None:
    foot = frames.chart_foot(exhibit)
    frame = frames.add(made, exhibit, exhibit.title, foot)
    textbox(frame.slide, frame.body, [[Run(exhibit.empty, 16)]], exhibit.lang)


def _pictures(made: Any, exhibit: Exhibit) -> None:
    if exhibit.kind is ChartKind.PANELS:
        _panels(made, exhibit)
    elif exhibit.kind is ChartKind.LINE:
        _lines(made, exhibit)
    elif exhibit.kind is ChartKind.MATRIX:
        _matrix(made, exhibit)
    elif exhibit.kind in _DRAW and any(series.known for series in exhibit.series):
        _cities(made, exhibit)


def _slide(made: Any, exhibit: Exhibit, page: int = 1, pages: int = 1) -> frames.Frame:
    title = exhibit.title
    if pages > 1:
        title = deck.say(exhibit.lang, "page", title=title, page=page, pages=pages)
    foot = frames.chart_foot(exhibit)
    return frames.add(made, exhibit, title, foot)


def _cities(made: Any, exhibit: Exhibit) -> None:
    """Draw the cities, so many on a slide that all are readable, on one scale."""
    parts = _parts(exhibit, STACKS if exhibit.kind is ChartKind.COUNTS else CITIES)
    reach = None
    if len(parts) > 1 and exhibit.kind in {ChartKind.BULLET, ChartKind.BAR}:
        known = [value for series in exhibit.series for value in series.known]
        reach = scale([*known, *(one.value for one in exhibit.references)])
    for page, part in enumerate(parts, start=1):
        frame = _slide(made, exhibit, page, len(parts))
        box = frame.body
        if part.side:
            box = replace(box, width=box.width * (1 - PART) - 12)
            beside = Box(box.left + box.width + 12, box.top, frame.body.width * PART, box.height)
            side(frame.slide, beside, part)
        setting = Setting(exhibit.axis, reach, legend=legend(part.series), alt=exhibit.alt)
        if any(series.known for series in part.series):
            _DRAW[exhibit.kind](frame.slide, box, part, setting)


def _parts(exhibit: Exhibit, most: int) -> list[Exhibit]:
    """Cut an exhibit into parts of about as many categories each."""
    count = len(exhibit.categories)
    pages = max(1, -(-count // most))
    each = max(1, -(-count // pages))
    return [
        replace(
            exhibit,
            categories=exhibit.categories[start : start + each],
            category_ids=exhibit.category_ids[start : start + each],
            side=exhibit.side[start : start + each],
            series=tuple(
                replace(
                    one,
                    points=one.points[start : start + each],
                    labels=one.labels[start : start + each],
                    codes=one.codes[start : start + each],
                )
                for one in exhibit.series
            ),
        )
        for start in range(0, count, each)
    ]


def _lines(made: Any, exhibit: Exhibit) -> None:
    if not exhibit.apart:
        frame = _slide(made, exhibit)
        setting = Setting(exhibit.axis, legend=legend(exhibit.series), alt=exhibit.alt)
        lines(frame.slide, frame.body, exhibit, setting)
        return
    for page, pages, shown in _paged(apart(exhibit)):
        frame = _slide(made, exhibit, page, pages)
        for one, place in zip(shown, cells(frame.body, len(shown)), strict=True):
            head = [[Run(one.series[0].name, 12, bold=True)]]
            high = height(head, place.width)
            textbox(frame.slide, replace(place, height=high), head, exhibit.lang)
            below = replace(place, top=place.top + high, height=place.height - high)
            lines(frame.slide, below, one, Setting(one.axis, legend=False, size=9.5, alt=one.alt))


def _panels(made: Any, exhibit: Exhibit) -> None:
    for page, pages, shown in _paged(exhibit.panels):
        frame = _slide(made, exhibit, page, pages)
        panels(frame.slide, frame.body, exhibit, shown)


def _paged(items: Sequence[Any]) -> list[tuple[int, int, Sequence[Any]]]:
    pages = max(1, -(-len(items) // (ACROSS * DOWN)))
    each = max(1, -(-len(items) // pages))
    return [(page + 1, pages, items[page * each : (page + 1) * each]) for page in range(pages)]


def _matrix(made: Any, exhibit: Exhibit) -> None:
    foot = frames.chart_foot(exhibit)
    body = frames.space(exhibit, exhibit.title, foot)
    grid = slide_grids.matrix(exhibit, body.width, body.height)
    found = list(slide_tables.pages(grid, body.height))
    for page, rows in enumerate(found, start=1):
        frame = _slide(made, exhibit, page, len(found))
        slide_tables.draw(frame.slide, frame.body, grid, rows, exhibit.alt)


def _tables(made: Any, exhibit: Exhibit) -> None:
    """Add the table as pages show it; where it is all there is, it has the notes below."""
    if not len(exhibit.table):
        return
    alone = not len(made.slides)
    foot = frames.chart_foot(exhibit) if alone else frames.foot(exhibit, ())
    longest = _table_title(exhibit, 88, 88, alone=alone)
    sizes = frames.FRONT if alone else frames.BEHIND
    body = frames.space(exhibit, longest, foot, sizes)
    found = [
        (grid, rows)
        for grid in slide_grids.grids(exhibit, body.width, body.height)
        for rows in slide_tables.pages(grid, body.height)
    ]
    alt = screen.say(exhibit.lang, "table_alt", title=exhibit.title)
    for page, (grid, rows) in enumerate(found, start=1):
        title = _table_title(exhibit, page, len(found), alone=alone)
        frame = frames.add(made, exhibit, title, foot, sizes)
        slide_tables.draw(frame.slide, frame.body, grid, rows, alt)


def _table_title(exhibit: Exhibit, page: int, pages: int, *, alone: bool) -> str:
    if pages > 1:
        key = "page" if alone else "table_page"
        return deck.say(exhibit.lang, key, title=exhibit.title, page=page, pages=pages)
    return exhibit.title if alone else deck.say(exhibit.lang, "table", title=exhibit.title)


def _saved(made: Any, exhibit: Exhibit) -> bytes:
    """Write the file; the same exhibit gives the same bytes."""
    about = made.core_properties
    about.title, about.author, about.last_modified_by = safe(exhibit.title), "", ""
    about.created = about.modified = created(exhibit)
    plain, packed = io.BytesIO(), io.BytesIO()
    made.save(plain)
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(packed, "w") as out:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, _FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, parts.read(name))
    return packed.getvalue()
