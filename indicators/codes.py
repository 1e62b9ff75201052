"""The closed sets: every code that a data file or a verdict may carry."""

from enum import StrEnum

from indicators.verdict_codes import (
    Final,
    GrowthStatus,
    Movement,
    Note,
    Pace,
    Reason,
    Trend,
    YearlyTest,
)

__all__ = [
    "Bound",
    "Comparator",
    "Direction",
    "Final",
    "Grade",
    "GrowthStatus",
    "Kind",
    "Level",
    "Movement",
    "Note",
    "Obligation",
    "ObsStatus",
    "Pace",
    "PeriodKind",
    "Price",
    "Reason",
    "Role",
    "Seen",
    "Severity",
    "TextState",
    "Theme",
    "Trend",
    "Vintage",
    "YearlyTest",
]


class Level(StrEnum):
    """What kind of place an area is."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    ZONE = "zone"
    INSTITUTION = "institution"
    GROUP = "group"
    """Areas that are looked at together, named as its members: a metropolitan region."""


class Role(StrEnum):
    """What a figure is for. A baseline is only what a plan's document prints as one."""

    ACTUAL = "actual"
    BASELINE = "baseline"
    MILESTONE = "milestone"
    TARGET = "target"


class Kind(StrEnum):
    """How a target is judged: K1 to K11 (K12, two scopes, is split into two indicators)."""

    LEVEL = "level"
    RATIO = "ratio"
    ANNUAL_GROWTH = "annual_growth"
    CUMULATIVE = "cumulative"
    CUMULATIVE_RATE = "cumulative_rate"
    ANNUAL_FLOOR = "annual_floor"
    RANK = "rank"
    CEILING = "ceiling"
    KEEP = "keep"
    TEXT = "text"
    MULTIPLE = "multiple"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"

    @property
    def sign(self) -> int:
        """+1 where higher is better, -1 where lower is."""
        return 1 if self is Direction.HIGHER else -1


class ObsStatus(StrEnum):
    """State of an observation: SDMX CL_OBS_STATUS, the letters used here."""

    NORMAL = "A"
    ESTIMATED = "E"
    PROVISIONAL = "P"
    LOW_RELIABILITY = "U"


class Vintage(StrEnum):
    """Edition of a figure, oldest first: the order is the precedence."""

    FLASH = "flash"
    PRELIMINARY = "preliminary"
    BULLETIN = "bulletin"
    YEARBOOK = "yearbook"
    FINAL = "final"
    CENSUS_REVISED = "census_revised"


class PeriodKind(StrEnum):
    """What span a figure speaks of."""

    POINT = "point"
    CUMULATIVE = "cumulative"
    EACH_YEAR = "each_year"
    AVERAGE = "average"
    CHANGE = "change"


class Bound(StrEnum):
    """A printed number that is only a limit or an approximation (余/多/突破, 近/不足, 约/左右)."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Comparator(StrEnum):
    """How a target's wording compares: 以上, 超过, 以内, 低于, 左右."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    ABOUT = "about"


class Obligation(StrEnum):
    """约束性 or 预期性."""

    BINDING = "binding"
    ANTICIPATED = "anticipated"


class Price(StrEnum):
    """Price basis of a growth target."""

    CONSTANT = "constant"
    CURRENT = "current"


class Grade(StrEnum):
    """How trustworthy a source is, best first. Internal figures are published by nobody."""

    OFFICIAL = "official"
    OFFICIAL_COPY = "official_copy"
    PRESS = "press"
    REPOST = "repost"
    PANEL = "panel"
    INTERNAL = "internal"


class Seen(StrEnum):
    """How much of the document was read, where no place in it is known."""

    EXCERPT = "excerpt"


class Severity(StrEnum):
    """How much an issue matters to a reader of the figures."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class TextState(StrEnum):
    """Where a target without a number stands, by a source that says so."""

    OPEN = "open"
    WON = "won"


class FollowUpState(StrEnum):
    """Whether a follow-up is still to be done."""

    OPEN = "open"
    CLOSED = "closed"


class Theme(StrEnum):
    """The chapters under which indicators are shown."""

    INPUT = "input"
    TALENT = "talent"
    ENTERPRISE = "enterprise"
    OUTPUT = "output"
    TRANSFER = "transfer"
    PLATFORM = "platform"
    INDUSTRY = "industry"
    AGRICULTURE = "agriculture"
    OVERALL = "overall"
    CONTEXT = "context"
