"""The table of a judgement: one row per target, its columns named as the pages need them."""

import numpy as np
import pandas as pd

from indicators.codes import (
    Final,
    GrowthStatus,
    Kind,
    Movement,
    Pace,
    Reason,
    Trend,
    YearlyTest,
)
from indicators.progress import alternatives
from indicators.progress.cells import ids, periods, texts, whole, words
from indicators.progress.changes import Changes
from indicators.progress.columns import NOTHING, Coded, Ints, pick
from indicators.progress.finals import Finals
from indicators.progress.footnotes import Footnotes
from indicators.progress.measures import Measures
from indicators.progress.milestones import path_values
from indicators.progress.references import figure_ids, first_choice, superseded

RULES = [f"K{place}" for place, _ in enumerate(Kind, 1)]
"""The names of the kinds in the method, in the order of `Kind`."""


def table(changes: Changes, finals: Finals) -> pd.DataFrame:
    """Lay a judgement out as a frame."""
    first = first_choice(changes.trends.verdicts.measures.rows)
    notes = Footnotes(changes, finals, first)
    columns = {
        **_subject(changes),
        **_baselines_and_targets(changes),
        **_actuals(changes),
        **_measures(changes),
        **_verdicts(changes, finals, notes),
        **_changes(changes, notes),
        **_alternatives(changes.trends.verdicts.measures),
        "first_choice": first,
        "notes": notes.notes(),
        "figure_ids": figure_ids(changes),
    }
    return pd.DataFrame(columns, copy=False)


def _subject(changes: Changes) -> dict[str, object]:
    rows = changes.trends.verdicts.measures.rows
    seen, listed = rows.seen, rows.indicators
    area, indicator = seen.index.area(rows.series), seen.index.indicator(rows.series)
    kind = words(Kind, rows.kind)
    return {
        "ref_area": texts(Coded(area, seen.area.words)),
        "indicator": texts(Coded(indicator, seen.indicator.words)),
        "plan": texts(Coded(_plan(changes), seen.plan.words)),
        "kind": kind,
        "rule": words(RULES, rows.kind),
        "unit_measure": texts(listed.coded("unit_measure").at(rows.listed)),
        "concept": texts(listed.coded("concept").at(rows.listed)),
        "theme": texts(listed.coded("theme").at(rows.listed)),
        "headline": pick(listed.flags("headline"), rows.listed, False),
    }


def _plan(changes: Changes) -> Ints:
    # A series without a target shows the plan of the baseline that it has.
    measures = changes.trends.verdicts.measures
    rows = measures.rows
    own = pick(rows.seen.plan.codes, measures.baseline.figure, NOTHING)
    return np.where(rows.plan < 0, own, rows.plan)


def _baselines_and_targets(changes: Changes) -> dict[str, object]:
    measures = changes.trends.verdicts.measures
    rows, baseline, target = measures.rows, measures.baseline, measures.rows.target
    read, replaced = rows.seen.columns, superseded(rows)
    return {
        "baseline": baseline.value,
        "baseline_period": periods(baseline.end),
        "baseline_id": ids(read, baseline.figure),
        "baseline_bound": texts(read.coded("bound").at(baseline.figure)),
        "target": measures.target,
        "target_upper": pick(rows.seen.upper, target),
        "target_period": periods(rows.target_end),
        "target_id": ids(read, target),
        "comparator": texts(read.coded("comparator").at(target)),
        "aspired": pick(read.flags("aspired"), target, False),
        "obligation": texts(read.coded("obligation").at(target)),
        "department": texts(read.coded("department").at(target)),
        "annual": rows.annual,
        "superseded_target": pick(rows.seen.value, replaced),
        "superseded_id": ids(read, replaced),
    }


