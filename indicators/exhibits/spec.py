"""What a chart or table is, before anything draws it: numbers, words, sources and doubts."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from indicators.exhibits.cells import Align, Cell, Column, cell_text, signs

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


class ChartKind(StrEnum):
    """How an exhibit is drawn; each kind can be a native chart in PowerPoint too."""

    BULLET = "bullet"
    BAR = "bar"
    LINE = "line"
    RANK = "rank"
    COUNTS = "counts"
    MATRIX = "matrix"
    PANELS = "panels"
    """Small charts side by side, each on its own scale: a slide holds one chart for each."""
    COVERAGE = "coverage"
    """Areas' indicators by years: which figures are there."""
    TABLE = "table"


class Draw(StrEnum):
    """What a series of numbers is drawn as."""

    BASELINE = "baseline"
    ACTUAL = "actual"
    TARGET = "target"
    SCHEDULE = "schedule"
    PATH = "path"
    MILESTONE = "milestone"
    PROJECTED = "projected"
    OTHER = "other"
    """Another release or source of a year that has an actual value."""
    COUNT = "count"
    REFERENCE = "reference"
    """Yearly values of the nation or a province, to compare with."""


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


@dataclass(frozen=True)
class Series:
    """One row of numbers, a value for each category; NaN is a gap."""

    name: str
    points: tuple[float, ...]
    draw: Draw
    labels: tuple[str, ...] = ()
    """What is written beside each value; empty for nothing."""
    codes: tuple[str, ...] = ()
    """Verdict code of each value, which decides its colour."""
    code: str = ""
    """Verdict code of the whole series (stacked counts)."""
    slot: int | None = None
    """Place of its area among those chosen, which decides colour and mark."""
    rough: bool = False
    """Whether its values are approximate or bounds: open marks, no line."""

    @property
    def known(self) -> list[float]:
        """Return the values without the gaps."""
        return [value for value in self.points if not math.isnan(value)]


@dataclass(frozen=True)
class Reference:
    """A line to compare with: the nation, a province. Never in a city's place."""

    name: str
    value: float
    label: str


@dataclass(frozen=True)
class Break:
    """A change of definition between two categories of a yearly chart."""

    category: str
    """First category of the new definition."""
    reason: str
    word: str
    """What is written beside the line."""
    area: str = ""
    """Name of the area whose values change; empty for all."""


@dataclass(frozen=True)
class Field:
    """A field of a matrix: its lines of text and its verdict."""

    lines: tuple[str, ...]
    code: str
    """Verdict code, or codes of `state.State` where nothing is judged."""
    word: str
    """Shape and word of the verdict, or of the reason why there is none."""
    short: str = ""
    """The same in a few characters, for narrow columns."""
    hint: str = ""
    """What is to be obtained, and what else a reader must know."""
    sentence: str = ""
    """The field in a sentence, for pasting into a document."""
    ref_area: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class Matrix:
    """Rows by columns of fields, with the ids that links are made of."""

    rows: tuple[str, ...]
    row_ids: tuple[str, ...]
    columns: tuple[str, ...]
    column_ids: tuple[str, ...]
    fields: tuple[tuple[Field, ...], ...]
    """Row by row."""
    legend: tuple[str, ...] = ()
    """What the shapes and words of the fields mean."""


@dataclass(frozen=True)
class Panel:
    """One of several small charts: an indicator on its own scale."""

    id: str
    kind: ChartKind
    """BULLET, or RANK where the best place stands to the right."""
    name: str
    unit: str
    series: tuple[Series, ...]
    """Each with one value."""
    lines: tuple[str, ...]
    """What stands below: the verdict first, then the numbers."""
    code: str
    """Verdict code."""


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

    def text_table(self) -> pd.DataFrame:
        """Return the table as a reader sees it: headers as columns, all cells text."""
        decimals_of = self.row_decimals()
        texts = {
            position: [
                sign + cell_text(value, column.cell, decimals, blank=column.blank)
                for value, decimals, sign in zip(
                    self.table[column.code],
                    decimals_of,
                    signs(self.table, column.code),
                    strict=True,
                )
            ]
            for position, column in enumerate(self.columns)
        }
        table = pd.DataFrame(texts, dtype="str")
        table.columns = pd.Index([column.header for column in self.columns])
        return table

    def with_title(self, title: str) -> "Exhibit":
        """Return a copy with the user's own title."""
        return replace(self, title=title)
