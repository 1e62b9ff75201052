"""进度判断: the rules, read from top to bottom; the first that holds decides."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, Movement, Pace, Reason
from indicators.progress import precision
from indicators.progress.arithmetic import compare
from indicators.progress.blocks import REASONS, Blocks
from indicators.progress.columns import NOTHING, Flags, Floats, Ints, chosen
from indicators.progress.formulas import PACE_ORDER
from indicators.progress.measures import LOWER, UPPER, Measures, side
from indicators.progress.rows import MEASURED, dated
from indicators.progress.yearly import YearlyTests

PACES = {pace: place for place, pace in enumerate(Pace)}
BEHIND = PACE_ORDER.index(Pace.BEHIND)
MOVEMENTS = {movement: place for place, movement in enumerate(Movement)}


@dataclass(frozen=True, eq=False)
class Verdicts:
    """How each row stands against its plan's schedule."""

    measures: Measures
    yearly: YearlyTests
    blocks: Blocks

    @cached_property
    def favourable(self) -> Flags:
        """Actuals that are only bounds, with the truth on the better side (突破, 余)."""
        return side(self.measures.found.bound, self.measures.sign) > 0

    @cached_property
    def unfavourable(self) -> Flags:
        """Actuals that are only bounds, with the truth on the worse side (近, 不足)."""
        return side(self.measures.found.bound, self.measures.sign) < 0

    @cached_property
    def holds(self) -> Flags:
        """Whether the target is met by the figures as printed."""
        return np.where(self.yearly.tested, self.yearly.holds, self.measures.reached)

    @cached_property
    def open(self) -> Flags:
        """Whether a bound leaves open if the target is met."""
        single = (self.favourable & ~self.holds) | (self.unfavourable & self.holds)
        return np.where(self.yearly.tested, self.yearly.open, single)

    @cached_property
    def judgable(self) -> Flags:
        """Rows that nothing blocks."""
        return self.blocks.reason < 0

    @cached_property
    def known(self) -> Flags:
        """Rows of which it can be said whether the target is met."""
        return self.judgable & ~self.open & (~self.yearly.tested | (self.yearly.state >= 0))

    @cached_property
    def ended(self) -> Flags:
        """Rows whose target year the reference year has reached."""
        rows = self.measures.rows
        return dated(rows.target_end) & (rows.target_end <= rows.seen.visible_end)

    @cached_property
    def complete(self) -> Flags:
        """Rows whose target year has its actual; where every year counts, all of them."""
        measures, rows = self.measures, self.measures.rows
        every = self.yearly.tested & rows.is_kind(Kind.ANNUAL_FLOOR, Kind.KEEP)
        there = measures.actual.end == rows.target_end
        return there & (~every | (self.yearly.judged == self.yearly.expected))

    @cached_property
    def small(self) -> Flags:
        """Plans whose change is too small for the printed digits (计划变幅过小)."""
        return precision.too_small(self.measures) & self.measures.rows.is_kind(*MEASURED)

    @cached_property
    def baseline_meets(self) -> Flags:
        """Baselines that meet the target already."""
        measures, rows = self.measures, self.measures.rows
        worse = side(rows.seen.bound(measures.baseline.figure), measures.sign) < 0
        relevant = rows.is_kind(*MEASURED) | rows.is_kind(Kind.RANK)
        return measures.meets(measures.baseline.value) & relevant & ~worse & ~self.yearly.tested

    @cached_property
    def pace(self) -> tuple[Ints, Ints]:
        """The places of each row's `Pace`, and of its `Reason` where it is not judged."""
        length = len(self.measures.rows)
        steps = [*self._before_the_path, *self._on_the_path]
        pace = chosen([(holds, PACES[said]) for holds, said, _ in steps], NOTHING, length)
        reason = chosen(
            [(holds, REASONS[why] if why else NOTHING) for holds, _, why in steps],
            NOTHING,
            length,
        )
        judged = np.array([PACES[word] for word in PACE_ORDER])[self._class]
        pace = np.where(pace < 0, judged, pace)
        return (
            np.where(self.judgable, pace, PACES[Pace.NOT_JUDGED]),
            np.where(self.judgable, reason, self.blocks.reason),
        )

    @property
    def _before_the_path(self) -> list[tuple[Flags, Pace, Reason | None]]:
        measures, rows, state = self.measures, self.measures.rows, self.yearly.state
        tested, holds, met = self.yearly.tested, self.yearly.holds, self.holds & ~self.open
        lost = tested & ~holds & ~self.yearly.last_met & self.yearly.kept
        return [
            (rows.annual, Pace.NOT_JUDGED, Reason.ANNUAL_GOAL),
            (self.ended & self.complete, Pace.NOT_JUDGED, Reason.PLAN_ENDED),
            (tested & (state < 0), Pace.NOT_JUDGED, Reason.PART_YEAR),
            (tested & self.open, Pace.NOT_JUDGED, Reason.BOUND),
            (tested & holds, Pace.ON_SCHEDULE, None),
            (lost, Pace.LOST, None),
            (tested, Pace.BEHIND, None),
            (self.baseline_meets & self.open, Pace.NOT_JUDGED, Reason.BOUND),
            (self.baseline_meets & met, Pace.MET_AT_BASELINE, None),
            (self.baseline_meets, Pace.LOST, None),
            (met, Pace.MET_EARLY, None),
            *self._no_path(measures),
        ]

    def _no_path(self, measures: Measures) -> list[tuple[Flags, Pace, Reason | None]]:
        rows = measures.rows
        relative = rows.is_kind(*MEASURED) | rows.is_kind(Kind.RANK)
        start = rows.seen.bound(measures.reference)
        return [
            (relative & (measures.baseline.figure < 0), Pace.NOT_JUDGED, Reason.NO_BASELINE),
            (rows.is_kind(Kind.RANK), Pace.NOT_JUDGED, Reason.RANK_WORDS),
            (np.isin(start, (LOWER, UPPER)), Pace.NOT_JUDGED, Reason.BOUND_BASELINE),
            (self.small, Pace.NOT_JUDGED, Reason.SMALL_CHANGE),
            (np.isnan(measures.lead), Pace.NOT_JUDGED, Reason.NOT_POSITIVE),
        ]

    @property
    def _on_the_path(self) -> list[tuple[Flags, Pace, Reason | None]]:
        below, late = self.measures.achievement < 0, self._class <= BEHIND
        return [
            # 不低于滞后 says nothing: the truth may be on schedule.
            ((below | late) & self.favourable, Pace.NOT_JUDGED, Reason.BOUND),
            (below, Pace.BELOW_BASELINE, None),
            (self.unfavourable, Pace.NOT_JUDGED, Reason.BOUND),
        ]

    @cached_property
    def _class(self) -> Ints:
        lead, cut = self.measures.lead, self.measures.thresholds
        steps = (
            lead >= cut.far_behind,
            lead > cut.behind,
            lead >= cut.on_schedule,
            lead >= cut.ahead,
        )
        return np.sum(steps, axis=0)

    @cached_property
    def movement(self) -> Ints:
        """The place of each rank's `Movement`; -1 for other rows and where it is not known."""
        measures, rows = self.measures, self.measures.rows
        better: Floats = compare(measures.baseline.value, measures.actual.value)
        rules = [
            (self.holds & ~self.open, MOVEMENTS[Movement.REACHED]),
            (better > 0, MOVEMENTS[Movement.UP]),
            (better < 0, MOVEMENTS[Movement.DOWN]),
            (better == 0, MOVEMENTS[Movement.SAME]),
        ]
        found = chosen(rules, NOTHING, len(rows))
        return np.where(rows.is_kind(Kind.RANK) & self.judgable, found, NOTHING)
