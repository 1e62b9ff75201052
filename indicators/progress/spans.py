"""What is counted over the years of a plan: sums (K4), growth (K3) and cumulative rates (K5)."""

import numpy as np

from indicators.codes import Kind, PeriodKind
from indicators.progress.columns import NOTHING, Flags, Floats, Ints, pick
from indicators.progress.evidence import Lines, Reading, baseline, latest, reading
from indicators.progress.lines import SPAN, Spans
from indicators.progress.rows import Rows


def span_base(rows: Rows) -> Ints:
    """Return the month after which a target's span begins: as printed, or else with its plan."""
    start = pick(rows.seen.start, rows.target)
    printed = ~np.isnan(start) & rows.is_kind(
        Kind.CUMULATIVE, Kind.CUMULATIVE_RATE, Kind.ANNUAL_GROWTH, Kind.ANNUAL_FLOOR, Kind.KEEP
    )
    return np.where(printed, np.nan_to_num(start) * 12 + 12, rows.base_end).astype(np.int64)


def running(rows: Rows, lines: Lines, base: Ints, kind: PeriodKind) -> Reading:
    """Return the last printed figure over the years since the base."""
    line = lines.span(kind)
    key = rows.series * SPAN + (base - 12) // 12
    return reading(rows.seen, line, line.up_to(key, rows.limit))


def unbroken(rows: Rows, lines: Lines, base: Ints) -> Spans:
    """Return the whole years since the base, up to the first that is missing."""
    line = lines.yearly
    first = line.since(rows.series, base + 12)
    spans = Spans.of(first, line.up_to(rows.series, rows.limit))
    rank = spans.place - first[spans.row]
    complete = line.end[spans.place] == base[spans.row] + 12 * (rank + 1)
    return Spans(spans.row[complete], spans.place[complete], spans.rows)


def accumulated(rows: Rows, lines: Lines, base: Ints, *, logarithms: bool) -> Reading:
    """Return the sum over the complete years since the base, or of their growth in logarithms."""
    spans = unbroken(rows, lines, base)
    figure = lines.yearly.figure[spans.place]
    value = rows.seen.value[figure]
    if logarithms:
        value = np.log1p(np.where(value > -100, value, np.nan) / 100)
    years = np.bincount(spans.row, minlength=spans.rows)
    last = np.full(spans.rows, NOTHING)
    last[spans.row] = figure
    total = np.where(years > 0, spans.total(value), np.nan)
    return Reading(total, np.where(years > 0, base + 12 * years, NOTHING), last)


def summed(rows: Rows, lines: Lines) -> tuple[Reading, Ints]:
    """K4: the running total and its bound; a printed one wins over the sum of the years."""
    base = span_base(rows)
    added = accumulated(rows, lines, base, logarithms=False)
    printed = running(rows, lines, base, PeriodKind.CUMULATIVE)
    wins = printed.end >= added.end
    parts = unbroken(rows, lines, base)
    bound = any_bound(parts, rows.seen.bound(lines.yearly.figure[parts.place]))
    return printed.where(wins, added), np.where(wins, rows.seen.bound(printed.figure), bound)


def rated(rows: Rows, lines: Lines) -> tuple[Reading, Ints]:
    """K5: the rate reached since the base, in per cent, and its bound."""
    base = span_base(rows)
    found = latest(rows, lines, rows.series, base)
    for kind in (PeriodKind.CUMULATIVE, PeriodKind.CHANGE):
        printed = running(rows, lines, base, kind)
        found = printed.where(printed.end >= found.end, found)
    return found, rows.seen.bound(found.figure)


def grown(rows: Rows, lines: Lines, basis: Ints) -> tuple[Reading, Reading, Reading]:
    """K3: growth since the base in logarithms, and the two levels it rests on, if any.

    It comes from the basis; without one, from a printed average or from every year's growth.
    """
    start, _ = baseline(rows, lines, basis)
    level = latest(rows, lines, basis, np.maximum(start.end, rows.base_end))
    known = (start.value > 0) & (level.value > 0)
    growth = np.where(known, np.log(level.value / start.value), np.nan)
    made = Reading(growth, level.end, level.figure)
    base = span_base(rows)
    chained = accumulated(rows, lines, base, logarithms=True)
    printed = running(rows, lines, base, PeriodKind.AVERAGE)
    share = np.where(printed.value > -100, printed.value, np.nan) / 100
    average = Reading(np.log1p(share) * (printed.end - base) / 12, printed.end, printed.figure)
    own = average.where(average.end >= chained.end, chained)
    return made.where(basis >= 0, own), start, level


def used(rows: Rows, lines: Lines) -> Spans:
    """Return the yearly figures that a sum, a growth or a yearly test looks at."""
    base = span_base(rows)
    line = lines.yearly
    return Spans.of(line.since(rows.series, base + 12), line.up_to(rows.series, rows.limit))


def any_bound(spans: Spans, bound: Ints) -> Ints:
    """Return the bound of a sum: that of its parts where they agree, about where they do not."""
    low, high, about = (spans.count(bound == code) > 0 for code in range(3))
    mixed: Flags = about | (low & high)
    return np.where(mixed, 2, np.where(low, 0, np.where(high, 1, NOTHING)))


def growth_percent(logarithm: Floats, months: Ints) -> Floats:
    """Average yearly growth in per cent, from its logarithm over some months."""
    years = np.where(months > 0, months, np.nan) / 12
    return np.expm1(logarithm / years) * 100


def rate_logarithm(percent: Floats, sign: Ints, rising: Flags) -> Floats:
    """Return the logarithm of a cumulative rate, positive on the way to the target.

    A rate is one of reduction, printed positive (降低率) or as a fall; it is one of growth
    where it is about a basis indicator that should rise.
    """
    share = np.where((sign > 0) & rising, -1, sign) * percent / 100
    logarithm = np.log1p(-np.where(share < 1, share, np.nan))
    return np.where(rising, logarithm, -logarithm)
