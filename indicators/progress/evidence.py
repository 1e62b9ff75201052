"""The figures that speak for a row: its baseline, and its latest actual."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, PeriodKind, Role
from indicators.progress.columns import Flags, Floats, Ints, located, pick
from indicators.progress.lines import Line
from indicators.progress.observations import Observations
from indicators.progress.rows import Rows

YEARS = 1 << 12
"""More than any year: a span's series is numbered by its own series and its first year."""


@dataclass(frozen=True, eq=False)
class Reading:
    """For each row a value, the month it stands for, and the figure that says so."""

    value: Floats
    end: Ints
    figure: Ints

    def where(self, holds: Flags, other: "Reading") -> "Reading":
        """Keep the rows that hold and take the others from another reading."""
        return Reading(
            np.where(holds, self.value, other.value),
            np.where(holds, self.end, other.end),
            np.where(holds, self.figure, other.figure),
        )

    def replaced(self, rows: Ints, other: "Reading") -> "Reading":
        """Put another reading's rows in the place of some."""
        value, end, figure = self.value.copy(), self.end.copy(), self.figure.copy()
        value[rows], end[rows], figure[rows] = other.value, other.end, other.figure
        return Reading(value, end, figure)

    def taken(self, rows: Ints) -> "Reading":
        """Only some rows."""
        return Reading(self.value[rows], self.end[rows], self.figure[rows])


@dataclass(frozen=True, eq=False)
class Lines:
    """The actuals and baselines by what span they speak of."""

    seen: Observations

    @cached_property
    def yearly(self) -> Line:
        """Actuals of whole years."""
        return self._actuals(self.seen.yearly & self.seen.whole)

    @cached_property
    def stock(self) -> Line:
        """Levels reached in the course of a year."""
        return self._actuals(self.seen.yearly & ~self.seen.whole & ~self.seen.flow)

    @cached_property
    def flow(self) -> Line:
        """Amounts of part of a year."""
        return self._actuals(self.seen.yearly & self.seen.flow)

    @cached_property
    def doubtful(self) -> Line:
        """Actuals that are not judged because they are doubtful."""
        return self.seen.line(self.seen.seen_actuals & ~self.seen.sound & (self.seen.end >= 0))

    def span(self, kind: PeriodKind) -> Line:
        """Actuals over several years, by series and the year after which they begin."""
        seen = self.seen
        several = self.seen.period_kind(kind)
        if kind is PeriodKind.CUMULATIVE:
            several = several & ~self.seen.yearly
        holds = several & seen.seen_actuals & seen.usable & ~np.isnan(seen.start)
        return seen.line(holds, seen.series * YEARS + np.nan_to_num(seen.start).astype(np.int64))

    @cached_property
    def planned(self) -> Line:
        """Printed baselines by series and plan."""
        return self.seen.line(self._baseline, self.plan_series(self.seen.series))

    @cached_property
    def baseline(self) -> Line:
        """Printed baselines by series, whatever their plan."""
        return self.seen.line(self._baseline)

    def plan_series(self, series: Ints, plan: Ints | None = None) -> Ints:
        """Return a number for each pair of series and plan."""
        plans = self.seen.plan.codes if plan is None else plan
        return np.where(plans < 0, -1, series * len(self.seen.plan.words) + plans)

    @cached_property
    def _baseline(self) -> Flags:
        seen = self.seen
        visible = seen.role(Role.BASELINE) & (seen.end <= seen.visible_end)
        return visible & seen.usable & seen.yearly & ~np.isnan(seen.value)

    def _actuals(self, holds: Flags) -> Line:
        return self.seen.line(holds & self.seen.seen_actuals & self.seen.usable)


def reading(seen: Observations, line: Line, place: Ints) -> Reading:
    """Read a line at places."""
    figure = line.figures(place)
    return Reading(pick(seen.value, figure), line.ends(place), figure)


def printed_baseline(rows: Rows, lines: Lines, series: Ints) -> Reading:
    """Return the baseline that the row's plan prints: of its base year, or else the latest."""
    key = lines.plan_series(series, rows.plan)
    place = lines.planned.up_to(key, rows.base_end)
    if np.any(place < 0):
        latest = lines.planned.up_to(key, np.full(len(key), rows.seen.visible_end))
        place = np.where(place < 0, latest, place)
    found = reading(rows.seen, lines.planned, place)
    if not np.any(rows.plan < 0):
        return found
    alone = lines.baseline.up_to(series, np.full(len(series), rows.seen.visible_end))
    return found.where(rows.plan >= 0, reading(rows.seen, lines.baseline, alone))


def baseline(rows: Rows, lines: Lines, series: Ints) -> tuple[Reading, Flags]:
    """Return the printed baseline, or else the actual of the plan's base year, and where so."""
    printed = printed_baseline(rows, lines, series)
    missing = printed.figure < 0
    if not missing.any():
        return printed, missing
    actual = reading(rows.seen, lines.yearly, lines.yearly.at(series, rows.base_end))
    return printed.where(~missing, actual), missing & (actual.figure >= 0)


def latest(rows: Rows, lines: Lines, series: Ints, after: Ints) -> Reading:
    """Return the last actual up to the row's limit and after a month, also within a year.

    Amounts of part of a year serve goals for a single year only.
    """
    found = reading(rows.seen, lines.yearly, lines.yearly.up_to(series, rows.limit))
    if len(lines.stock.key):
        stock = reading(rows.seen, lines.stock, lines.stock.up_to(series, rows.limit))
        found = found.where(found.end >= stock.end, stock)
    if len(lines.flow.key) and rows.annual.any():
        flow = reading(rows.seen, lines.flow, lines.flow.up_to(series, rows.limit))
        found = found.where(~rows.annual | (found.end >= flow.end), flow)
    nothing = Reading(np.full(len(series), np.nan), *(np.full(len(series), -1) for _ in "ab"))
    return found.where(found.end > after, nothing)


def basis_series(rows: Rows) -> Ints:
    """Return the series that a growth target is about; -1 where it names none."""
    named = rows.seen.columns.coded("basis_indicator")
    if not len(named.words):
        return np.full(len(rows), -1)
    places = located(named.words, rows.seen.indicator.words)
    basis = pick(named.translated(places), rows.target, -1)
    about_growth = rows.is_kind(Kind.ANNUAL_GROWTH, Kind.CUMULATIVE_RATE)
    area = rows.seen.index.area(rows.series)
    return np.where(about_growth, rows.seen.index.of(area, basis), -1)
