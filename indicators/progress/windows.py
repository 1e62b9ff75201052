"""The last years of a series: what a trend looks at."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind
from indicators.progress.columns import Flags, Floats, Ints, pick
from indicators.progress.evidence import Reading
from indicators.progress.rows import MEASURED
from indicators.progress.verdicts import Verdicts


@dataclass(frozen=True, eq=False)
class Window:
    """For each row the years up to its latest, and the mean change over them."""

    verdicts: Verdicts

    @cached_property
    def series(self) -> Ints:
        """The series that is carried on: a growth target's basis, or the row's own."""
        measures = self.verdicts.measures
        growing = measures.rows.is_kind(Kind.ANNUAL_GROWTH) & (measures.found.growth.basis >= 0)
        return np.where(growing, measures.found.growth.basis, measures.rows.series)

    @cached_property
    def in_levels(self) -> Flags:
        """Rows carried on as levels; sums, chained growth and rates carry on what is made."""
        rows = self.verdicts.measures.rows
        return rows.is_kind(*MEASURED) | (self.series != rows.series)

    @cached_property
    def baseline(self) -> Reading:
        """The baseline of the series carried on."""
        measures = self.verdicts.measures
        own = self.series == measures.rows.series
        return measures.baseline.where(own, measures.found.growth.start)

    @cached_property
    def target(self) -> Floats:
        """The level to reach in the target year."""
        measures = self.verdicts.measures
        level = measures.found.growth.start.value * np.exp(measures.planned)
        return np.where(self.series == measures.rows.series, measures.target, level)

    @cached_property
    def last(self) -> Ints:
        """The place of the last whole year."""
        measures, line = self.verdicts.measures, self.verdicts.measures.lines.yearly
        return line.up_to(self.series, measures.actual.end)

    @cached_property
    def begin(self) -> Reading:
        """The first data year of the window; the baseline counts as one."""
        line, seen = self.verdicts.measures.lines.yearly, self.verdicts.measures.rows.seen
        place = np.minimum(line.since(self.series, self._opens), self.last)
        first = Reading(
            pick(seen.value, line.figures(place)), line.ends(place), line.figures(place)
        )
        base = self._baseline_counts & (self.baseline.end <= first.end)
        return self.baseline.where(base, first)

    @cached_property
    def data_years(self) -> Ints:
        """How many years of the window have data."""
        line = self.verdicts.measures.lines.yearly
        count = self.last - line.since(self.series, self._opens) + 1
        extra = self._baseline_counts & (line.at(self.series, self.baseline.end) < 0)
        return count + extra

    @cached_property
    def _opens(self) -> Ints:
        span = int(self.verdicts.measures.thresholds.trend_span) * 12
        line = self.verdicts.measures.lines.yearly
        return line.ends(self.last) - span

    @cached_property
    def _baseline_counts(self) -> Flags:
        line, base = self.verdicts.measures.lines.yearly, self.baseline
        return (base.end >= self._opens) & (base.end < line.ends(self.last))

    @cached_property
    def bound(self) -> Flags:
        """Whether a year of the window is only a bound."""
        measures, seen = self.verdicts.measures, self.verdicts.measures.rows.seen
        if not len(seen.columns.coded("bound").words):
            return np.zeros(len(self.last), dtype=bool)
        line = measures.lines.yearly
        before = np.concatenate([[0], np.cumsum(seen.bound(line.figure) >= 0)])
        inside = before[self.last + 1] > before[line.since(self.series, self._opens)]
        base = self._baseline_counts & (seen.bound(self.baseline.figure) >= 0)
        return inside | base | (measures.found.bound >= 0)

    @cached_property
    def last_break(self) -> Ints:
        """The last month of the latest year with a break up to the window's end; -1 for none."""
        line = self.verdicts.measures.lines.yearly
        return self.verdicts.blocks.breaks.last(self.series, line.ends(self.last))

    @cached_property
    def broken(self) -> Flags:
        """Whether a definition changed inside the window."""
        return self.last_break > self.begin.end

    @cached_property
    def yearly_change(self) -> Floats:
        """The mean yearly change of the window; NaN with a bound or a break inside."""
        line, seen = self.verdicts.measures.lines.yearly, self.verdicts.measures.rows.seen
        value = pick(seen.value, line.figures(self.last))
        months = line.ends(self.last) - self.begin.end
        change = (value - self.begin.value) * 12 / months
        return np.where(self.bound | self.broken, np.nan, change)
