"""Other methods in use, for those who must report them; no light depends on them."""

import numpy as np

from indicators.codes import GrowthStatus, Kind
from indicators.progress.columns import Floats, Ints, chosen
from indicators.progress.formulas import current_status, growth_ratio
from indicators.progress.measures import Measures
from indicators.progress.rows import MEASURED

STATUSES = {status: place for place, status in enumerate(GrowthStatus)}


def target_ratios(measures: Measures) -> Floats:
    """完成率 A/T, not capped; none for ranks."""
    target = np.where(measures.target == 0, np.nan, measures.target)
    return np.where(measures.rows.is_kind(Kind.RANK), np.nan, measures.actual.value / target)


def growth_ratios(measures: Measures) -> Floats:
    """Actual over required average growth, for levels and ratios."""
    known = measures.rows.is_kind(*MEASURED) & (measures.elapsed > 0)
    ratio = growth_ratio(
        np.where(known, measures.baseline.value, np.nan),
        measures.actual.value,
        measures.target,
        np.zeros(len(known)),
        measures.elapsed / 12,
        measures.months / 12,
        measures.sign,
    )
    return np.asarray(ratio)


def growth_statuses(measures: Measures, ratio: Floats) -> Ints:
    """Return the place of each row's `GrowthStatus`; -1 where there is no ratio."""
    cut = measures.thresholds
    rules = [
        (np.isnan(ratio), -1),
        (measures.reached, STATUSES[GrowthStatus.ACHIEVED]),
        (ratio >= cut.growth_substantial, STATUSES[GrowthStatus.SUBSTANTIAL]),
        (ratio >= cut.growth_moderate, STATUSES[GrowthStatus.MODERATE]),
        (ratio >= 0, STATUSES[GrowthStatus.LIMITED]),
    ]
    return chosen(rules, STATUSES[GrowthStatus.DETERIORATION], len(ratio))


def current_statuses(measures: Measures) -> Floats:
    """ESCAP current status, for levels and ratios."""
    known = measures.rows.is_kind(*MEASURED)
    baseline = np.where(known, measures.baseline.value, np.nan)
    return np.asarray(
        current_status(baseline, measures.actual.value, measures.target, measures.sign)
    )


def compound_values(measures: Measures) -> Floats:
    """Return what a path of equal growth rates would ask for by now."""
    baseline, target = measures.baseline.value, measures.target
    known = measures.rows.is_kind(*MEASURED) & (baseline > 0) & (target > 0)
    ratio = np.where(known, target, 1) / np.where(known, baseline, 1)
    return np.where(known, baseline * ratio**measures.time_progress, np.nan)
