"""How many of each city's headline indicators stand where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.exhibits.choice import COUNTED, Choice
from indicators.exhibits.evidence import evidence
from indicators.exhibits.overview import empty, headline
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.spec import Cell, ChartKind, Column, Draw, Exhibit, Series
from indicators.exhibits.standing import JUDGED, ORDER, SHAPE, State, name
from indicators.exhibits.tallied import Tally
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import screen


def counts(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    indicators: Sequence[str] | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
    drawn: Sequence[str] | None = None,
    tallied: Tally | None = None,
) -> Exhibit:
    """Count each city's headline indicators by verdict; those not judged stand apart.

    Where the areas are too many for a picture, some of them are `drawn` with their documents;
    title and table speak of all. Where all are `tallied`, `frame` needs no others than those.
    """
    if tallied is not None:
        areas, own, shown = tallied.areas, tuple(drawn or ()), tallied.indicators
    else:
        own = tuple(areas)
        shown = tuple(indicators) if indicators is not None else headline(cat, frame, areas)
    # Few columns are read faster; a scoped catalogue has the rows read already.
    read = frame if isinstance(cat, Scoped) else frame[list(COUNTED)]
    choice = Choice.of(cat, read, own, shown, plan, lang, as_of, wanted)
    series = _series(choice) if tallied is None else series_of(tallied.counts, lang)
    title = choice.titled(_title(choice, series))
    every = tuple(dict.fromkeys(areas))
    seen = every if drawn is None else tuple(drawn)
    return Exhibit(
        id="counts",
        kind=ChartKind.COUNTS,
        title=title,
        subtitle=choice.scoped(screen.say(lang, "counts_subtitle", as_of=choice.as_of)),
        alt=screen.say(lang, "counts_alt", title=title),
        table=_table(choice, every, series),
        columns=_columns(series, lang),
        lang=lang,
        categories=tuple(choice.names.areas[area] for area in seen),
        category_ids=seen,
        series=_of(series, [every.index(area) for area in seen]),
        axis=screen.say(lang, "counts_axis"),
        empty=empty(choice) if tallied is None or not any(tallied.counted) else "",
        **evidence(cat, choice.figure_ids(seen), lang),
    )


def _series(choice: Choice) -> tuple[Series, ...]:
    tallies = {area: Counter[str]() for area in choice.areas}
    for key in choice.keys:
        tallies[key[0]][choice.standing(key).code] += 1
    counts = [[tally[code] for code in ORDER] for tally in tallies.values()]
    return series_of(np.array(counts, dtype=np.int64).reshape(-1, len(ORDER)), choice.lang)


def series_of(counts: NDArray[np.int64], lang: str) -> tuple[Series, ...]:
    """Return a series for each code that occurs, from counts by area and code."""
    return tuple(
        Series(
            name=f"{SHAPE[code]} {name(code, lang)}",
            points=tuple(map(float, counts[:, place])),
            draw=Draw.COUNT,
            code=code,
        )
        for place, code in enumerate(ORDER)
        if counts[:, place].any()
    )


def _of(series: Sequence[Series], places: Sequence[int]) -> tuple[Series, ...]:
    return tuple(
        replace(one, points=tuple(one.points[place] for place in places)) for one in series
    )


def counted(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> tuple[str, ...]:
    """Return the areas of which anything is counted, with the filters that are set."""
    read, shown = frame[list(COUNTED)], headline(cat, frame, areas)
    choice = Choice.of(cat, read, areas, shown, plan, lang, as_of, wanted)
    return tuple(dict.fromkeys(area for area, _ in choice.keys))


def _title(choice: Choice, series: Sequence[Series]) -> str:
    lang, counted = choice.lang, {one.code: int(sum(one.points)) for one in series}
    total = sum(counted.values())
    judged = sum(count for code, count in counted.items() if code in JUDGED)
    bare = counted.get(State.NO_FIGURE, 0)
    key = "counts_judged" if judged else "counts_unjudged"
    parts = [
        screen.say(lang, key, total=total, judged=judged),
        screen.say(lang, "counts_bare", count=bare) if bare else "",
    ]
    told = screen.joined(lang, parts, by="comma")
    return screen.say(lang, "counts_title", plan=choice.names.plans[choice.plan], parts=told)


def _table(choice: Choice, areas: Sequence[str], series: Sequence[Series]) -> pd.DataFrame:
    table = pd.DataFrame({one.code: list(one.points) for one in series}, index=list(areas))
    table["total"] = table.sum(axis=1)
    table.insert(0, "area", [choice.names.areas[area] for area in areas])
    return table.reset_index(names="ref_area")


def _columns(series: Sequence[Series], lang: str) -> tuple[Column, ...]:
    return (
        Column("area", screen.header(lang, "city"), width=12),
        *(Column(one.code, one.name, Cell.COUNT, 12) for one in series),
        Column("total", screen.header(lang, "total"), Cell.COUNT, 8),
    )
