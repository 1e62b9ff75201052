"""What the reader chose, with the rows of the progress frame and the names that belong to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.exhibits.observed import with_latest
from indicators.exhibits.rows import Names, pick
from indicators.exhibits.standing import Row, Standing, known, standing

Key = tuple[str, str]
"""Area and indicator."""


@dataclass(frozen=True)
class Choice:
    """Areas, indicators, plan and year, and the one row of each area and indicator."""

    cat: Any
    names: Names
    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    plan: str
    as_of: int
    rows: Mapping[Key, Row]

    @classmethod
    def of(
        cls,
        cat: Any,
        frame: pd.DataFrame,
        areas: Sequence[str],
        indicators: Sequence[str],
        plan: str,
        lang: str,
        as_of: int | None,
    ) -> "Choice":
        """Pick the rows; areas named twice count once."""
        unique = tuple(dict.fromkeys(areas))
        year = as_of or int(cat.plans.loc[plan, "target_year"])
        figures = cat.figures
        figures = figures[figures["ref_area"].isin(unique)]
        rows = {
            key: with_latest(row, figures, year) if _foreign(row, plan) else row
            for key, row in pick(frame, unique, indicators, plan).items()
        }
        return cls(
            cat=cat,
            names=Names.of(cat, lang),
            areas=unique,
            indicators=tuple(indicators),
            plan=plan,
            as_of=year,
            rows=rows,
        )

    @property
    def lang(self) -> str:
        """The language of all words."""
        return self.names.lang

    @property
    def keys(self) -> list[Key]:
        """All areas by all indicators."""
        return [(area, indicator) for area in self.areas for indicator in self.indicators]

    def standing(self, key: Key) -> Standing:
        """Return where an area stands on an indicator."""
        return standing(self.rows.get(key), self.lang, plan=self.plan)

    @property
    def aimed(self) -> list[Key]:
        """Return where the chosen plan sets a target."""
        return [
            key
            for key, row in self.rows.items()
            if row["plan"] == self.plan and known(row["target"])
        ]

    def figure_ids(self) -> list[str]:
        """Return the figures that the rows show."""
        return [figure for row in self.rows.values() for figure in shown_ids(row)]

    def decimals(self, indicator: str) -> int:
        """Return the decimals that an indicator is shown with at least."""
        return int(self.names.decimals_of[indicator])


def _foreign(row: Row, plan: str) -> bool:
    return known(row["target"]) and row["plan"] != plan


def shown_ids(row: Row) -> list[str]:
    """Return the ids of all figures that a row rests on."""
    ids = (row["baseline_id"], row["target_id"], row["actual_id"], *row["figure_ids"])
    return list(dict.fromkeys(str(figure) for figure in ids if known(figure)))
