"""The steps from a row of the progress frame to its verdict, with its numbers put in.

Nothing is judged anew: numbers are put into a formula only where they give the frame's result.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from indicators.codes import Kind, Trend
from indicators.exhibits.printed_steps import Printed, Step
from indicators.exhibits.rows import sign_text
from indicators.exhibits.standing import known
from indicators.exhibits.trend_rules import change_bound
from indicators.wording import numbers, places, screen, verdicts

NEAR = 1e-6


@dataclass(frozen=True)
class Steps(Printed):
    """The steps of one row."""

    def all(self) -> list[Step]:
        """Return the steps whose result is known, in the order of the method."""
        made = (
            self.baseline, self.target, self.actual, self._gap, self._ratio, self._achievement,
            self._time, self._path, self._lead, self._required, self._projected,
        )  # fmt: skip
        return [step for make in made for step in [make()] if step is not None]

    def _gap(self) -> Step | None:
        gap, target, actual = (self.number(name) for name in ("gap", "target", "actual"))
        if math.isnan(gap):
            return None
        shown = numbers.number(gap, decimals=places.visible(gap, self.decimals))
        text = self.unit(shown, points=bool(self.row["gap_in_points"]))
        if _same(gap, target - actual):
            put = f"{self.plain('target')}−{self.plain('actual')}"
            return Step(self.say("gap"), self.say("gap_up"), put, text)
        if _same(gap, actual - target):
            put = f"{self.plain('actual')}−{self.plain('target')}"
            return Step(self.say("gap"), self.say("gap_down"), put, text)
        kind = verdicts.KIND[self.names.lang][str(self.row["kind"])]
        return Step(self.say("gap"), self.say("gap_other", kind=kind), "", text)

    def _ratio(self) -> Step | None:
        return self._computed(
            "ratio",
            self.number("target_ratio"),
            "ratio_of",
            f"{self.plain('actual')}÷{self.plain('target')}",
            lambda: self.number("actual") / self.number("target"),
        )

    def _achievement(self) -> Step | None:
        value = self.number("achievement")
        if self.row["kind"] == Kind.ANNUAL_FLOOR and known(self.row["years_judged"]):
            met, judged = self.row["years_met"], self.row["years_judged"]
            share = float(met) / float(judged) if judged else math.nan
            return self._computed("achievement", value, "p_years", f"{met}÷{judged}", lambda: share)
        if self.row["kind"] == Kind.CUMULATIVE:
            put = f"{self.plain('actual')}÷{self.plain('target')}"
            return self._computed("achievement", value, "p_sum", put, self._sum_share)
        other = {Kind.ANNUAL_GROWTH: "p_growth", Kind.CUMULATIVE_RATE: "p_rate"}
        if self.row["kind"] in other:
            formula = other[Kind(str(self.row["kind"]))]
            return self._computed("achievement", value, formula, "", lambda: value)
        base, goal, now = (self.plain(name) for name in ("baseline", "target", "actual"))
        left, right = self.say("open"), self.say("shut")
        put = f"{left}{now}−{base}{right}÷{left}{goal}−{base}{right}"
        return self._computed("achievement", value, "p_way", put, self._way)

    def _way(self) -> float:
        base = self.number("baseline")
        planned = self.number("target") - base
        return (self.number("actual") - base) / planned if planned else math.nan

    def _sum_share(self) -> float:
        return self.number("actual") / self.number("target")

    def _time(self) -> Step | None:
        row, left, right = self.row, self.say("open"), self.say("shut")
        start = row["baseline_period"] if known(row["baseline_period"]) else self.base_year
        now = row["as_at"] if known(row["as_at"]) else row["data_year"]
        ends = [_end(period) for period in (start, now, row["target_period"])]
        put = f"{left}{now}−{start}{right}÷{left}{row['target_period']}−{start}{right}"
        return self._computed(
            "time", self.number("time_progress"), "s_of", put, lambda: _share_of(*ends)
        )

    def _path(self) -> Step | None:
        due = self.number("path_progress")
        if math.isnan(due) or _same(due, self.number("time_progress")):
            return None
        return Step(self.say("path"), self.say("path_of"), "", numbers.share(due))

    def _lead(self) -> Step | None:
        lead = self.number("lead")
        if math.isnan(lead):
            return None
        due = self.number("path_progress")
        straight = _same(due, self.number("time_progress"))
        put = f"{numbers.share(self.number('achievement'))}−{numbers.share(due)}"
        text = numbers.number(lead, decimals=1, signed=True)
        formula = self.say("lead_of" if straight else "lead_path")
        return Step(self.say("lead"), formula, put, text + screen.say(self.names.lang, "points"))

    def _required(self) -> Step | None:
        needed = self.number("required_change")
        if math.isnan(needed) or not needed:
            return None
        none_yet = math.isnan(self.number("actual"))
        start = "baseline" if none_yet else "actual"
        since = self.row["baseline_period" if none_yet else "data_year"]
        aim, left, right = self.row["target_period"], self.say("open"), self.say("shut")
        put = f"{left}{self.plain('target')}−{self.plain(start)}{right}÷{left}{aim}−{since}{right}"
        span = _end(aim) - _end(since)
        change = (self.number("target") - self.number(start)) / span if span else math.nan
        sign = sign_text(change_bound("required", self.row), self.names.lang)
        digits = places.visible(needed, self.decimals)
        shown = sign + numbers.number(needed, decimals=digits, signed=not sign)
        text = self.unit(shown, points=bool(self.row["gap_in_points"]))
        formula = self.say("required_first" if none_yet else "required_of")
        return Step(self.say("required"), formula, put * _same(needed, change), text)

    def _projected(self) -> Step | None:
        value, change = self.number("projected"), self.number("recent_change")
        if math.isnan(value) or self.row["trend"] == Trend.MET:
            return None  # nothing is left to project
        mean = numbers.number(change, decimals=places.visible(change, self.decimals + 1))
        aim, now = self.row["target_period"], self.row["data_year"]
        span = f"{self.say('open')}{aim}−{now}{self.say('shut')}"
        put = f"{self.plain('actual')}{self.say('plus')}{mean}×{span}"
        text = self.unit(numbers.number(value, decimals=places.visible(value, self.decimals)))
        return Step(self.say("projected"), self.say("projected_of"), put, text)

    def _computed(
        self, quantity: str, value: float, formula: str, put: str, check: Callable[[], float]
    ) -> Step | None:
        if math.isnan(value):
            return None
        shown = put if _same(value, check()) else ""
        return Step(self.say(quantity), self.say(formula), shown, numbers.share(value))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=NEAR, abs_tol=NEAR)


def _end(period: Any) -> float:
    """Return when a period ends, in years: 2023 is 2024.0, 2023-06 is 2023.5."""
    if not known(period):
        return math.nan
    year, _, month = str(period).partition("-")
    return float(year) + (int(month) / 12 if month.isdigit() else 1)


def _share_of(start: float, now: float, aim: float) -> float:
    return (now - start) / (aim - start) if aim > start else math.nan
