"""The figures as arrays: which series each belongs to, when it ends, and whether it counts."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Bound, ObsStatus, PeriodKind, Role, Vintage
from indicators.progress.columns import Coded, Columns, Flags, Floats, Ints, Source, pick
from indicators.progress.lines import Line

DENSE = 4
"""Series are numbered area by indicator while that is at most this many times the figures."""


def month_of(period: str) -> int:
    """Return the month, counted from year 0, in which a period ends."""
    year, _, part = period.partition("-")
    month = 12 if not part else int(part[1:]) * 3 if part[0] == "Q" else int(part)
    return int(year) * 12 + month


def months(column: Coded) -> Ints:
    """Return the last month of each row's period; -1 where empty."""
    return column.translated(np.fromiter((month_of(str(word)) for word in column.words), int))


@dataclass(frozen=True, eq=False)
class SeriesIndex:
    """Numbers for pairs of area and indicator, in the order of both."""

    indicators: int
    known: Ints | None
    """The pairs that occur, where not every pair has a number."""

    def of(self, area: Ints, indicator: Ints) -> Ints:
        """Return the number of each pair; -1 where either is unknown."""
        least = np.minimum(area, indicator)
        pair = np.where(least < 0, least, area * self.indicators + indicator)
        if self.known is None:
            return pair
        place = np.minimum(np.searchsorted(self.known, pair), len(self.known) - 1)
        return np.where(self.known[place] == pair, place, -1)

    def area(self, series: Ints) -> Ints:
        """Return the area of each series."""
        return self._pair(series) // self.indicators

    def indicator(self, series: Ints) -> Ints:
        """Return the indicator of each series."""
        return self._pair(series) % self.indicators

    def count(self, areas: int) -> int:
        """How many series have a number."""
        return areas * self.indicators if self.known is None else len(self.known)

    def _pair(self, series: Ints) -> Ints:
        return series if self.known is None else self.known[series]


@dataclass(frozen=True, eq=False)
class Observations:
    """All figures, and what a judgement of one reference year needs to know of each."""

    columns: Columns
    visible_end: int
    """The last month that the reference year lets us see."""

    @cached_property
    def area(self) -> Coded:
        """Areas, in order."""
        return self.columns.coded("ref_area").ascending()

    @cached_property
    def indicator(self) -> Coded:
        """Indicators, in order."""
        return self.columns.coded("indicator").ascending()

    @cached_property
    def plan(self) -> Coded:
        """Plans, in order."""
        return self.columns.coded("plan").ascending()

    @cached_property
    def index(self) -> SeriesIndex:
        """The numbering of the series."""
        size = len(self.indicator.words)
        if len(self.area.words) * size <= DENSE * self.columns.length:
            return SeriesIndex(size, None)
        return SeriesIndex(size, np.unique(self.area.codes * size + self.indicator.codes))

    @cached_property
    def series(self) -> Ints:
        """The series of each figure."""
        return self.index.of(self.area.codes, self.indicator.codes)

    @cached_property
    def end(self) -> Ints:
        """The month in which each figure's period ends, as far as it is known."""
        period, as_at = months(self.columns.coded("time_period")), self.columns.coded("as_at")
        if not len(as_at.words):
            return period
        known = months(as_at)
        return np.where(known == -1, period, known)

    @cached_property
    def value(self) -> Floats:
        """The values."""
        return self.columns.numbers("obs_value")

    @cached_property
    def upper(self) -> Floats:
        """The upper ends of ranges."""
        return self.columns.numbers("value_upper")

    @cached_property
    def sound(self) -> Flags:
        """Neither doubtful nor without a period."""
        doubtful = self.columns.coded("obs_status").equals(ObsStatus.LOW_RELIABILITY)
        return ~doubtful & (self.end != -1)

    @cached_property
    def usable(self) -> Flags:
        """Sound and preferred to the other printings."""
        return self.sound & self.columns.flags("preferred")

    @cached_property
    def vintage(self) -> Ints:
        """The place of each vintage in their order; -1 where unknown."""
        return self.columns.coded("vintage").order(Vintage)

    @cached_property
    def whole(self) -> Flags:
        """Whether each figure ends with a December, as a whole year does."""
        return self.end % 12 == 0

    def role(self, role: Role) -> Flags:
        """Whether each figure has this role."""
        return self.columns.coded("role").equals(role)

    def period_kind(self, kind: PeriodKind) -> Flags:
        """Whether each figure speaks of this span."""
        return self.columns.coded("period_kind").equals(kind)

    @cached_property
    def start(self) -> Floats:
        """The year after which each figure's span begins (2020 for 2021-2025); NaN for none."""
        first = self.columns.numbers("period_start")
        return np.where(self.period_kind(PeriodKind.CHANGE), first, first - 1)

    @cached_property
    def yearly(self) -> Flags:
        """Whether each figure speaks of one year or one moment, not of several years."""
        kinds = self.columns.coded("period_kind")
        several = (self.end - 1) // 12 - self.start > 1
        spans = kinds.equals(PeriodKind.CHANGE) | kinds.equals(PeriodKind.AVERAGE)
        return ~(spans | several)

    @cached_property
    def flow(self) -> Flags:
        """Whether each figure is an amount of part of a year."""
        periods = self.columns.coded("time_period")
        quarter = np.fromiter(("Q" in str(word) for word in periods.words), bool)
        of_quarter = periods.translated(quarter) == 1
        return ~self.whole & (of_quarter | self.period_kind(PeriodKind.CUMULATIVE))

    @cached_property
    def seen_actuals(self) -> Flags:
        """Actuals of periods that the reference year lets us see."""
        return self.role(Role.ACTUAL) & (self.end <= self.visible_end) & ~np.isnan(self.value)

    def line(self, holds: Flags, series: Ints | None = None) -> Line:
        """Sort the figures that hold; the first release of a period stands for it."""
        figure = np.flatnonzero(holds)
        early = len(Vintage) - self.vintage[figure]
        early[early > len(Vintage)] = 0
        return Line.of(
            (self.series if series is None else series)[figure], self.end[figure], figure, early
        )

    def bound(self, figure: Ints) -> Ints:
        """Return the bound of figures; -1 where a figure is exact or missing."""
        return self.columns.coded("bound").at(figure).order(Bound)

    def release(self, figure: Ints) -> Ints:
        """Return the vintage of figures; -1 where it is unknown or a figure is missing."""
        return self.columns.coded("vintage").at(figure).order(Vintage)

    def numbers(self, name: str, figure: Ints) -> Floats:
        """Return a numeric column at figures; NaN where there is none."""
        return pick(self.columns.numbers(name), figure)


def observations(source: Source, as_of: int) -> Observations:
    """Read the figures of a source for a reference year."""
    return Observations(Columns(source.figures), as_of * 12 + 12)
