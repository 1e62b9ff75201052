"""What is written beside an area in the comparison by value."""

from collections.abc import Sequence

from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice
from indicators.exhibits.evidence import Marks
from indicators.exhibits.rows import actual_text, baseline_text, target_text, year
from indicators.exhibits.standing import Row, known
from indicators.exhibits.variants import Variant
from indicators.wording import numbers, screen


def side_lines(
    choice: Choice, area: str, code: str, others: Sequence[Variant], marks: Marks
) -> tuple[str, ...]:
    """Say the latest value, where it stands, the way to go, and what does not compare."""
    row, stands = choice.rows.get((area, code)), choice.standing((area, code))
    lang, decimals = choice.lang, choice.decimals(code)
    noted = tabular.marks_of(row, marks) if row else ""
    first = stands.marked + noted
    second = ""
    if row and known(row["actual"]):
        first = actual_text(row, decimals, lang)
        second = stands.marked + noted
    third = _aim(row, decimals, lang) if row else ""
    judged = tabular.judged(row, choice) if row and known(row.get("judged_actual")) else ""
    foreign = [
        screen.say(lang, "not_comparable_named", name=other.name)
        for other in others
        if other.area == area and not (row and known(row["actual"]))
    ]
    return tuple(
        line for line in (first, second, third, judged, stands.basis, *foreign[:1]) if line
    )


def _aim(row: Row, decimals: int, lang: str) -> str:
    """Say the way to go; without target and latest value, the baseline is all there is."""
    if known(row["target"]):
        return _way(row, decimals, lang)
    if known(row["actual"]) or not known(row["baseline"]):
        return ""
    value = baseline_text(row, decimals, lang)
    value += screen.say(lang, "in_year", year=year(row["baseline_period"]))
    return screen.say(lang, "baseline_of", value=value)


def _way(row: Row, decimals: int, lang: str) -> str:
    start = numbers.NO_VALUE
    if known(row["baseline"]):
        start = baseline_text(row, decimals, lang)
        start += screen.say(lang, "in_year", year=year(row["baseline_period"]))
    end = target_text(row, decimals, lang)
    end += screen.say(lang, "in_year", year=year(row["target_period"]))
    return screen.say(lang, "way", start=start, end=end)
