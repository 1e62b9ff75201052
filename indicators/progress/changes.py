"""较上年, later revisions, and the yearly change that a target needs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, Reason
from indicators.progress.arithmetic import NOISE_SHARE, compare
from indicators.progress.blocks import REASONS
from indicators.progress.columns import NOTHING, Flags, Floats, Ints, chosen, located
from indicators.progress.evidence import Reading, reading
from indicators.progress.releases import Releases
from indicators.progress.rows import dated
from indicators.progress.spans import growth_percent
from indicators.progress.trends import Trends

POINTS = ("percent", "percentage_point")
"""Units whose differences are 百分点."""


@dataclass(frozen=True, eq=False)
class Changes:
    """What changed from year to year, and what has to."""

    trends: Trends

    @cached_property
    def points(self) -> Flags:
        """Rows whose differences are 百分点."""
        rows = self.trends.verdicts.measures.rows
        rate = rows.is_kind(Kind.RATIO, Kind.ANNUAL_GROWTH, Kind.CUMULATIVE_RATE)
        unknown = rows.indicators.coded("unit_measure").at(rows.listed).codes < 0
        return self._percentages(rows.listed) | (rate & unknown)

    def _percentages(self, listed: Ints) -> Flags:
        unit = self.trends.verdicts.measures.rows.indicators.coded("unit_measure").at(listed)
        return unit.translated(located(unit.words, POINTS)) >= 0

    @cached_property
    def now(self) -> Reading:
        """The latest whole year of the series."""
        measures, line = self.trends.verdicts.measures, self.trends.verdicts.measures.lines.yearly
        return reading(measures.rows.seen, line, self.trends.window.last)

    @cached_property
    def before(self) -> Reading:
        """The year before it, or the baseline where that is the year before."""
        measures, line = self.trends.verdicts.measures, self.trends.verdicts.measures.lines.yearly
        end = self.now.end - 12
        actual = reading(measures.rows.seen, line, line.at(self.trends.window.series, end))
        base = (actual.figure < 0) & (self.trends.window.baseline.end == end)
        return self.trends.window.baseline.where(base, actual)

    @cached_property
    def reason(self) -> Ints:
        """The place of the `Reason` why there is no 较上年; -1 where there is one."""
        verdicts, seen = self.trends.verdicts, self.trends.verdicts.measures.rows.seen
        now, before = self.now.figure, self.before.figure
        old, new = seen.release(before), seen.release(now)
        bound = (seen.bound(now) >= 0) | (seen.bound(before) >= 0)
        last_break = verdicts.blocks.breaks.last(self.trends.window.series, self.now.end)
        rules = [
            (verdicts.measures.actual.figure < 0, Reason.NO_ACTUAL),
            (verdicts.measures.actual.end % 12 != 0, Reason.PART_YEAR),
            (now < 0, Reason.NO_PREVIOUS),
            (before < 0, Reason.NO_PREVIOUS),
            (bound, Reason.BOUND),
            (last_break == self.now.end, Reason.BREAK),
            ((old >= 0) & (new >= 0) & (old != new), Reason.OTHER_VINTAGE),
            (self._revised, Reason.REVISED),
        ]
        return chosen([(holds, REASONS[why]) for holds, why in rules], NOTHING, len(now))

    @cached_property
    def gap(self) -> Floats:
        """What is still to do; where each year counts, by the worst year or by the mean."""
        verdicts = self.trends.verdicts
        measures, yearly = verdicts.measures, verdicts.yearly
        floor = measures.rows.is_kind(Kind.ANNUAL_FLOOR) & yearly.tested
        value = np.where(measures.rows.mean, yearly.mean, yearly.worst)
        gap = np.where(floor, measures.sign * (measures.target - value), measures.shortfall)
        before = measures.sign * (self.before.value - measures.actual.value)
        gap = np.where(yearly.no_worse, before, gap)
        return np.where(measures.sign == 0, np.nan, np.round(gap, NOISE_SHARE))

    @cached_property
    def _comparable(self) -> Flags:
        return np.equal(self.reason, NOTHING)

    @cached_property
    def on_year(self) -> Floats:
        """Change on the year before in the series' unit; none for an average growth."""
        change = self.now.value - self.before.value
        growing = self.trends.verdicts.measures.rows.is_kind(Kind.ANNUAL_GROWTH)
        return np.where(self._comparable & ~growing, change, np.nan)

    @cached_property
    def on_year_share(self) -> Floats:
        """Change on the year before as a share; NaN for percentages and ranks."""
        rows = self.trends.verdicts.measures.rows
        growing = rows.is_kind(Kind.ANNUAL_GROWTH) & (self.trends.window.series != rows.series)
        amount = ~self.points & ~rows.is_kind(Kind.RANK)
        usable = self._comparable & (self.before.value > 0) & (growing | amount)
        before = np.where(usable, self.before.value, np.nan)
        return self.now.value / before - 1

    @cached_property
    def required(self) -> Floats:
        """The equal yearly change still needed; from the baseline where there is no actual."""
        measures, rows = self.trends.verdicts.measures, self.trends.verdicts.measures.rows
        here = measures.actual.figure >= 0
        months = np.where(here, rows.target_end - measures.actual.end, measures.months)
        value = np.where(here, measures.actual.value, measures.zero)
        needed = (measures.target - value) * 12 / np.where(months > 0, months, np.nan)
        rest = np.where(here, measures.planned - measures.made, measures.planned)
        growth = growth_percent(rest, months)
        needed = np.where(rows.is_kind(Kind.ANNUAL_GROWTH), growth, needed)
        done = here & (measures.sign * (measures.target - value) <= 0)
        return np.where(self._carried, np.where(done & ~self._growing, 0.0, needed), np.nan)

    @cached_property
    def achieved(self) -> Floats:
        """The yearly change made since the baseline; NaN from or to a bound."""
        measures, rows = self.trends.verdicts.measures, self.trends.verdicts.measures.rows
        change = (measures.actual.value - measures.zero) / (measures.elapsed / 12)
        change = np.where(self._growing, measures.actual.value, change)
        exact = (measures.found.bound < 0) & (rows.seen.bound(measures.reference) < 0)
        sound = exact & ~dated(self.trends.verdicts.blocks.broken)
        return np.where(self._carried & sound, change, np.nan)

    @cached_property
    def planned(self) -> Floats:
        """The equal yearly change that the plan asked for from its beginning."""
        measures = self.trends.verdicts.measures
        years = np.where(measures.months > 0, measures.months, np.nan) / 12
        change = (measures.target - measures.zero) / years
        return np.where(self._carried & ~self._growing, change, np.nan)

    @cached_property
    def _growing(self) -> Flags:
        return self.trends.verdicts.measures.rows.is_kind(Kind.ANNUAL_GROWTH)

    @cached_property
    def _carried(self) -> Flags:
        rows = self.trends.verdicts.measures.rows
        each_year = (Kind.ANNUAL_FLOOR, Kind.CEILING, Kind.KEEP)
        # A rank moves by whole places: no share of a place is asked for each year.
        return ~rows.is_kind(*each_year, Kind.RANK, Kind.TEXT, Kind.CUMULATIVE_RATE)

    @cached_property
    def goal_below_last_year(self) -> Flags:
        """Annual goals that ask for less than the year before already had."""
        measures, rows = self.trends.verdicts.measures, self.trends.verdicts.measures.rows
        line = measures.lines.yearly
        actual = reading(rows.seen, line, line.at(rows.series, rows.base_end))
        last = np.where(actual.figure >= 0, actual.value, measures.baseline.value)
        return rows.annual & (compare(measures.sign * measures.target, measures.sign * last) < 0)

    @cached_property
    def _releases(self) -> Releases:
        return Releases(self.trends.verdicts.measures.lines)

    @cached_property
    def revision(self) -> Ints:
        """The figure of a later release than the judged one; -1 where there is none."""
        measures = self.trends.verdicts.measures
        return self._releases.later(measures.rows.series, measures.actual)

    @cached_property
    def first_release(self) -> Ints:
        """The figure of an earlier release than the judged one; -1 where there is none."""
        measures = self.trends.verdicts.measures
        return self._releases.earlier(measures.rows.series, measures.actual)

    @cached_property
    def _revised(self) -> Flags:
        """Whether the year before stands on another basis by now.

        A later release of it says so. A ratio has two sources of revision: there any release
        of either year that gives another value is enough to refuse.
        """
        series, releases = self.trends.window.series, self._releases
        either = releases.disputed(series, self.before) | releases.disputed(series, self.now)
        return np.where(self._ratio, either, releases.revised(series, self.before))

    @cached_property
    def _ratio(self) -> Flags:
        """Whether the series that is compared from year to year is a percentage."""
        rows, series = self.trends.verdicts.measures.rows, self.trends.window.series
        own = series == rows.series
        listed = rows.listing[rows.seen.index.indicator(series)]
        return np.where(own, self.points, self._percentages(listed))
