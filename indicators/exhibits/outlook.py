"""What a goal still needs within its year, and what else a reader of it must know."""

from indicators.codes import Note, Reason
from indicators.exhibits.goals import Goals
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


def rest(row: Row, goals: Goals) -> str:
    """Say what the rest of the year needs, from the month that is known.

    The amount for each month is the gap over the months left; a stock has none.
    """
    if not (known(row["as_at"]) and known(row["gap"])):
        return ""
    lang, gap = goals.names.lang, float(row["gap"])
    if known(row["met"]) and bool(row["met"]):
        return screen.say(lang, "rest_none")
    month = int(str(row["as_at"])[5:7])
    amount = _amount(gap, row, goals)
    if not goals.running:
        return screen.say(lang, "rest_over", month=month, amount=amount)
    months = MONTHS - month
    key = "rest_months" if known(row["monthly_ahead"]) else "rest_stock"
    monthly = _amount(gap / months, row, goals, more=1)
    told = screen.say(lang, key, months=months, amount=amount, monthly=monthly)
    strict = row["comparator"] in {"above", "below"}
    return told + (screen.say(lang, "rest_above") if strict else "")


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
    if known(row["actual"]) and known(row["change_reason"]):
        parts.append(_unchanged(row, lang))
    if known(row["as_at"]) and not known(row["monthly_ahead"]):
        parts.append(screen.say(lang, "stock_note"))
    parts += [verdicts.NOTE[lang][note] for note in row["notes"] if note not in _TOLD]
    return screen.joined(lang, list(dict.fromkeys(parts)))


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
