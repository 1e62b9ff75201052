"""What a table handed in says, row by row: a figure with its document, or faults at its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.codes import Bound, Comparator, Grade, PeriodKind, Role, Vintage
from indicators.wording import intake as words


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell of a table: `C7` on a sheet; a CSV file has one sheet without a name."""

    sheet: str
    row: int
    column: int
    """Both count from 1."""

    @property
    def cell(self) -> str:
        """Return the cell's name.

        >>> Spot("", 7, 28).cell
        'AB7'
        """
        letters, left = "", self.column
        while left:
            left, digit = divmod(left - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{letters}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a table. Tests look at `code` and `spot`; readers at `told`."""

    spot: Spot
    code: str
    field: str = ""
    value: str = ""
    options: tuple[str, ...] = ()

    def told(self, lang: str = "zh") -> str:
        """Return the fault in words, with its cell."""
        return words.fault(lang, self.spot, self.code, self.field, self.value, self.options)


@dataclass(frozen=True, slots=True)
class Given:
    """The document that a row names."""

    title: str | None = None
    publisher: str | None = None
    document_number: str | None = None
    published: str | None = None
    """As the data holds days: `2024`, `2024-03` or `2024-03-15`."""
    url: str | None = None
    grade: Grade = Grade.INTERNAL
    reporter: str | None = None
    """报送单位."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a table, in the codes of the data folder."""

    spot: Spot
    """Of the value."""
    area: str
    indicator: str
    role: Role
    time_period: str
    obs_value: float
    """In the indicator's unit, exact."""
    printed: str
    """As it stands in the cell, with its unit and qualifier."""
    plan: str | None = None
    as_at: str | None = None
    period_kind: PeriodKind = PeriodKind.POINT
    period_start: int | None = None
    """Both of sums over part of a year: 2024年1—9月 is cumulative from 2024, as at 2024-09."""
    value_upper: float | None = None
    bound: Bound | None = None
    comparator: Comparator | None = None
    vintage: Vintage | None = None
    given: Given = field(default_factory=Given)
    locator: str | None = None
    label: str | None = None
    comment: str | None = None
    figure_id: str | None = None
    """The figure that a filled-in template names as the one to replace."""
    spots: Mapping[str, Spot] = field(default_factory=dict)
    """Where each field stands, by the field's name."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table gave: its figures, all that is wrong with it, and the sheets left out."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    skipped: tuple[str, ...] = ()
    """Names of sheets that hold no table of figures."""
