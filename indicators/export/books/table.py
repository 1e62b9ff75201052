"""The sheet of indicators: a row each, with formulas wherever the frame's number has one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xlsxwriter.utility import quote_sheetname, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from indicators.charts.palette import glyph
from indicators.exhibits.cells import Cell
from indicators.export import sheets
from indicators.export.books.cells import Cells
from indicators.export.books.columns import Heading, headings
from indicators.export.books.formats import numbers_of
from indicators.export.books.rows import MEASURES, Entry
from indicators.export.books.rules import formulas
from indicators.export.books.terms import named
from indicators.export.sheets import HEAD, TEXT, Pair, Styles
from indicators.wording.book import BANDS, NAMES, SHEETS, say

TOP = 5
"""The header's row; a band of groups stands above it."""
FORMULA = "#E3EEF9"
"""The ground of cells with a formula."""
SIZE = 9
_SOFT = "#52606D"
_SIZE = {"font_size": SIZE}
_WIDEST = 18


@dataclass(frozen=True)
class Table:
    """The table of one sheet."""

    sheet_code: str
    entries: Sequence[Entry]
    years: Sequence[int]
    span: tuple[int, int]
    """Base year and last year of the book's plan."""
    lang: str
    widths: dict[str, int] = field(default_factory=dict)
    """The widest number of each column."""
    looks: dict[tuple[bool, str], Pair] = field(default_factory=dict)
    """The formats of texts: of words or in a number's place, and their colours."""

    @property
    def sheet_name(self) -> str:
        """The name of its sheet."""
        return SHEETS[self.lang][self.sheet_code]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The columns: those of texts only where any row has one."""
        return tuple(
            one
            for one in headings(self.lang, self.years)
            if not one.optional or any(entry.texts.get(one.code) for entry in self.entries)
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each column."""
        return {one.code: place for place, one in enumerate(self.headings)}

    def ref(self, code: str, row: int) -> str | None:
        """Return the cell of a column, rows counted from 0; nothing where there is none."""
        place = self.places.get(code)
        return None if place is None else f"{xl_col_to_name(place)}{row + 1}"

    def column(self, code: str) -> str:
        """Return a column's cells for formulas of other sheets."""
        name = xl_col_to_name(self.places[code])
        rows = (TOP + 2, TOP + 1 + max(len(self.entries), 1))
        return f"{quote_sheetname(self.sheet_name)}!${name}${rows[0]}:${name}${rows[1]}"

    def write(self, sheet: Worksheet, styles: Styles, lines: Sequence[str]) -> None:
        """Write the sheet; the first of the lines is its title."""
        # What stands over the repeated columns would be cut off on the second page.
        left = self.places["indicator"] + 1
        for row, line in enumerate(lines):
            look = {"bold": True, "font_size": 14} if row == 0 else {"font_color": "#52606D"}
            styles.write(sheet, (row, left), line, **look)
        self._heads(sheet, styles)
        names = (sheets.width(entry.texts["area"]) for entry in self.entries)
        self.widths["area"] = max(names, default=0)
        for row, entry in enumerate(self.entries, start=TOP + 1):
            self._row(sheet, row, entry, styles)
        for place, one in enumerate(self.headings):
            wide = self._width(one)
            sheet.set_column(place, place, wide)
        last = TOP + max(len(self.entries), 1)
        sheet.autofilter(TOP, 0, last, len(self.headings) - 1)
        sheet.freeze_panes(TOP + 1, self.places["indicator"] + 1)
        sheet.print_area(0, 0, last, len(self.headings) - 1)
        # Two pages side by side, the names on both: on one the type would be too small to read.
        sheets.page(sheet, (TOP - 1, TOP), pages=2)
        sheet.repeat_columns(0, self.places["indicator"])

    def _width(self, one: Heading) -> int:
        """Return a column's width, in which no number is cut."""
        return max(one.width, min(self.widths.get(one.code, 0) + 1, _WIDEST))

    def _heads(self, sheet: Worksheet, styles: Styles) -> None:
        before = ""
        for place, one in enumerate(self.headings):
            text = BANDS[self.lang][one.band] if one.band != before else ""
            edge = {"left": 1} if text else {}
            # Not merged: columns shall stay free to be sorted, hidden and moved.
            look = {"bold": True, "bg_color": "#CBD5E0", "top": 1, **_SIZE, **edge}
            styles.write(sheet, (TOP - 1, place), text, **look)
            styles.write(sheet, (TOP, place), one.header, **{**HEAD, **_SIZE})
            before = one.band
        sheet.set_row(TOP, 48)

    def _row(self, sheet: Worksheet, row: int, entry: Entry, styles: Styles) -> None:
        base, end = (
            named(NAMES[self.lang][key], year)
            for key, year in zip(("base", "end"), self.span, strict=True)
        )
        found = formulas(Cells(entry, lambda code: self.ref(code, row), base, end))
        numbers = numbers_of(entry, self.lang)
        for place, one in enumerate(self.headings):
            shown = numbers.get(one.code)
            if shown is None:
                self._text(sheet, (row, place), one, entry, styles)
                continue
            self.widths[one.code] = max(self.widths.get(one.code, 0), shown.width)
            style = {"border": 1, "align": "right", "num_format": shown.pattern, **_SIZE}
            if one.code in found:
                look = styles.get(**style, bg_color=FORMULA)
                sheet.write_formula(row, place, found[one.code], look, shown.value)
            else:
                sheet.write_number(row, place, shown.value, styles.get(**style))
        texts = ((entry.texts.get(one.code, ""), self._width(one)) for one in self.headings)
        most = max(sheets.lines(text, wide, SIZE) for text, wide in texts)
        sheet.set_row(row, sheets.height(most, SIZE))

    def _text(
        self, sheet: Worksheet, at: tuple[int, int], one: Heading, entry: Entry, styles: Styles
    ) -> None:
        text, colour = entry.texts.get(one.code, ""), ""
        if one.cell is not Cell.TEXT:
            why = entry.why_not(one.code) if one.code in MEASURES else ""
            text, colour = say(self.lang, f"why_{why}") if why else text, _SOFT
        elif one.code == "verdict":
            colour = glyph(entry.texts["code"])
        key = (one.cell is Cell.TEXT, colour)
        if key not in self.looks:
            look = {**TEXT, **_SIZE, **({"font_color": colour} if colour else {})}
            self.looks[key] = styles.pair(**look | {"align": "left" if key[0] else "center"})
        sheets.put(sheet, at, text, self.looks[key])
