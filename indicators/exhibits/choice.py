"""What the reader chose, with the rows of the progress frame and the names that belong to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from indicators.exhibits.cited import Cited, cited
from indicators.exhibits.rows import Names
from indicators.exhibits.scoped import Scoped, doubted, names_of, rows_of
from indicators.exhibits.standing import Row, Standing, known, standing
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped, titled, unmatched

Key = tuple[str, str]
"""Area and indicator."""


COUNTED = (
    "ref_area", "indicator", "plan", "first_choice", "target_period", "kind", "obligation",
    "department", "annual", "aspired", "baseline", "target", "actual", "bound", "grade",
    "data_year", "pace", "movement", "yearly_test", "final", "provisional", "stale", "reason",
    "reason_params", "baseline_id", "target_id", "actual_id", "figure_ids",
)  # fmt: skip
"""The columns of the progress frame that say where an area stands, and on which figures."""


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
    wanted: Wanted = NOTHING_LEFT_OUT
    left_out: frozenset[Key] = frozenset()
    """What the filters leave out; it has no row here."""

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
        wanted: Wanted = NOTHING_LEFT_OUT,
    ) -> "Choice":
        """Pick the rows; areas named twice count once."""
        unique = tuple(dict.fromkeys(areas))
        year = as_of or int(cat.plans.loc[plan, "target_year"])
        rows = _rows(cat, frame, unique, indicators, plan, year)
        keys = [(area, code) for area in unique for code in indicators]
        out = _left_out(cat, rows, keys, plan, wanted) if wanted else frozenset()
        kept = {code for area, code in keys if (area, code) not in out}
        return cls(
            cat=cat,
            names=names_of(cat, lang),
            areas=unique,
            indicators=tuple(code for code in indicators if code in kept or not out),
            plan=plan,
            as_of=year,
            rows={key: row for key, row in rows.items() if key not in out},
            wanted=wanted,
            left_out=out,
        )

    @property
    def lang(self) -> str:
        """The language of all words."""
        return self.names.lang

    @cached_property
    def keys(self) -> list[Key]:
        """All areas by all indicators, less what the filters leave out."""
        every = ((area, indicator) for area in self.areas for indicator in self.indicators)
        return [key for key in every if key not in self.left_out]

    def titled(self, title: str) -> str:
        """Say in a finding that it speaks of what the filters leave."""
        return titled(title, self.wanted, self.lang)

    def scoped(self, subtitle: str) -> str:
        """Say below a finding what the filters leave."""
        return scoped(subtitle, self.wanted, self.lang)

    @property
    def unmatched(self) -> str:
        """Say that nothing fits the filters, where nothing does."""
        return unmatched(self.wanted, self.lang) if self.wanted and not self.keys else ""

    def standing(self, key: Key) -> Standing:
        """Return where an area stands on an indicator."""
        if key not in self._standings:
            self._standings[key] = standing(self.rows.get(key), self.lang, plan=self.plan)
        return self._standings[key]

    @cached_property
    def _standings(self) -> dict[Key, Standing]:
        return {}

    @property
    def aimed(self) -> list[Key]:
        """Return where the chosen plan sets a target."""
        return [
            key
            for key, row in self.rows.items()
            if row["plan"] == self.plan and known(row["target"])
        ]

    def figure_ids(self, areas: Sequence[str] | None = None) -> list[str]:
        """Return the figures that the rows show, of all areas or some, indicator by indicator."""
        seen = self.areas if areas is None else areas
        keys = ((area, indicator) for indicator in self.indicators for area in seen)
        return [one for key in keys if key in self.rows for one in shown_ids(self.rows[key])]

    @cached_property
    def cited(self) -> Cited:
        """Document and place of each figure shown."""
        if isinstance(self.cat, Scoped):
            return self.cat.cited(self.lang)
        return cited(self.cat, self.figure_ids(), self.lang)

    @cached_property
    def doubted(self) -> Mapping[str, Sequence[str]]:
        """Titles of the conflicts and doubts about each figure."""
        return self.cat.doubted if isinstance(self.cat, Scoped) else doubted(self.cat)

    @cached_property
    def plan_years(self) -> Mapping[str, tuple[int, int]]:
        """Base year and target year of each plan."""
        plans = self.cat.plans
        columns = (plans.index, plans["base_year"], plans["target_year"])
        return {str(one): (int(base), int(end)) for one, base, end in zip(*columns, strict=True)}

    @cached_property
    def themes(self) -> Mapping[str, str]:
        """The theme of each indicator."""
        return {str(code): str(one) for code, one in self.cat.indicators["theme"].items()}

    def decimals(self, indicator: str) -> int:
        """Return the decimals that an indicator is shown with at least."""
        return int(self.names.decimals_of[indicator])


def _left_out(
    cat: Any, rows: Mapping[Key, Row], keys: Iterable[Key], plan: str, wanted: Wanted
) -> frozenset[Key]:
    themes = cat.indicators["theme"].to_dict()

    def code(key: Key) -> str:
        return standing(rows.get(key), "zh", plan=plan).code if wanted.verdicts else ""

    return frozenset(
        key for key in keys if not wanted.fits(themes[key[1]], rows.get(key), code(key))
    )


def _rows(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    codes: Sequence[str],
    plan: str,
    year: int,
) -> dict[Key, Row]:
    if not isinstance(cat, Scoped):
        return dict(rows_of(cat, frame, areas, codes, plan, year))
    found, wanted = cat.rows(frame, plan, year), set(codes)
    chosen = set(areas)
    return {key: row for key, row in found.items() if key[0] in chosen and key[1] in wanted}


def shown_ids(row: Row) -> list[str]:
    """Return the ids of all figures that a row rests on."""
    ids = (row["baseline_id"], row["target_id"], row["actual_id"], *row["figure_ids"])
    return list(dict.fromkeys(str(figure) for figure in ids if known(figure)))
