"""What a chart is drawn from: its kind, its rows of numbers, the fields of a matrix."""

import math
from dataclasses import dataclass
from enum import StrEnum


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
