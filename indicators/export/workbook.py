"""Excel: the table with its numbers as numbers, native charts, sheets of sources and doubts."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.exhibits.spec import Exhibit
from indicators.export import sheets, workbook_charts
from indicators.export.chart_parts import completed
from indicators.export.data_sheet import data_sheet
from indicators.export.imprint import created
from indicators.export.sheets import Styles, listing
from indicators.wording import screen
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
