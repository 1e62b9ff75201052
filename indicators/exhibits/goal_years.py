"""The years that have goals of their own, and what to say of one that has none."""

from collections.abc import Sequence
from typing import Any

from indicators.codes import Role
from indicators.exhibits.covered import with_parts
from indicators.exhibits.goals import Goals
from indicators.exhibits.wanted import unmatched
from indicators.wording import screen


def goal_years(cat: Any, areas: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return the years for which an area, or a part of it, has goals; areas without are left out.

    A goal is for one year where its plan begins a year before it ends.
    """
    plans, figures, chosen = cat.plans, cat.figures, set(areas)
    single = plans.index[plans["target_year"] - plans["base_year"] == 1]
    wanted = figures[
        (figures["role"] == Role.TARGET)
        & figures["plan"].isin(single)
        & figures["ref_area"].isin(with_parts(cat, areas))
        & figures["year"].notna()
    ]
    parents = cat.areas["parent"]
    found: dict[str, set[int]] = {}
    for area, year in zip(wanted["ref_area"], wanted["year"], strict=True):
        found.setdefault(area if area in chosen else parents[area], set()).add(int(year))
    return {area: tuple(sorted(found[area])) for area in areas if area in found}


def nothing_found(goals: Goals, areas: Sequence[str]) -> str:
    """Say why there are no goals to show, and which city has some; nothing where there are."""
    lang = goals.names.lang
    if not areas:
        return screen.say(lang, "no_areas")
    if goals.rows:
        return ""
    if goals.having:
        return unmatched(goals.wanted, lang)
    table = goals.cat.areas
    every = goal_years(goals.cat, table.index[table["level"] == "city"])
    told = [
        screen.say(lang, "goals_known_area", area=goals.names.areas[area],
                   years=screen.years(lang, years))
        for area, years in every.items()
    ]  # fmt: skip
    areas_told = screen.joined(lang, told, by="list")
    hint = screen.say(lang, "goals_known", areas=areas_told) if told else ""
    return screen.say(lang, "goals_empty", year=goals.year, known=hint).strip()
