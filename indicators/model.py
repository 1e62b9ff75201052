"""What the YAML files may say: frozen records, no unknown field, no silent conversion."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from indicators.codes import (
    Bound,
    Comparator,
    Direction,
    Grade,
    Kind,
    Level,
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


class Record(BaseModel):
    """Base of all records: unchangeable, closed, strict."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Name(Record):
    """A name in Chinese and English."""

    zh: Text
    en: Text


class Area(Record):
    """A place that figures speak of; its key is the administrative code or an id below one."""

    name: Name
    level: Annotated[Level, LENIENT]
    slug: Identifier
    """Short name of files, links and the command line."""
    parent: str | None = None


class Unit(Record):
    """A unit of measure."""

    name: Name
    dimension: Text
    """Units of one dimension convert into each other by their factors."""
    factor: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1
    """Size in the dimension's base unit: 亿元 is 1e8 yuan."""
    spellings: list[Text] = []
    """How documents print the unit, besides its Chinese name."""


class Break(Record):
    """A change of definition: values before and from `year` do not compare."""

    year: Year
    reason: Text
    ref_area: str | None = None
    """Only this area; all areas where empty."""


class Indicator(Record):
    """What is measured. Another scope is another indicator."""

    name: Name
    unit_measure: str
    kind: Annotated[Kind, LENIENT] = Kind.LEVEL
    direction: Annotated[Direction, LENIENT] | None = Direction.HIGHER
    """Empty for background figures that are neither good nor bad."""
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    concept: Identifier
    """Family of indicators that differ only in scope."""
    theme: Annotated[Theme, LENIENT]
    headline: bool = False
    definition: Text
    """口径, in our own words."""
    release_lag: Annotated[int, Field(ge=0, le=36)] | None = None
    """Months from the end of a year to publication; ours, to be confirmed."""
    breaks: list[Break] = []
    event: bool = False
    """A one-off such as a contest: shown, never judged."""
    modelled: bool = False
    """Estimated by a model without an official statistic: shown, areas are never ranked by it."""


class Plan(Record):
    """A plan or a year's work plan that sets targets."""

    name: Name
    base_year: Year
    target_year: Year
    ref_area: str | None = None
    """The area whose plan it is; empty for the five-year plans that every city has."""
    document: Text | None = None
    headline: bool = False
    """Whether it stands in the choice of plans, as the five-year plans do."""


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
    figures: list[str] = []
    sources: list[str] = []


class AreaFile(Record):
    """One area's file: its documents, its figures, and the doubts about them."""

    ref_area: str
    sources: dict[Identifier, Source]
    figures: dict[str, list[Figure]]
    text_targets: list[TextTarget] = []
    issues: list[Issue] = []
