"""The releases of one figure: what came before the judged one, what came after it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Vintage
from indicators.progress.arithmetic import compare
from indicators.progress.columns import NOTHING, Flags, Ints, pick
from indicators.progress.evidence import Lines, Reading
from indicators.progress.lines import Line
from indicators.progress.observations import Observations


@dataclass(frozen=True, eq=False)
class Releases:
    """All sound releases of whole years; those that were not judged stand beside."""

    lines: Lines

    @property
    def seen(self) -> Observations:
        """The figures."""
        return self.lines.seen

    @cached_property
    def _figures(self) -> Ints:
        seen = self.seen
        holds = seen.seen_actuals & seen.sound & seen.yearly & seen.whole
        # Where each year has one figure only, none stands beside it.
        several = np.count_nonzero(holds) != len(self.lines.yearly.key)
        return np.flatnonzero(holds & (seen.vintage >= 0) & several)

    @cached_property
    def latest(self) -> Line:
        """The latest release of each year."""
        figure = self._figures
        return self._line(figure, self.seen.vintage[figure])

    @cached_property
    def earliest(self) -> Line:
        """The first release of each year."""
        figure = self._figures
        return self._line(figure, len(Vintage) - self.seen.vintage[figure])

    @cached_property
    def _extremes(self) -> tuple[Line, Line]:
        # Of several figures of one year a line keeps the last one given.
        rising = self._figures[np.argsort(self.seen.value[self._figures])]
        return self._line(rising[::-1]), self._line(rising)

    def later(self, series: Ints, judged: Reading) -> Ints:
        """Return the figure of the latest release after the judged one; -1 for none."""
        figure = self.latest.figures(self.latest.at(series, judged.end))
        own = self._release(series, judged)
        return np.where((own >= 0) & (self.seen.release(figure) > own), figure, NOTHING)

    def earlier(self, series: Ints, judged: Reading) -> Ints:
        """Return the figure of the first release before the judged one; -1 for none."""
        figure = self.earliest.figures(self.earliest.at(series, judged.end))
        other, own = self.seen.release(figure), self._release(series, judged)
        return np.where((other >= 0) & (other < own), figure, NOTHING)

    def revised(self, series: Ints, judged: Reading) -> Flags:
        """Whether a later release gives another value than the judged one.

        Where the judged release is unknown, any other may be the later one.
        """
        unknown = self.seen.release(judged.figure) < 0
        later = self._differs(self.later(series, judged), judged)
        return np.where(unknown, self.disputed(series, judged), later)

    def disputed(self, series: Ints, judged: Reading) -> Flags:
        """Whether any release, earlier or later, gives another value than the judged one."""
        low, high = (
            self._differs(line.figures(line.at(series, judged.end)), judged)
            for line in self._extremes
        )
        return low | high

    def _release(self, series: Ints, judged: Reading) -> Ints:
        """Return the release of judged figures of a year; -1 for totals and other series."""
        seen, figure = self.seen, judged.figure
        comparable = pick(seen.yearly & seen.whole, figure, False)
        comparable &= pick(seen.series, figure, NOTHING) == series
        return np.where(comparable, seen.release(figure), NOTHING)

    def _line(self, figure: Ints, order: Ints | None = None) -> Line:
        return Line.of(self.seen.series[figure], self.seen.end[figure], figure, order)

    def _differs(self, figure: Ints, judged: Reading) -> Flags:
        other = compare(pick(self.seen.value, figure), judged.value)
        return np.asarray((figure >= 0) & (other != 0))
