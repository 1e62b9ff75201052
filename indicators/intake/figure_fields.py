"""The fields of a figure as a row gives them: of a new one, or of one with another value."""

from collections.abc import Mapping
from typing import Any

from indicators.codes import PeriodKind
from indicators.entries import Lists
from indicators.intake.drafting import Working
from indicators.intake.rows import Row
from indicators.wording import intake_plan as words

KEPT = ("vintage", "locator", "comment", "comparator")
"""Fields that stay as they are where the row does not say them."""


def new(row: Row, name: str, source: str, work: Working, lists: Lists) -> dict[str, Any]:
    """Return a new figure's fields; what it has not is None."""
    point = row.period_kind is PeriodKind.POINT
    return {
        "id": name,
        "ref_area": None if row.area == work.area else row.area,
        "role": str(row.role),
        "plan": row.plan,
        "time_period": _period(row.time_period),
        "as_at": row.as_at,
        "period_kind": None if point else str(row.period_kind),
        "period_start": row.period_start,
        **amounts(row),
        "vintage": None if row.vintage is None else str(row.vintage),
        "source": source,
        "locator": row.locator or words.INTERNAL_LOCATOR,
        "label": row.label or lists.indicators[row.indicator].name.zh,
        "comment": row.comment,
        "comparator": None if row.comparator is None else str(row.comparator),
    }


def _period(text: str) -> int | str:
    """Return a whole year as the number that the files have; months and quarters are text."""
    return int(text) if text.isdecimal() else text


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else float(value)


def corrected(before: Mapping[str, Any], row: Row) -> dict[str, Any]:
    """Return a figure's fields with the row's value; what the old value was made of is None."""
    after = dict(before)
    if not same_value(before, row):
        after |= {**amounts(row), "times": None, "derived": None}
    for name in KEPT:
        value = getattr(row, name)
        after[name] = after.get(name) if value is None else str(value)
    return after


def amounts(row: Row) -> dict[str, Any]:
    """Return the fields that a value fills."""
    return {
        "obs_value": _number(row.obs_value),
        "value_upper": None if row.value_upper is None else _number(row.value_upper),
        "bound": None if row.bound is None else str(row.bound),
        "printed": row.printed,
    }


def same_value(fields: Mapping[str, Any], row: Row) -> bool:
    """Whether a figure has the row's value; a bound that the row does not say is no difference."""
    value, upper = fields.get("obs_value"), fields.get("value_upper")
    if value is None or float(value) != row.obs_value:
        return False
    if (None if upper is None else float(upper)) != row.value_upper:
        return False
    return row.bound is None or fields.get("bound") == str(row.bound)
