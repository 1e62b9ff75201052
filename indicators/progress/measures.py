"""What is measured for each row: baseline, actual and target in one unit, progress, lead."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Bound, Comparator, Direction, Kind
from indicators.progress import spans
from indicators.progress.arithmetic import NOISE_LEAD, NOISE_SHARE, compare
from indicators.progress.columns import Flags, Floats, Ints, pick
from indicators.progress.evidence import Lines, Reading
from indicators.progress.gathering import Gathered
from indicators.progress.milestones import path
from indicators.progress.rows import Rows, dated
from indicators.progress.thresholds import Thresholds

AT_LEAST, ABOVE, AT_MOST, BELOW, ABOUT = range(5)
LOWER, UPPER, ROUGH = range(len(Bound))
RATES = (Kind.ANNUAL_GROWTH, Kind.CUMULATIVE_RATE)


def side(bound: Ints, sign: Ints) -> Ints:
    """Return +1 where the truth is better than a bound, -1 where worse, 0 where neither."""
    return sign * (np.equal(bound, LOWER).astype(np.int64) - np.equal(bound, UPPER))


@dataclass(frozen=True, eq=False)
class Measures:
    """The rows with their figures; every attribute is an array of one entry per row."""

    rows: Rows
    lines: Lines
    found: Gathered
    thresholds: Thresholds

    @property
    def baseline(self) -> Reading:
        """The baseline as printed, or the actual of the base year."""
        return self.found.baseline

    @property
    def actual(self) -> Reading:
        """The latest actual, in the target's unit."""
        return self.found.actual

    @cached_property
    def sign(self) -> Ints:
        """+1 where higher is better, -1 where lower is, 0 where neither.

        以内 says itself which way is better; 达到 of an indicator that should fall means 降到.
        """
        rows = self.rows
        declared = rows.indicators.coded("direction").at(rows.listed).order(Direction)
        sign = np.array([1, -1, 0])[declared]
        sign = np.where((self.comparator == AT_MOST) | (self.comparator == BELOW), -1, sign)
        says_up = ((self.comparator == AT_LEAST) | (self.comparator == ABOVE)) & (sign == 0)
        sign = np.where(says_up | ((sign == 0) & rows.is_kind(Kind.ANNUAL_GROWTH)), 1, sign)
        return np.where(rows.is_kind(Kind.RANK, Kind.CEILING), -1, sign)

    @cached_property
    def comparator(self) -> Ints:
        """The comparator as worded; -1 where the target says none."""
        return self.rows.seen.columns.coded("comparator").at(self.rows.target).order(Comparator)

    @cached_property
    def strict(self) -> Flags:
        """Whether the target itself is not enough (超过, 低于)."""
        return np.equal(self.comparator, ABOVE) | (self.comparator == BELOW)

    @cached_property
    def about(self) -> Flags:
        """Whether a small shortfall is allowed (左右, for K1 to K5)."""
        yearly = self.rows.is_kind(Kind.ANNUAL_FLOOR, Kind.RANK, Kind.CEILING, Kind.KEEP)
        return (self.comparator == ABOUT) & ~yearly

    @cached_property
    def target(self) -> Floats:
        """The value to reach: the weaker end of a range, a multiple or a change worked out."""
        rows = self.rows
        value = pick(rows.seen.value, rows.target)
        upper = pick(rows.seen.upper, rows.target)
        value = np.where(self.sign < 0, np.fmax(value, upper), np.fmin(value, upper))
        value = np.where(rows.change, self.baseline.value + value, value)
        times = rows.seen.numbers("times", rows.target)
        # A goal for one year of 不低于上年 is the year before itself.
        times = np.where(rows.annual & rows.is_kind(Kind.KEEP), np.fmax(times, 1), times)
        return np.where(np.isnan(value), times * self.baseline.value, value)

    @cached_property
    def start(self) -> Ints:
        """The month from which time counts: the baseline's, or else the plan's base year."""
        rows = self.rows
        growth = self.found.growth
        begin = growth.start.where(growth.start.known, self.baseline)
        spanned = rows.is_kind(Kind.CUMULATIVE, Kind.CUMULATIVE_RATE, Kind.ANNUAL_FLOOR, Kind.KEEP)
        spanned |= rows.is_kind(Kind.ANNUAL_GROWTH) & (growth.basis < 0)
        base = np.where(spanned, spans.span_base(rows), rows.base_end)
        return np.where(spanned | ~begin.known, base, begin.end)

    @cached_property
    def months(self) -> Ints:
        """Months from the start to the target's end; 0 where unknown."""
        months = np.maximum(self.rows.target_end - self.start, 0)
        return np.where(dated(self.start), months, 0)

    @cached_property
    def elapsed(self) -> Ints:
        """Months from the start to the actual's end; 0 where there is no actual."""
        return np.where(dated(self.start), np.maximum(self.actual.end - self.start, 0), 0)

    @cached_property
    def time_progress(self) -> Floats:
        """S: elapsed over planned time."""
        usable = (self.months > 0) & self.actual.known
        return np.where(usable, self.elapsed, np.nan) / self.months

    @cached_property
    def made(self) -> Floats:
        """What has been done, on the scale of `planned`."""
        rows = self.rows
        made = self.actual.value - self.baseline.value
        made = np.where(rows.is_kind(Kind.CUMULATIVE), self.actual.value, made)
        made = np.where(rows.is_kind(Kind.ANNUAL_GROWTH), self.found.growth.made, made)
        return np.where(rows.is_kind(Kind.CUMULATIVE_RATE), self._log(self.actual.value), made)

    @cached_property
    def planned(self) -> Floats:
        """What the plan asks for; NaN where it asks for nothing, or for a keep or a floor."""
        rows, target = self.rows, self.target
        planned = target - self.baseline.value
        planned = np.where(rows.is_kind(Kind.CUMULATIVE), target, planned)
        rate = np.where(target > -100, target, np.nan)
        growth = np.log1p(rate / 100) * self.months / 12
        planned = np.where(rows.is_kind(Kind.ANNUAL_GROWTH), growth, planned)
        planned = np.where(rows.is_kind(Kind.CUMULATIVE_RATE), self._log(target), planned)
        wanted = np.where(rows.is_kind(Kind.CUMULATIVE_RATE), planned, self.sign * planned) > 0
        wanted &= ~rows.is_kind(Kind.ANNUAL_FLOOR, Kind.CEILING, Kind.KEEP, Kind.TEXT)
        near = rows.is_kind(Kind.RANK) & (abs(planned) < self.thresholds.rank_change)
        return np.where(wanted & ~near & ~rows.annual, planned, np.nan)

    @cached_property
    def achievement(self) -> Floats:
        """P: the share of the planned change that has been made."""
        exact = ~np.isin(self.rows.seen.bound(self.reference), (LOWER, UPPER))
        return np.where(exact, np.round(self.made / self.planned, NOISE_SHARE), np.nan)

    @cached_property
    def path_progress(self) -> Floats:
        """The share due by now: along the milestones where there are any, else S."""
        return path(self)

    @cached_property
    def lead(self) -> Floats:
        """D: progress ahead of the path, in 百分点."""
        due = np.round(self.path_progress, NOISE_SHARE)
        return np.round((self.achievement - due) * 100, NOISE_LEAD)

    @cached_property
    def judged_value(self) -> Floats:
        """What is compared with the target at its end: K3 as an average over all its years."""
        average = spans.growth_percent(self.found.growth.made, self.months)
        return np.where(self.rows.is_kind(Kind.ANNUAL_GROWTH), average, self.actual.value)

    @cached_property
    def shortfall(self) -> Floats:
        """What is still to do in the target's unit; 0 or less where nothing is."""
        return self.sign * (self.target - self.actual.value)

    @cached_property
    def reached(self) -> Flags:
        """Whether the value as printed meets the target as worded."""
        return self.meets(self.judged_value)

    def meets(self, value: Floats) -> Flags:
        """Whether values meet the row's target."""
        target = self.target
        allowance = np.where(self.about, self.thresholds.about * abs(target), 0)
        side = compare(self.sign * value, self.sign * target - allowance)
        return np.where(self.strict, side > 0, side >= 0) & (self.sign != 0)

    @cached_property
    def zero(self) -> Floats:
        """Where the way to the target begins: at the baseline, or at nothing for a sum."""
        return np.where(self.rows.is_kind(Kind.CUMULATIVE), 0.0, self.baseline.value)

    @cached_property
    def reference(self) -> Ints:
        """The figure that progress is reckoned from; -1 where it needs none."""
        spanned = self.rows.is_kind(Kind.CUMULATIVE, *RATES)
        return np.where(spanned, self.found.growth.start.figure, self.baseline.figure)

    def _log(self, percent: Floats) -> Floats:
        rows = self.rows
        named = rows.seen.columns.coded("basis_indicator")
        # By the code list alone: an area may print the rate without a figure of the basis.
        listed = named.at(rows.target).translated(rows.indicators.placed(named.words))
        rising = rows.indicators.coded("direction").at(listed).equals(Direction.HIGHER)
        return spans.rate_logarithm(percent, self.sign, rising)
