"""The figures that a plan's years have: the best one of each area, indicator and year."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Kind, ObsStatus, PeriodKind, Role
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.coverage import STATED, Coverage, Coverings, states
from indicators.exhibits.overview import headline
from indicators.exhibits.scoped import names_of
from indicators.exhibits.standing import Row, known, records, values
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted

_NOT_WHOLE = (Coverage.PART_YEAR, Coverage.DOUBTFUL)
_SUMMED = (Kind.CUMULATIVE, Kind.CUMULATIVE_RATE)
_OF_A_YEAR = (PeriodKind.POINT, PeriodKind.EACH_YEAR)
_AIMED = ("ref_area", "indicator", "kind", "department", "target", "target_upper", "comparator",
          "target_id")  # fmt: skip
"""The columns of a target's row that are read of a covering."""
_READ = ("ref_area", "indicator", "figure_id", "role", "year", "period_kind", "obs_value", "bound",
         "grade", *STATED)  # fmt: skip
"""The columns of a figure that are read of a covering."""


def coverings(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str,
    *,
    on: dt.date,
    headline_only: bool,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Coverings:
    """Gather what a plan's years hold for the areas and the districts and zones in them."""
    own = cat.plans.loc[plan]
    years = tuple(range(int(own["base_year"]), int(own["target_year"]) + 1))
    rows = _targets(cat, frame, areas, plan)
    keys = _keys(cat, frame, areas, rows, headline_only=headline_only)
    within = [area for area in with_parts(cat, areas) if wanted]
    codes = list(dict.fromkeys(code for _, code in keys))
    choice = Choice.of(cat, frame, within, codes, plan, lang, as_of, wanted)
    keys = tuple(key for key in keys if key not in choice.left_out)
    summed = {key for key, row in rows.items() if row["kind"] in _SUMMED}
    figures = _figures(cat.figures, keys, plan, summed)
    return Coverings(
        cat=cat,
        names=names_of(cat, lang),
        plan=plan,
        years=years,
        keys=keys,
        rows=rows,
        figures={key: {year: _best(group) for year, group in found.items()}
                 for key, found in figures.items()},
        latest={key: last for key, found in figures.items() if (last := _latest(found))},
        on=on,
        wanted=wanted,
    )  # fmt: skip


def with_parts(cat: Any, areas: Sequence[str]) -> list[str]:
    """Return the areas, each followed by the districts, zones and institutions in it."""
    chosen = dict.fromkeys(areas)
    parts: dict[str, list[str]] = {}
    parents = cat.areas["parent"]
    for part, parent in zip(values(parents.index), values(parents), strict=True):
        if parent in chosen and part not in chosen:
            parts.setdefault(parent, []).append(part)
    return [one for area in chosen for one in (area, *parts.get(area, ()))]


def _targets(cat: Any, frame: pd.DataFrame, areas: Sequence[str], plan: str) -> dict[Key, Row]:
    events = cat.indicators.index[cat.indicators["event"].astype(bool)]
    wanted = frame[
        (frame["plan"] == plan)
        & frame["target"].notna()
        & (frame["kind"] != Kind.TEXT)
        & ~frame["indicator"].isin(events)
        & frame["ref_area"].isin(with_parts(cat, areas))
    ]
    return {
        (row["ref_area"], row["indicator"]): row
        for row in records(wanted.sort_values("target_period", kind="stable")[list(_AIMED)])
    }


def _keys(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    rows: Mapping[Key, Row],
    *,
    headline_only: bool,
) -> tuple[Key, ...]:
    """Return the headline indicators of each area, and those that the plan sets a target for."""
    first = headline(cat, frame, areas)
    rest = [code for code in cat.indicators.index if code not in first and not headline_only]
    chosen = set(areas)
    return tuple(
        (area, code)
        for area in with_parts(cat, areas)
        for code in (*first, *rest)
        if (area, code) in rows or (area in chosen and code in first)
    )


def _figures(
    figures: pd.DataFrame, keys: Sequence[Key], plan: str, summed: Collection[Key]
) -> dict[Key, dict[int, list[Row]]]:
    """Return the usable figures by year; sums of several years only where a sum is the target."""
    actual = figures["role"] == Role.ACTUAL
    printed = (figures["role"] == Role.BASELINE) & (figures["plan"] == plan)
    usable = figures["preferred"] | (figures["obs_status"] == ObsStatus.LOW_RELIABILITY)
    wanted = figures[
        (actual | printed)
        & usable
        & figures["year"].notna()
        & figures["obs_value"].notna()
        & figures["ref_area"].isin({area for area, _ in keys})
        & figures["indicator"].isin({code for _, code in keys})
    ]
    found: dict[Key, dict[int, list[Row]]] = {}
    for row, state in zip(records(wanted[list(_READ)]), states(wanted), strict=True):
        key = (row["ref_area"], row["indicator"])
        if row["period_kind"] not in _OF_A_YEAR and key not in summed:
            continue
        years = found.setdefault(key, {})
        years.setdefault(int(row["year"]), []).append(row | {"state": state})
    return found


def _best(group: Sequence[Row]) -> Row:
    """Return the figure that says most: sound before doubtful, an actual before a baseline."""
    if len(group) == 1:
        return group[0]
    return min(
        group,
        key=lambda one: (
            _rank(one["state"]),
            one["role"] != Role.ACTUAL,
            _not_after(one),
        ),
    )


def _rank(state: Coverage) -> int:
    return _NOT_WHOLE.index(state) + 1 if state in _NOT_WHOLE else 0


def _not_after(figure: Row) -> int:
    # Of several months of one year the last one stands for it.
    return -int(str(figure["as_at"])[5:7]) if known(figure["as_at"]) else 0


def _latest(found: Mapping[int, Sequence[Row]]) -> Row | None:
    """Return the best figure of the last year that has a sound one of the whole year."""
    for year in sorted(found, reverse=True):
        if (best := _best(found[year]))["state"] not in _NOT_WHOLE:
            return best
    return None
