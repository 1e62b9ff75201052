"""The path that a plan prints: straight from baseline over its milestones to the target."""

from typing import TYPE_CHECKING

import numpy as np

from indicators.codes import Kind, Role
from indicators.progress.columns import Floats, Ints, pick
from indicators.progress.lines import Line

if TYPE_CHECKING:
    from indicators.progress.measures import Measures


def milestones(measures: "Measures") -> Line:
    """Return the plans' interim targets by series and plan."""
    seen = measures.rows.seen
    plan = seen.plan.codes
    holds = seen.role(Role.MILESTONE) & seen.usable & seen.yearly & ~np.isnan(seen.value)
    return seen.line(holds & (plan != -1), measures.lines.plan_series(seen.series, plan))


def path(measures: "Measures") -> Floats:
    """Return the share of the planned change that is due when the actual was read."""
    rows, straight = measures.rows, measures.time_progress
    if Role.MILESTONE not in set(rows.seen.columns.coded("role").words):
        return straight
    line = milestones(measures)
    key = measures.lines.plan_series(rows.series, rows.plan)
    now, begin, finish = measures.actual.end, measures.start, rows.target_end
    before = line.up_to(key, np.minimum(now, finish - 1))
    before = np.where(line.ends(before) > begin, before, -1)
    after = line.up_to(key, finish - 1)
    following = line.since(key, now + 1)
    after = np.where(after >= following, following, -1)
    on_path = ((before >= 0) | (after >= 0)) & ~np.isnan(straight)
    on_path &= ~rows.is_kind(Kind.ANNUAL_GROWTH, Kind.CUMULATIVE_RATE)
    left, right = line.ends(before), line.ends(after)
    left, right = np.where(left == -1, begin, left), np.where(right == -1, finish, right)
    low, high = _due(measures, line, before, 0.0), _due(measures, line, after, 1.0)
    passed = (now - left) / np.where(on_path, right - left, np.nan)
    return np.where(on_path, low + (high - low) * passed, straight)


def path_values(measures: "Measures") -> Floats:
    """Return what the path asks for by now; none for a rank, which moves by whole places."""
    value = measures.zero + measures.path_progress * (measures.target - measures.zero)
    return np.where(measures.rows.is_kind(Kind.RANK), np.nan, value)


def _due(measures: "Measures", line: Line, place: Ints, end: float) -> Floats:
    value = pick(measures.rows.seen.value, line.figures(place))
    return np.where(place < 0, end, (value - measures.zero) / measures.planned)
