"""Very many areas: how many of the indicators of each province, or of each level, stand where."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.codes import Grade, Level
from indicators.exhibits import tallies
from indicators.exhibits.choice import Choice
from indicators.exhibits.counts import series_of
from indicators.exhibits.evidence import Evidence, evidence
from indicators.exhibits.scoped import names_of
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit, Series
from indicators.exhibits.tallied import Tally
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import regions as words
from indicators.wording import screen, verdicts

NONE = "none"
"""Stands for the areas that lie in no province."""


def provinces(cat: Any) -> dict[str, str]:
    """Return the province of each area that lies in one, however far below it."""
    table = cat.areas
    parents, levels = table["parent"].to_dict(), table["level"].to_dict()
    found: dict[str, str] = {}
    for area in table.index:
        one, seen = area, set[str]()
        while isinstance(one, str) and one in levels and one not in seen:
            if levels[one] == Level.PROVINCE:
                found[str(area)] = one
                break
            seen.add(one)
            one = parents[one]
    return found


def groups(cat: Any) -> dict[str, frozenset[str]]:
    """Return the areas of each group, with those that lie below its members."""
    listed = cat.lists.areas
    members = {code: set(one.members) for code, one in listed.items() if one.level == Level.GROUP}
    found: dict[str, set[str]] = {code: set() for code in members}
    # Most folders have none.
    for area in listed if members else ():
        around = set(_upwards(area, listed))
        for code, some in members.items():
            if around & some:
                found[code].add(area)
    return {code: frozenset(some) for code, some in found.items()}


def _upwards(area: str | None, listed: Mapping[str, Any]) -> Iterator[str]:
    while area is not None:
        yield area
        area = listed[area].parent


def within(
    cat: Any, areas: Sequence[str], *, province: str = "", level: str = "", group: str = ""
) -> tuple[str, ...]:
    """Return the areas that lie in a province, are of a level and in a group; empty for any."""
    home, levels = provinces(cat), cat.areas["level"].to_dict()
    together = groups(cat)[group] if group else frozenset(areas)
    return tuple(
        area
        for area in areas
        if (not province or home.get(area, NONE) == province)
        and level in ("", levels[area])
        and area in together
    )


def regions(
    cat: Any,
    tallied: Tally,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
    wanted: Wanted = NOTHING_LEFT_OUT,
    indicator: str | None = None,
    listed: bool = True,
) -> Exhibit:
    """Count by province where the areas' indicators stand, headline ones or a single one.

    `listed` tells where all documents are listed.
    """
    of_area = provinces(cat)
    homes = [of_area.get(area, NONE) for area in tallied.areas]
    sizes = Counter(homes)
    counts = np.zeros((len(sizes), tallied.counts.shape[1]), dtype=np.int64)
    place = {home: number for number, home in enumerate(sizes)}
    np.add.at(counts, [place[home] for home in homes], tallied.counts)
    choice = Choice(cat, names_of(cat, lang), (), tallied.indicators, plan, as_of, {}, wanted)
    series = series_of(counts, lang)
    names = {
        one: words.say(lang, NONE) if one == NONE else choice.names.areas[one] for one in sizes
    }
    size = {"areas": len(homes), "provinces": len(sizes)}
    title = choice.titled(_title(choice, series, indicator))
    return Exhibit(
        id="regions",
        kind=ChartKind.COUNTS,
        title=title,
        subtitle=choice.scoped(words.say(lang, "subtitle", as_of=as_of, **size)),
        alt=screen.say(lang, "counts_alt", title=title),
        table=_table(names, sizes, series),
        columns=_columns(series, lang),
        lang=lang,
        categories=tuple(names.values()),
        category_ids=tuple(names),
        series=series,
        axis=words.say(lang, "axis" if indicator is None else "axis_areas"),
        empty=choice.unmatched if wanted else "",
        **_vouched(cat, tallied.areas, lang, listed=listed),
    )


def _title(choice: Choice, series: Sequence[Series], indicator: str | None) -> str:
    """Count the verdicts, of the headline indicators or of the areas by a single one."""
    lang = choice.lang
    counted = Counter({one.code: int(sum(one.points)) for one in series})
    unit = words.say(lang, "unit_items" if indicator is None else "unit_areas")
    told = [tallies.judged(counted, lang, unit), tallies.unjudged(counted, lang, unit)]
    parts = screen.joined(lang, told)
    if indicator is None:
        return words.say(lang, "title", plan=choice.names.plans[choice.plan], parts=parts)
    return screen.say(
        lang, "compare_title", indicator=choice.names.indicators[indicator], parts=parts
    )


def _vouched(cat: Any, areas: Sequence[str], lang: str, *, listed: bool) -> Evidence:
    """Count the documents instead of naming them: there is one for every few figures."""
    found = evidence(cat, (), lang)
    documents = cat.sources["grade"][cat.sources["ref_area"].isin(areas)].value_counts()
    told = [
        words.say(lang, "of_grade", grade=verdicts.GRADE[lang][one], count=int(documents[one]))
        for one in Grade
        if one in documents.index
    ]
    grades = screen.joined(lang, told, by="list")
    key = "sources" if listed else "sources_alone"
    line = words.say(lang, key, count=int(documents.sum()), grades=grades)
    return {**found, "source_line": line if told else found["source_line"]}


def _table(
    names: Mapping[str, str], sizes: Mapping[str, int], series: Sequence[Series]
) -> pd.DataFrame:
    table = pd.DataFrame({one.code: list(one.points) for one in series}, index=list(names))
    table["total"] = table.sum(axis=1)
    table.insert(0, "area", list(names.values()))
    table.insert(1, "areas", [sizes[one] for one in names])
    return table.reset_index(names="ref_area")


def _columns(series: Sequence[Series], lang: str) -> tuple[Column, ...]:
    return (
        Column("area", words.say(lang, "province"), width=12),
        Column("areas", words.say(lang, "areas"), Cell.COUNT, 8),
        *(Column(one.code, one.name, Cell.COUNT, 12) for one in series),
        Column("total", screen.header(lang, "total"), Cell.COUNT, 8),
    )
