"""Each row's figures by its kind: baseline, actual, and for K3 the levels behind a growth."""

from dataclasses import dataclass

import numpy as np

from indicators.codes import Kind
from indicators.progress import spans
from indicators.progress.arithmetic import DECIMALS
from indicators.progress.columns import NOTHING, Flags, Floats, Ints
from indicators.progress.evidence import Lines, Reading, baseline, basis_series, latest
from indicators.progress.rows import Rows


@dataclass(frozen=True, eq=False)
class Growth:
    """K3: growth since the base, and the two levels that it rests on."""

    made: Floats
    """In logarithms; NaN for rows of another kind."""
    basis: Ints
    """The series that the target is about (of K5 too); -1 for none."""
    start: Reading
    level: Reading


@dataclass(frozen=True, eq=False)
class Gathered:
    """The figures of all rows."""

    baseline: Reading
    from_actual: Flags
    """Where the baseline is an actual, because the plan prints none."""
    actual: Reading
    """In the target's unit: a sum for K4, an average growth for K3."""
    bound: Ints
    """Bound of the actual; -1 where it is exact."""
    growth: Growth


def gathered(rows: Rows, lines: Lines) -> Gathered:
    """Find the figures of each row."""
    first, from_actual = baseline(rows, lines, rows.series)
    actual = latest(rows, lines, rows.series, np.maximum(first.end, rows.base_end))
    bound = rows.seen.bound(actual.figure)
    for kind, gather in ((Kind.CUMULATIVE, spans.summed), (Kind.CUMULATIVE_RATE, spans.rated)):
        some = np.flatnonzero(rows.is_kind(kind))
        if len(some):
            found, bound[some] = gather(rows.taken(some), lines)
            actual = actual.replaced(some, found)
    nothing = no_reading(len(rows))
    growth = Growth(nothing.value, basis_series(rows), nothing, nothing)
    plain = Gathered(first, from_actual, actual, bound, growth)
    some = np.flatnonzero(rows.is_kind(Kind.ANNUAL_GROWTH))
    return _with_growth(plain, rows.taken(some), lines, some) if len(some) else plain


def _with_growth(plain: Gathered, rows: Rows, lines: Lines, some: Ints) -> Gathered:
    basis = plain.growth.basis[some]
    made, begin, last = spans.grown(rows, lines, basis)
    since = np.where(basis >= 0, begin.end, spans.span_base(rows))
    percent = spans.growth_percent(made.value, made.end - since)
    shown = Reading(np.round(percent, DECIMALS), made.end, made.figure)
    actual = plain.actual.replaced(some, shown)
    bound, logarithms = plain.bound.copy(), plain.growth.made.copy()
    bound[some], logarithms[some] = rows.seen.bound(made.figure), made.value
    growth = Growth(
        logarithms,
        plain.growth.basis,
        plain.growth.start.replaced(some, begin),
        plain.growth.level.replaced(some, last),
    )
    return Gathered(plain.baseline, plain.from_actual, actual, bound, growth)


def no_reading(length: int) -> Reading:
    """Nothing for every row."""
    none = np.full(length, NOTHING)
    return Reading(np.full(length, np.nan), none, none)
