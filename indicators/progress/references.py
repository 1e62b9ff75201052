"""What a row rests on: the plan that is quoted first, and the ids of the figures used."""

import numpy as np
from numpy.typing import NDArray

from indicators.codes import Kind
from indicators.progress.cells import tuples
from indicators.progress.changes import Changes
from indicators.progress.columns import NOTHING, Flags, Ints, located, pick
from indicators.progress.lines import SPAN, Spans
from indicators.progress.rows import Rows
from indicators.progress.spans import used


def first_choice(rows: Rows) -> Flags:
    """Say whether a row's plan is the one to quote for its target year: the own five-year plan."""
    key = rows.series * SPAN + rows.target_end
    keys, each = np.unique(key, return_inverse=True)
    if len(keys) == len(key):
        return np.ones(len(rows), dtype=bool)
    owner = rows.plans.coded("ref_area").at(rows.plan_listed)
    place = owner.translated(located(owner.words, rows.seen.area.words))
    own = (owner.codes < 0) | (place == rows.seen.index.area(rows.series))
    order = np.where(rows.annual, 2, np.where(own, 0, 1)) * len(rows.seen.plan.words) + rows.plan
    best = np.full(len(keys), np.iinfo(np.int64).max)
    np.minimum.at(best, each, order)
    return order == best[each]


def figure_ids(changes: Changes) -> NDArray[np.object_]:
    """Return the ids of the figures that each row rests on."""
    measures = changes.trends.verdicts.measures
    rows, growth = measures.rows, measures.found.growth
    first = np.where(growth.start.figure >= 0, growth.start.figure, measures.baseline.figure)
    summed = rows.is_kind(Kind.CUMULATIVE) | changes.trends.verdicts.yearly.tested
    some = np.flatnonzero(summed)
    part = used(rows.taken(some), measures.lines)
    extra = Spans(some[part.row], measures.lines.yearly.figure[part.place], len(rows))
    return tuples(rows.seen.columns, (first, rows.target, measures.actual.figure), extra)


def superseded(rows: Rows) -> Ints:
    """Return the figure of the target that each row's target has replaced; -1 for none."""
    named = rows.seen.columns.coded("supersedes")
    if not len(named.words):
        return np.full(len(rows), NOTHING)
    places = located(named.words, rows.seen.columns.texts("figure_id").to_numpy(object))
    return pick(named.translated(places), rows.target, NOTHING)
