"""An exhibit's series as native charts of a workbook, over the numbers beside them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from indicators.charts.palette import EDGE, GRID, INK, LINES, PALE, SOFT, VERDICT, latest
from indicators.exhibits.spec import ChartKind, Draw, Exhibit, Series
from indicators.export import sheets
from indicators.export.books.drawing import font, plain
from indicators.export.sheets import HEAD, TEXT, Styles
from indicators.wording import deck

_DRAWN = (ChartKind.BULLET, ChartKind.BAR, ChartKind.RANK, ChartKind.COUNTS, ChartKind.LINE)
_COLUMNS = (Draw.BASELINE, Draw.ACTUAL, Draw.COUNT)
_MARKS = {
    Draw.TARGET: ("long_dash", 16, INK),
    Draw.SCHEDULE: ("long_dash", 10, SOFT),
    Draw.MILESTONE: ("diamond", 9, INK),
    Draw.BASELINE: ("circle", 9, EDGE),
    Draw.OTHER: ("square", 7, SOFT),
}
_SHAPES = ("circle", "square", "diamond", "triangle", "x", "plus", "star")
_SIZE, _SMALL = (900, 400), (460, 400)
"""Pixels of a chart, and of one with few columns."""
_FEW = 2
_NAMES, _NUMBERS, _OTHERS = 26, 15, 8
"""Widths of the first and of the other columns, and how many of these there are."""
_ROWS = 22  # that a chart covers


@dataclass(frozen=True)
class Part:
    """One chart: an exhibit's own, or that of an area or indicator on its own scale."""

    title: str
    kind: ChartKind
    axis: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def parts(exhibit: Exhibit) -> list[Part]:
    """Return the charts of an exhibit; none where it is a table."""
    if exhibit.panels:
        found = ((one, _drawn(exhibit, one.series)) for one in exhibit.panels)
        return [Part(one.name, one.kind, one.unit, (one.name,), own) for one, own in found if own]
    series = _drawn(exhibit, exhibit.series)
    if exhibit.kind not in _DRAWN or exhibit.empty or not series:
        return []
    axis = deck.as_drawn(exhibit.lang, exhibit.axis)
    whole = Part(exhibit.title, exhibit.kind, axis, exhibit.categories, series)
    if not exhibit.apart or exhibit.kind is not ChartKind.LINE:
        return [whole]
    names = dict.fromkeys(one.name for one in series)
    grouped = ((name, tuple(one for one in series if one.name == name)) for name in names)
    return [Part(name, whole.kind, whole.axis, whole.categories, own) for name, own in grouped]


def charts(book: Workbook, sheet: Worksheet, exhibit: Exhibit, styles: Styles) -> None:
    """Write each chart's numbers with the chart below them."""
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, _OTHERS, _NUMBERS)
    styles.write(sheet, (0, 0), exhibit.title, bold=True, font_size=14)
    lines = [exhibit.subtitle, exhibit.doubt_line, exhibit.source_line, exhibit.internal_line]
    shown = [line for line in lines if line]
    for at, line in enumerate(shown, start=1):
        _paragraph(sheet, at, line, styles)
    row, starts = len(shown) + 2, [0]
    for part in parts(exhibit):
        starts.append(row)
        last = _numbers(sheet, row, part, styles)
        chart = _stacked(book, sheet, row, part) or _chart(book, sheet, row, part)
        _finish(chart, part)
        place = {"x_offset": 4, "y_offset": 4, "description": plain(exhibit.alt)}
        sheet.insert_chart(last + 2, 0, chart, place)
        row = last + 2 + _ROWS
    sheet.print_area(0, 0, row, _OTHERS)
    sheets.page(sheet)
    sheets.paged(sheet, [0, *starts[2:], row])


def _paragraph(sheet: Worksheet, row: int, text: str, styles: Styles) -> None:
    """Write a text over all columns, in as many lines as it takes."""
    look: dict[str, object] = {"font_color": SOFT, "text_wrap": True, "align": "left"}
    sheet.merge_range(row, 0, row, _OTHERS, "", styles.get(**look))
    styles.write(sheet, (row, 0), text, **look)
    wide = _NAMES + _OTHERS * _NUMBERS
    sheet.set_row(row, sheets.height(sheets.lines(text, wide)))


def _drawn(exhibit: Exhibit, series: Sequence[Series]) -> tuple[Series, ...]:
    """Return the series with any value, named as they are drawn here."""
    known = (one for one in series if one.known)
    return tuple(replace(one, name=deck.as_drawn(exhibit.lang, one.name)) for one in known)


