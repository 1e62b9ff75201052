"""What a chart or table is, before anything draws it: numbers, words, sources and doubts."""

from dataclasses import dataclass, replace

import pandas as pd

from indicators.exhibits.cells import Align, Cell, Column, cell_text, signs
from indicators.exhibits.drawing import (
    Break,
    ChartKind,
    Draw,
    Field,
    Matrix,
    Panel,
    Reference,
    Series,
)

__all__ = [
    "NAN",
    "Align",
    "Break",
    "Cell",
    "ChartKind",
    "Citation",
    "Column",
    "Doubt",
    "Draw",
    "Exhibit",
    "Field",
    "Matrix",
    "Panel",
    "Reference",
    "Series",
]

NAN = float("nan")


@dataclass(frozen=True)
class Citation:
    """A document that figures of the exhibit are taken from."""

    key: str
    title: str
    publisher: str
    date: str
    """Day or year of publication, empty where the document names none."""
    locator: str
    """Places in the document, joined; empty where none is known."""
    grade: str
    """Code of codes.Grade."""
    grade_word: str
    url: str = ""
    number: str = ""
    """文号."""
    line: str = ""
    """The whole citation for readers, without the places."""


@dataclass(frozen=True)
class Doubt:
    """A conflict or doubt about figures shown, with the mark that stands beside them."""

    mark: str
    title: str
    text: str
    severity: str = ""
    issue_id: str = ""


@dataclass(frozen=True, eq=False)  # frames have no plain ==
class Exhibit:
    """A chart and its table, with all that is needed to show it and to answer for it.

    Pages and exporters take only this, so that screen, slide and workbook cannot disagree.
    """

    id: str
    kind: ChartKind
    title: str
    """The finding, made from the data."""
    subtitle: str
    """Unit, plan, data years."""
    alt: str
    table: pd.DataFrame
    """Raw numbers and text cells; a column `decimals` holds each row's decimals."""
    columns: tuple[Column, ...]
    """Which columns of `table` are shown, in their order."""
    lang: str = "zh"
    unit: str = ""
    decimals: int = 0
    categories: tuple[str, ...] = ()
    category_ids: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    side: tuple[tuple[str, ...], ...] = ()
    """Lines of text beside each category."""
    references: tuple[Reference, ...] = ()
    breaks: tuple[Break, ...] = ()
    matrix: Matrix | None = None
    panels: tuple[Panel, ...] = ()
    grouped_by: str = ""
    """Text column of the table whose changes head groups of rows; the rows are in its order.

    It need not be among the columns shown.
    """
    axis: str = ""
    """Title of the value axis, with the unit."""
    apart: bool = False
    """Whether the areas are too unlike for one scale: each is drawn on its own."""
    sources: tuple[Citation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    doubt_line: str = ""
    """The doubts' marks and titles, as they stand inside the picture."""
    notes: tuple[str, ...] = ()
    """What a reader must know: stale years, variants that do not compare."""
    source_line: str = ""
    """数据来源 with grades, as it stands inside the picture."""
    cutoff: str = ""
    """Day up to which the data reach (数据截止日期)."""
    cutoff_line: str = ""
    internal: bool = False
    """Whether a figure that nobody published is in it (内部资料)."""
    internal_line: str = ""
    empty: str = ""
    """Why there is nothing to show; empty where there is something."""

    def __post_init__(self) -> None:
        """Refuse a spec whose parts do not fit each other."""
        for series in self.series:
            if len(series.points) != len(self.categories):
                raise ValueError(f"{self.id}: {series.name} has {len(series.points)} values")
        missing = [c.code for c in self.columns if c.code not in self.table.columns]
        if missing:
            raise ValueError(f"{self.id}: no such columns: {missing}")

    def row_decimals(self) -> list[int]:
        """Return each table row's decimals."""
        if "decimals" in self.table.columns:
            return [int(value) for value in self.table["decimals"]]
        return [self.decimals] * len(self.table)

    def texts(self) -> list[list[str]]:
        """Return the cells of each of `columns` as a reader sees them."""
        decimals_of = self.row_decimals()
        return [
            [
                sign + cell_text(value, column.cell, decimals, blank=column.blank)
                for value, decimals, sign in zip(
                    self.table[column.code].tolist(),
                    decimals_of,
                    signs(self.table, column.code),
                    strict=True,
                )
            ]
            for column in self.columns
        ]

    def text_table(self) -> pd.DataFrame:
        """Return the table as a reader sees it: headers as columns, all cells text."""
        table = pd.DataFrame(dict(enumerate(self.texts())), dtype="str")
        table.columns = pd.Index([column.header for column in self.columns])
        return table

    def with_title(self, title: str) -> "Exhibit":
        """Return a copy with the user's own title."""
        return replace(self, title=title)
