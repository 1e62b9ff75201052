"""What a goal still needs within its year, and what else a reader of it must know."""

from indicators.codes import Comparator, Note, Reason
from indicators.exhibits.coverage import due, past
from indicators.exhibits.goal_scopes import scopes_told
from indicators.exhibits.goals import Goals, Outcome, outcome
from indicators.exhibits.rows import value_text
from indicators.exhibits.standing import Row, known
from indicators.wording import numbers, places, screen, verdicts

_TOLD = (
    Note.GOAL_BELOW_LAST_YEAR,
    Note.PART_YEAR,
    Note.WEAK_SOURCE,
    Note.BASELINE_FROM_ACTUAL,
    Note.BASELINE_OTHER_YEAR,
)
_USUAL = (Reason.ANNUAL_GOAL, Reason.NO_ACTUAL)
MONTHS = 12
STRICT = (Comparator.ABOVE, Comparator.BELOW)
COUNTED = ("count", "person")
"""Dimensions of units that are counted one by one."""
WANTED = (Outcome.PART_YEAR, Outcome.AHEAD, Outcome.NOT_AHEAD, Outcome.REACHED,
          Outcome.PENDING, Outcome.NOT_OBTAINED)  # fmt: skip


def rest(row: Row, goals: Goals) -> str:
    """Say what the rest of the year needs, or what was short and is to be obtained."""
    return _sentence(_rest(row, goals))


def _sentence(told: str) -> str:
    return told[:1].upper() + told[1:]


def _rest(row: Row, goals: Goals) -> str:
    # The amount for each month is the gap over the months left; a stock has none.
    waits = "" if goals.running else _wanted(row, goals)
    if not (known(row["as_at"]) and known(row["gap"])):
        return waits
    lang = goals.names.lang
    if known(row["met"]) and bool(row["met"]):
        return screen.joined(lang, [screen.say(lang, "rest_none"), waits])
    gap, least = _least(row, goals)
    said = {"amount": _amount(gap, row, goals)}
    said["least"] = screen.say(lang, "rest_least") if least else ""
    month = int(str(row["as_at"])[5:7])
    if goals.running:
        months = MONTHS - month
        key = "rest_months" if known(row["monthly_ahead"]) else "rest_stock"
        monthly = _amount(gap / months, row, goals, more=1)
        told = screen.say(lang, key, months=months, monthly=monthly, **said)
    else:
        when = screen.say(lang, "month", year=goals.year, month=month)
        told = screen.say(lang, "rest_over", when=when, **said)
    above = screen.say(lang, "rest_above") if row["comparator"] in STRICT else ""
    return screen.joined(lang, [told + above, waits])


def _least(row: Row, goals: Goals) -> tuple[float, bool]:
    """Return the gap, and whether it is the least that will do.

    Of what is counted one by one, a goal to pass takes one more than the gap.
    """
    gap = float(row["gap"])
    names = goals.names
    unit = goals.cat.units.loc[names.unit_of[row["indicator"]]]
    counted = unit["dimension"] in COUNTED and not int(names.decimals_of[row["indicator"]])
    whole = counted and gap.is_integer() and row["comparator"] in STRICT
    return (gap + 1, True) if whole else (gap, False)


def _wanted(row: Row, goals: Goals) -> str:
    """Say which figure of a year that is over is to be obtained, and when it is due."""
    if outcome(row, goals) not in WANTED:
        return ""
    lag = goals.cat.indicators["release_lag"][row["indicator"]]
    lang, (due_year, month) = goals.names.lang, due(lag, goals.year)
    told = screen.say(lang, "due_month", year=due_year, month=month)
    key = "rest_wanted" if past(goals.on, (due_year, month)) else "rest_awaited"
    return screen.say(lang, key, year=goals.year, due=told)


def _amount(value: float, row: Row, goals: Goals, *, more: int = 0) -> str:
    names = goals.names
    decimals = int(names.decimals_of[row["indicator"]]) + more
    text = numbers.number(value, decimals=places.visible(value, decimals))
    if row["gap_in_points"]:
        return text + screen.say(names.lang, "points")
    return text + screen.spaced(names.lang, names.unit(row["indicator"]))


def remark(row: Row, goals: Goals) -> str:
    """Flag a goal that asks for less than the year before; give the reason for no verdict."""
    lang, parts = goals.names.lang, []
    if Note.GOAL_BELOW_LAST_YEAR in row["notes"]:
        parts.append(screen.say(lang, "below_last_year"))
    if known(row["final_reason"]):
        parts.append(verdicts.reason(row["final_reason"], row["final_params"], lang))
    elif known(row["reason"]) and row["reason"] not in _USUAL:
        parts.append(verdicts.reason(row["reason"], row["reason_params"], lang))
    parts += [_doubtful(one, row, goals) for one in goals.doubtful_of(row)]
    parts.append(scopes_told(row, goals))
    if known(row["actual"]) and known(row["change_reason"]):
        parts.append(_unchanged(row, lang))
    if known(row["as_at"]) and not known(row["monthly_ahead"]):
        parts.append(screen.say(lang, "stock_note"))
    parts += [verdicts.NOTE[lang][note] for note in row["notes"] if note not in _TOLD]
    return _sentence(screen.joined(lang, list(dict.fromkeys(parts))))


def _unchanged(row: Row, lang: str) -> str:
    # Why there is no 较上年; that a part of a year has none is plain to see.
    if row["change_reason"] in {Reason.PART_YEAR, Reason.NO_ACTUAL}:
        return ""
    why = verdicts.reason(row["change_reason"], row["change_params"], lang)
    return screen.say(lang, "no_change", reason=why)


def _doubtful(figure: Row, row: Row, goals: Goals) -> str:
    lang = goals.names.lang
    decimals = int(goals.names.decimals_of[row["indicator"]])
    value = value_text(float(figure["obs_value"]), decimals, lang, sign=figure["bound"])
    return screen.say(lang, "doubtful_value", value=value)
