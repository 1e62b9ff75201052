"""Native charts over the cells of a sheet, in the project's colours and a font with Chinese."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.charts.palette import GRID, INK, PALE, SOFT
from indicators.export.sheets import clean
from indicators.wording import screen

WIDTH, HEIGHT = 1130, 340
"""Pixels."""
_GAPS = ((2, 400), (4, 220), (8, 120))
"""How many columns there are at most, and the gap between them in per cent of their width."""
_GAP = 80
_LABELLED = 16  # columns that have room for their numbers; the table beside has them all


@dataclass(frozen=True)
class Mark:
    """A series drawn as marks: the column it stands in, its colour and its shape."""

    column: int
    colour: str
    shape: str


@dataclass
class Drawing:
    """A chart of some rows of a sheet; their names stand in the first column."""

    book: Workbook
    sheet: Worksheet
    rows: tuple[int, int]
    head: int
    title: str
    width: int = WIDTH
    values: Mapping[tuple[int, int], float] | None = None
    """What stands in the cells, where some are empty."""
    chart: Any = field(init=False, default=None)

    def stacked(self, columns: Sequence[tuple[int, str]]) -> None:
        """Stack counts, each of its colour."""
        self.chart = self.book.add_chart({"type": "column", "subtype": "stacked"})
        for column, colour in columns:
            labels = {"value": True, "num_format": "0;;", "font": font(9)}
            look = {"fill": {"color": colour}, "border": {"color": "#FFFFFF"}, "gap": self._gap}
            self.chart.add_series({**self._series(column), **look, "data_labels": labels})
        self._finish("0")

    def bars(self, column: int, colour: str, marks: Sequence[Mark]) -> None:
        """Draw columns of shares with marks at what they are to be compared with."""
        self.chart = self.book.add_chart({"type": "column"})
        labels = {"value": True, "num_format": "0.0%", "font": font(9)}
        look: dict[str, object] = {"fill": {"color": colour}, "gap": self._gap}
        if self._count <= _LABELLED:
            look["data_labels"] = labels
        self.chart.add_series({**self._series(column), **look})
        lines = self.book.add_chart({"type": "line"})
        for mark in marks:
            dash = mark.shape == "long_dash"
            inner = mark.colour if dash else PALE
            fill = {"fill": {"color": inner}, "border": {"color": mark.colour}}
            size = 18 if dash else 9
            marker = {"type": mark.shape, "size": size, **fill}
            lines.add_series(
                {**self._series(mark.column), "marker": marker, "line": {"none": True}}
            )
        self.chart.combine(lines)
        self._finish("0%")

    def insert(self, row: int, left: int = 0) -> None:
        """Put the chart on its sheet, so many pixels from its left edge."""
        place = {
            "x_offset": left + 4,
            "y_offset": 4,
            "description": plain(self.title),
            "object_position": 2,
        }
        self.sheet.insert_chart(row, 0, self.chart, place)

    @property
    def _gap(self) -> int:
        return next((gap for most, gap in _GAPS if self._count <= most), _GAP)

    @property
    def _count(self) -> int:
        return self.rows[1] - self.rows[0] + 1

    def _series(self, column: int) -> dict[str, object]:
        sheet, (first, last) = self.sheet.get_name(), self.rows
        held: dict[str, object] = {}
        if self.values is not None:
            # Of an empty cell XlsxWriter would keep a nought.
            cells = ((row, column) for row in range(first, last + 1))
            held["values_data"] = [self.values.get(cell) for cell in cells]
        return held | {
            "name": [sheet, self.head, column],
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, column, last, column],
        }

    def _finish(self, pattern: str) -> None:
        self.chart.set_title({"name": plain(self.title), "name_font": font(12, bold=True)})
        self.chart.set_x_axis(
            {"num_font": font(9), "label_position": "low", "line": {"color": SOFT}}
        )
        grid = {"visible": True, "line": {"color": GRID}}
        self.chart.set_y_axis(
            {"num_font": font(9), "num_format": pattern, "major_gridlines": grid,
             "line": {"none": True}}
        )  # fmt: skip
        self.chart.set_legend({"position": "bottom", "font": font(9)})
        self.chart.set_size({"width": self.width, "height": HEIGHT})
        self.chart.show_blanks_as("gap")


def font(size: int, **more: object) -> dict[str, object]:
    """Return the font of a chart's text."""
    return {"name": screen.OFFICE_FONT, "size": size, "color": INK, **more}


def plain(text: str) -> str:
    """Return a title that is not taken for a reference to a cell.

    >>> plain("=甲市"), plain("甲市")
    (' =甲市', '甲市')
    """
    shown = clean(text)
    return f" {shown}" if shown.startswith("=") else shown
