"""Numbers in printed texts, and the size of their last digits: read many at a time."""

import numpy as np
import pandas as pd
import pytest

from indicators.progress.precision import numbers_in

READ = {
    "591家": (591.0, 1.0),
    "3.25%": (3.25, 0.01),
    "7.10": (7.1, 0.01),
    "约 3.5 亿元": (3.5, 0.1),
    "1,234.50": (1234.5, 0.01),
    "12，345": (12345.0, 1.0),
    "１２．５": (12.5, 0.1),
    "12²": (122.0, 1.0),
    "1.": (1.0, 1.0),
    "12家5": (12.0, 1.0),
    "0.50": (0.5, 0.01),
    "1.2.3": (1.2, 0.1),
}
NONE = ("未公布", "", "0", "0.00%", None)


@pytest.mark.parametrize("dtype", ["str", object])
def test_many_texts_are_read_as_each_alone(dtype):
    texts = [*READ, *NONE] * 2

    number, digit = numbers_in(pd.Series(texts, dtype=dtype).array)

    expected = [READ.get(one, (np.nan, np.nan)) for one in texts]
    np.testing.assert_array_equal(np.array([number, digit]).T, expected)


def test_no_texts():
    assert [len(one) for one in numbers_in(pd.Series([], dtype="str").array)] == [0, 0]
