"""What stands beside a row: the series that it continues, its plan's values, other printings."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import PeriodKind, Role
from indicators.intake.questions import Beside
from indicators.intake.rows import Row

COLUMNS = ["ref_area", "indicator", "role", "plan", "year", "as_at", "period_kind", "obs_value",
           "ranked"]  # fmt: skip

Figures = Sequence[Mapping[Hashable, Any]]


class Neighbours:
    """The figures of the areas that a table speaks of; taken once for all its rows."""

    def __init__(self, figures: pd.DataFrame, areas: set[str]) -> None:
        """Take the figures that count."""
        own = figures[figures["ref_area"].isin(areas)]
        own = own[own["preferred"].astype(bool) & own["obs_value"].notna() & own["year"].notna()]
        plain = own[COLUMNS].astype(object)
        plain = plain.where(plain.notna(), None).sort_values("year", kind="stable")
        self._series: dict[tuple[str, str], list[Mapping[Hashable, Any]]] = {}
        for one in plain.to_dict("records"):
            self._series.setdefault((one["ref_area"], one["indicator"]), []).append(one)

    def beside(self, row: Row, printings: Sequence[Mapping[str, Any]]) -> Beside:
        """Return what a row is compared with."""
        every = self._series.get((row.area, row.indicator), [])
        planned = _planned(every, row)
        return Beside(
            {int(one["year"]): float(one["obs_value"]) for one in every if _is_whole(one)},
            _first(planned, Role.TARGET),
            _first(planned, Role.BASELINE),
            printings,
            _places(every, row),
        )


def _is_whole(one: Mapping[Hashable, Any]) -> bool:
    """Whether it is the actual of a whole year."""
    whole = one["as_at"] is None and one["period_kind"] == PeriodKind.POINT
    return bool(whole and one["role"] == Role.ACTUAL)


def _planned(every: Figures, row: Row) -> Figures:
    if row.plan:
        return [one for one in every if one["plan"] == row.plan]
    return [one for one in every if int(one["year"]) >= int(row.time_period[:4])]


def _first(figures: Figures, role: Role) -> float | None:
    return next((float(one["obs_value"]) for one in figures if one["role"] == role), None)


def _places(every: Figures, row: Row) -> int | None:
    """Return how many places were ranked in the year nearest to the row's that says so."""
    year = int(row.time_period[:4])
    told = [(abs(int(one["year"]) - year), int(one["ranked"])) for one in every if one["ranked"]]
    return min(told, default=(0, None))[1]
