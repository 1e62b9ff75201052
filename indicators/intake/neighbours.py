"""What stands beside a row: the series that it continues, its plan's values, other printings."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import PeriodKind, Role
from indicators.intake.questions import Beside
from indicators.intake.rows import Row


class Neighbours:
    """The figures of the areas that a table speaks of; taken once for all its rows."""

    def __init__(self, figures: pd.DataFrame, areas: set[str]) -> None:
        """Take the figures that count."""
        own = figures[figures["ref_area"].isin(areas)]
        own = own[own["preferred"].astype(bool) & own["obs_value"].notna()]
        self._series: dict[Any, pd.DataFrame] = dict(
            iter(own.groupby(["ref_area", "indicator"], observed=True))
        )

    def beside(self, row: Row, printings: Sequence[Mapping[str, Any]]) -> Beside:
        """Return what a row is compared with."""
        every = self._series.get((row.area, row.indicator))
        if every is None:
            return Beside({}, printings=printings)
        planned = _planned(every, row)
        return Beside(
            _whole_years(every),
            _first(planned, Role.TARGET, "obs_value"),
            _first(planned, Role.BASELINE, "obs_value"),
            printings,
            _places(every, row),
        )


def _whole_years(every: pd.DataFrame) -> dict[int, float]:
    whole = every[
        (every["role"] == Role.ACTUAL)
        & every["as_at"].isna()
        & (every["period_kind"] == PeriodKind.POINT)
        & every["year"].notna()
    ]
    return {int(y): float(v) for y, v in zip(whole["year"], whole["obs_value"], strict=True)}


def _planned(every: pd.DataFrame, row: Row) -> pd.DataFrame:
    if row.plan:
        own = every[every["plan"] == row.plan]
    else:
        later = every["year"].astype("Int64").ge(int(row.time_period[:4])).fillna(False)
        own = every[later]
    return own.sort_values("year", kind="stable")


def _first(rows: pd.DataFrame, role: Role, column: str) -> float | None:
    found = rows.loc[rows["role"] == role, column]
    return float(found.iloc[0]) if len(found) else None


def _places(every: pd.DataFrame, row: Row) -> int | None:
    """Return how many places were ranked in the year nearest to the row's that says so."""
    told = every[every["ranked"].notna() & every["year"].notna()]
    year = int(row.time_period[:4])
    pairs = zip(told["year"].astype(int), told["ranked"].astype(int), strict=True)
    return min(((abs(one - year), int(ranked)) for one, ranked in pairs), default=(0, None))[1]
