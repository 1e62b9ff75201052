"""The rows of a judgement: one for each target, and one for each series without a target."""

from dataclasses import dataclass, fields, replace
from functools import cache, cached_property

import numpy as np

from indicators.codes import Kind, PeriodKind, Role
from indicators.progress.columns import (
    NOTHING,
    Columns,
    Flags,
    Floats,
    Ints,
    Source,
    aligned,
    located,
    pick,
)
from indicators.progress.lines import SPAN
from indicators.progress.observations import Observations

KINDS = {kind: place for place, kind in enumerate(Kind)}
MEASURED = (Kind.LEVEL, Kind.RATIO, Kind.MULTIPLE)
"""Kinds whose way from baseline to target is measured in the unit itself."""
YEARLY = (Kind.ANNUAL_FLOOR, Kind.CEILING, Kind.KEEP)
"""Kinds that each year has to meet."""


@cache
def among(*kinds: Kind) -> Flags:
    """Say for each kind's place if it is one of these."""
    return np.array([kind in kinds for kind in Kind])


def dated(end: Ints) -> Flags:
    """Say where a month is known."""
    return end != NOTHING


@dataclass(frozen=True, eq=False)
class Rows:
    """What each row is about; a series without a target has target -1 and plan -1."""

    seen: Observations
    indicators: Columns
    plans: Columns
    series: Ints
    target: Ints
    """Position of the target's figure."""
    plan: Ints
    listing: Ints
    """Row of each indicator in the code list."""
    plan_listed: Ints
    """Row of the plan in the code list."""
    base_end: Ints
    """Last month of the plan's base year; -1 where unknown."""
    plan_years: Floats

    def __len__(self) -> int:
        return len(self.series)

    @cached_property
    def listed(self) -> Ints:
        """Row of the indicator in the code list."""
        return self.listing[self.seen.index.indicator(self.series)]

    @cached_property
    def target_end(self) -> Ints:
        """Last month of the target's period; -1 where there is none."""
        return pick(self.seen.end, self.target, NOTHING)

    @cached_property
    def limit(self) -> Ints:
        """Last month to look at: the reference year, or the target's where that is earlier."""
        visible = self.seen.visible_end
        return np.where(dated(self.target_end), np.minimum(self.target_end, visible), visible)

    @cached_property
    def annual(self) -> Flags:
        """Whether the target is a goal for a single year."""
        return (self.target >= 0) & (self.plan_years <= 1)

    @cached_property
    def kind(self) -> Ints:
        """The kind by which each row is judged: the target's, or else the indicator's."""
        declared = self.indicators.coded("kind").order(Kind)
        own = self.seen.columns.coded("kind").at(self.target).order(Kind)
        kind = np.where(own >= 0, own, np.maximum(pick(declared, self.listed, 0), 0))
        plain = among(Kind.LEVEL, Kind.RATIO)[kind]
        kind = np.where(plain & (self.each_year | self.mean), KINDS[Kind.ANNUAL_FLOOR], kind)
        running = self._spans(PeriodKind.CUMULATIVE) & ~self.seen.yearly[self.target]
        return np.where(plain & running, KINDS[Kind.CUMULATIVE], kind)

    @cached_property
    def each_year(self) -> Flags:
        """Targets worded 每年."""
        return self._spans(PeriodKind.EACH_YEAR)

    @cached_property
    def mean(self) -> Flags:
        """Targets worded 年均."""
        return self._spans(PeriodKind.AVERAGE)

    @cached_property
    def change(self) -> Flags:
        """Targets that name the change from the baseline, not the end (提高X个百分点)."""
        return self._spans(PeriodKind.CHANGE) & self.is_kind(*MEASURED)

    def is_kind(self, *kinds: Kind) -> Flags:
        """Whether each row is of one of these kinds."""
        return among(*kinds)[self.kind]

    def _spans(self, kind: PeriodKind) -> Flags:
        return self.seen.columns.coded("period_kind").at(self.target).equals(kind)

    def taken(self, places: Ints) -> "Rows":
        """Only some rows."""
        arrays = {
            field.name: getattr(self, field.name)[places]
            for field in fields(self)
            if field.name not in ("seen", "indicators", "plans", "listing")
        }
        return replace(self, **arrays)


def rows_of(seen: Observations, source: Source) -> Rows:
    """List targets and series without one, in the order of area, indicator, plan and time."""
    target = _targets(seen)
    alone = _without_target(seen, target)
    series = np.concatenate([seen.series[target], alone])
    target = np.concatenate([target, np.full(len(alone), NOTHING)])
    plan = pick(seen.plan.codes, target, NOTHING)
    key = (series * (len(seen.plan.words) + 1) + plan) * SPAN + seen.end[target]
    if np.any(key[1:] < key[:-1]):
        order = np.argsort(key, kind="stable")
        series, target, plan = series[order], target[order], plan[order]
    indicators, listed = aligned(source.indicators, seen.indicator.words)
    plans, plan_listed = aligned(source.plans, seen.plan.words)
    plan_listed = pick(plan_listed, plan, NOTHING)
    base = pick(plans.numbers("base_year"), plan_listed)
    return Rows(
        seen,
        indicators,
        plans,
        series,
        target,
        plan,
        listed,
        plan_listed,
        np.nan_to_num(base * 12 + 12, nan=NOTHING).astype(np.int64),
        pick(plans.numbers("target_year"), plan_listed) - base,
    )


def _targets(seen: Observations) -> Ints:
    preferred = seen.columns.flags("preferred") & seen.role(Role.TARGET)
    doubtful = seen.columns.coded("obs_status").equals("U")
    target = np.flatnonzero(preferred & ~doubtful & (seen.series >= 0))
    replaced = seen.columns.coded("supersedes")
    if not len(replaced.words):
        return target
    ids = seen.columns.texts("figure_id").to_numpy(object)[target]
    old = replaced.at(target).translated(located(replaced.words, ids))
    return np.delete(target, old[old >= 0])


def _without_target(seen: Observations, target: Ints) -> Ints:
    visible = seen.usable & (seen.end <= seen.visible_end) & ~seen.role(Role.TARGET)
    alone = np.full(seen.index.count(len(seen.area.words)), False)
    alone[seen.series[visible & (seen.series >= 0)]] = True
    alone[seen.series[target]] = False
    return np.flatnonzero(alone)
