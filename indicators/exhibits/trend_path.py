"""What a plan and a projection draw over the years: ends, milestones, the straight path."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.codes import Kind, ObsStatus, Role, Trend
from indicators.exhibits.choice import Choice
from indicators.exhibits.observed import whole_years
from indicators.exhibits.paths import Values
from indicators.exhibits.rows import target_text, value_text, year
from indicators.exhibits.spec import NAN, Draw, Series
from indicators.exhibits.standing import Row, known
from indicators.wording import numbers, outlook, screen

STRAIGHT = (Kind.LEVEL, Kind.RATIO, Kind.MULTIPLE)
"""Kinds of target whose yearly values lie on a straight path from baseline to target."""


def plan_told(choice: Choice, row: Row) -> str:
    """Name the chosen plan; where the target is another plan's, that one too."""
    chosen, own = choice.names.plans[choice.plan], row.get("plan")
    if not known(row.get("target")) or own == choice.plan:
        return chosen
    other = choice.names.plans[str(own)]
    return outlook.say(choice.lang, "unlisted", plan=chosen, other=other)


def ends(row: Row) -> dict[int, float]:
    """Return the years of baseline and target with their values, as far as there are any."""
    found = {}
    for name in ("baseline", "target"):
        when = year(row.get(f"{name}_period"))
        if when and known(row.get(name)):
            found[int(when)] = float(row[name])
    return found


def milestones(choice: Choice, area: str, code: str, row: Row) -> dict[int, float]:
    """Return the interim targets that the row's plan prints, by year."""
    figures = choice.cat.figures
    own = figures[
        (figures["ref_area"] == area)
        & (figures["indicator"] == code)
        & (figures["role"] == Role.MILESTONE)
        & (figures["plan"] == row.get("plan"))
        & figures["preferred"]
        & (figures["obs_status"] != ObsStatus.LOW_RELIABILITY)
        & figures["obs_value"].notna()
    ]
    own = whole_years(own)
    return {int(at): float(one) for at, one in zip(own["year"], own["obs_value"], strict=True)}


def straight(points: Mapping[int, float], years: Sequence[int]) -> tuple[float, ...]:
    """Return the value of each year on straight lines from point to point; NaN outside."""
    series = pd.Series(points, dtype=float).reindex(list(years))
    return tuple(series.interpolate(limit_area="inside").tolist())


def path_points(row: Row, stages: Mapping[int, float]) -> dict[int, float]:
    """Return the points that the path leads through; none where it is not straight."""
    found = ends(row)
    if len(found) < 2 or row["kind"] not in STRAIGHT:
        return {}
    first, last = min(found), max(found)
    return {**found, **{at: one for at, one in stages.items() if first < at < last}}


def plan_series(
    choice: Choice, code: str, row: Row, stages: Mapping[int, float], years: Sequence[int]
) -> tuple[Series, ...]:
    """Return path, baseline, interim targets and target, as far as the plan gives them."""
    lang, decimals = choice.lang, choice.decimals(code)
    points = path_points(row, stages)
    named = outlook.say(lang, "legend_path") if stages else screen.say(lang, "legend_path")
    drawn = [Series(named, straight(points, years), Draw.PATH)] if points else []
    for draw, word in ((Draw.BASELINE, "baseline"), (Draw.TARGET, "target")):
        when = year(row.get(f"{word}_period"))
        if when and known(row.get(word)):
            value = float(row[word])
            told = (
                target_text(row, decimals, lang)
                if draw is Draw.TARGET
                else value_text(value, decimals, lang, sign=row["baseline_bound"])
            )
            name = screen.say(lang, f"legend_{word}")
            drawn.append(marked(name, draw, {int(when): (value, told)}, years))
    if stages:
        told_of = {at: (one, value_text(one, decimals, lang)) for at, one in stages.items()}
        name = outlook.say(lang, "legend_milestone")
        drawn.append(marked(name, Draw.MILESTONE, told_of, years))
    return tuple(drawn)


def marked(name: str, draw: Draw, values: Values, years: Sequence[int]) -> Series:
    """Return a series of single values with their texts."""
    return Series(
        name=name,
        points=tuple(values[one][0] if one in values else NAN for one in years),
        draw=draw,
        labels=tuple(values[one][1] if one in values else "" for one in years),
    )


def projection(
    choice: Choice, code: str, row: Row, values: Values, years: Sequence[int]
) -> tuple[Series, ...]:
    """Return the line from the last yearly value to the projected one, where there is one."""
    end = year(row.get("target_period"))
    if not (end and known(row.get("projected")) and row["kind"] in STRAIGHT):
        return ()
    if row["trend"] == Trend.MET:
        return ()  # nothing is left to project
    last = max((at for at in values if at < int(end)), default=0)
    if not last:
        return ()
    value = float(row["projected"])
    line = straight({last: values[last][0], int(end): value}, years)
    told = numbers.number(value, decimals=choice.decimals(code))
    text = screen.say(choice.lang, "about") + told
    labels = tuple(text if one == int(end) else "" for one in years)
    return (Series(outlook.say(choice.lang, "legend_projected"), line, Draw.PROJECTED, labels),)
