"""期末结论: how a target came out once its year has come, and how firm its figure is."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from indicators.codes import Final, Kind, ObsStatus, Reason, Vintage
from indicators.progress.arithmetic import compare
from indicators.progress.blocks import REASONS
from indicators.progress.columns import NOTHING, Flags, Ints, chosen, pick
from indicators.progress.verdicts import Verdicts

FINALS = {final: place for place, final in enumerate(Final)}
CONCLUDED = [FINALS[word] for word in (Final.EXCEEDED, Final.MET, Final.NEARLY, Final.MISSED)]
NEVER_FINAL = (
    Reason.EVENT,
    Reason.TEXT_TARGET,
    Reason.NO_TARGET,
    Reason.NO_TARGET_YEAR,
    Reason.NO_DIRECTION,
    Reason.NOT_BEGUN,
)


@dataclass(frozen=True, eq=False)
class Finals:
    """The verdicts after the plan, and the age of the figures."""

    verdicts: Verdicts
    on: date
    """The day that decides if a missing figure is still due."""

    @cached_property
    def final(self) -> tuple[Ints, Ints]:
        """The places of each row's `Final` (-1 where there is none) and of its `Reason`."""
        never = np.isin(self.verdicts.blocks.reason, [REASONS[why] for why in NEVER_FINAL])
        wanted = self.verdicts.ended & ~never
        missing = np.where(self._still_due, FINALS[Final.PENDING], FINALS[Final.NOT_OBTAINED])
        judged = np.where(self.verdicts.open, self._final_at_bound, self._final_class)
        judged = np.where(self.verdicts.judgable, judged, NOTHING)
        final = np.where(wanted, np.where(self.verdicts.complete, judged, missing), NOTHING)
        why = np.where(self.verdicts.judgable, REASONS[Reason.BOUND], self.verdicts.blocks.reason)
        return final, np.where(wanted & (final < 0), why, NOTHING)

    @cached_property
    def _final_class(self) -> Ints:
        measures, cut = self.verdicts.measures, self.verdicts.measures.thresholds
        scale = np.where(measures.target == 0, np.nan, abs(measures.target))
        over = measures.sign * (measures.judged_value - measures.target) / scale
        every = (Kind.ANNUAL_FLOOR, Kind.RANK, Kind.CEILING, Kind.KEEP)
        counted = ~self.verdicts.yearly.tested & ~measures.rows.is_kind(*every)
        exceeded = self.verdicts.holds & counted & (compare(over, cut.exceeded) >= 0)
        nearly = (measures.achievement >= cut.nearly) & ~self.verdicts.small & counted
        return chosen(
            [
                (exceeded, FINALS[Final.EXCEEDED]),
                (self.verdicts.holds, FINALS[Final.MET]),
                (nearly, FINALS[Final.NEARLY]),
            ],
            FINALS[Final.MISSED],
            len(measures.rows),
        )

    @cached_property
    def _final_at_bound(self) -> Ints:
        # The truth is better than a favourable bound: nearly met stays nearly met or better.
        nearly = self.verdicts.favourable & (self._final_class == FINALS[Final.NEARLY])
        return np.where(nearly, FINALS[Final.NEARLY], NOTHING)

    @cached_property
    def _still_due(self) -> Flags:
        rows = self.verdicts.measures.rows
        lag = pick(rows.indicators.numbers("release_lag"), rows.listed)
        lag = np.where(np.isnan(lag), self.verdicts.measures.thresholds.unknown_lag, lag)
        return self.on.year * 12 + self.on.month <= rows.target_end + lag

    @cached_property
    def provisional(self) -> Flags:
        """Actuals that later releases may change; a bulletin's only until those must be out."""
        measures = self.verdicts.measures
        seen, figure, year = measures.rows.seen, measures.actual.figure, measures.actual.end + 11
        vintage = seen.columns.coded("vintage").at(figure)
        status = seen.columns.coded("obs_status").at(figure)
        final_by = year // 12 * 12 + measures.thresholds.bulletin_final
        running = self.on.year * 12 + self.on.month <= final_by
        early = vintage.equals(Vintage.FLASH) | vintage.equals(Vintage.PRELIMINARY)
        early |= vintage.equals(Vintage.BULLETIN) & running
        return early | status.equals(ObsStatus.PROVISIONAL) | status.equals(ObsStatus.ESTIMATED)

    @cached_property
    def stale(self) -> Flags:
        """Actuals so old that newer ones should be out: shown grey, not counted."""
        rows, actual = self.verdicts.measures.rows, self.verdicts.measures.actual
        lag = pick(rows.indicators.numbers("release_lag"), rows.listed)
        lag = np.where(np.isnan(lag), self.verdicts.measures.thresholds.unknown_lag, lag)
        age = (rows.limit + 11) // 12 - (actual.end + 11) // 12
        return actual.known & (age * 12 >= 12 + lag)

    @cached_property
    def monthly_ahead(self) -> tuple[Flags, Flags]:
        """超时序, and where it is not known: an annual goal against its months, strictly."""
        measures, rows = self.verdicts.measures, self.verdicts.measures.rows
        flow = rows.seen.flow[measures.actual.figure]
        share = measures.target * (measures.elapsed / 12)
        ahead = compare(measures.actual.value, share) > 0
        return ahead, ~(rows.annual & flow & self.verdicts.judgable)
