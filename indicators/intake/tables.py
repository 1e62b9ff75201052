"""The rows of one sheet: below each header, each cell with a value is a figure."""

from dataclasses import replace

from indicators.intake.context import of_sheet
from indicators.intake.figures import Making
from indicators.intake.folding import folded
from indicators.intake.grids import MOST_ROWS, Cell, Sheet, TableError
from indicators.intake.headers import Header, header_at
from indicators.intake.heads import Attributes
from indicators.intake.names import Names
from indicators.intake.rows import Row, Spot
from indicators.intake.telling import Faults, is_nothing
from indicators.wording import intake as wording
from indicators.wording import intake_aliases as words

SEARCHED = 200
# A blank below stands for what stands above, as in tables with merged or once-named groups.
CARRIED = ("area", "indicator", "unit")
TOTALS = frozenset(map(folded, words.TOTALS))
GOALS = frozenset(map(folded, words.GOALS))
NOTES = tuple(map(folded, words.NOTES))

Cells = tuple[tuple[Spot, Cell], ...]


class SheetReading:
    """Reads one sheet into `rows` and `faults`. A class only to carry what each row needs."""

    def __init__(
        self, sheet: Sheet, names: Names, faults: Faults, rows: list[Row], lang: str, file: str
    ) -> None:
        """Take the sheet and where to put what it gives."""
        self.sheet, self.names, self.faults, self.rows = sheet, names, faults, rows
        self.lang, self.file = lang, file
        self.header: Header | None = None
        self.said = Attributes()
        self.carried: dict[str, Cells] = {}
        self.found = False

    def taken(self) -> bool:
        """Read the sheet; tell whether it has a table of figures.

        Raises
        ------
        FullError
            If there are too many faults.
        TableError
            If there are too many figures.
        """
        last, searched = 0, 0
        for number in sorted(self.sheet.rows):
            if self.header and number <= self.header.last:
                continue
            searched += self.header is None
            if searched > SEARCHED:
                break
            header = header_at(self.sheet, number, self.names, again=self.header is not None)
            if header is not None and self._usable(header):
                self._begin(header)
            elif self.header is not None:
                if number > last + 1:
                    self.carried = {}
                self._row(number)
            last = max(number, self.header.last if self.header else 0)
        return self.found

    def _usable(self, header: Header) -> bool:
        return header.has("indicator") or header.has("area") or header.has("time_period")

    def _begin(self, header: Header) -> None:
        said = of_sheet(self.sheet, header, self.names, self.file)
        if self.header is not None:
            said = replace(said, area=self.said.area)
        known = {"area": said.area, "indicator": said.indicator, "time_period": said.period}
        lacking = [name for name in known if not (header.has(name) or known[name])]
        if header.has("plan") or said.plan or header.has("role"):
            lacking = [name for name in lacking if name != "time_period"]
        if self._of_goals(header) and not (header.has("role") or said.role):
            lacking.append("role")
        # Lists of codes and the like have neither what nor where: no figures, and no fault.
        if {"indicator", "time_period"} <= {*lacking} or len({*lacking} - {"role"}) > 1:
            return
        self.header, self.said, self.carried = header, said, {}
        self.lacking = [name for name in lacking if name != "area" or not self._sections()]
        for name in self.lacking:
            self.faults.add(header.spot, "missing_column", name)
        for column, cell in header.unread.items():
            self.faults.add(
                Spot(self.sheet.name, header.last, column), "unknown_head", "", cell.text
            )
        self.found = True

    def _of_goals(self, header: Header) -> bool:
        """Whether it is a plan's own table, whose last year is the goal without saying so."""
        heads = (self.sheet.rows.get(row, {}) for row in range(header.spot.row, header.last + 1))
        return any(folded(cell.text) in GOALS for cells in heads for cell in cells.values())

    def _sections(self) -> bool:
        """Whether lines that hold nothing but an area divide the table."""
        assert self.header is not None
        return any(self._section(number) for number in self.sheet.rows if number > self.header.last)

    def _section(self, number: int) -> str | None:
        cells = self.sheet.rows[number]
        only = next(iter(cells.values())) if len(cells) == 1 else None
        return self.names.area(only.text).one if only and not only.numeric else None

    def _row(self, number: int) -> None:
        header = self.header
        assert header is not None
        own = self.sheet.rows[number]
        told = self._told(number, header)
        if self._is_note(told, own):
            return
        section = self._section(number)
        if section and not header.has("area"):
            self.said = replace(self.said, area=section)
            return
        filled = [c for c in header.values if c in own and not is_nothing(own[c])]
        if not filled or self.lacking:
            return
        for column in filled:
            self._figure(number, column, header, told, own[column])

    def _figure(
        self, row: int, column: int, header: Header, told: dict[str, Cells], cell: Cell
    ) -> None:
        spot = Spot(self.sheet.name, row, column)
        block = self.sheet.merged_at(row, column)
        if block and self._several(block.left, block.right, block.top, block.bottom, header):
            end = Spot("", block.bottom, block.right).cell
            self.faults.add(spot, "merged_value", "value", cell.text, f"{spot.cell}:{end}")
            return
        said = header.values[column].over(self.said)
        if header.values[column].period is None and "time_period" in header.fields:
            said = replace(said, period=None)
        made = Making(self.names, self.faults, spot, told, said).row(cell)
        if made is not None:
            self.rows.append(made)
        if len(self.rows) > MOST_ROWS:
            most = wording.size(self.lang, "rows", rows=MOST_ROWS)
            raise TableError("too_large", "", most, spot=spot)

    def _several(self, left: int, right: int, top: int, bottom: int, header: Header) -> bool:
        across = sum(left <= column <= right for column in header.values)
        return across > 1 or bottom > top

    def _told(self, number: int, header: Header) -> dict[str, Cells]:
        told: dict[str, Cells] = {}
        for name, columns in header.fields.items():
            found = []
            for column in columns:
                cell = self.sheet.covered(number, column)
                if cell is not None:
                    found.append((Spot(self.sheet.name, number, column), cell))
            told[name] = tuple(found)
        fresh = bool(told.get("area")) and "indicator" in header.fields
        for name in CARRIED:
            if told.get(name):
                self.carried[name] = told[name]
            elif name == "indicator" and fresh:
                self.carried.pop(name, None)
            elif name in header.fields and name != "unit":
                told[name] = self.carried.get(name, ())
        return told

    def _is_note(self, told: dict[str, Cells], own: dict[int, Cell]) -> bool:
        first = folded(own[min(own)].text)
        labels = (
            [folded(cell.text) for name in ("area", "indicator") for _, cell in told[name]]
            if "area" in told and "indicator" in told
            else [first]
        )
        if first in TOTALS or any(one in TOTALS for one in labels):
            return True
        return any(first == note or first.startswith((note + ":", note + "1")) for note in NOTES)
