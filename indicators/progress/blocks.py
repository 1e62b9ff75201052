"""What keeps a row from being judged at all, in the order in which it is said."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.codes import Kind, Price, Reason
from indicators.progress.columns import (
    NOTHING,
    Columns,
    Flags,
    Ints,
    Source,
    chosen,
    located,
    pick,
)
from indicators.progress.lines import Line
from indicators.progress.measures import Measures
from indicators.progress.rows import dated
from indicators.progress.yearly import YearlyTests

REASONS = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, eq=False)
class Breaks:
    """Changes of definition, for one area or for all."""

    everywhere: Line
    """By indicator."""
    here: Line
    """By series."""
    measures: Measures

    def last(self, series: Ints, end: Ints) -> Ints:
        """Return the end of the latest year with a break up to a month's year; -1 for none."""
        if not len(self.everywhere.key) and not len(self.here.key):
            return self.here.up_to(series, end)
        end = end + 11
        indicator = self.measures.rows.seen.index.indicator(series)
        general = self.everywhere.ends(self.everywhere.up_to(indicator, end))
        return np.maximum(general, self.here.ends(self.here.up_to(series, end)))


def breaks(source: Source, measures: Measures) -> Breaks:
    """Read the breaks."""
    table, seen = Columns(source.breaks), measures.rows.seen
    named, area = table.coded("indicator"), table.coded("ref_area")
    indicator = named.translated(located(named.words, seen.indicator.words))
    place = area.translated(located(area.words, seen.area.words))
    end = table.numbers("year").astype(np.int64) * 12 + 12
    series = seen.index.of(place, indicator)
    number = np.arange(table.length)
    general, own = (area.codes < 0) & (indicator >= 0), series >= 0
    return Breaks(
        Line.of(indicator[general], end[general], number[general]),
        Line.of(series[own], end[own], number[own]),
        measures,
    )


@dataclass(frozen=True, eq=False)
class Blocks:
    """Rows that cannot be judged, and why."""

    measures: Measures
    yearly: YearlyTests
    breaks: Breaks

    @cached_property
    def reason(self) -> Ints:
        """The place of the first `Reason` that holds; -1 where the row can be judged."""
        rows, measures = self.measures.rows, self.measures
        no_target = np.isnan(measures.target) & ~self.yearly.no_worse
        relative = rows.change | ~np.isnan(rows.seen.numbers("times", rows.target))
        rules = [
            (pick(rows.indicators.flags("event"), rows.listed, False), Reason.EVENT),
            (rows.is_kind(Kind.TEXT) & (rows.target >= 0), Reason.TEXT_TARGET),
            (no_target & relative, Reason.NO_BASELINE),
            (no_target, Reason.NO_TARGET),
            (~dated(rows.target_end), Reason.NO_TARGET_YEAR),
            (measures.sign == 0, Reason.NO_DIRECTION),
            (rows.seen.visible_end <= rows.base_end, Reason.NOT_BEGUN),
            (self._no_basis, Reason.NO_BASIS),
            *self._without_actual,
            (self._nominal, Reason.NOMINAL_GROWTH),
            (self._not_positive, Reason.NOT_POSITIVE),
            (dated(self.broken), Reason.BREAK),
            (self._rank_unclear, Reason.RANK_SCOPE),
        ]
        return chosen([(holds, REASONS[why]) for holds, why in rules], NOTHING, len(rows))

    @cached_property
    def incomparable(self) -> Flags:
        """Rows whose actual does not compare with the target: no gap, no progress is shown."""
        why = (Reason.BREAK, Reason.NOMINAL_GROWTH, Reason.RANK_SCOPE)
        return np.isin(self.reason, [REASONS[reason] for reason in why])

    @cached_property
    def broken(self) -> Ints:
        """The last month of a year with a break between baseline and actual; -1 for none."""
        measures, rows = self.measures, self.measures.rows
        since = np.where(measures.baseline.figure >= 0, measures.baseline.end, rows.base_end)
        own = self.breaks.last(rows.series, measures.actual.end)
        own = np.where((own > since) & dated(since), own, NOTHING)
        growth = measures.found.growth
        if not np.any(growth.basis >= 0):
            return own
        below = self.breaks.last(growth.basis, growth.level.end)
        below = np.where(below > growth.start.end, below, NOTHING)
        return np.maximum(own, below)

    @cached_property
    def _without_actual(self) -> list[tuple[Flags, Reason]]:
        rows, measures, lines = self.measures.rows, self.measures, self.measures.lines
        missing = measures.actual.figure < 0
        after = np.maximum(measures.start, rows.base_end)
        doubtful = lines.doubtful.ends(lines.doubtful.up_to(rows.series, rows.limit)) > after
        flow = lines.flow.ends(lines.flow.up_to(rows.series, rows.limit)) > after
        later = lines.yearly.ends(lines.yearly.up_to(rows.series, rows.limit)) > after
        return [
            (missing & doubtful, Reason.DOUBTFUL),
            (missing & flow, Reason.PART_YEAR_FLOW),
            (missing & later & rows.is_kind(Kind.CUMULATIVE), Reason.INCOMPLETE_YEARS),
            (missing, Reason.NO_ACTUAL),
        ]

    @cached_property
    def _no_basis(self) -> Flags:
        growth = self.measures.found.growth
        return (growth.start.figure < 0) & (growth.level.figure >= 0)

    @cached_property
    def _nominal(self) -> Flags:
        rows, measures = self.measures.rows, self.measures
        price = rows.seen.columns.coded("price")
        wanted = price.at(rows.target).equals(Price.CONSTANT)
        given = price.at(measures.actual.figure)
        real = np.where(
            measures.found.growth.basis >= 0,
            given.equals(Price.CONSTANT),
            ~given.equals(Price.CURRENT),
        )
        growing = rows.is_kind(Kind.ANNUAL_GROWTH)
        return growing & wanted & ~real

    @cached_property
    def _not_positive(self) -> Flags:
        measures = self.measures
        logarithmic = measures.rows.is_kind(Kind.ANNUAL_GROWTH, Kind.CUMULATIVE_RATE)
        return logarithmic & np.isnan(measures.made)

    @cached_property
    def _rank_unclear(self) -> Flags:
        """Ranks whose number of places is unknown, or another one than the target's."""
        rows, measures = self.measures.rows, self.measures
        aim = rows.seen.numbers("ranked", rows.target)
        now = rows.seen.numbers("ranked", measures.actual.figure)
        return rows.is_kind(Kind.RANK) & ~((aim == now) | (np.isnan(aim) ^ np.isnan(now)))
