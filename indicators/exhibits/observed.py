"""Actual figures as the catalogue prefers them, in the order of time."""

from collections.abc import Collection, Sequence

import pandas as pd

from indicators.codes import PeriodKind, Role
from indicators.exhibits.standing import Row, known, records

_LATEST = {
    "actual": "obs_value",
    "data_year": "year",
    "as_at": "as_at",
    "vintage": "vintage",
    "obs_status": "obs_status",
    "actual_id": "figure_id",
    "bound": "bound",
    "grade": "grade",
}
# What was computed from the earlier value and would be read as belonging to the later one.
_COMPUTED = (
    "gap",
    "achievement",
    "time_progress",
    "required_change",
    "change_on_year",
    "change_on_year_pct",
)
# The value that its goal was judged by, under another name.
_JUDGED = {
    "judged_actual": "actual",
    "judged_year": "data_year",
    "judged_bound": "bound",
    "judged_id": "actual_id",
}


def actual_figures(
    figures: pd.DataFrame, indicator: str, areas: Sequence[str], as_of: int
) -> pd.DataFrame:
    """Return the preferred actual figures, by area in the order given, then by time."""
    wanted = usable(figures[figures["indicator"] == indicator], areas, as_of)
    order = [list(areas).index(area) for area in wanted["ref_area"]]
    # A whole year comes after any of its months.
    return wanted.assign(order=order).sort_values(
        ["order", "year", "as_at"], kind="stable", na_position="last"
    )


def usable(figures: pd.DataFrame, areas: Sequence[str], as_of: int) -> pd.DataFrame:
    """Return the preferred actual figures of all indicators, in the catalogue's order."""
    return figures[
        figures["ref_area"].isin(list(areas))
        & (figures["role"] == Role.ACTUAL)
        & figures["preferred"]
        & figures["period_kind"].isin([PeriodKind.POINT, PeriodKind.EACH_YEAR])
        & figures["obs_value"].notna()
        & (figures["year"] <= as_of).fillna(False)
    ]


def whole_years(found: pd.DataFrame) -> pd.DataFrame:
    """Leave out figures of months, quarters and years known only part of the way."""
    return found[found["as_at"].isna() & (found["time_period"].str.len() == 4).fillna(False)]


def yearly_figures(
    figures: pd.DataFrame, indicator: str, areas: Sequence[str], as_of: int
) -> pd.DataFrame:
    """Return those of whole years."""
    return whole_years(actual_figures(figures, indicator, areas, as_of))


def latest_of(
    figures: pd.DataFrame, keys: Collection[tuple[str, str]], as_of: int
) -> dict[tuple[str, str], Row]:
    """Return the last figure of each area and indicator; a whole year comes after its months."""
    wanted = figures[
        figures["ref_area"].isin({area for area, _ in keys})
        & figures["indicator"].isin({code for _, code in keys})
    ]
    found = usable(wanted, sorted({area for area, _ in keys}), as_of)
    found = found.sort_values(["year", "as_at"], kind="stable", na_position="last")
    found = found.drop_duplicates(["ref_area", "indicator"], keep="last")
    return {(one["ref_area"], one["indicator"]): one for one in records(found)}


def with_latest(row: Row, latest: Row | None) -> Row:
    """Return a row whose latest value is the latest known, not that of its target's year.

    The progress frame judges a goal of 2023 by the figure of 2023; where that goal stands for
    want of one of the chosen plan, later figures must not be hidden behind it.
    """
    if latest is None or (known(row["data_year"]) and int(row["data_year"]) >= latest["year"]):
        return row
    later = {name: latest[column] for name, column in _LATEST.items()}
    judged = {name: row[column] for name, column in _JUDGED.items()}
    return {**row, **later, **judged, **dict.fromkeys(_COMPUTED, float("nan"))}