def _numbers(sheet: Worksheet, row: int, part: Part, styles: Styles) -> int:
    """Write categories and series from a row on; return the last row."""
    styles.write(sheet, (row, 0), part.axis, **HEAD)
    number = styles.get(border=1, num_format="General")
    for column, series in enumerate(part.series, start=1):
        styles.write(sheet, (row, column), series.name, **HEAD)
        for at, value in enumerate(series.points, start=row + 1):
            if math.isnan(value):
                sheet.write_blank(at, column, None, number)
            else:
                sheet.write_number(at, column, value, number)
    sheet.set_row(row, 36)
    for at, category in enumerate(part.categories, start=row + 1):
        styles.write(sheet, (at, 0), category, **TEXT)
        sheet.set_row(at, sheets.height(sheets.lines(category, _NAMES)))
    return row + len(part.categories)


def _places(sheet: Worksheet, row: int, column: int, part: Part) -> dict[str, object]:
    points = part.series[column - 1].points
    name, last = sheet.get_name(), row + len(part.categories)
    return {
        "name": [name, row, column],
        "categories": [name, row + 1, 0, last, 0],
        "values": [name, row + 1, column, last, column],
        # Of an empty cell XlsxWriter would keep a nought.
        "values_data": [None if math.isnan(value) else value for value in points],
    }


def _stacked(book: Workbook, sheet: Worksheet, row: int, part: Part) -> Chart | None:
    if part.kind is not ChartKind.COUNTS:
        return None
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for column, series in enumerate(part.series, start=1):
        look = {"fill": {"color": VERDICT.get(series.code, EDGE)}, "gap": 120}
        labels = {"value": True, "num_format": "0;;", "font": font(9)}
        chart.add_series({**_places(sheet, row, column, part), **look, "data_labels": labels})
    return chart


def _chart(book: Workbook, sheet: Worksheet, row: int, part: Part) -> Chart:
    """Draw columns with marks, or lines; places are marks only, columns would say nothing."""
    barred = part.kind in (ChartKind.BULLET, ChartKind.BAR)
    columns: list[dict[str, object]] = []
    lines: list[dict[str, object]] = []
    for column, series in enumerate(part.series, start=1):
        places = _places(sheet, row, column, part)
        if barred and series.draw in _COLUMNS:
            columns.append({**places, **_filled(series), "gap": 120, "overlap": -5})
        else:
            lines.append({**places, **_line(series, column - 1, joined=not barred)})
    made = []
    for kind, held in (("column", columns), ("line", lines)):
        if held:
            chart = book.add_chart({"type": kind})
            for one in held:
                chart.add_series(one)
            made.append(chart)
    if len(made) > 1:
        made[0].combine(made[1])
    return made[0]


def _filled(series: Series) -> dict[str, object]:
    if series.draw is Draw.BASELINE:
        return {"fill": {"color": PALE}, "border": {"color": EDGE}}
    points = [{"fill": {"color": latest(code)}} for code in series.codes]
    return {"fill": {"color": LINES[0]}, **({"points": points} if points else {})}


def _line(series: Series, number: int, *, joined: bool) -> dict[str, object]:
    if series.draw in (Draw.PATH, Draw.PROJECTED, Draw.REFERENCE):
        return {"line": {"color": EDGE, "width": 1.5, "dash_type": "dash"}}
    shape, size, colour = _MARKS.get(
        series.draw,
        (_SHAPES[number % len(_SHAPES)], 8, LINES[(series.slot or number) % len(LINES)]),
    )
    inner = PALE if series.rough else colour
    marker = {"type": shape, "size": size, "fill": {"color": inner}, "border": {"color": colour}}
    drawn = joined and series.draw is Draw.ACTUAL and not series.rough
    line = {"color": colour, "width": 2.25} if drawn else {"none": True}
    return {"line": line, "marker": marker}


def _finish(chart: Chart, part: Part) -> None:
    chart.set_title({"name": plain(part.title), "name_font": font(12, bold=True)})
    chart.set_x_axis({"num_font": font(9), "label_position": "low", "line": {"color": SOFT}})
    axis: dict[str, object] = {"num_font": font(9), "line": {"none": True}}
    axis["major_gridlines"] = {"visible": True, "line": {"color": GRID}}
    if part.axis:
        axis |= {"name": plain(part.axis), "name_font": font(9)}
    if part.kind is ChartKind.RANK:
        axis |= {"reverse": True, "min": 1, "num_format": "0"}
    chart.set_y_axis(axis)
    chart.set_legend({"position": "bottom", "font": font(9)})
    wide, high = _SMALL if len(part.categories) <= _FEW else _SIZE
    chart.set_size({"width": wide, "height": high})
    chart.show_blanks_as("gap")
