"""The rules of a figure, as `figure_checks` has them, for a whole batch of rows at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from indicators.codes import Direction, Kind, PeriodKind, Role
from indicators.entries import Lists
from indicators.figure_checks import DOWNWARD, TARGET_FIELDS, TARGET_ROLES, UPWARD, close
from indicators.progress.columns import Flags
from indicators.store.import_batch import Batch
from indicators.store.import_printed import Printed

HINTS = 20


@dataclass(frozen=True)
class Checks:
    """The checks of one batch; faults go into the batch's own list."""

    batch: Batch
    lists: Lists
    sources: Mapping[str, str]
    """Grade of every document."""

    def run(self) -> Flags:
        """Tell all faults; return the rows whose codes are known, which later checks need."""
        known = self._references()
        self._value()
        self._period()
        self._plan()
        self._target()
        Printed(self.batch, self.lists, self.of_indicator("unit_measure"), self.actual).run()
        return known

    @cached_property
    def target(self) -> Flags:
        """Rows that are targets or milestones."""
        return self.batch.says("role", TARGET_ROLES)

    @cached_property
    def actual(self) -> Flags:
        """Rows that are actuals."""
        return self.batch.says("role", [Role.ACTUAL])

    @cached_property
    def roled(self) -> Flags:
        """Rows with a role."""
        return ~self.batch.empty("role")

    @cached_property
    def year(self) -> Any:
        """Year of the period, NaN where there is none."""
        words = self.batch.coded("time_period").words
        years = [float(word[:4]) if word[:4].isdigit() else np.nan for word in words]
        return self.batch.by_word("time_period", years, np.nan)

    def of_indicator(self, name: str) -> Any:
        """Return an attribute of each row's indicator; nothing where it is unknown."""
        words = self.batch.coded("indicator").words
        listed = self.lists.indicators
        values = np.empty(len(words) + 1, dtype=object)
        values[:-1] = [getattr(listed[word], name) if word in listed else None for word in words]
        return values[self.batch.coded("indicator").codes]

    def _references(self) -> Flags:
        known = self._known("ref_area", self.lists.areas, "unknown_area")
        known &= self._known("indicator", self.lists.indicators, "unknown_indicator")
        known &= self._known("source", self.sources, "unknown_source")
        self._known("basis_indicator", self.lists.indicators, "unknown_indicator")
        known &= self.roled & ~self.batch.empty("label")
        return known & (~self.batch.empty("time_period") | self.actual)

    def _known(self, name: str, codes: Mapping[str, object], fault: str) -> Flags:
        column = self.batch.coded(name)
        wrong = [bool(word) and word not in codes for word in column.words]
        rows = np.array([*wrong, False])[column.codes]
        for number, place in enumerate(np.flatnonzero(wrong)):
            near = close(column.words[place], codes) if number < HINTS else ()
            self.batch.told(column.codes == place, fault, name, *near)
        return ~rows & (column.codes >= 0)

    def _value(self) -> None:
        batch = self.batch
        value, upper, times = (batch.numbers(n) for n in ("obs_value", "value_upper", "times"))
        unread = batch.unread("obs_value") | batch.unread("times")
        batch.told(np.isnan(value) & np.isnan(times) & ~unread, "value_missing", "obs_value")
        batch.told(~np.isnan(value) & ~np.isnan(times), "value_and_times", "times")
        batch.told(~np.isnan(times) & ~self.target & self.roled, "times_role", "times")
        batch.told(upper <= value, "range_order", "value_upper")
        rank = self.of_indicator("kind") == Kind.RANK
        odd = ~np.isnan(value) & ((value < 1) | (value != np.floor(value)))
        batch.told(rank & odd, "rank_value", "obs_value")
        for name in TARGET_FIELDS:
            said = ~batch.empty(name)
            if name == "aspired":
                said = batch.true(name)
            batch.told(said & ~self.target & self.roled, "target_only", name)

    def _period(self) -> None:
        batch = self.batch
        none = batch.empty("time_period")
        batch.told(none & self.roled & ~self.actual, "period_missing", "time_period")
        point = batch.empty("period_kind") | batch.says("period_kind", [PeriodKind.POINT])
        start = batch.numbers("period_start")
        batch.told(~none & ~point & np.isnan(start), "period_start_missing", "period_kind")
        batch.told(start > self.year, "period_order", "period_start")
        words = batch.coded("as_at").words
        years = [float(word[:4]) if word[:4].isdigit() else np.nan for word in words]
        at = batch.by_word("as_at", years, np.nan)
        batch.told(~np.isnan(at) & ~none & (at != self.year), "period_order", "as_at")

    def _plan(self) -> None:
        batch, plans = self.batch, self.lists.plans
        none = batch.empty("plan")
        batch.told(none & self.roled & ~self.actual, "plan_missing", "plan", *plans)
        batch.told(~none & self.actual, "plan_on_actual", "plan")
        known = self._known("plan", plans, "unknown_plan") & self.roled & ~self.actual
        self._foreign(known)
        told = known & ~batch.true("period_inferred")
        words = batch.coded("plan").words
        for role, name in ((Role.TARGET, "target_year"), (Role.BASELINE, "base_year")):
            years = [float(getattr(plans[w], name)) if w in plans else np.nan for w in words]
            wanted = batch.by_word("plan", years, np.nan)
            wrong = batch.says("role", [role]) & (self.year != wanted) & ~np.isnan(self.year)
            for year in np.unique(wanted[told & wrong]):
                there = told & wrong & (wanted == year)
                batch.told(there, "plan_year", "time_period", f"{year:.0f}")

    def _foreign(self, known: Flags) -> None:
        batch = self.batch
        for place, word in enumerate(batch.coded("plan").words):
            plan = self.lists.plans.get(word)
            if plan is None or plan.ref_area is None:
                continue
            areas = batch.coded("ref_area").words
            inside = batch.by_word(
                "ref_area", [self.lists.within(area, plan.ref_area) for area in areas], True
            ).astype(bool)
            rows = known & (batch.coded("plan").codes == place)
            batch.told(rows & ~inside, "plan_foreign", "plan", plan.ref_area)

    def _target(self) -> None:
        batch = self.batch
        listed = self.of_indicator("unit_measure") != None  # noqa: E711  # row by row
        event = self.of_indicator("event").astype(bool)
        batch.told(self.target & event, "target_on_event", "role")
        direction = self.of_indicator("direction")
        none = listed & (direction == None)  # noqa: E711  # row by row
        batch.told(self.target & none, "target_without_direction", "role")
        own, declared = batch.texts("kind"), self.of_indicator("kind")
        kind = np.where(batch.empty("kind"), declared, own)
        sided = self.target & listed & ~none
        sided &= ~np.isin(kind.astype(str), [Kind.CEILING, Kind.KEEP, Kind.TEXT])
        for side, wrong in ((Direction.HIGHER, DOWNWARD), (Direction.LOWER, UPWARD)):
            rows = sided & (direction == side) & batch.says("comparator", wrong)
            batch.told(rows, "comparator_side", "comparator", str(side))
