"""Excel: the table with its numbers as numbers, a sheet of sources, a sheet of doubts."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indicators.exhibits.cells import Cell, missing, signs
from indicators.exhibits.spec import Exhibit
from indicators.wording import numbers, places, screen

LONGEST = 32_767  # characters of a cell
NARROWEST = 6
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx(exhibit: Exhibit) -> bytes:
    """Write the workbook: title, unit and table; 资料来源; 冲突与存疑."""
    buffer = io.BytesIO()
    font = {"font_name": screen.OFFICE_FONT, "font_size": 10}
    with Workbook(buffer, {**OPTIONS, "default_format_properties": font}) as book:
        book.set_properties({"title": exhibit.title, "created": created(exhibit)})
        styles = _Styles(book)
        _data(book.add_worksheet(screen.say(exhibit.lang, "sheet_data")), exhibit, styles)
        _sources(book.add_worksheet(screen.say(exhibit.lang, "sheet_sources")), exhibit, styles)
        _doubts(book.add_worksheet(screen.say(exhibit.lang, "sheet_doubts")), exhibit, styles)
    return buffer.getvalue()


@dataclass(frozen=True)
class _Styles:
    """Cell formats, each made once."""

    book: Workbook
    made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def get(self, **properties: object) -> Format:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            font = {"font_name": screen.OFFICE_FONT, "font_size": 10, "valign": "vcenter"}
            self.made[key] = self.book.add_format({**font, **properties})
        return self.made[key]

    def head(self) -> Format:
        """Return the format of column headers."""
        return self.get(bold=True, bg_color="#E4E7EB", border=1, text_wrap=True, align="center")

    def text(self) -> Format:
        """Return the format of text cells."""
        return self.get(border=1, text_wrap=True, align="left")


def _data(sheet: Worksheet, exhibit: Exhibit, styles: _Styles) -> None:
    top = _heading(sheet, exhibit, styles)
    for place, column in enumerate(exhibit.columns):
        sheet.set_column(place, place, max(column.width, NARROWEST) + 2)
        _write(sheet, top, place, column.header, styles.head())
    sheet.set_row(top, 32)
    decimals = exhibit.row_decimals()
    for place, column in enumerate(exhibit.columns):
        before = signs(exhibit.table, column.code)
        for row, value in enumerate(exhibit.table[column.code]):
            kind = (column.cell, decimals[row], before[row])
            _cell(sheet, (top + 1 + row, place), value, kind, styles)
    sheet.freeze_panes(top + 1, 1)
    _page(sheet, top, len(exhibit.columns))


def _heading(sheet: Worksheet, exhibit: Exhibit, styles: _Styles) -> int:
    _write(sheet, 0, 0, exhibit.title, styles.get(bold=True, font_size=14))
    unit = screen.say(exhibit.lang, "unit_axis", unit=exhibit.unit) if exhibit.unit else ""
    state = [unit, exhibit.cutoff_line, exhibit.internal_line]
    below = [exhibit.subtitle, screen.joined(exhibit.lang, state), exhibit.source_line]
    lines = [line for line in below if line]
    for row, line in enumerate(lines, start=1):
        _write(sheet, row, 0, line, styles.get(font_color="#52606D"))
    return len(lines) + 2


def _cell(
    sheet: Worksheet,
    at: tuple[int, int],
    value: object,
    kind: tuple[Cell, int, str],
    styles: _Styles,
) -> None:
    cell, decimals, sign = kind
    if cell is Cell.TEXT or isinstance(value, str):
        _write(sheet, *at, "" if missing(value) else str(value), styles.text())
    elif missing(value):
        _write(sheet, *at, numbers.NO_VALUE, styles.get(border=1, align="right"))
    else:
        amount = float(str(value))
        pattern = (f'"{sign}"' if sign else "") + number_format(amount, cell, decimals)
        sheet.write_number(*at, amount, styles.get(border=1, num_format=pattern))


def number_format(value: float, cell: Cell, decimals: int) -> str:
    """Return the number format in which a cell reads as on the screen.

    >>> number_format(1.017, Cell.PUBLISHED, 2), number_format(0.5, Cell.SHARE, 0)
    ('#,##0.000', '0.0%')
    """
    if cell is Cell.SHARE:
        return "0.0%"
    if cell in {Cell.YEAR, Cell.COUNT}:
        return "0"
    count = decimals
    if cell is Cell.PUBLISHED:
        count = places.shown(value, at_least=decimals)
    elif cell is Cell.SIGNED:
        count = places.visible(value, decimals)
    plain = "#,##0" + (f".{'0' * count}" if count else "")
    return f"+{plain};-{plain};{plain}" if cell is Cell.SIGNED else plain


def _sources(sheet: Worksheet, exhibit: Exhibit, styles: _Styles) -> None:
    codes = ("document", "publisher", "number", "published", "locator", "grade", "url")
    rows = [
        (one.title, one.publisher, one.number, one.date, one.locator, one.grade_word, one.url)
        for one in exhibit.sources
    ]
    heads = [screen.header(exhibit.lang, code) for code in codes]
    _list(sheet, heads, rows, (48, 28, 22, 14, 32, 18, 40), styles)


def _doubts(sheet: Worksheet, exhibit: Exhibit, styles: _Styles) -> None:
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
    _list(sheet, heads, rows, (8, 10, 36, 90), styles)


def _list(
    sheet: Worksheet,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    styles: _Styles,
) -> None:
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(place, place, width)
        _write(sheet, 0, place, head, styles.head())
    for at, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            _write(sheet, at, place, text, styles.text())
    sheet.freeze_panes(1, 0)
    _page(sheet, 0, len(heads))


def _page(sheet: Worksheet, top: int, width: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer("&C&P / &N")
    sheet.set_column(width, width, NARROWEST)


def _write(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    # write_string, so that no text ever becomes a formula, a link or a number.
    if text:
        sheet.write_string(row, column, text[:LONGEST], style)
    else:
        sheet.write_blank(row, column, None, style)


def created(exhibit: Exhibit) -> dt.datetime:
    """Return the day of the data, the only date an exhibit knows: its file is always the same."""
    try:
        return dt.datetime.fromisoformat(exhibit.cutoff)
    except ValueError:
        return dt.datetime(2000, 1, 1)
