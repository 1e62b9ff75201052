"""What the code lists may say: areas, units, indicators and plans, each a frozen record."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from indicators.codes import Direction, Kind, Level, Theme
from indicators.fields import LENIENT, Identifier, Text, Year


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
    members: list[str] = []
    """Of a group: the areas in it; one that lies below a member is in it too."""


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
