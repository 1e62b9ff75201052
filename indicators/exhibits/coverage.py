"""How far the figures of a plan's years are there: one state for each area, indicator and year."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas as pd

from indicators.codes import ObsStatus, Seen
from indicators.exhibits.choice import Key
from indicators.exhibits.rows import EARLY, Names
from indicators.exhibits.standing import Row, known, values
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.progress import DEFAULT


class Coverage(StrEnum):
    """What is known of one year."""

    PUBLISHED = "published"
    PRELIMINARY = "preliminary"
    DERIVED = "derived"
    EXCERPT = "excerpt"
    PART_YEAR = "part_year"
    DOUBTFUL = "doubtful"
    NOT_FOUND = "not_found"
    NOT_DUE = "not_due"


SHAPE = {
    Coverage.PUBLISHED: "●",
    Coverage.PRELIMINARY: "◎",
    Coverage.DERIVED: "◇",
    Coverage.EXCERPT: "□",
    Coverage.PART_YEAR: "△",
    Coverage.DOUBTFUL: "？",
    Coverage.NOT_FOUND: "×",
    Coverage.NOT_DUE: "○",
}
THERE = (Coverage.PUBLISHED, Coverage.PRELIMINARY, Coverage.DERIVED)
"""A figure of the year is in hand; all other states are gaps, but for what is not due."""
STATED = ("obs_status", "as_at", "time_period", "seen", "derived", "vintage")
"""The columns that say what a figure says about its year."""
_UNSETTLED = (ObsStatus.PROVISIONAL, ObsStatus.ESTIMATED)


@dataclass(frozen=True)
class Coverings:
    """The areas' indicators of a plan, its years, and the best figure of each year."""

    cat: Any
    names: Names
    plan: str
    years: tuple[int, ...]
    keys: tuple[Key, ...]
    rows: Mapping[Key, Row]
    """Targets of the plan, from the progress frame."""
    figures: Mapping[Key, Mapping[int, Row]]
    """With what each says about its year as `state`."""
    latest: Mapping[Key, Row]
    """The last sound figure of a whole year, of whatever year."""
    on: dt.date
    wanted: Wanted = NOTHING_LEFT_OUT

    @property
    def lang(self) -> str:
        """The language of all words."""
        return self.names.lang

    @cached_property
    def base_year(self) -> int:
        """The year of the plan's baselines."""
        return int(self.cat.plans.loc[self.plan, "base_year"])

    @cached_property
    def excerpts(self) -> frozenset[str]:
        """The figures of which only an excerpt of the document was seen."""
        figures = self.cat.figures
        return frozenset(figures.loc[figures["seen"] == Seen.EXCERPT, "figure_id"])

    @cached_property
    def definitions(self) -> Mapping[str, object]:
        """The definition of each indicator."""
        return dict(self.cat.indicators["definition"])

    @cached_property
    def _lags(self) -> Mapping[str, object]:
        return dict(self.cat.indicators["release_lag"])

    def figure(self, key: Key, year: int) -> Row | None:
        """Return the best figure of a year, doubtful ones last."""
        return self.figures.get(key, {}).get(year)

    def state(self, key: Key, year: int) -> Coverage:
        """Say what is known of a year, or whether it should be known by now."""
        figure = self.figure(key, year)
        if figure is not None:
            found: Coverage = figure["state"]
            return found
        return Coverage.NOT_FOUND if self.overdue(key[1], year) else Coverage.NOT_DUE

    def due(self, indicator: str, year: int) -> tuple[int, int]:
        """Return year and month until which a year's figure should be out."""
        return due(self._lags[indicator], year)

    def overdue(self, indicator: str, year: int) -> bool:
        """Tell whether the day is past the month in which a year's figure was due."""
        return past(self.on, self.due(indicator, year))


def due(lag: object, year: int) -> tuple[int, int]:
    """Return year and month until which a year's figure should be out, by its lag in months.

    >>> due(6, 2025), due(None, 2025)
    ((2026, 6), (2026, 12))
    """
    months = year * 12 + 11 + int(str(lag) if known(lag) else DEFAULT.unknown_lag)
    return months // 12, months % 12 + 1


def past(on: dt.date, month: tuple[int, int]) -> bool:
    """Tell whether a day is past a month."""
    return (on.year, on.month) > month


def states(figures: pd.DataFrame) -> list[Coverage]:
    """Return what each figure says about its year, as `state_of` does one by one."""
    found: dict[tuple[Any, ...], Coverage] = {}
    rows = list(zip(*(values(figures[name]) for name in STATED), strict=True))
    for row in rows:
        if row not in found:
            found[row] = state_of(dict(zip(STATED, row, strict=True)))
    return [found[row] for row in rows]


def state_of(figure: Row) -> Coverage:
    """Return what one figure says about its year."""
    if figure["obs_status"] == ObsStatus.LOW_RELIABILITY:
        return Coverage.DOUBTFUL
    if _within_year(figure):
        return Coverage.PART_YEAR
    if figure["seen"] == Seen.EXCERPT:
        return Coverage.EXCERPT
    if known(figure["derived"]):
        return Coverage.DERIVED
    if figure["vintage"] in EARLY or figure["obs_status"] in _UNSETTLED:
        return Coverage.PRELIMINARY
    return Coverage.PUBLISHED


def _within_year(figure: Row) -> bool:
    if known(figure["as_at"]):
        return not str(figure["as_at"]).endswith("-12")
    return len(str(figure["time_period"])) > len("2025")
