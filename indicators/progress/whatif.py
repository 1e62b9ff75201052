"""What would be: when a steady yearly change leads to a target."""

import numpy as np

from indicators.progress.arithmetic import NOISE_SHARE, Values, compare, known, number


def year_reached_by_change(
    actual: Values, target: Values, yearly_change: Values, year: Values
) -> Values:
    """Return the first whole year in which an equal yearly change leads to the target, or NaN.

    >>> year_reached_by_change(1.0, 1.5, 0.2, 2023), year_reached_by_change(1.0, 1.5, -0.2, 2023)
    (2026.0, nan)
    """
    now, aim, step = number(actual), number(target), number(yearly_change)
    needed = (aim - now) / known(step, step != 0)
    needed = known(needed, compare(now, aim) != 0, 0.0)
    # A step the other way never leads there, however near the target is.
    years = np.ceil(np.round(known(needed, needed >= 0), NOISE_SHARE))
    return number(year) + known(years, years >= 0)
