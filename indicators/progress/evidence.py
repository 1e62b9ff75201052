"""The figures that speak for a row: its baseline, and its latest actual."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, PeriodKind, Role
from indicators.progress.columns import Flags, Floats, Ints, located, pick
from indicators.progress.lines import SPAN, Line
from indicators.progress.observations import Observations
from indicators.progress.rows import Rows


@dataclass(frozen=True, eq=False)
class Reading:
    """For each row a value, the month it stands for, and the figure that says so."""

    value: Floats
    end: Ints
    figure: Ints

    @property
    def known(self) -> Flags:
        """Where there is a figure."""
        return self.figure != -1

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

    def newer(self, other: "Reading") -> "Reading":
        """Take another reading where it speaks of a later month."""
        return self.where(self.end >= other.end, other)


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
        return self.seen.line(self.seen.seen_actuals & ~self.seen.sound)

    def span(self, kind: PeriodKind) -> Line:
        """Actuals over several years, by series and the year after which they begin."""
        seen = self.seen
        holds = seen.period_kind(kind) & ~seen.yearly & seen.seen_actuals & seen.usable
        return seen.line(holds, seen.series * SPAN + np.nan_to_num(seen.start).astype(np.int64))

    @cached_property
    def planned(self) -> Line:
        """Printed baselines by series and plan."""
        seen = self.seen
        return seen.line(
            self._baseline & (seen.plan.codes != -1), self.plan_series(seen.series, seen.plan.codes)
        )

    @cached_property
    def baseline(self) -> Line:
        """Printed baselines by series, whatever their plan."""
        return self.seen.line(self._baseline)

    def plan_series(self, series: Ints, plan: Ints) -> Ints:
        """Return a number for each pair of series and plan; of no use where there is no plan."""
        return series * len(self.seen.plan.words) + plan

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
    if -1 in place:
        latest = lines.planned.up_to(key, np.full(len(key), rows.seen.visible_end))
        place = np.where(place == -1, latest, place)
    found = reading(rows.seen, lines.planned, place)
    if -1 not in rows.plan:
        return found
    alone = lines.baseline.up_to(series, np.full(len(series), rows.seen.visible_end))
    return found.where(rows.plan != -1, reading(rows.seen, lines.baseline, alone))


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
        found = found.newer(stock)
    if len(lines.flow.key):
        flow = reading(rows.seen, lines.flow, lines.flow.up_to(series, rows.limit))
        found = found.where(~rows.annual, found.newer(flow))
    nothing = Reading(np.full(len(series), np.nan), *(np.full(len(series), -1) for _ in "ab"))
    return found.where(found.end > after, nothing)


def basis_series(rows: Rows) -> Ints:
    """Return the series that a growth target is about; -1 where the area has no figure of it."""
    named = rows.seen.columns.coded("basis_indicator")
    places = located(named.words, rows.seen.indicator.words)
    found = np.full(len(rows), -1)
    some = np.flatnonzero(rows.is_kind(Kind.ANNUAL_GROWTH, Kind.CUMULATIVE_RATE))
    if not len(some) or not len(named.words):
        return found
    basis = named.at(rows.target[some]).translated(places)
    series = rows.seen.index.of(rows.seen.index.area(rows.series[some]), basis)
    # What other areas have must not matter: each area is judged as if it were alone.
    found[some] = np.where(np.isin(series, rows.seen.series), series, -1)
    return found
