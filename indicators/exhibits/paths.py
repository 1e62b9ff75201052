"""What a plan asks of the years: baseline, target, the straight path, and the finding."""

from collections.abc import Mapping, Sequence

from indicators.codes import Kind
from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import value_text, year
from indicators.exhibits.spec import NAN, Draw, Series
from indicators.exhibits.standing import known
from indicators.wording import outlook, screen

NAMED = 4
"""Areas whose latest values a title names."""
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


def finding(
    choice: Choice, code: str, values: Mapping[str, Values], *, doubtful: bool = False
) -> str:
    """Say from where to where an area went, and where it is to go.

    `doubtful`: other years have figures that are not used.
    """
    lang, indicator = choice.lang, choice.names.indicators[code]
    if len(choice.areas) != 1:
        return _side_by_side(choice, code, values)
    area = choice.areas[0]
    unit = _unit(choice, code)
    parts = [_found(values.get(area, {}), unit, lang, doubtful=doubtful)]
    row = choice.rows.get((area, code), {})
    if known(row.get("target")):
        value = value_text(float(row["target"]), choice.decimals(code), lang) + unit
        when = year(row["target_period"])
        parts.append(screen.say(lang, "series_target", year=when, value=value))
    told = screen.joined(lang, parts)
    name = choice.names.areas[area]
    return screen.say(lang, "series_title", area=name, indicator=indicator, parts=told)


def _unit(choice: Choice, code: str) -> str:
    """Return the unit as it follows a value; the name of a rank says enough in English."""
    if choice.lang == "en" and choice.cat.indicators.loc[code, "kind"] == Kind.RANK:
        return ""
    return screen.spaced(choice.lang, choice.names.unit(code))


def _side_by_side(choice: Choice, code: str, values: Mapping[str, Values]) -> str:
    lang, unit = choice.lang, _unit(choice, code)
    # A unit that is a word would be repeated for each area; the axis names it.
    unit = "" if unit.startswith(" ") else unit
    parts = [
        outlook.say(
            lang,
            "latest_of",
            area=choice.names.areas[area],
            year=max(values[area]),
            value=values[area][max(values[area])][1] + unit,
        )
        for area in choice.areas
        if values.get(area)
    ]
    told = screen.joined(lang, parts[:NAMED], by="comma") + ("…" if parts[NAMED:] else "")
    indicator = choice.names.indicators[code]
    none = screen.say(lang, "series_none")
    return screen.say(lang, "compare_title", indicator=indicator, parts=told or none)


def _found(own: Values, unit: str, lang: str, *, doubtful: bool) -> str:
    if not own:
        return screen.say(lang, "series_none")
    first, last = min(own), max(own)
    ends = {"first": own[first][1] + unit, "last": own[last][1] + unit}
    if first == last:
        key = "series_single_doubtful" if doubtful else "series_single"
        return screen.say(lang, key, year=last, value=ends["last"])
    return screen.say(lang, "series_from_to", first_year=first, last_year=last, **ends)
