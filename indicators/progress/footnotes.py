"""Footnotes to rows, and the parameters of reasons: codes, for `wording` to put into words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.codes import Grade, Note, Pace, Reason
from indicators.progress.blocks import REASONS
from indicators.progress.changes import Changes
from indicators.progress.columns import Flags, Ints, pick
from indicators.progress.finals import CONCLUDED, Finals
from indicators.progress.measures import ROUGH
from indicators.progress.verdicts import PACES


@dataclass(frozen=True, eq=False)
class Footnotes:
    """What a reader of a row has to know besides its verdict."""

    changes: Changes
    finals: Finals
    first_choice: Flags

    def notes(self) -> NDArray[np.object_]:
        """Return a tuple of `Note` codes for each row."""
        rules = {**self._of_figures(), **self._of_baseline(), **self._of_target()}
        sums = np.zeros(len(self.first_choice), dtype=np.int64)
        for place, note in enumerate(Note):
            sums += rules[note].astype(np.int64) << place
        kinds, each = np.unique(sums, return_inverse=True)
        words = np.empty(len(kinds), dtype=object)
        for place, bits in enumerate(kinds):
            words[place] = tuple(str(note) for bit, note in enumerate(Note) if bits >> bit & 1)
        return words[each]

    def _of_figures(self) -> dict[Note, Flags]:
        verdicts = self.changes.trends.verdicts
        measures, rows = verdicts.measures, verdicts.measures.rows
        figure, bound = measures.actual.figure, verdicts.measures.found.bound
        weak = rows.seen.columns.coded("grade").at(figure)
        return {
            Note.LATER_REVISION: self.changes.revision >= 0,
            Note.NOT_FIRST_RELEASE: self.changes.first_release >= 0,
            Note.FIRST_YEAR: (measures.elapsed > 0) & (measures.elapsed <= 12) & ~rows.annual,
            Note.PART_YEAR: (figure >= 0) & (measures.actual.end % 12 != 0),
            Note.AT_BOUND: verdicts.favourable & self._judged,
            Note.APPROXIMATE: (bound == ROUGH) | (rows.seen.bound(measures.reference) == ROUGH),
            Note.WEAK_SOURCE: weak.equals(Grade.PANEL) | weak.equals(Grade.REPOST),
        }

    @property
    def _judged(self) -> Flags:
        pace, _ = self.changes.trends.verdicts.pace
        final, _ = self.finals.final
        return (pace != PACES[Pace.NOT_JUDGED]) | np.isin(final, CONCLUDED)

    def _of_baseline(self) -> dict[Note, Flags]:
        verdicts = self.changes.trends.verdicts
        measures, rows = verdicts.measures, verdicts.measures.rows
        planned = measures.baseline.known & (rows.base_end != -1)
        old = pick(rows.seen.vintage, measures.baseline.figure)
        new = pick(rows.seen.vintage, measures.actual.figure)
        return {
            Note.BASELINE_FROM_ACTUAL: measures.found.from_actual,
            Note.BASELINE_OTHER_YEAR: planned & (measures.baseline.end != rows.base_end),
            Note.VINTAGE_DIFFERS: (old >= 0) & (new >= 0) & (old != new),
        }

    def _of_target(self) -> dict[Note, Flags]:
        verdicts = self.changes.trends.verdicts
        measures, rows = verdicts.measures, verdicts.measures.rows
        path = measures.path_progress != measures.time_progress
        replaced = rows.seen.columns.coded("supersedes").at(rows.target).codes >= 0
        missed = verdicts.yearly.passed < verdicts.yearly.judged
        return {
            Note.RANGE_TARGET: ~np.isnan(rows.seen.numbers("value_upper", rows.target)),
            Note.YEAR_INFERRED: rows.seen.numbers("period_inferred", rows.target) == 1,
            Note.YEAR_MISSED: missed & verdicts.yearly.tested,
            Note.GOAL_BELOW_LAST_YEAR: self.changes.goal_below_last_year,
            Note.MILESTONE_PATH: path & ~np.isnan(measures.path_progress),
            Note.REVISED_TARGET: replaced,
            Note.OTHER_PLAN_FIRST: ~self.first_choice & (rows.target >= 0),
        }

    def parameters(self, reasons: Ints, broken: Ints) -> NDArray[np.object_]:
        """Return a dict of the parameters of each row's reason; one object per kind of row.

        `broken` is the last month of the year with the break that a reason may speak of.
        """
        rows = self.changes.trends.verdicts.measures.rows
        year = np.zeros(len(reasons))
        for reason, end in (
            (Reason.BREAK, broken),
            (Reason.PLAN_ENDED, rows.target_end),
            (Reason.NOT_BEGUN, rows.base_end + 12),
        ):
            some = reasons == REASONS[reason]
            year[some] = (end[some] - 1) // 12
        kinds, each = np.unique(year, return_inverse=True)
        words = np.empty(len(kinds), dtype=object)
        words[:] = [{"year": int(kind)} if kind else {} for kind in kinds]
        return words[each]
