"""From what each yearly change was computed, or why it could not be, in words."""

from indicators import progress
from indicators.codes import Kind, Reason
from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import baseline_text, target_text, value_text, year
from indicators.exhibits.standing import Row, known
from indicators.exhibits.trend_path import STRAIGHT
from indicators.wording import numbers, outlook, screen, verdicts

ITEMS = {
    "planned": "planned_change",
    "required": "required_change",
    "achieved": "achieved_change",
    "recent": "recent_change",
    "projected": "projected",
}
"""What is told, and its column of the progress frame."""
_UNCARRIED = (Kind.ANNUAL_FLOOR, Kind.CEILING, Kind.KEEP, Kind.RANK, Kind.TEXT)


def reason(row: Row, lang: str) -> str:
    """Put the frame's reason for no trend into words."""
    return verdicts.reason(row["trend_reason"], row["trend_params"], lang)


def rule(item: str, choice: Choice, code: str, row: Row) -> str:
    """Say from what an item was computed, or why it was not."""
    if not known(row[ITEMS[item]]):
        return _why_not(item, choice.lang, row)
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
        return outlook.say(lang, "from_base", way=way)
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


def _why_not(item: str, lang: str, row: Row) -> str:
    """Say why an item could not be computed; the first thing missing is told."""
    kind = str(row["kind"])
    rules = [
        (item in ("planned", "required", "projected") and not known(row["target"]), "no_target"),
        (item in ("planned", "required", "achieved") and kind in _UNCARRIED, "kind_without"),
        (item in ("achieved", "recent", "projected") and not known(row["actual"]), "no_actual"),
        (item in ("planned", "achieved") and not known(row["baseline"]), "no_baseline"),
        (item == "required" and not known(row["actual"]), "no_start"),
        (item == "required", "year_over"),
    ]
    key = next((key for holds, key in rules if holds), "")
    if key == "no_actual":
        return verdicts.reason(key, None, lang)
    if key == "kind_without":
        return outlook.say(lang, key, kind=verdicts.KIND[lang][kind])
    if key:
        return outlook.say(lang, key)
    if known(row["bound"]) or known(row["baseline_bound"]):
        return verdicts.reason(Reason.BOUND, None, lang)
    known_reason = known(row["trend_reason"]) and item != "achieved" and known(row["target"])
    return reason(row, lang) if known_reason else outlook.say(lang, "too_little")