def _actuals(changes: Changes) -> dict[str, object]:
    measures = changes.trends.verdicts.measures
    actual, read = measures.actual, measures.rows.seen.columns
    return {
        "actual": actual.value,
        "data_year": whole((actual.end - 1) // 12),
        "as_at": periods(np.where(actual.end % 12 == 0, NOTHING, actual.end)),
        "vintage": texts(read.coded("vintage").at(actual.figure)),
        "obs_status": texts(read.coded("obs_status").at(actual.figure)),
        "actual_id": ids(read, actual.figure),
        "bound": texts(read.coded("bound").at(actual.figure)),
        "grade": texts(read.coded("grade").at(actual.figure)),
        "basis_baseline": measures.found.growth.start.value,
        "basis_actual": measures.found.growth.level.value,
    }


def _measures(changes: Changes) -> dict[str, object]:
    verdicts = changes.trends.verdicts
    measures, yearly = verdicts.measures, verdicts.yearly
    apart = verdicts.blocks.incomparable
    gap = np.where(apart, np.nan, changes.gap)
    tested = yearly.tested
    floor = measures.rows.is_kind(Kind.ANNUAL_FLOOR) & tested
    achievement = np.where(floor, yearly.passed / yearly.judged, measures.achievement)
    return {
        "gap": gap,
        "gap_in_points": changes.points,
        "achievement": np.where(apart, np.nan, achievement),
        "time_progress": measures.time_progress,
        "path_progress": measures.path_progress,
        "path_value": path_values(measures),
        "lead": np.where(apart, np.nan, measures.lead),
        "years_met": pd.arrays.IntegerArray(yearly.passed, ~tested),
        "years_judged": pd.arrays.IntegerArray(yearly.judged, ~tested),
        "years_expected": pd.arrays.IntegerArray(yearly.expected, ~tested),
    }


def _verdicts(changes: Changes, finals: Finals, notes: Footnotes) -> dict[str, object]:
    trends, verdicts = changes.trends, changes.trends.verdicts
    pace, reason = verdicts.pace
    trend, trend_reason = trends.trend
    final, final_reason = finals.final
    return {
        "pace": words(Pace, pace),
        "trend": words(Trend, trend),
        "final": words(Final, final),
        "movement": words(Movement, verdicts.movement),
        "yearly_test": words(YearlyTest, verdicts.yearly.state),
        "provisional": finals.provisional,
        "stale": finals.stale,
        "met": pd.arrays.BooleanArray(verdicts.holds.astype(bool), ~verdicts.known),
        "monthly_ahead": pd.arrays.BooleanArray(*finals.monthly_ahead),
        "reason": words(Reason, reason),
        "reason_params": notes.parameters(reason, verdicts.blocks.broken),
        "trend_reason": words(Reason, trend_reason),
        "trend_params": notes.parameters(trend_reason, trends.broken),
        "final_reason": words(Reason, final_reason),
        "final_params": notes.parameters(final_reason, verdicts.blocks.broken),
    }


def _changes(changes: Changes, notes: Footnotes) -> dict[str, object]:
    seen = changes.trends.verdicts.measures.rows.seen
    revision, first = changes.revision, changes.first_release
    return {
        "planned_change": changes.planned,
        "required_change": changes.required,
        "achieved_change": changes.achieved,
        "recent_change": changes.trends.recent_change,
        "change_on_year": changes.on_year,
        "change_on_year_pct": changes.on_year_share,
        "change_reason": words(Reason, changes.reason),
        "change_params": notes.parameters(changes.reason, changes.now.end),
        "projected": changes.trends.projected,
        "revised_value": pick(seen.value, revision),
        "revised_vintage": texts(seen.columns.coded("vintage").at(revision)),
        "revised_id": ids(seen.columns, revision),
        "first_value": pick(seen.value, first),
        "first_id": ids(seen.columns, first),
    }


def _alternatives(measures: Measures) -> dict[str, object]:
    ratio = alternatives.growth_ratios(measures)
    status = alternatives.growth_statuses(measures, ratio)
    return {
        "target_ratio": alternatives.target_ratios(measures),
        "growth_ratio": ratio,
        "growth_status": words(GrowthStatus, status),
        "current_status": alternatives.current_statuses(measures),
        "compound_value": alternatives.compound_values(measures),
    }
