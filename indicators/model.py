"""What the YAML files may say: frozen records, no unknown field, no silent conversion."""

from typing import Annotated

from pydantic import Field

from indicators.codes import (
    Bound,
    Comparator,
    FollowUpState,
    Grade,
    Kind,
    Obligation,
    ObsStatus,
    PeriodKind,
    Price,
    Role,
    Seen,
    Severity,
    TextState,
    Theme,
    Vintage,
)
from indicators.fields import (
    LENIENT,
    Day,
    FigureId,
    FileName,
    Identifier,
    Month,
    Number,
    Period,
    Term,
    Text,
    Year,
)
from indicators.model_lists import Area, Break, Indicator, Name, Plan, Record, Unit

__all__ = [
    "Area",
    "AreaFile",
    "Break",
    "Figure",
    "FollowUp",
    "Indicator",
    "Issue",
    "Name",
    "Plan",
    "Record",
    "Source",
    "TextStatus",
    "TextTarget",
    "Unit",
]


class Source(Record):
    """A document that figures are taken from."""

    title: Text
    publisher: Text
    document_number: Text | None = None
    """文号; for a table in a repository, its path and version."""
    published: Day | None = None
    accessed: Day | None = None
    url: Text | None = None
    file: FileName | None = None
    """Name in the folder of documents that `check --documents` reads."""
    grade: Annotated[Grade, LENIENT]
    reporter: Text | None = None
    """报送单位, required for internal figures."""
    comment: Text | None = None


class Figure(Record):
    """One number as printed in one place; `obs_value` is in the unit of its indicator."""

    id: FigureId | None = None
    """How issues and derivations name the figure; unique in the data folder."""
    ref_area: str | None = None
    role: Annotated[Role, LENIENT]
    plan: str | None = None
    time_period: Period | None = None
    """Empty only where a document says no more than 初: shown, never computed with."""
    as_at: Month | None = None
    period_kind: Annotated[PeriodKind, LENIENT] = PeriodKind.POINT
    period_start: Year | None = None
    period_inferred: bool = False
    obs_value: Number | None = None
    value_upper: Number | None = None
    times: Number | None = None
    """翻一番 is 2: a multiple of the baseline, instead of a value."""
    bound: Annotated[Bound, LENIENT] | None = None
    obs_status: Annotated[ObsStatus, LENIENT] = ObsStatus.NORMAL
    vintage: Annotated[Vintage, LENIENT] | None = None
    source: str
    locator: Text | None = None
    seen: Annotated[Seen, LENIENT] | None = None
    label: Term
    """What the document calls the figure: a term that stands in it."""
    printed: Term | None = None
    """The number as printed, with its unit and qualifier."""
    ordinal: Annotated[int, Field(ge=1, le=50)] | None = None
    preferred: bool | None = None
    reason: Text | None = None
    derived: Term | None = None
    """Expression over figure ids, recomputed at load."""
    comment: Text | None = None
    comparator: Annotated[Comparator, LENIENT] | None = None
    aspired: bool = False
    obligation: Annotated[Obligation, LENIENT] | None = None
    kind: Annotated[Kind, LENIENT] | None = None
    basis_indicator: str | None = None
    price: Annotated[Price, LENIENT] | None = None
    department: Text | None = None
    ranked: Annotated[int, Field(ge=1)] | None = None
    supersedes: str | None = None


class TextStatus(Record):
    """A statement on where a text target stands; it needs a source as a figure does."""

    state: Annotated[TextState, LENIENT]
    date: Day | None = None
    source: str
    locator: Text | None = None


class TextTarget(Record):
    """A target without a number (K10), in a few words of our own."""

    id: Identifier
    ref_area: str | None = None
    plan: str
    theme: Annotated[Theme, LENIENT]
    text: Text
    source: str
    locator: Text | None
    label: Term
    """The title or platform as the document names it."""
    aspired: bool = False
    department: Text | None = None
    status: TextStatus | None = None


class Issue(Record):
    """A conflict or doubt, in our own words, shown wherever its figures are shown."""

    id: Identifier
    severity: Annotated[Severity, LENIENT]
    title: Text
    text: Text
    figures: list[str] = Field(default=[])
    sources: list[str] = Field(default=[])


class FollowUp(Record):
    """What is done about an indicator that lags (督办), and by whom; never published."""

    id: Identifier
    indicator: str
    ref_area: str | None = None
    plan: str | None = None
    department: Text
    """责任单位."""
    lead: Text | None = None
    """责任人."""
    cause: Text
    measures: Text
    date: Day
    """When it was entered."""
    due: Day | None = None
    state: Annotated[FollowUpState, LENIENT] = FollowUpState.OPEN
    source: str | None = None


class AreaFile(Record):
    """One area's file: its documents, its figures, and the doubts about them."""

    ref_area: str
    sources: dict[Identifier, Source]
    figures: dict[str, list[Figure]]
    text_targets: list[TextTarget] = Field(default=[])
    issues: list[Issue] = Field(default=[])
    follow_ups: list[FollowUp] = Field(default=[])
