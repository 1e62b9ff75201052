"""What stands in a field of the overview: the way to go, the latest value, what is left."""

from indicators.codes import Bound, Kind
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.rows import actual_text, baseline_text, target_text, year
from indicators.exhibits.standing import Row, known
from indicators.wording import numbers, places, screen


def lines_of(choice: Choice, key: Key, row: Row) -> tuple[str, ...]:
    """Return the lines of a field that has a row."""
    lang, decimals = choice.lang, choice.decimals(key[1])
    lines = [way(choice, row, decimals)] if known(row["target"]) else _start(row, decimals, lang)
    if known(row["actual"]):
        value = actual_text(row, decimals, lang)
        grade = screen.say(lang, f"grade_{row['grade']}")
        lines.append(screen.say(lang, "latest_graded", value=value, grade=grade))
        if known(row["gap"]):
            lines.append(_gap(row, decimals, lang))
    elif known(row["required_change"]) and row["kind"] != Kind.RANK:
        lines.append(_needed(float(row["required_change"]), row, decimals, lang))
    return tuple(lines)


def _start(row: Row, decimals: int, lang: str) -> list[str]:
    # With neither target nor latest value, the baseline is all there is.
    if known(row["actual"]) or not known(row["baseline"]):
        return []
    value = baseline_text(row, decimals, lang)
    value += screen.say(lang, "in_year", year=year(row["baseline_period"]))
    return [screen.say(lang, "baseline_of", value=value)]


def _gap(row: Row, decimals: int, lang: str) -> str:
    gap = float(row["gap"])
    key = "gap_left" if gap > 0 else "gap_beyond" if gap < 0 else "gap_none"
    digits = places.visible(gap, decimals)
    amount = numbers.number(abs(gap), decimals=digits)
    points = screen.say(lang, "points") if row["gap_in_points"] else ""
    told = screen.say(lang, key, amount=amount + points)
    bounded = gap < 0 and row["bound"] in (Bound.AT_LEAST, Bound.AT_MOST)
    return screen.say(lang, "at_the_least", told=told) if bounded else told


def _needed(change: float, row: Row, decimals: int, lang: str) -> str:
    digits = places.visible(change, decimals)
    told = numbers.number(change, decimals=digits, signed=True)
    points = screen.say(lang, "points") if row["gap_in_points"] else ""
    return screen.say(lang, "yearly", change=told + points)


def way(choice: Choice, row: Row, decimals: int, *, dated: bool = False) -> str:
    """Write baseline and target; the plan's own years only where the text is to be `dated`."""
    base_year, target_year = ("", "") if dated else choice.plan_years[choice.plan]
    start = numbers.NO_VALUE
    if known(row["baseline"]):
        start = baseline_text(row, decimals, choice.lang)
        start += _other_year(year(row["baseline_period"]), base_year, choice.lang)
    end = target_text(row, decimals, choice.lang)
    if row["kind"] == Kind.ANNUAL_FLOOR:
        end = screen.say(choice.lang, "each_year", value=end)
    end += _other_year(year(row["target_period"]), target_year, choice.lang)
    return screen.say(choice.lang, "way", start=start, end=end)


def _other_year(found: str, usual: object, lang: str) -> str:
    return "" if found == str(usual) or not found else screen.say(lang, "in_year", year=found)
