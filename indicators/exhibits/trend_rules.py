"""From what each yearly change was computed, or why it could not be, in words."""

from indicators import progress
from indicators.codes import Bound, Kind, Reason, Trend
from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import baseline_text, target_text, value_text, year
from indicators.exhibits.spec import NAN
from indicators.exhibits.standing import Row, known
from indicators.exhibits.trend_path import STRAIGHT
from indicators.exhibits.yearly_need import yearly_need
from indicators.wording import numbers, outlook, places, screen, verdicts

ITEMS = {
    "planned": "planned_change",
    "required": "required_change",
    "achieved": "achieved_change",
    "recent": "recent_change",
    "projected": "projected",
}
"""What is told, and its column of the progress frame."""
TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST, Bound.ABOUT: Bound.ABOUT}
"""What a bound of the value that is started from makes of the change to a fixed end."""
_UNCARRIED = (Kind.ANNUAL_FLOOR, Kind.CEILING, Kind.KEEP, Kind.RANK, Kind.TEXT)


def amount(item: str, row: Row, as_of: int) -> float:
    """Return what the frame holds of an item, NaN where it would tell nothing.

    Nothing is left to spread over years where less than one of them is left, nothing to project
    where the target is met.
    """
    if not known(row.get(ITEMS[item])) or (item == "projected" and row["trend"] == Trend.MET):
        return NAN
    if item != "required":
        return float(row[ITEMS[item]])
    return NAN if _over(row, as_of) else yearly_need(row)


def _over(row: Row, as_of: int) -> bool:
    """Tell whether no year of the plan is left, by its figures or by the year looked at."""
    last = int(year(row["target_period"]) or 0)
    return last <= (int(row["data_year"]) if known(row["data_year"]) else as_of)


def reason(row: Row, lang: str) -> str:
    """Put the frame's reason for no trend into words; that of one year's goal names its year."""
    told = verdicts.reason(row["trend_reason"], row["trend_params"], lang)
    if not row["annual"] or row["trend_reason"] not in (Reason.DOUBTFUL, Reason.NO_ACTUAL):
        return told
    return outlook.say(lang, "reason_year", year=year(row["target_period"]), reason=told)


def lacking(row: Row, lang: str) -> str:
    """Say that there is no actual figure; for the goal of one year, of that year."""
    when = year(row["target_period"]) if row["annual"] else ""
    return outlook.say(lang, "lacking_year" if when else "lacking", year=when)


def change_bound(item: str, row: Row) -> Bound | None:
    """Return the bound of a needed change, where its start is only a bound."""
    if item not in ("planned", "required") or not known(row[ITEMS[item]]):
        return None
    from_actual = item == "required" and known(row["actual"])
    if not from_actual and row["kind"] == Kind.CUMULATIVE:
        return None  # from nothing, not from the baseline
    start = row["bound" if from_actual else "baseline_bound"]
    return TURNED.get(start) if row[ITEMS[item]] != 0 else None


def size_bound(change: float, bound: Bound | None) -> Bound | None:
    """Return the bound of a change's size: what is at most −5 is at least 5 downwards."""
    return TURNED.get(bound) if bound and change < 0 else bound


def size_text(change: float, decimals: int) -> str:
    """Write the size of a change; a large whole number goes without decimals."""
    digits = places.visible(change, decimals)
    size = float(numbers.rounded(abs(change), digits))
    return numbers.number(size, decimals=places.shown(size, at_least=digits))


def rule(item: str, choice: Choice, code: str, row: Row) -> str:
    """Say from what an item was computed, or why it was not."""
    if not known(amount(item, row, choice.as_of)):
        return _why_not(item, choice, row)
    if item == "recent":
        cut = progress.DEFAULT
        span, years = int(cut.trend_span), int(cut.trend_years)
        return outlook.say(choice.lang, "recent_rule", span=span, years=years)
    if item == "projected":
        key = "projected_rule" if row["kind"] in STRAIGHT else "projected_sum"
        return outlook.say(choice.lang, key, year=year(row["target_period"]))
    return _way(item, choice, code, row)


def _way(item: str, choice: Choice, code: str, row: Row) -> str:
    lang, actual = choice.lang, known(row["actual"])
    if item == "required" and actual and row["required_change"] == 0:
        return outlook.say(lang, "already")
    start = "actual" if item == "required" and actual else "baseline"
    end = "actual" if item == "achieved" else "target"
    last = _text(end, choice, code, row)
    if start == "baseline" and row["kind"] == Kind.CUMULATIVE:
        return outlook.say(lang, "from_nothing", last=last)
    way = outlook.say(
        lang, "from_to",
        first_year=_year(start, row), first=_text(start, choice, code, row),
        last_year=_year(end, row), last=last,
    )  # fmt: skip
    if item == "required" and not actual:
        return outlook.say(lang, "from_base", lacking=lacking(row, lang), way=way)
    return way


def _text(name: str, choice: Choice, code: str, row: Row) -> str:
    lang, decimals = choice.lang, choice.decimals(code)
    if not known(row[name]):
        return numbers.NO_VALUE
    unit = screen.spaced(lang, choice.names.unit(code))
    if name == "actual":
        return value_text(float(row["actual"]), decimals, lang, sign=row["bound"]) + unit
    write = target_text if name == "target" else baseline_text
    return write(row, decimals, lang) + unit


def _year(name: str, row: Row) -> str:
    if name == "actual":
        return str(row["as_at"]) if known(row["as_at"]) else str(row["data_year"])
    return year(row[f"{name}_period"])


def _why_not(item: str, choice: Choice, row: Row) -> str:
    """Say why an item could not be computed; the first thing missing is told."""
    lang, kind = choice.lang, str(row["kind"])
    over = known(row["target"]) and _over(row, choice.as_of)
    met = item in ("required", "projected") and row["trend"] == Trend.MET
    needed = item == "required"
    rules = [
        (item in ("planned", "required", "projected") and not known(row["target"]), "no_target"),
        (item in ("planned", "required", "achieved") and kind in _UNCARRIED, "kind_without"),
        (item in ("achieved", "recent", "projected") and not known(row["actual"]), "no_actual"),
        (item in ("planned", "achieved") and not known(row["baseline"]), "no_baseline"),
        (met or (needed and row["required_change"] == 0), "already"),
        (needed and not known(row["required_change"]) and not known(row["actual"]), "no_start"),
        (needed and known(row["required_change"]) and known(row["as_at"]), "year_short"),
        (needed and over, "year_over"),
    ]
    key = next((key for holds, key in rules if holds), "")
    if key == "no_actual":
        annual = bool(row["annual"])
        return lacking(row, lang) if annual else verdicts.reason(key, None, lang)
    if key == "kind_without":
        return outlook.say(lang, key, kind=verdicts.KIND[lang][kind])
    if key:
        return outlook.say(lang, key)
    if known(row["bound"]) or known(row["baseline_bound"]):
        return verdicts.reason(Reason.BOUND, None, lang)
    known_reason = known(row["trend_reason"]) and item != "achieved" and known(row["target"])
    return reason(row, lang) if known_reason else outlook.say(lang, "too_little")
