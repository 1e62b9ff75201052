"""The yearly change that a target still needs, where there are years to spread it over."""

from indicators.exhibits.spec import NAN
from indicators.exhibits.standing import Row, known

YEAR = 12


def yearly_need(row: Row) -> float:
    """Return the change needed a year; NaN where less than a year is left: the gap says it."""
    if not known(row.get("required_change")):
        return NAN
    if known(row["actual"]) and _months(row["target_period"]) - _latest(row) < YEAR:
        return NAN
    return float(row["required_change"])


def _latest(row: Row) -> int:
    return _months(row["as_at"] if known(row["as_at"]) else row["data_year"])


def _months(period: object) -> int:
    """Count the months up to the end of a year or a month."""
    year, _, month = str(period).partition("-")
    return int(year) * YEAR + int(month or YEAR)
