"""Targets that each year has to meet: 每年不少于 (K6), 控制在以内 (K8), 保持 (K9)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, YearlyTest
from indicators.progress.arithmetic import compare
from indicators.progress.columns import NOTHING, Flags, Floats, Ints, pick
from indicators.progress.lines import Spans
from indicators.progress.measures import Measures, side
from indicators.progress.rows import MEASURED, YEARLY
from indicators.progress.spans import used

TESTS = {test: place for place, test in enumerate(YearlyTest)}


@dataclass(frozen=True, eq=False)
class YearlyTests:
    """The rows that are tested each year, and how each of their years came out."""

    measures: Measures

    @cached_property
    def tested(self) -> Flags:
        """Rows with a yearly test: those kinds, and a level to be held (target = baseline)."""
        measures, rows = self.measures, self.measures.rows
        held = rows.is_kind(*MEASURED) & (measures.target == measures.baseline.value)
        return (rows.target >= 0) & (rows.is_kind(*YEARLY) | held) & ~rows.annual

    @cached_property
    def no_worse(self) -> Flags:
        """Rows worded 不低于上年: each year against the one before."""
        target = self.measures.target
        return self.tested & self.measures.rows.is_kind(Kind.KEEP) & np.isnan(target)

    @cached_property
    def years(self) -> Spans:
        """The whole years that are tested."""
        rows, lines = self.measures.rows, self.measures.lines
        some = np.flatnonzero(self.tested)
        part = used(rows.taken(some), lines)
        return Spans(some[part.row], part.place, len(rows))

    @cached_property
    def values(self) -> Floats:
        """The value of each tested year."""
        return self.measures.rows.seen.value[self.measures.lines.yearly.figure[self.years.place]]

    @cached_property
    def met(self) -> Flags:
        """Whether each tested year meets its target."""
        measures, row = self.measures, self.years.row
        sign = measures.sign[row]
        order = compare(sign * self.values, sign * self._aim)
        return np.where(measures.strict[row], order > 0, order >= 0)

    @cached_property
    def judged(self) -> Ints:
        """How many years there are to judge; none whose year before is wanted and missing."""
        return self.years.count(~np.isnan(self._aim))

    @cached_property
    def passed(self) -> Ints:
        """How many of them meet the target."""
        return self.years.count(self.met)

    @cached_property
    def expected(self) -> Ints:
        """How many years the plan has."""
        return self.measures.months // 12

    @cached_property
    def mean(self) -> Floats:
        """The mean of the years."""
        return self.years.total(self.values) / self.judged

    @cached_property
    def worst(self) -> Floats:
        """The value of the worst year."""
        sign = self.measures.sign[self.years.row]
        worst = np.full(len(self.judged), np.inf)
        np.minimum.at(worst, self.years.row, self.values * sign)
        return np.where(self.judged > 0, worst * self.measures.sign, np.nan)

    @cached_property
    def holds(self) -> Flags:
        """Whether the target is met by the years so far, as it is worded."""
        measures, rows = self.measures, self.measures.rows
        every = self.passed == self.judged
        last = np.where(rows.is_kind(Kind.CEILING), measures.reached, every)
        mean = rows.is_kind(Kind.ANNUAL_FLOOR) & rows.mean
        return np.where(mean, measures.meets(self.mean), last) & self.tested

    @cached_property
    def kept(self) -> Flags:
        """Rows that hold a fixed level (保持, or target = baseline)."""
        keeps = ~self.measures.rows.is_kind(Kind.ANNUAL_FLOOR, Kind.CEILING)
        return self.tested & keeps & ~self.no_worse

    @cached_property
    def last_met(self) -> Flags:
        """Whether the latest tested year meets the target."""
        last = np.zeros(len(self.judged), dtype=bool)
        last[self.years.row] = self.met
        return last

    @cached_property
    def open(self) -> Flags:
        """Whether a bound leaves open how one of the years came out."""
        figure = self.measures.lines.yearly.figure[self.years.place]
        bound = self.measures.rows.seen.bound(figure)
        truth = side(bound, self.measures.sign[self.years.row])
        return self.years.count(np.where(self.met, truth < 0, truth > 0)) > 0

    @cached_property
    def state(self) -> Ints:
        """The place of each row's `YearlyTest`; -1 for the others and without years."""
        rows = self.measures.rows
        good = np.where(
            rows.is_kind(Kind.CEILING), TESTS[YearlyTest.INSIDE], TESTS[YearlyTest.KEPT]
        )
        good = np.where(rows.is_kind(Kind.ANNUAL_FLOOR), TESTS[YearlyTest.ALL_MET], good)
        known = self.tested & ((self.judged > 0) | rows.is_kind(Kind.CEILING))
        known &= self.measures.actual.known
        return np.where(known, np.where(self.holds, good, good + 1), NOTHING)

    @cached_property
    def _aim(self) -> Floats:
        row = self.years.row
        return np.where(self.no_worse[row], self._before, self.measures.target[row])

    @cached_property
    def _before(self) -> Floats:
        line, seen = self.measures.lines.yearly, self.measures.rows.seen
        place, row = self.years.place, self.years.row
        series = self.measures.rows.series[row]
        before = line.at(series, line.end[place] - 12)
        value = pick(seen.value, line.figures(before))
        first = self.measures.baseline
        base = np.where(first.end[row] == line.end[place] - 12, first.value[row], np.nan)
        return np.where(np.isnan(value), base, value)
