"""What is implausible in a figure handed in: questions to confirm, never a refusal."""

import datetime as dt
import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from indicators.codes import Bound, Comparator, Direction, Kind, Role, Vintage
from indicators.entries import Lists
from indicators.intake.rows import Row, Spot
from indicators.wording import intake_plan as words

SLIPS = (10, 100, 1_000, 10_000)
NEAR = 0.3
"""How far from a power of ten a slip may be, as a share."""
LAST = 6
WIDE = math.log(1.5)
FAR = 1.5
PLACES = 340
"""China has fewer places of the level of a city: the limit where the data does not say."""
ORDER = list(Vintage)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to confirm. Tests look at `code` and `numbers`; readers at `told`."""

    spot: Spot
    code: str
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def told(self, lang: str = "zh") -> str:
        """Return the question in words, with its cell."""
        return f"{self.spot} {words.question(lang, self.code, **self.numbers)}"


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside a row: whole years' actuals, the plan's values, same-key printings."""

    series: Mapping[int, float]
    target: float | None = None
    baseline: float | None = None
    printings: Sequence[Mapping[str, Any]] = ()
    ranked: int | None = None
    """Of ranks: how many places there are, where the data says."""


def questions(row: Row, beside: Beside, lists: Lists, on: dt.date) -> tuple[Question, ...]:
    """Return what should be confirmed of one row."""
    found = [
        *_against_series(row, beside, lists),
        *_against_printings(row, beside),
        *_against_plan(row, beside, lists),
        *_alone(row, beside, lists, on),
    ]
    return tuple(Question(row.spot, code, {"value": shown(row.obs_value), **said})
                 for code, said in found)  # fmt: skip


def shown(value: float) -> str:
    """Return a number as people write it.

    >>> shown(64.0), shown(1.62), shown(0.1 + 0.2)
    ('64', '1.62', '0.3')
    """
    return str(int(value)) if float(value).is_integer() else f"{value:.12g}"


Found = Iterator[tuple[str, dict[str, Any]]]


def _against_series(row: Row, beside: Beside, lists: Lists) -> Found:
    indicator, value = lists.indicators[row.indicator], row.obs_value
    year, part = int(row.time_period[:4]), bool(row.as_at) or len(row.time_period) > 4
    past = {one: v for one, v in beside.series.items() if one != year and v > 0}
    others = _others(row, beside, past)
    if value <= 0 or indicator.kind is Kind.RANK or not others:
        return
    # A month may well be a tenth of a year.
    sizes = SLIPS[1:] if part else SLIPS
    other, slip = next(
        ((one, found) for one in others if (found := _slip(value / one, sizes))), (others[0], None)
    )
    share = lists.units[indicator.unit_measure].dimension == "percent"
    if share and slip in {100, 0.01}:
        yield "share_percent", {"other": shown(other)}
    elif slip:
        yield "unit_slip", {"other": shown(other), "factor": shown(slip)}
    elif row.role is Role.ACTUAL and not part and past and _jumps(past, year, value):
        near = min(past, key=lambda one: abs(one - year))
        yield "jump", {"other": shown(past[near]), "year": near}


def _others(row: Row, beside: Beside, past: Mapping[int, float]) -> list[float]:
    """Return the values that a unit slip shows against: near years, and the plan's baseline."""
    year = int(row.time_period[:4])
    near = sorted(past, key=lambda one: abs(one - year))[:3]
    found = [statistics.median(past[one] for one in near), past[near[0]]] if near else []
    if row.role is Role.ACTUAL:
        found += [v for one, v in beside.series.items() if one == year and v > 0]
    elif beside.baseline and beside.baseline > 0:
        found = [beside.baseline, *found]
    return found


def _slip(ratio: float, sizes: Sequence[int]) -> float | None:
    for size in sizes:
        for factor in (size, 1 / size):
            if abs(math.log(ratio / factor)) <= NEAR:
                return factor
    return None


def _jumps(past: Mapping[int, float], year: int, value: float) -> bool:
    """Whether the yearly change is out of line with the last values' yearly changes."""
    near = min(past, key=lambda one: abs(one - year))
    years = sorted(past)[-LAST:]
    rates = [math.log(past[b] / past[a]) / (b - a) for a, b in pairwise(years)]
    usual = statistics.median(rates) if rates else 0.0
    spread = statistics.median(abs(rate - usual) for rate in rates) if rates else 0.0
    change = math.log(value / past[near]) / (year - near)
    return abs(change - usual) > max(4 * 1.4826 * spread, WIDE)


def _against_printings(row: Row, beside: Beside) -> Found:
    for one in beside.printings:
        other = one.get("obs_value")
        if other is None:
            continue
        if one.get("bound") == Bound.AT_LEAST and row.obs_value < float(other):
            yield "below_bound", {"other": shown(other)}
        theirs = one.get("vintage")
        if row.vintage and theirs and ORDER.index(row.vintage) < ORDER.index(Vintage(theirs)):
            yield "older_vintage", {"other": shown(other)}


def _against_plan(row: Row, beside: Beside, lists: Lists) -> Found:
    direction = lists.indicators[row.indicator].direction
    if direction is None:
        return
    sign = 1 if direction is Direction.HIGHER else -1
    if row.role is Role.TARGET and beside.baseline is not None:
        usual = (Comparator.AT_MOST, Comparator.BELOW)
        turned = row.comparator is not None and (row.comparator in usual) == (sign > 0)
        if sign * (row.obs_value - beside.baseline) < 0 and not turned:
            yield "target_side", {"other": shown(beside.baseline)}
    if row.role is Role.ACTUAL and beside.target and row.obs_value > 0 and beside.target > 0:
        beyond = (row.obs_value / beside.target) ** sign
        if beyond > FAR and lists.indicators[row.indicator].kind is not Kind.RANK:
            yield "beyond_target", {"other": shown(beside.target)}


def _alone(row: Row, beside: Beside, lists: Lists, on: dt.date) -> Found:
    indicator, year = lists.indicators[row.indicator], int(row.time_period[:4])
    part = bool(row.as_at) or len(row.time_period) > 4
    actual = row.role is Role.ACTUAL
    if actual and (year > on.year or (year == on.year and not part)):
        yield "future", {"year": year}
    if actual and part and beside.series:
        yield "part_year", {"year": year}
    unit = lists.units[indicator.unit_measure]
    if indicator.decimals == 0 and unit.dimension != "percent" and unit.factor == 1:
        scaled = any(word in row.printed for word in words.SCALES)
        if row.obs_value != int(row.obs_value) and not scaled:
            yield "decimals", {}
    if row.obs_value < 0 and unit.dimension != "percent":
        yield "negative", {}
    places = beside.ranked or PLACES
    if indicator.kind is Kind.RANK and row.obs_value > places:
        yield "rank", {"other": places}
