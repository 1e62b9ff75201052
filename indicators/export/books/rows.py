"""A row of the indicator table: the progress frame's, with its yearly figures and words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from indicators.codes import Bound, Comparator, Direction, Kind, Note, Reason
from indicators.exhibits.standing import Row, known
from indicators.exhibits.yearly_need import yearly_need

NAN = float("nan")
MEASURES = (
    "gap", "ratio", "achievement", "time_progress", "lead", "required", "achieved",
)  # fmt: skip
"""What is computed for each row, by the names of the table's columns."""
_COLUMNS = {
    "gap": "gap",
    "ratio": "target_ratio",
    "achievement": "achievement",
    "time_progress": "time_progress",
    "lead": "lead",
    "achieved": "achieved_change",
}
_INCOMPARABLE = (Reason.BREAK, Reason.NOMINAL_GROWTH, Reason.RANK_SCOPE)
_YEARLY = (Kind.ANNUAL_FLOOR, Kind.CEILING, Kind.KEEP)


@dataclass(frozen=True)
class Entry:
    """A row of the table, before any cell of it is written."""

    number: int
    row: Row
    years: Mapping[int, Mapping[str, Any]]
    """The figure of each year of the plan."""
    aim: Mapping[str, Any]
    """The target's figure; empty where there is none."""
    own: bool
    """Whether the target is one of the book's plan."""
    span: tuple[int, int]
    """Base year and target year of the row's own plan."""
    direction: str
    decimals: int
    texts: Mapping[str, str]
    apart: Mapping[str, Any] | None = None
    """A figure over several years, where nothing else is known; it is not reckoned with."""

    @property
    def kind(self) -> Kind:
        """How the target is judged."""
        return Kind(str(self.row["kind"]))

    def number_of(self, column: str) -> float:
        """Return a number of the frame; NaN for none."""
        return float(self.row[column]) if known(self.row[column]) else NAN

    @cached_property
    def values(self) -> dict[str, float]:
        """The measures as the frame has them; NaN for none."""
        found = {code: self.number_of(column) for code, column in _COLUMNS.items()}
        found["required"] = yearly_need(self.row)
        if math.isnan(found["gap"]):
            found["ratio"] = NAN  # what does not compare has no share either
        if known(self.row.get("judged_actual")):
            # They were computed from the value of the goal's year, not from the one shown.
            found |= dict.fromkeys(("ratio", "lead", "achieved"), NAN)
        if self.row["annual"]:
            found["time_progress"] = NAN
        return found

    @cached_property
    def rough(self) -> Bound | None:
        """What the latest value is, where it is only a bound or about right."""
        if known(self.row["bound"]):
            return Bound(str(self.row["bound"]))
        noted = {Note.AT_BOUND, Note.APPROXIMATE} & set(self.row["notes"])
        return Bound.ABOUT if noted else None

    @property
    def sign(self) -> int:
        """+1 where higher is better for this target, -1 where lower is, 0 where neither."""
        word = str(self.row["comparator"])
        if self.kind in (Kind.RANK, Kind.CEILING) or word in (Comparator.AT_MOST, Comparator.BELOW):
            return -1
        if self.direction in tuple(Direction):
            return Direction(self.direction).sign
        return int(
            word in (Comparator.AT_LEAST, Comparator.ABOVE) or self.kind is Kind.ANNUAL_GROWTH
        )

    def why_not(self, measure: str) -> str:
        """Return the code of the reason why a measure is empty although there is an actual."""
        row = self.row
        if not known(row["target"]) or not known(row["actual"]):
            return ""
        if row["reason"] in _INCOMPARABLE:
            return "incomparable" if measure == "gap" else ""
        if measure == "gap":
            return "" if self.sign else "no_direction"
        return self._why_no_progress() if measure == "achievement" else ""

    def _why_no_progress(self) -> str:
        row = self.row
        if row["annual"]:
            return "annual"
        if self.kind in _YEARLY or row["target"] == row["baseline"]:
            return "each_year"
        if self.kind is Kind.RANK:
            return "rank"
        if known(row["baseline_bound"]):
            return "bound"
        if not known(row["baseline"]) and self.kind not in (Kind.CUMULATIVE, Kind.CUMULATIVE_RATE):
            return "no_baseline"
        return "met_before" if known(row["baseline"]) else ""
