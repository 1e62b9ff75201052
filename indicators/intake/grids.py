"""Sheets as plain grids of cells, and how large they may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indicators.intake.rows import Fault, Spot
from indicators.wording import intake as words

FILE_BYTES = 5 * 2**20
UNPACKED_BYTES = 200 * 2**20
MOST_RATIO = 200
MOST_PARTS = 2_000
MOST_SHEETS = 100
MOST_ELEMENTS = 700_000
MOST_ROWS = 20_000
MOST_COLUMNS = 300
MOST_CELLS = 300_000
MOST_TEXT = 10_000_000
CELL_TEXT = 2_000


class TableError(Exception):
    """A table that cannot be read at all: the code of the fault, and what it names."""

    def __init__(self, code: str, value: str = "", *options: str, spot: Spot | None = None) -> None:
        super().__init__(code)
        self.code, self.value, self.options = code, value, options
        self.spot = spot or Spot("", 1, 1)

    @property
    def fault(self) -> Fault:
        """Return it as a fault."""
        return Fault(self.spot, self.code, "", self.value, self.options)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with content: its text as a reader sees it (a share with %, a day as 2023-12-31)."""

    text: str
    wrong: str = ""
    """`formula` where it has no result, `error_value` where it is one of Excel's errors."""
    serial: int = 0
    """The number behind a day: people type 2023 into cells that show days."""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A block of merged cells; its content stands in the first."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass
class Sheet:
    """The cells with content by row and column, both from 1."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)

    def merged_at(self, row: int, column: int) -> Range | None:
        """Return the merged block that a cell belongs to."""
        return self._blocks.get((row, column)) if self.merged else None

    def covered(self, row: int, column: int) -> Cell | None:
        """Return what stands in a cell, or in the merged block that covers it."""
        own = self.rows.get(row, {}).get(column)
        block = None if own else self.merged_at(row, column)
        return self.rows.get(block.top, {}).get(block.left) if block else own

    def columns(self) -> Sequence[int]:
        """Return the columns with content."""
        return sorted({column for row in self.rows.values() for column in row})

    @property
    def _blocks(self) -> dict[tuple[int, int], Range]:
        if "_index" not in self.__dict__:
            self.__dict__["_index"] = dict(self._covering())
        index: dict[tuple[int, int], Range] = self.__dict__["_index"]
        return index

    def _covering(self) -> Iterator[tuple[tuple[int, int], Range]]:
        left = MOST_CELLS
        for block in self.merged:
            for row in range(block.top, min(block.bottom, MOST_ROWS) + 1):
                for column in range(block.left, min(block.right, MOST_COLUMNS) + 1):
                    left -= 1
                    if left < 0:
                        return
                    yield (row, column), block


@dataclass
class Allowance:
    """How much more may be read of a file: counted down over all its sheets."""

    lang: str = "zh"
    cells: int = MOST_CELLS
    text: int = MOST_TEXT
    elements: int = MOST_ELEMENTS
    unpacked: int = UNPACKED_BYTES

    def element(self) -> None:
        """Count a piece of XML.

        Raises
        ------
        TableError
            With `too_large` if there were too many.
        """
        self.elements -= 1
        if self.elements < 0:
            raise self.too_large(Spot("", 1, 1))

    def cell(self, text: str, spot: Spot) -> None:
        """Count a cell with content.

        Raises
        ------
        TableError
            With `too_large` if it stands too far out, or there were too many.
        """
        self.cells -= 1
        self.text -= len(text)
        outside = spot.row > MOST_ROWS or spot.column > MOST_COLUMNS
        if outside or self.cells < 0 or self.text < 0:
            raise self.too_large(spot)

    def too_large(self, spot: Spot) -> TableError:
        """Return the error that says how large a table may be."""
        most = words.size(
            self.lang, "cells", rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS
        )
        return TableError("too_large", "", most, spot=spot)
