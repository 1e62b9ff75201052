"""The words in which the tables of cases are written: plans, actuals, the row that is judged."""

import pandas as pd
import pytest
from cases import TODAY, figure, judge

PERCENT = {"unit_measure": "percent", "kind": "ratio"}
LOWER = {"direction": "lower_is_better"}
REAL = {"growth": {"kind": "annual_growth", "unit_measure": "percent"}, "count": {}}


def base(value, year=2020, **fields):
    return figure("baseline", year, value, **fields)


def target(value, year=2025, **fields):
    return figure("target", year, value, **{"comparator": "at_least"} | fields)


def actual(value, year=2023, **fields):
    return figure("actual", year, value, **fields)


def years(first, *values, **fields):
    """Actuals of one year after another."""
    return [actual(value, first + place, **fields) for place, value in enumerate(values)]


def row(*records, kind=None, as_of=2023, on=TODAY, breaks=(), plan=None, **indicator):
    """The row of the first target, of the indicator `count` made as asked for."""
    own = ({"kind": kind} if kind else {}) | indicator
    frame = judge(*records, as_of=as_of, on=on, breaks=breaks, indicators={"count": own})
    frame = frame if plan is None else frame[frame["plan"] == plan]
    return frame.iloc[0]


def same(found, expected):
    if expected is None:
        return bool(pd.isna(found))
    if isinstance(expected, float | int) and not isinstance(expected, bool):
        return bool(found == pytest.approx(expected, abs=1e-6))
    return found == expected


def check(found, expected):
    wrong = {name: found[name] for name, value in expected.items() if not same(found[name], value)}
    assert not wrong, f"expected {expected}"
