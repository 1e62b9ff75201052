"""Answers to what-if questions, as sentences: nothing is computed but by the method's formulas."""

from indicators.codes import Bound
from indicators.exhibits.rows import sign_text, target_text, year
from indicators.exhibits.trend_rules import TURNED, size_bound, size_text
from indicators.exhibits.whatif import Start, WhatIf
from indicators.progress import formulas
from indicators.progress.whatif import year_reached_by_change
from indicators.wording import numbers, outlook, places, screen

LIMIT = 50
"""Years beyond which nothing is foretold."""


def needed(asked: WhatIf, end_value: float | None, end_year: int) -> str:
    """Answer which yearly change leads to an end value."""
    start = asked.start
    if start is None or end_value is None:
        return asked.say("ask_value")
    years = end_year - start.year
    if years <= 0:
        return asked.say("not_later", year=start.year)
    change = float(formulas.required_yearly_change(start.value, end_value, years))
    return asked.say(
        "needed",
        year=end_year,
        value=asked.amount(end_value),
        start_year=start.year,
        start=asked.amount(start.value, start.sign),
        span=outlook.span(asked.choice.lang, years),
        change=_change(asked, change),
        growth="" if asked.points or not change else _growth(asked, end_value, years),
    )


def reached(asked: WhatIf, change: float | None) -> str:
    """Answer in which year a change leads to the target: per cent, or 百分点 for shares."""
    start, target = asked.start, asked.end_value
    if target is None:
        return asked.say("no_aim")
    if start is None:
        return asked.say("ask_growth")
    said = {
        "start_year": start.year,
        "start": asked.amount(start.value, start.sign),
        "target": target_text(asked.row, asked.decimals, asked.choice.lang)
        + screen.spaced(asked.choice.lang, asked.unit),
    }
    if asked.met(start.value):
        return asked.say("met", **said)
    if change is None:
        return asked.say("ask_growth")
    when = _year(asked, start, target, change)
    said["pace"] = _pace(asked, change)
    if not when <= start.year + LIMIT:
        return asked.say("never", limit=LIMIT, **said)
    said["at"] = _at(asked, start, target)
    return asked.say("reached", year=int(when), against=_against(asked, int(when)), **said)


def _year(asked: WhatIf, start: Start, target: float, change: float) -> float:
    if change * (target - start.value) <= 0:
        return float("nan")  # the other way, however near the target is
    if asked.points:
        return float(year_reached_by_change(start.value, target, change, start.year))
    return float(formulas.year_reached(start.value, target, change / 100, start.year))


def _at(asked: WhatIf, start: Start, target: float) -> str:
    """Say that a year is the latest or the earliest, where the start is only a bound."""
    if start.sign not in (Bound.AT_LEAST, Bound.AT_MOST):
        return ""
    nearer = (start.sign == Bound.AT_LEAST) == (target > start.value)
    return asked.say("at_latest" if nearer else "at_earliest")


def _against(asked: WhatIf, when: int) -> str:
    aim = year(asked.row["target_period"])
    if not aim:
        return ""
    apart = when - int(aim)
    key = "later" if apart > 0 else "earlier" if apart < 0 else "in_time"
    return asked.say(key, year=aim, span=outlook.span(asked.choice.lang, abs(apart)))


def _change(asked: WhatIf, change: float) -> str:
    if not change:
        return asked.say("level")
    unit = asked.say("points") if asked.points else asked.unit
    told = _sign(asked, change) + size_text(change, asked.decimals or 1)
    told += screen.spaced(asked.choice.lang, unit)
    way = outlook.way(asked.choice.lang, change, points=asked.points)
    return asked.say("change", way=way, amount=told)


def _sign(asked: WhatIf, change: float) -> str:
    """Return the sign of a change from a start that is only a bound."""
    bound = TURNED.get(Bound(asked.start.sign)) if asked.start and asked.start.sign else None
    return sign_text(size_bound(change, bound), asked.choice.lang)


def _growth(asked: WhatIf, end_value: float, years: int) -> str:
    start = asked.start.value if asked.start else float("nan")
    rate = float(formulas.average_growth(start, end_value, years))
    if rate != rate:
        return asked.say("no_growth")
    told = _sign(asked, rate) + numbers.share(abs(rate))
    return asked.say("growth" if rate > 0 else "shrink", share=told)


def _pace(asked: WhatIf, change: float) -> str:
    if not change:
        return asked.say("pace_none")
    digits = places.published(abs(change))
    unit = screen.spaced(asked.choice.lang, asked.say("points")) if asked.points else "%"
    told = numbers.number(abs(change), decimals=digits) + unit
    if asked.points:
        way = outlook.way(asked.choice.lang, change, points=True)
        return asked.say("pace_change", way=way, amount=told)
    return asked.say("pace_growth" if change > 0 else "pace_shrink", amount=told)
