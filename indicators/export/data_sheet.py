"""The sheet of an exhibit's table: its numbers as numbers, in the format that a reader sees."""

from xlsxwriter.worksheet import Worksheet

from indicators.exhibits.cells import Cell, missing, signs
from indicators.exhibits.spec import Exhibit
from indicators.export import sheets
from indicators.export.number_formats import number_format
from indicators.export.sheets import HEAD, NARROWEST, TEXT, Styles
from indicators.wording import numbers, screen


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
