"""What a plan asks of the years: baseline, target, the straight path, and the finding."""

from collections.abc import Mapping, Sequence

from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import value_text, year
from indicators.exhibits.spec import NAN, Draw, Series
from indicators.exhibits.standing import known
from indicators.wording import screen

Values = dict[int, tuple[float, str]]
"""Value and its text by year."""


def plan_series(choice: Choice, code: str, years: Sequence[int]) -> tuple[Series, ...]:
    """Return path, baseline and target of the first area, as far as the plan gives them."""
    row, lang = choice.rows.get((choice.areas[0], code), {}), choice.lang
    words = {draw: screen.say(lang, f"legend_{draw}") for draw in ("baseline", "target", "path")}
    found = []
    ends: dict[int, float] = {}
    for role, draw in ((Draw.BASELINE, "baseline"), (Draw.TARGET, "target")):
        when = year(row.get(f"{draw}_period"))
        if not (when and known(row.get(draw))):
            continue
        value = float(row[draw])
        ends[int(when)] = value
        text = value_text(value, choice.decimals(code), lang)
        found.append(
            Series(
                name=words[draw],
                points=tuple(value if one == int(when) else NAN for one in years),
                draw=role,
                labels=tuple(text if one == int(when) else "" for one in years),
            )
        )
    if len(ends) < 2:
        return tuple(found)
    return (Series(words["path"], _path(ends, years), Draw.PATH), *found)


def _path(ends: Mapping[int, float], years: Sequence[int]) -> tuple[float, ...]:
    start, end = min(ends), max(ends)
    step = (ends[end] - ends[start]) / (end - start)
    return tuple(
        ends[start] + step * (one - start) if start <= one <= end else NAN for one in years
    )


def finding(choice: Choice, code: str, values: Mapping[str, Values]) -> str:
    """Say from where to where an area went, and where it is to go."""
    lang, indicator = choice.lang, choice.names.indicators[code]
    if len(choice.areas) != 1:
        return screen.say(lang, "series_many", indicator=indicator, count=len(choice.areas))
    area = choice.areas[0]
    unit = screen.spaced(lang, choice.names.unit(code))
    parts = [_found(values.get(area, {}), unit, lang)]
    row = choice.rows.get((area, code), {})
    if known(row.get("target")):
        value = value_text(float(row["target"]), choice.decimals(code), lang) + unit
        when = year(row["target_period"])
        parts.append(screen.say(lang, "series_target", year=when, value=value))
    told = screen.joined(lang, parts)
    name = choice.names.areas[area]
    return screen.say(lang, "series_title", area=name, indicator=indicator, parts=told)


def _found(own: Values, unit: str, lang: str) -> str:
    if not own:
        return screen.say(lang, "series_none")
    first, last = min(own), max(own)
    ends = {"first": own[first][1] + unit, "last": own[last][1] + unit}
    if first == last:
        return screen.say(lang, "series_single", year=last, value=ends["last"])
    return screen.say(lang, "series_from_to", first_year=first, last_year=last, **ends)
