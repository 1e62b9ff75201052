"""Numbers, arrays and Series treated alike, and compared without binary noise."""

from typing import Any

import numpy as np
import pandas as pd

from indicators.codes import Direction

Values = Any
"""A number, an array or a Series of numbers."""

SAME = 1e-12
"""Two values this close, in shares of the larger, differ by binary noise only."""
NOISE_SHARE, NOISE_LEAD = 9, 7
"""Decimals of shares and of leads (百分点) that are kept before comparing."""
DECIMALS = 6
"""More decimals than any published figure has."""


def compare(left: Values, right: Values) -> Values:
    """Return -1, 0 or 1 for less, equal or more, binary noise apart; NaN for the unknown."""
    left, right = number(left), number(right)
    noise = SAME * np.maximum(abs(left), abs(right))
    return np.sign(known(left - right, abs(left - right) > noise, 0.0))


def period_end(period: Values) -> Values:
    """Return the end of a period in years: 2025 for `2025`, 2024.75 for `2025-09`."""
    if isinstance(period, str):
        year, _, part = period.partition("-")
        share = {"": 1.0}.get(part) or (int(part[1:]) / 4 if "Q" in part else int(part) / 12)
        return int(year) - 1 + share
    if isinstance(period, pd.Series) and not pd.api.types.is_numeric_dtype(period):
        return period.map(period_end).astype(float)
    return number(period)


def sign_of(direction: Values) -> Values:
    """Return +1 or -1 for a direction given as a number, an enum or its text."""
    if isinstance(direction, str):
        return Direction(direction).sign
    return direction


def number(values: Values) -> Values:
    """Return values as floats, in the form they came in."""
    if isinstance(values, pd.Series):
        return values.astype(float)
    array = np.asarray(values, dtype=float)
    return array if array.ndim else float(array)


def nonzero(values: Values) -> Values:
    """Return values as floats, NaN for 0."""
    values = number(values)
    return known(values, values != 0)


def positive(values: Values) -> Values:
    """Return values as floats, NaN for 0 and below."""
    values = number(values)
    return known(values, values > 0)


def known(values: Values, holds: Values, other: float = np.nan) -> Values:
    """Return values where a condition holds, `other` elsewhere; NaN stays NaN."""
    if isinstance(values, pd.Series):
        return values.where(holds | values.isna(), other)
    kept = np.where(holds | np.isnan(values), values, other)
    return kept if kept.ndim else float(kept)
