"""The releases of one figure: what came before the judged one, what came after it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.progress.arithmetic import compare
from indicators.progress.columns import Flags, Ints, pick
from indicators.progress.evidence import Reading
from indicators.progress.lines import PRECEDENCES, Line
from indicators.progress.observations import Observations


@dataclass(frozen=True, eq=False)
class Releases:
    """All sound releases of whole years; those that were not judged stand beside."""

    seen: Observations

    @cached_property
    def _figures(self) -> Ints:
        seen = self.seen
        holds = seen.seen_actuals & seen.sound & seen.yearly & seen.whole & (seen.vintage >= 0)
        several = len(seen.columns.coded("vintage").words) > 1
        return np.flatnonzero(holds) if several else np.zeros(0, dtype=np.int64)

    @cached_property
    def latest(self) -> Line:
        """The latest release of each year."""
        figure = self._figures
        return self._line(figure, self.seen.vintage[figure])

    @cached_property
    def earliest(self) -> Line:
        """The first release of each year."""
        figure = self._figures
        return self._line(figure, PRECEDENCES - 1 - self.seen.vintage[figure])

    @cached_property
    def _extremes(self) -> tuple[Line, Line]:
        # Of several figures of one year a line keeps the last one given.
        rising = self._figures[np.argsort(self.seen.value[self._figures], kind="stable")]
        return self._line(rising[::-1]), self._line(rising)

    def later(self, series: Ints, judged: Reading) -> Ints:
        """Return the figure of the latest release after the judged one; -1 for none."""
        return self._other(self.latest, series, judged, 1)

    def earlier(self, series: Ints, judged: Reading) -> Ints:
        """Return the figure of the first release before the judged one; -1 for none."""
        return self._other(self.earliest, series, judged, -1)

    def revised(self, series: Ints, judged: Reading) -> Flags:
        """Whether a later release gives another value than the judged one.

        Where the judged release is unknown, any other may be the later one.
        """
        unknown = pick(self.seen.vintage, judged.figure, -1) < 0
        later = self._differs(self.later(series, judged), judged)
        return np.where(unknown, self.disputed(series, judged), later)

    def disputed(self, series: Ints, judged: Reading) -> Flags:
        """Whether any release, earlier or later, gives another value than the judged one."""
        low, high = (
            self._differs(line.figures(line.at(series, judged.end)), judged)
            for line in self._extremes
        )
        return low | high

    def _line(self, figure: Ints, order: Ints | None = None) -> Line:
        return Line.of(self.seen.series[figure], self.seen.end[figure], figure, order)

    def _other(self, line: Line, series: Ints, judged: Reading, side: int) -> Ints:
        figure = line.figures(line.at(series, judged.end))
        own, other = (pick(self.seen.vintage, place, -1) for place in (judged.figure, figure))
        return np.where((own >= 0) & (other >= 0) & (side * (other - own) > 0), figure, -1)

    def _differs(self, figure: Ints, judged: Reading) -> Flags:
        other = compare(pick(self.seen.value, figure), judged.value)
        return np.asarray((figure >= 0) & (other != 0))
