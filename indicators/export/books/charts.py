"""The sheet of charts: native ones, over cells that refer to the indicator table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators import progress
from indicators.exhibits.standing import known
from indicators.export import sheets
from indicators.export.books import counts as book_counts
from indicators.export.books.counts import NAMED
from indicators.export.books.drawing import HEIGHT, WIDTH, Drawing, Mark
from indicators.export.books.rows import NAN, Entry
from indicators.export.books.table import FORMULA, Table
from indicators.export.sheets import HEAD, TEXT, Styles
from indicators.wording import screen
from indicators.wording.book import HEADERS, say

_FIRST, _OTHERS, _COLUMNS = 34, 13, 10
"""Widths of the first and of the other columns, and how many of these there are."""
_ROW = 20  # pixels
_ROWS = HEIGHT // _ROW + 2
_FEW = 6  # indicators up to which two charts stand side by side
_BAR, _MARK, _START = "#0072B2", "#D55E00", "#52606D"
_PART: dict[str, object] = {"bold": True, "font_size": 11, "font_color": "#1F4E79"}


@dataclass(frozen=True)
class Charts:
    """What the sheet is written with."""

    book: Workbook
    sheet: Worksheet
    table: Table
    styles: Styles
    plan: str
    shares: dict[tuple[int, int], float] = field(default_factory=dict)
    """The numbers written so far, by their cells."""

    @property
    def lang(self) -> str:
        """The language of all words."""
        return self.table.lang

    def write(self) -> None:
        """Write the counts of verdicts, then two charts for each area."""
        self.sheet.set_column(0, 0, _FIRST)
        self.sheet.set_column(1, _COLUMNS, _OTHERS)
        self.sheet.set_default_row(_ROW * 0.75)
        title = say(self.lang, "page_title", plan=self.plan)
        self.styles.write(self.sheet, (0, 0), title, bold=True, font_size=14)
        note = say(self.lang, "chart_note", plan=self.plan)
        self.styles.write(self.sheet, (1, 0), note, font_color="#52606D")
        areas: dict[str, list[Entry]] = {}
        for entry in self.table.entries:
            areas.setdefault(entry.texts["area"], []).append(entry)
        row = self._counts(3, areas)
        starts = [0]
        for area, entries in areas.items():
            starts += [row]
            row = self._area(row, area, [one for one in entries if _drawn(one)], starts)
        wide = max(_COLUMNS, 2 + len(book_counts.counted(areas)))
        self.sheet.print_area(0, 0, row, wide)
        sheets.page(self.sheet)
        sheets.paged(self.sheet, [*starts, row])

    def _counts(self, row: int, areas: dict[str, list[Entry]]) -> int:
        """Count each area's verdicts."""
        self.styles.write(self.sheet, (row, 0), say(self.lang, "chart_counts"), **_PART)
        if not book_counts.counted(areas):
            return self._nothing(row + 1)
        note = say(self.lang, "counts_note", plan=self.plan)
        self.styles.write(self.sheet, (row + 1, 0), note, font_color="#52606D")
        place = (self.book, self.sheet, row + 2)
        return book_counts.write(place, areas, self.table, self.styles) + _ROWS

    def _area(self, row: int, area: str, entries: Sequence[Entry], starts: list[int]) -> int:
        """Write an area's numbers and charts; `starts` takes the rows where a page may begin."""
        self.styles.write(self.sheet, (row, 0), area, **_PART)
        if not entries:
            return self._nothing(row + 1)
        head = row + 1
        own, usual = HEADERS[self.lang], screen.HEADERS[self.lang]
        target, baseline = (say(self.lang, f"{one}_mark") for one in ("target", "baseline"))
        heads = [
            usual["indicator"], own["no"], usual["achievement"], usual["time_progress"],
            own["ratio"], target, say(self.lang, "of_target", name=baseline),
        ]  # fmt: skip
        for place, text in enumerate(heads):
            self.styles.write(self.sheet, (head, place), text, **HEAD)
        self.sheet.set_row(head, 36)
        for at, entry in enumerate(entries, start=head + 1):
            self._numbers(at, entry)
        last = head + len(entries)
        below = self._drawings(last + 2, area, entries, head)
        if below - row > sheets.PAGE:
            starts += range(last + 2, below, _ROWS)
        return below

    def _drawings(self, row: int, area: str, entries: Sequence[Entry], head: int) -> int:
        """Draw what was achieved, and what was reached of the targets."""
        due, aim, start = (
            Mark(3, _MARK, "long_dash"), Mark(5, _MARK, "long_dash"), Mark(6, _START, "diamond"),
        )  # fmt: skip
        wanted = [("achievement", 2, "progress", [due]), ("ratio", 4, "target", [aim, start])]
        shown = [one for one in wanted if any(_has(entry, one[0]) for entry in entries)]
        beside = len(shown) > 1 and len(entries) <= _FEW
        wide = WIDTH // 2 - 4 if beside else WIDTH
        for place, (_, column, key, marks) in enumerate(shown):
            title = say(self.lang, f"chart_{key}", area=area)
            rows = (head + 1, head + len(entries))
            drawing = Drawing(self.book, self.sheet, rows, head, title, wide, self.shares)
            drawing.bars(column, _BAR, marks)
            below = 0 if beside else place * _ROWS
            drawing.insert(row + below, place * (wide + 8) if beside else 0)
        return row + _ROWS * (1 if beside else len(shown))

    def _numbers(self, row: int, entry: Entry) -> None:
        label = entry.texts["indicator"]
        self.styles.write(
            self.sheet, (row, 0), f"{entry.number} {sheets.shortened(label, NAMED)}", **TEXT
        )
        self.sheet.write_number(row, 1, entry.number, self.styles.get(border=1, align="center"))
        measures = (("achievement", 2), ("time_progress", 3), ("ratio", 4))
        for code, place in measures:
            value = entry.values[code]
            self._share(row, place, self._found(code, row), value)
        reached = entry.values["ratio"]
        self._share(row, 5, "1", NAN if math.isnan(reached) else 1.0)
        first = f"{self._found('baseline', row)}/{self._found('target', row)}"
        start = progress.formulas.target_ratio(
            entry.number_of("baseline"), entry.number_of("target")
        )
        self._share(row, 6, first, NAN if math.isnan(reached) else float(start))

    def _found(self, code: str, row: int) -> str:
        """Look a number up by the number of its row, whatever order the table is in."""
        numbers = self.table.column("no")
        return f"INDEX({self.table.column(code)},MATCH($B{row + 1},{numbers},0))"

    def _share(self, row: int, place: int, formula: str, value: float) -> None:
        look = self._number("0.0%")
        if math.isnan(value):
            self.sheet.write_blank(row, place, None, self.styles.get(border=1))
        else:
            self.shares[row, place] = value
            self.sheet.write_formula(row, place, f'=IFERROR({formula},"")', look, value)

    def _number(self, pattern: str) -> object:
        return self.styles.get(border=1, align="right", num_format=pattern, bg_color=FORMULA)

    def _nothing(self, row: int) -> int:
        text = say(self.lang, "nothing")
        self.styles.write(self.sheet, (row, 0), text, font_color="#52606D")
        return row + 2


def _has(entry: Entry, code: str) -> bool:
    return not math.isnan(entry.values[code])


def _drawn(entry: Entry) -> bool:
    """Whether a row has a target of the plan and something reached."""
    aimed = entry.own and known(entry.row["target"])
    return aimed and (_has(entry, "achievement") or _has(entry, "ratio"))
