"""Excel: the table with its numbers as numbers, native charts, sheets of sources and doubts."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.exhibits.cells import Cell, missing, signs
from indicators.exhibits.spec import Exhibit
from indicators.export import sheets, workbook_charts
from indicators.export.chart_parts import completed
from indicators.export.imprint import created
from indicators.export.number_formats import number_format
from indicators.export.sheets import HEAD, NARROWEST, TEXT, Styles, listing
from indicators.wording import numbers, screen
from indicators.wording.book import SHEETS


def xlsx(exhibit: Exhibit) -> bytes:
    """Write the workbook: title, unit and table; 图表; 资料来源; 冲突与存疑."""
    buffer = io.BytesIO()
    with Workbook(buffer, {**sheets.OPTIONS, "default_format_properties": sheets.FONT}) as book:
        book.set_properties({"title": sheets.clean(exhibit.title), "created": created(exhibit)})
        styles = Styles(book)
        data_sheet(book.add_worksheet(screen.say(exhibit.lang, "sheet_data")), exhibit, styles)
        if workbook_charts.parts(exhibit):
            drawn = book.add_worksheet(SHEETS[exhibit.lang]["charts"])
            workbook_charts.charts(book, drawn, exhibit, styles)
        _sources(book.add_worksheet(screen.say(exhibit.lang, "sheet_sources")), exhibit, styles)
        _doubts(book.add_worksheet(screen.say(exhibit.lang, "sheet_doubts")), exhibit, styles)
    return completed(buffer.getvalue(), exhibit.lang)


def data_sheet(sheet: Worksheet, exhibit: Exhibit, styles: Styles) -> int:
    """Write an exhibit's table below its finding; return the header's row."""
    top = _heading(sheet, exhibit, styles)
    for place, column in enumerate(exhibit.columns):
        sheet.set_column(place, place, max(column.width, NARROWEST) + 2)
        styles.write(sheet, (top, place), column.header, **HEAD)
    sheet.set_row(top, 32)
    decimals = exhibit.row_decimals()
    most, plain = [1] * len(exhibit.table), styles.pair(**TEXT)
    for place, column in enumerate(exhibit.columns):
        before = signs(exhibit.table, column.code)
        wide = max(column.width, NARROWEST) + 2
        for row, value in enumerate(exhibit.table[column.code]):
            kind = (column.cell, decimals[row], before[row])
            if isinstance(value, str):
                sheets.put(sheet, (top + 1 + row, place), value, plain)
                most[row] = max(most[row], sheets.lines(value, wide))
            else:
                _cell(sheet, (top + 1 + row, place), value, kind, styles)
    for row, count in enumerate(most, start=top + 1):
        sheet.set_row(row, sheets.height(count))
    sheet.freeze_panes(top + 1, 1)
    sheets.page(sheet, (top, top))
    return top


def _heading(sheet: Worksheet, exhibit: Exhibit, styles: Styles) -> int:
    styles.write(sheet, (0, 0), exhibit.title, bold=True, font_size=14)
    unit = screen.say(exhibit.lang, "unit_axis", unit=exhibit.unit) if exhibit.unit else ""
    state = [unit, exhibit.cutoff_line, exhibit.internal_line]
    below = [exhibit.subtitle, screen.joined(exhibit.lang, state), exhibit.source_line]
    lines = [line for line in below if line]
    for row, line in enumerate(lines, start=1):
        styles.write(sheet, (row, 0), line, font_color="#52606D")
    return len(lines) + 2


def _cell(
    sheet: Worksheet,
    at: tuple[int, int],
    value: object,
    kind: tuple[Cell, int, str],
    styles: Styles,
) -> None:
    cell, decimals, sign = kind
    if cell is Cell.TEXT or isinstance(value, str):
        styles.write(sheet, at, "" if missing(value) else str(value), **TEXT)
    elif missing(value):
        styles.write(sheet, at, numbers.NO_VALUE, border=1, align="right")
    else:
        amount = float(str(value))
        pattern = (f'"{sign}"' if sign else "") + number_format(amount, cell, decimals)
        sheet.write_number(*at, amount, styles.get(border=1, num_format=pattern))


def _sources(sheet: Worksheet, exhibit: Exhibit, styles: Styles) -> None:
    codes = ("document", "publisher", "number", "published", "locator", "grade", "url")
    rows = [
        (one.title, one.publisher, one.number, one.date, one.locator, one.grade_word, one.url)
        for one in exhibit.sources
    ]
    heads = [screen.header(exhibit.lang, code) for code in codes]
    listing(sheet, heads, rows, (48, 28, 22, 14, 32, 18, 40), styles)


def _doubts(sheet: Worksheet, exhibit: Exhibit, styles: Styles) -> None:
    lang = exhibit.lang
    legend = exhibit.matrix.legend if exhibit.matrix else ()
    rows = [
        *(("", screen.say(lang, "kind_note"), "", note) for note in (*exhibit.notes, *legend)),
        *(
            (one.mark, screen.say(lang, "kind_doubt"), one.title, one.text)
            for one in exhibit.doubts
        ),
    ]
    if not rows:
        rows = [("", screen.say(lang, "kind_note"), "", screen.say(lang, "no_doubts"))]
    heads = [screen.header(lang, code) for code in ("marks", "remark_kind", "title", "text")]
    listing(sheet, heads, rows, (8, 10, 36, 90), styles)
