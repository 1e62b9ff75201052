"""What would be: the change that an end value needs, the year that a change leads to."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.codes import Bound, Comparator, Direction
from indicators.exhibits.choice import Choice
from indicators.exhibits.observed import yearly_figures
from indicators.exhibits.rows import value_text, year
from indicators.exhibits.standing import Row, known, records
from indicators.exhibits.trend_path import STRAIGHT
from indicators.exhibits.variants import resolve
from indicators.progress import formulas
from indicators.wording import outlook, screen, verdicts

AHEAD = 5
"""Years to the end value where the plan names none that is still to come."""


@dataclass(frozen=True)
class Start:
    """The value that a reckoning starts from."""

    year: int
    value: float
    basis: str
    """actual or baseline."""
    sign: str = ""
    """The bound that the value is, if it is one."""


@dataclass(frozen=True)
class WhatIf:
    """One area's indicator, ready to answer what would be."""

    choice: Choice
    code: str
    row: Row
    start: Start | None
    refused: str
    """Why nothing can be reckoned; empty where it can."""

    @property
    def points(self) -> bool:
        """Whether changes are 百分点, not growth in per cent."""
        return bool(self.row.get("gap_in_points", False))

    @property
    def unit(self) -> str:
        """The indicator's unit."""
        return self.choice.names.unit(self.code)

    @property
    def decimals(self) -> int:
        """Decimals of the indicator."""
        return self.choice.decimals(self.code)

    @property
    def end_value(self) -> float | None:
        """The plan's target, where there is one."""
        return float(self.row["target"]) if known(self.row.get("target")) else None

    @property
    def key(self) -> str:
        """Area and indicator: another one begins with its own values."""
        return "_".join((*self.choice.areas, self.code, self.choice.plan))

    @property
    def step(self) -> float:
        """The smallest step of an end value."""
        return float(10**-self.decimals)

    @property
    def growth_step(self) -> float:
        """The smallest step of an assumed change."""
        return 0.05 if self.points else 0.5

    @property
    def open(self) -> bool:
        """Whether there is a target that is not yet reached."""
        return (
            self.end_value is not None and self.start is not None and not self.met(self.start.value)
        )

    @property
    def wish(self) -> float | None:
        """The end value that a reader begins with: a target that is still ahead."""
        return self.end_value if self.open else None

    @property
    def growth(self) -> float | None:
        """The change that the plan's target needs, rounded up: what a reader begins with."""
        start, target = self.start, self.end_value
        if start is None or target is None or not self.open:
            return None
        years = self.end_year - start.year
        if self.points:
            change = float(formulas.required_yearly_change(start.value, target, years))
            return _up(change, 2)
        rate = float(formulas.average_growth(start.value, target, years))
        return _up(rate * 100, 1)

    @property
    def first_year(self) -> int:
        """The first year that an end value may be asked for."""
        return self.start.year + 1 if self.start else self.choice.as_of + 1

    @property
    def end_year(self) -> int:
        """The plan's target year, or some years on where that is no longer ahead."""
        aim = year(self.row.get("target_period"))
        later = self.first_year - 1 + AHEAD
        return int(aim) if aim and int(aim) >= self.first_year else later

    @property
    def told(self) -> str:
        """From where the reckoning starts, and with what reservation."""
        if self.start is None:
            return ""
        value, basis = self.amount(self.start.value, self.start.sign), self.say(self.start.basis)
        line = self.say("start", year=self.start.year, value=value, basis=basis)
        return line + (self.say("no_whatif_bound") if self.start.sign else "")

    def met(self, value: float) -> bool:
        """Tell whether a value meets the target as worded."""
        said = self.row["comparator"]
        lower = self.choice.cat.indicators.loc[self.code, "direction"] == Direction.LOWER
        usual = Comparator.AT_MOST if lower else Comparator.AT_LEAST
        comparator = Comparator(said) if known(said) else usual
        if lower and comparator is Comparator.AT_LEAST:
            comparator = usual  # 达到 of what should fall means 降到
        return bool(formulas.is_met(value, self.row["target"], comparator, -1 if lower else 1))

    def amount(self, value: float, sign: object = None) -> str:
        """Write a value with its bound and the indicator's unit."""
        text = value_text(value, self.decimals, self.choice.lang, sign=sign)
        return text + screen.spaced(self.choice.lang, self.unit)

    def say(self, key: str, **params: object) -> str:
        """Return words in the reader's language."""
        return outlook.say(self.choice.lang, key, **params)


def _up(value: float, decimals: int) -> float | None:
    """Round away from zero, so that the change that is offered suffices."""
    if value != value:
        return None
    size = math.ceil(round(abs(value) * 10**decimals, 6)) / 10**decimals
    return math.copysign(size, value)


def what_if(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
) -> WhatIf:
    """Return what answers questions about one area's indicator, or why it cannot."""
    code = resolve(cat, frame, indicator, [area])
    choice = Choice.of(cat, frame, [area], [code], plan, lang, as_of)
    row = choice.rows.get((area, code), {})
    start = _start(choice, area, code, row)
    return WhatIf(choice, code, row, start, _refused(choice, code, row, start))


def _start(choice: Choice, area: str, code: str, row: Row) -> Start | None:
    """Take the last whole year's value; the baseline where there is none."""
    own = records(yearly_figures(choice.cat.figures, code, [area], choice.as_of))
    if own:
        last = own[-1]
        return Start(int(last["year"]), float(last["obs_value"]), "actual", _sign(last["bound"]))
    when = year(row.get("baseline_period"))
    if when and known(row.get("baseline")):
        value, sign = float(row["baseline"]), _sign(row["baseline_bound"])
        return Start(int(when), value, "baseline", sign)
    return None


def _sign(bound: object) -> str:
    return str(bound) if str(bound) in set(Bound) else ""


def _refused(choice: Choice, code: str, row: Row, start: Start | None) -> str:
    lang, indicator = choice.lang, choice.cat.indicators.loc[code]
    kind = str(row.get("kind") or indicator["kind"])
    if bool(indicator["event"]):
        return outlook.say(lang, "no_whatif_event")
    if kind not in STRAIGHT:
        return outlook.say(lang, "no_whatif_kind", kind=verdicts.KIND[lang][kind])
    return "" if start else outlook.say(lang, "no_whatif_start")
