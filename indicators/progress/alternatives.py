"""Other methods in use, for those who must report them; no light depends on them."""

import numpy as np

from indicators.codes import GrowthStatus, Kind
from indicators.progress.arithmetic import NOISE_SHARE, positive
from indicators.progress.columns import NOTHING, Floats, Ints, chosen
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
    ratio = growth_ratio(
        _baseline(measures),
        measures.actual.value,
        measures.target,
        0,
        measures.elapsed / 12,
        measures.months / 12,
        measures.sign,
    )
    return np.asarray(ratio)


def growth_statuses(measures: Measures, ratio: Floats) -> Ints:
    """Return the place of each row's `GrowthStatus`; -1 where there is no ratio."""
    cut, ratio = measures.thresholds, np.round(ratio, NOISE_SHARE)
    rules = [
        (np.isnan(ratio), NOTHING),
        (measures.reached, STATUSES[GrowthStatus.ACHIEVED]),
        (ratio >= cut.growth_substantial, STATUSES[GrowthStatus.SUBSTANTIAL]),
        (ratio >= cut.growth_moderate, STATUSES[GrowthStatus.MODERATE]),
        (ratio >= 0, STATUSES[GrowthStatus.LIMITED]),
    ]
    return chosen(rules, STATUSES[GrowthStatus.DETERIORATION], len(ratio))


def current_statuses(measures: Measures) -> Floats:
    """ESCAP current status, for levels and ratios."""
    status = current_status(
        _baseline(measures), measures.actual.value, measures.target, measures.sign
    )
    return np.asarray(status)


def compound_values(measures: Measures) -> Floats:
    """Return what a path of equal growth rates would ask for by now."""
    baseline, share = positive(_baseline(measures)), measures.time_progress
    ratio = positive(measures.target) / baseline
    # One to the power of nothing known would be one.
    return np.where(np.isnan(share), np.nan, baseline * ratio**share)


def _baseline(measures: Measures) -> Floats:
    """Return the baselines of levels and ratios; NaN for the other kinds."""
    return np.where(measures.rows.is_kind(*MEASURED), measures.baseline.value, np.nan)
