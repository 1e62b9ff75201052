"""The judgement of every target as of one reference year, from figures to verdicts."""

import datetime as dt

import numpy as np
import pandas as pd

from indicators.progress.blocks import Blocks, breaks
from indicators.progress.changes import Changes
from indicators.progress.columns import Source
from indicators.progress.evidence import Lines
from indicators.progress.finals import Finals
from indicators.progress.gathering import gathered
from indicators.progress.measures import Measures
from indicators.progress.observations import observations
from indicators.progress.result import table
from indicators.progress.rows import rows_of
from indicators.progress.thresholds import DEFAULT, Thresholds
from indicators.progress.trends import Trends
from indicators.progress.verdicts import Verdicts
from indicators.progress.windows import Window
from indicators.progress.yearly import YearlyTests


def assess(
    source: Source,
    *,
    as_of: int,
    on: dt.date | None = None,
    thresholds: Thresholds = DEFAULT,
) -> pd.DataFrame:
    """Judge every target, and list the series without one.

    Parameters
    ----------
    source
        The catalogue, or `Frames` of the same form.
    as_of
        The reference year: actuals of later periods are not looked at.
    on
        The day that decides between 待发布 and 未取得; today where it is not given.

    Returns
    -------
    DataFrame
        One row per area, indicator and target, sorted by area, indicator, plan and year, and
        one per area and indicator without a target. `gap > 0` is still to do, shares are
        fractions, `lead` is in 百分点. Verdicts are codes; each `not_judged` has a `reason`.
    """
    # What cannot be computed is NaN, and blocked with a reason: NumPy need not warn of it.
    with np.errstate(all="ignore"):
        return _assessed(source, as_of, on or dt.datetime.now().astimezone().date(), thresholds)


def _assessed(source: Source, as_of: int, on: dt.date, thresholds: Thresholds) -> pd.DataFrame:
    seen = observations(source, as_of)
    lines, rows = Lines(seen), rows_of(seen, source)
    measures = Measures(rows, lines, gathered(rows, lines), thresholds)
    yearly = YearlyTests(measures)
    blocks = Blocks(measures, yearly, breaks(source, measures))
    verdicts = Verdicts(measures, yearly, blocks)
    return table(Changes(Trends(Window(verdicts))), Finals(verdicts, on))
