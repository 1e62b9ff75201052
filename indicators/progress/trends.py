"""趋势判断: where the mean of the latest yearly changes leads by the target year."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, Reason, Trend
from indicators.progress.arithmetic import NOISE_SHARE
from indicators.progress.blocks import REASONS
from indicators.progress.columns import NOTHING, Flags, Floats, Ints, chosen, pick
from indicators.progress.spans import growth_percent, unbroken
from indicators.progress.verdicts import Verdicts
from indicators.progress.windows import Window

TRENDS = {trend: place for place, trend in enumerate(Trend)}


@dataclass(frozen=True, eq=False)
class Trends:
    """The German rule: the mean change of the last years, carried on to the target year."""

    window: Window

    @property
    def verdicts(self) -> Verdicts:
        """The verdicts on the same rows."""
        return self.window.verdicts

    @cached_property
    def made_years(self) -> Ints:
        """Data years of what is counted from nothing: the base, and every year since."""
        measures, rows = self.verdicts.measures, self.verdicts.measures.rows
        years = np.zeros_like(rows.series)
        some = np.flatnonzero(
            ~self.window.in_levels
            & rows.is_kind(Kind.CUMULATIVE, Kind.CUMULATIVE_RATE, Kind.ANNUAL_GROWTH)
        )
        if len(some):
            part = rows.taken(some)
            spans = unbroken(part, measures.lines, measures.start[some])
            years[some] = spans.count(np.ones(len(spans.row), dtype=bool)) + 1
        return years

    @cached_property
    def carried(self) -> Floats:
        """Where the series carried on stands in the target year; sums on their own scale."""
        measures, line = self.verdicts.measures, self.verdicts.measures.lines.yearly
        seen = measures.rows.seen
        value = pick(seen.value, line.figures(self.window.last))
        ahead = (measures.rows.target_end - line.ends(self.window.last)) / 12
        rate = measures.made / measures.elapsed
        ahead_of_time = np.where(measures.found.bound < 0, rate * measures.months, np.nan)
        return np.where(
            self.window.in_levels, value + self.window.yearly_change * ahead, ahead_of_time
        )

    @cached_property
    def recent_change(self) -> Floats:
        """近年年均实增: the mean yearly change of levels, where there are years enough."""
        known = self.enough & self.window.in_levels
        return np.where(known, self.window.yearly_change, np.nan)

    @cached_property
    def shortfall(self) -> Floats:
        """The projected shortfall as a share of what is still to do."""
        measures, line = self.verdicts.measures, self.verdicts.measures.lines.yearly
        value = pick(measures.rows.seen.value, line.figures(self.window.last))
        aim = np.where(self.window.in_levels, self.window.target, measures.planned)
        left = aim - np.where(self.window.in_levels, value, measures.made)
        missing = aim - self.carried
        share = np.round(missing / np.where(left == 0, np.nan, left), NOISE_SHARE)
        # At the target, where 超过 asks for more: any step on passes it, none leaves it.
        return np.where(left == 0, measures.sign * missing >= 0, share)

    @cached_property
    def projected(self) -> Floats:
        """The projected value in the target's unit; NaN where no trend can be drawn."""
        measures, rows = self.verdicts.measures, self.verdicts.measures.rows
        ratio = self.carried / self.window.baseline.value
        logarithm = np.where(
            self.window.in_levels, np.log(np.where(ratio > 0, ratio, np.nan)), self.carried
        )
        growth = growth_percent(logarithm, measures.months)
        value = np.where(rows.is_kind(Kind.ANNUAL_GROWTH), growth, self.carried)
        # A cumulative rate is not additive; its projection is not shown.
        hidden = rows.is_kind(Kind.CUMULATIVE_RATE) | rows.annual | ~self._carried_on
        return np.where(hidden | ~self.enough, np.nan, value)

    @cached_property
    def _carried_on(self) -> Flags:
        return self.verdicts.judgable & ~self.verdicts.complete

    @cached_property
    def enough(self) -> Flags:
        """Whether there are years enough for a trend; never for kinds that are not carried on."""
        years = np.where(self.window.in_levels, self.window.data_years, self.made_years)
        return years >= self.verdicts.measures.thresholds.trend_years

    @cached_property
    def trend(self) -> tuple[Ints, Ints]:
        """The places of each row's `Trend`, and of its `Reason` where it is not judged."""
        verdicts, rows = self.verdicts, self.verdicts.measures.rows
        kinds = rows.is_kind(Kind.ANNUAL_FLOOR, Kind.RANK, Kind.CEILING, Kind.KEEP)
        met = verdicts.holds & ~verdicts.open
        refused = [
            (rows.annual, REASONS[Reason.ANNUAL_GOAL]),
            (kinds, REASONS[Reason.KIND_WITHOUT_TREND]),
            (met, NOTHING),
            (verdicts.complete, REASONS[Reason.PLAN_ENDED]),
            (self.window.bound, REASONS[Reason.BOUND]),
            (self.window.in_levels & self.window.broken, REASONS[Reason.BREAK]),
            (~self.enough | np.isnan(self.shortfall), REASONS[Reason.FEW_YEARS]),
        ]
        reason = chosen(refused, NOTHING, len(rows))
        reason = np.where(verdicts.judgable, reason, verdicts.blocks.reason)
        found = chosen(
            [(reason >= 0, TRENDS[Trend.NOT_JUDGED]), (met, TRENDS[Trend.MET]), *self._classes],
            TRENDS[Trend.HARD],
            len(rows),
        )
        return found, reason

    @cached_property
    def broken(self) -> Ints:
        """The last month of the year with the break that keeps a trend away; -1 for none."""
        blocked = self.verdicts.blocks.broken
        return np.maximum(blocked, self.window.last_break)

    @property
    def _classes(self) -> list[tuple[Flags, int]]:
        cut, measures = self.verdicts.measures.thresholds, self.verdicts.measures
        change = np.where(
            self.window.in_levels, measures.sign * self.window.yearly_change, measures.made
        )
        return [
            (change < 0, TRENDS[Trend.AWAY]),
            (self.shortfall < cut.trend_likely, TRENDS[Trend.LIKELY]),
            (self.shortfall <= cut.trend_push, TRENDS[Trend.PUSH]),
        ]
