"""How small a change the printed digits can show."""

import math
import re
import unicodedata

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionArray

from indicators.progress.arithmetic import DECIMALS
from indicators.progress.columns import Flags, Floats, Ints, pick
from indicators.progress.measures import Measures

PLAIN = r"^(?P<number>[0-9]+(?:\.(?P<places>[0-9]+))?)(?:%|[\x{4e00}-\x{9fff}]|$)"
"""What begins with a number that neither a comma nor another form of a digit continues."""
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
    number, digit = numbers_in(measures.rows.seen.columns.texts("printed").array.take(figure[some]))
    found = size.copy()
    found[some] = np.where(np.isnan(number), size[some], abs(value[some]) / number * digit)
    return found


def numbers_in(printed: ExtensionArray) -> tuple[Floats, Floats]:
    """Return the number in each printed text and the size of its last digit; NaN for none."""
    parts = pc.extract_regex(pa.array(printed, pa.large_string(), from_pandas=True), PLAIN)
    number = pc.struct_field(parts, "number").cast(pa.float64()).to_numpy(zero_copy_only=False)
    written = pc.utf8_length(pc.struct_field(parts, "places")).fill_null(0).to_numpy()
    sizes = np.array([10.0**-places for places in range(written.max(initial=0) + 1)])
    number, digit = np.where(number > 0, number, np.nan), sizes[written]
    other = np.isnan(number)
    codes, words = pd.factorize(pd.Series(printed[other]))
    parsed = np.array([*(_number_and_digit(word) for word in words), (np.nan, np.nan)])
    number[other], digit[other] = parsed[codes].T
    return number, digit


def _number_and_digit(printed: str) -> tuple[float, float]:
    """Return the number in a printed text and the size of its last digit; NaN for none."""
    found = NUMBER.search(unicodedata.normalize("NFKC", printed).replace(",", ""))
    if not found or not float(found[0]):
        return math.nan, math.nan
    return float(found[0]), 10.0 ** -len(found[1] or "")
