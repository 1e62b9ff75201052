"""What the comparisons by progress and by change share: words beside bars, years, emptiness."""

from collections.abc import Iterable, Sequence

from indicators.exhibits.choice import Choice
from indicators.exhibits.spec import ChartKind
from indicators.exhibits.standing import known
from indicators.exhibits.variants import Variant
from indicators.wording import numbers, outlook, screen


def drawn(values: Iterable[float]) -> ChartKind:
    """Return bars, or a table of reasons where there is nothing to draw."""
    return ChartKind.BULLET if any(map(known, values)) else ChartKind.TABLE


def alt(choice: Choice, title: str, side: Sequence[Sequence[str]]) -> str:
    """Tell bars in words: each area with what stands beside it."""
    lang = choice.lang
    told = [
        f"{choice.names.areas[area]} " + screen.joined(lang, lines, by="comma")
        for area, lines in zip(choice.areas, side, strict=True)
    ]
    details = screen.joined(lang, told) + screen.say(lang, "stop")
    chart = outlook.say(lang, "bars")
    return screen.say(lang, "compare_alt", chart=chart, title=title, details=details)


def empty(choice: Choice, code: str) -> str:
    """Say why there is nothing to show, where there is nothing."""
    if not choice.areas:
        return screen.say(choice.lang, "no_areas")
    if not choice.rows:
        return outlook.say(choice.lang, "view_empty", indicator=choice.names.indicators[code])
    return ""


def years_told(choice: Choice) -> str:
    """Write the data years of the rows; a dash where there is none."""
    found = [int(row["data_year"]) for row in choice.rows.values() if known(row["data_year"])]
    return screen.years(choice.lang, found) if found else numbers.NO_VALUE


def other_scopes(others: Sequence[Variant], area: str, lang: str) -> list[str]:
    """Name what an area has under another scope."""
    return [
        screen.say(lang, "not_comparable_named", name=one.name)
        for one in others
        if one.area == area
    ][:1]
