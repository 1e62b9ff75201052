"""One number for each conflict and doubt of a city, the same in all its exhibits."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.codes import Severity
from indicators.exhibits.evidence import Evidence, doubt_line, evidence, mark
from indicators.exhibits.spec import Doubt


def parts_of(cat: Any, area: str) -> list[str]:
    """Return the districts, zones and institutions in a city."""
    parents = cat.areas["parent"]
    inside = (parents == area).to_numpy(dtype=bool, na_value=False)
    return [str(one) for one in parents.index[inside]]


def vouched(cat: Any, area: str, figure_ids: Iterable[str], lang: str) -> Evidence:
    """Collect what belongs to an exhibit, its doubts numbered as in the list of the city's."""
    found = evidence(cat, figure_ids, lang)
    doubts = numbered(cat, area, found["doubts"])
    return {**found, "doubts": doubts, "doubt_line": doubt_line(doubts, lang)}


def listed(cat: Any, areas: Sequence[str]) -> pd.DataFrame:
    """Return the conflicts and doubts of areas: area by area, the severe ones first."""
    issues = cat.issues[cat.issues["ref_area"].isin(list(areas))]
    ranks = {str(one): place for place, one in enumerate(Severity)}
    order = {area: place for place, area in enumerate(areas)}
    keys = [issues["ref_area"].map(order), issues["severity"].map(ranks)]
    return issues.assign(area=keys[0], rank=keys[1]).sort_values(["area", "rank"], kind="stable")


def listed_ids(cat: Any, areas: Sequence[str]) -> list[str]:
    """Return the ids of the same, in the same order."""
    ranks = {str(one): place for place, one in enumerate(Severity)}
    order = {area: place for place, area in enumerate(areas)}
    columns = (cat.issues[name] for name in ("issue_id", "ref_area", "severity"))
    found = [
        (order[area], ranks[severity], str(issue))
        for issue, area, severity in zip(*columns, strict=True)
        if area in order
    ]
    return [issue for *_, issue in sorted(found, key=lambda one: one[:2])]


def numbered(cat: Any, area: str, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Give doubts their numbers in the list of the city's; those of other areas come after."""
    own = listed_ids(cat, [area, *parts_of(cat, area)])
    others = [doubt.issue_id for doubt in doubts if doubt.issue_id not in own]
    places = {issue: place for place, issue in enumerate([*own, *others], start=1)}
    ordered = sorted(doubts, key=lambda doubt: places[doubt.issue_id])
    return tuple(replace(doubt, mark=mark(places[doubt.issue_id])) for doubt in ordered)
