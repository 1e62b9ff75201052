"""The formulas of the method, each for numbers, arrays or Series; shares are fractions.

What cannot be computed is NaN. `direction` is +1 where higher is better, -1 where lower is.
"""

import numpy as np
import pandas as pd

from indicators.codes import Comparator, Pace
from indicators.progress.arithmetic import (
    NOISE_SHARE,
    Values,
    compare,
    known,
    nonzero,
    number,
    period_end,
    positive,
    sign_of,
)
from indicators.progress.thresholds import DEFAULT, Thresholds

PACE_ORDER = (Pace.FAR_BEHIND, Pace.BEHIND, Pace.ROUGHLY, Pace.ON_SCHEDULE, Pace.AHEAD)


def target_ratio(actual: Values, target: Values) -> Values:
    """Return 完成率: actual over target, not capped."""
    return number(actual) / nonzero(target)


def excess(actual: Values, target: Values, direction: Values = 1) -> Values:
    """Return by what share of the target the actual is better than it."""
    return sign_of(direction) * (number(actual) - number(target)) / abs(nonzero(target))


def growth(baseline: Values, actual: Values) -> Values:
    """Return growth since the baseline as a share; NaN where the baseline is not positive."""
    start = number(baseline)
    return (number(actual) - start) / positive(start)


def achievement(
    baseline: Values, actual: Values, target: Values, direction: Values = None
) -> Values:
    """Return 目标实现进度: the share of the way from baseline to target, not capped.

    NaN where the target is the baseline. With a `direction`, NaN too where the target lies
    on the wrong side of the baseline; without one, the target's side is the wanted one.
    """
    start = number(baseline)
    planned = number(target) - start
    wanted = planned != 0 if direction is None else np.sign(planned) == sign_of(direction)
    return (number(actual) - start) / known(planned, wanted)


def cumulative_rate_progress(rate: Values, target_rate: Values) -> Values:
    """Return the progress of a cumulative rate by logarithms: ln(1-c)/ln(1-C).

    Reductions are positive, increases negative: 20 % less is 0.2, 20 % more is -0.2.
    """
    done, aim = number(rate), number(target_rate)
    aim = known(aim, (aim < 1) & (aim != 0))
    return np.log1p(-known(done, done < 1)) / np.log1p(-aim)


def time_progress(baseline_period: Values, time_period: Values, target_period: Values) -> Values:
    """Return 时序进度: the share of the time from baseline to target that has passed.

    A period is a year, `2026-06` or `2025-Q3`, each meaning its end.
    """
    start = period_end(baseline_period)
    return (period_end(time_period) - start) / positive(period_end(target_period) - start)


def change_pp(baseline: Values, actual: Values) -> Values:
    """Return the change between two percentages in 百分点: 1.34 to 1.76 is 0.42."""
    return number(actual) - number(baseline)


def is_met(
    actual: Values,
    target: Values,
    comparator: Comparator | str = Comparator.AT_LEAST,
    direction: Values = 1,
) -> Values:
    """Return whether the actual meets the target as worded.

    以上 and 以内 include the target, 超过 does not, 左右 may fall short by 5 % of the target
    (on the worse side, which `direction` tells). A missing value meets nothing.
    """
    if Comparator(comparator) is Comparator.ABOUT:
        sign = sign_of(direction)
        allowed = number(target) - sign * DEFAULT.about * abs(number(target))
        return compare(sign * number(actual), sign * allowed) >= 0
    side = compare(actual, target)
    return {
        Comparator.AT_LEAST: side >= 0,
        Comparator.ABOVE: side > 0,
        Comparator.AT_MOST: side <= 0,
        Comparator.BELOW: side < 0,
    }[Comparator(comparator)]


def required_yearly_change(baseline: Values, target: Values, years: Values) -> Values:
    """Return the equal yearly change that leads to the target."""
    return (number(target) - number(baseline)) / positive(years)


def average_growth(baseline: Values, actual: Values, years: Values) -> Values:
    """Return the average yearly growth (水平法), the base year not counted."""
    end = number(actual)
    ratio = known(end, end >= 0) / positive(baseline)
    return ratio ** (1 / positive(years)) - 1


def growth_ratio(
    baseline: Values,
    actual: Values,
    target: Values,
    baseline_period: Values,
    time_period: Values,
    target_period: Values,
    direction: Values = 1,
) -> Values:
    """Return actual over required average growth, as Eurostat and Statistics Canada do."""
    start = period_end(baseline_period)
    made = average_growth(baseline, actual, period_end(time_period) - start)
    needed = average_growth(baseline, target, period_end(target_period) - start)
    return sign_of(direction) * made / abs(nonzero(needed))


def current_status(
    baseline: Values, actual: Values, target: Values, direction: Values = 1
) -> Values:
    """Return the ESCAP current status: 0 at the baseline, 10 at the target."""
    start = number(baseline)
    planned = abs(nonzero(number(target) - start))
    return sign_of(direction) * 10 * (number(actual) - start) / planned


def restated(baseline: Values, old: Values, new: Values) -> Values:
    """Return a baseline in a new definition by an overlap year's values in both (推算)."""
    return number(baseline) * number(new) / nonzero(old)


def year_reached(actual: Values, target: Values, yearly_growth: Values, year: Values) -> Values:
    """Return the first whole year in which a yearly growth leads to the target, or NaN."""
    now, aim, rate = number(actual), number(target), number(yearly_growth)
    step = known(rate, (rate > -1) & (rate != 0))
    needed = np.log(positive(aim) / positive(now)) / np.log1p(step)
    needed = np.round(known(needed, compare(now, aim) != 0, 0.0), NOISE_SHARE)
    # A growth that leads away needs years before now, however few.
    years = np.ceil(known(needed, needed >= 0))
    return number(year) + known(years, years >= 0)


def pace(lead: Values, thresholds: Thresholds = DEFAULT) -> Values:
    """Return the pace for a lead in 百分点, without further rounding.

    From 10 ahead, from 0 on schedule, above -10 roughly, from -30 behind, below far behind.
    """
    value = np.asarray(lead, dtype=float)
    place = (value >= thresholds.far_behind).astype(int)
    place += value > thresholds.behind
    place += value >= thresholds.on_schedule
    place += value >= thresholds.ahead
    words = np.array([*PACE_ORDER, Pace.NOT_JUDGED], dtype=object)
    found = words[np.where(np.isnan(value), len(PACE_ORDER), place)]
    return pd.Series(found, index=lead.index) if isinstance(lead, pd.Series) else found


def ahead_of_months(actual: Values, target: Values, months: Values) -> Values:
    """Return 超时序: whether the actual is above the months' share of a yearly goal."""
    return compare(actual, number(target) * number(months) / 12) > 0
