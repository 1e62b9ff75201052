"""How small a change the printed digits can show."""

import math
import re
import unicodedata

import numpy as np
import pandas as pd

from indicators.progress.arithmetic import DECIMALS
from indicators.progress.columns import Flags, Floats, Ints, pick
from indicators.progress.measures import Measures

NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def too_small(measures: Measures) -> Flags:
    """Whether the planned change is under ten units of the last printed digit."""
    rows = measures.rows
    unit = np.fmin(
        last_digit(measures, measures.baseline.figure), last_digit(measures, rows.target)
    )
    units = np.round(abs(measures.planned) / unit, DECIMALS)
    return units < measures.thresholds.smallest_change


def last_digit(measures: Measures, figure: Ints) -> Floats:
    """Return the size of figures' last digit: as printed, or else of the value as recorded."""
    seen = measures.rows.seen
    value = pick(seen.value, figure)
    size = np.where(np.isnan(value), np.nan, 10.0**-DECIMALS)
    for places in range(DECIMALS - 1, -1, -1):
        shorter = np.round(value, places) == value
        size = np.where(shorter, 10.0**-places, size)
    return _printed(measures, figure, value, size)


def _printed(measures: Measures, figure: Ints, value: Floats, size: Floats) -> Floats:
    some = np.flatnonzero(figure >= 0)
    texts = measures.rows.seen.columns.texts("printed").array.take(figure[some])
    codes, words = pd.factorize(texts)
    parsed = np.array([*(_number_and_digit(word) for word in words), (np.nan, np.nan)])
    number, digit = parsed[codes].T
    found = size.copy()
    found[some] = np.where(np.isnan(number), size[some], abs(value[some]) / number * digit)
    return found


def _number_and_digit(printed: str) -> tuple[float, float]:
    """Return the number in a printed text and the size of its last digit; NaN for none."""
    found = NUMBER.search(unicodedata.normalize("NFKC", printed).replace(",", ""))
    if not found or not float(found[0]):
        return math.nan, math.nan
    return float(found[0]), 10.0 ** -len(found[1] or "")
