"""The table of cases: a row for each line of the method, the edges and their neighbours."""

import math
from datetime import date

import numpy as np
import pytest
from cases import figure, judge
from table import LOWER, PERCENT, REAL, actual, base, check, row, target, years

CASES = []


def case(name, found, **expected):
    CASES.append(pytest.param(found, expected, id=name))


# 5.1: the kinds -----------------------------------------------------------------------------

case(
    "K1 level",
    lambda: row(base(59), target(70), actual(66)),
    rule="K1",
    gap=4,
    achievement=7 / 11,
    time_progress=0.6,
    lead=700 / 11 - 60,
    target_ratio=66 / 70,
    pace="on_schedule",
    reason=None,
    movement=None,
    yearly_test=None,
    met=False,
    gap_in_points=False,
    required_change=2,
    achieved_change=7 / 3,
    planned_change=2.2,
)
case(
    "K1 lower is better mirrors it",
    lambda: row(base(70), target(59), actual(63), **LOWER),
    gap=4,
    achievement=7 / 11,
    pace="on_schedule",
    required_change=-2,
)
case(
    "K2 ratio in points",
    lambda: row(base(0.62), target(1.5), actual(0.7), **PERCENT),
    rule="K2",
    gap=0.8,
    gap_in_points=True,
    pace="far_behind",
    change_on_year_pct=None,
)
case(
    "K3 average growth from its basis",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count"),
            *years(2021, 108, 118),
            as_of=2022,
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    rule="K3",
    actual=8.627805,
    as_at=None,
    gap=-1.627805,
    gap_in_points=True,
    achievement=math.log(1.18) / (5 * math.log(1.07)),
    time_progress=0.4,
    pace="on_schedule",
    required_change=((1.07**5 / 1.18) ** (1 / 3) - 1) * 100,
    change_on_year_pct=10 / 108,
    basis_baseline=100,
    basis_actual=118,
    projected=(1.45**0.2 - 1) * 100,
    final=None,
)
case(
    "K3 needed all at once is met early",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count"),
            actual(141),
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    pace="met_early",
    met=True,
)
case(
    "K3 exactly g over all years is met",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count"),
            actual(100 * 1.07**5, 2025),
            as_of=2025,
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    final="met",
    pace="not_judged",
    reason="plan_ended",
)
case(
    "K3 just below g over all years is nearly met",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count"),
            actual(140.2, 2025),
            as_of=2025,
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    final="nearly",
)
case(
    "K3 nominal growth is not judged against constant prices",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count", price="constant"),
            actual(118),
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    pace="not_judged",
    reason="nominal_growth",
    achievement=None,
    gap=None,
    trend="not_judged",
)
case(
    "K3 growth at constant prices is judged",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count", price="constant"),
            actual(130, price="constant"),
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    pace="ahead",
)
case(
    "K3 without a basis chains every year's growth",
    lambda: row(target(7), *years(2021, 8, 9, 10), kind="annual_growth"),
    actual=8.996942,
    pace="ahead",
    time_progress=0.6,
)
case(
    "K3 chain with a year missing stops there",
    lambda: row(target(7), actual(8, 2021), actual(10, 2023), kind="annual_growth"),
    actual=8,
    data_year=2021,
)
case(
    "K3 a printed average wins",
    lambda: row(
        target(7),
        *years(2021, 8, 9, 10),
        actual(6, 2023, period_kind="average", period_start=2021),
        kind="annual_growth",
    ),
    actual=6,
    pace="roughly",
)
case(
    "K3 a basis without a base is refused",
    lambda: (
        judge(target(7, indicator="growth", basis_indicator="count"), actual(118), indicators=REAL)
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    reason="no_basis",
)
case(
    "K4 sums the years",
    lambda: row(target(50), *years(2021, 9, 10, 12), kind="cumulative"),
    rule="K4",
    actual=31,
    gap=19,
    achievement=0.62,
    time_progress=0.6,
    pace="on_schedule",
    required_change=9.5,
    baseline=None,
)
case(
    "K4 a printed total wins over the sum",
    lambda: row(
        target(50),
        *years(2021, 9, 10, 12),
        actual(33, 2023, period_kind="cumulative", period_start=2021),
        kind="cumulative",
    ),
    actual=33,
)
case(
    "K4 stops at the first missing year",
    lambda: row(target(50), actual(9, 2021), actual(12, 2023), kind="cumulative"),
    actual=9,
    data_year=2021,
    time_progress=0.2,
)
case(
    "K4 without its first year has no sum",
    lambda: row(target(50), actual(12, 2023), kind="cumulative"),
    reason="incomplete_years",
    actual=None,
)
case(
    "K4 leaves out part of a year",
    lambda: row(
        target(50),
        *years(2021, 9, 10),
        actual(12, 2023, as_at="2023-09", period_kind="cumulative", period_start=2023),
        kind="cumulative",
    ),
    actual=19,
    data_year=2022,
)
case(
    "K4 final",
    lambda: row(target(50), *years(2021, 9, 10, 12, 9, 10), kind="cumulative", as_of=2025),
    actual=50,
    final="met",
)
case(
    "K4 by the target's span, whatever the indicator's kind",
    lambda: row(target(50, period_kind="cumulative", period_start=2021), *years(2021, 9, 10, 12)),
    rule="K4",
    actual=31,
)
case(
    "K5 cumulative rate by logarithms",
    lambda: row(
        target(20),
        actual(20.07, 2024, period_kind="change", period_start=2020),
        kind="cumulative_rate",
        unit_measure="percent",
        as_of=2024,
    ),
    rule="K5",
    achievement=1.003922962,
    gap=-0.07,
    pace="met_early",
    gap_in_points=True,
)
case(
    "K5 falls written as negative numbers",
    lambda: row(target(-20), actual(-20.07, 2024), kind="cumulative_rate", as_of=2024, **LOWER),
    achievement=1.003922962,
    pace="met_early",
)
case(
    "K5 growth of a basis that should rise",
    lambda: row(target(21, basis_indicator="count"), actual(10, 2023), kind="cumulative_rate"),
    achievement=0.5,
)
case(
    "K6 every year met",
    lambda: row(target(5, period_kind="each_year", period_start=2021), *years(2021, 5, 6, 9)),
    rule="K6",
    gap=0,
    achievement=1,
    pace="on_schedule",
    yearly_test="all_met",
    met=True,
    reason=None,
    years_met=3,
    years_judged=3,
    years_expected=5,
    trend="not_judged",
    trend_reason="kind_without_trend",
)
case(
    "K6 one year missed",
    lambda: row(target(5), *years(2021, 5, 4.99, 9), kind="annual_floor"),
    gap=0.01,
    achievement=2 / 3,
    pace="behind",
    yearly_test="year_missed",
    met=False,
)
case(
    "K6 by the mean where so worded",
    lambda: row(target(5, period_kind="average", period_start=2021), *years(2021, 4, 6, 5)),
    rule="K6",
    gap=0,
    pace="on_schedule",
)
case(
    "K6 incomplete stays open",
    lambda: row(
        target(5),
        *years(2021, 5, 6),
        actual(7, 2025),
        kind="annual_floor",
        as_of=2025,
        release_lag=6,
    ),
    final="not_obtained",
    pace="on_schedule",
)
case(
    "K6 complete and met",
    lambda: row(target(5), *years(2021, 5, 6, 7, 8, 5), kind="annual_floor", as_of=2025),
    final="met",
    reason="plan_ended",
)
case(
    "K6 complete and missed",
    lambda: row(target(5), *years(2021, 5, 6, 7, 8, 4), kind="annual_floor", as_of=2025),
    final="missed",
)
case(
    "K6 超过 is not met at the floor",
    lambda: row(target(5, comparator="above"), *years(2021, 5, 6, 7), kind="annual_floor"),
    years_met=2,
    gap=0,
    pace="behind",
)
case(
    "K6 with one year",
    lambda: row(target(5), actual(4, 2021), kind="annual_floor", as_of=2021),
    gap=1,
    yearly_test="year_missed",
    pace="behind",
)
case(
    "K6 by the mean of one year",
    lambda: row(target(5, period_kind="average", period_start=2021), actual(6, 2021), as_of=2021),
    gap=-1,
    yearly_test="all_met",
)
case(
    "K6 within a year says nothing of the year",
    lambda: row(target(5), actual(6, as_at="2023-06"), kind="annual_floor"),
    yearly_test=None,
    pace="not_judged",
    reason="part_year",
    met=None,
    gap=None,
    achievement=None,
)
for bound, pace, reason in [("at_least", "not_judged", "bound"), ("at_most", "behind", None)]:
    case(
        f"K6 with one year missed that is {bound}",
        lambda bound=bound: row(
            target(5), actual(6, 2021), actual(4, 2022, bound=bound), actual(7), kind="annual_floor"
        ),
        pace=pace,
        reason=reason,
    )
case(
    "K6 with one year met that is at most",
    lambda: row(
        target(5), actual(6, 2021), actual(6, 2022, bound="at_most"), actual(7), kind="annual_floor"
    ),
    pace="not_judged",
    reason="bound",
)
case(
    "K8 with an upper bound inside it holds",
    lambda: row(target(35), actual(30, bound="at_most"), kind="ceiling"),
    pace="on_schedule",
)
case(
    "K8 with a lower bound inside is open",
    lambda: row(target(35), actual(30, bound="at_least"), kind="ceiling"),
    pace="not_judged",
    reason="bound",
)
RANKED = {"kind": "rank", "direction": "lower_is_better", "unit_measure": "rank"}


def rank(first, aim, now, places=14, **fields):
    return row(
        base(first, ranked=places),
        target(aim, comparator="at_most", ranked=places),
        actual(now, ranked=places),
        **RANKED | fields,
    )


case(
    "K7 reached",
    lambda: rank(7, 6, 6),
    rule="K7",
    gap=0,
    pace="met_early",
    movement="reached",
    achievement=None,
    target_ratio=None,
)
case(
    "K7 up",
    lambda: rank(9, 5, 7),
    movement="up",
    achievement=0.5,
    gap=2,
    pace="not_judged",
    reason="rank_words",
    planned_change=None,
    required_change=None,
    achieved_change=None,
    recent_change=None,
    projected=None,
    path_value=None,
)
case(
    "K7 three years of ranks have no fraction of a place either",
    lambda: row(
        base(9, ranked=14),
        target(5, ranked=14, comparator="at_most"),
        *years(2021, 9, 8, 8, ranked=14),
        **RANKED,
    ),
    trend="not_judged",
    trend_reason="kind_without_trend",
    change_on_year=0,
    required_change=None,
    recent_change=None,
    projected=None,
)
case("K7 same", lambda: rank(7, 6, 7), movement="same", reason="rank_words", achievement=None)
case("K7 down", lambda: rank(7, 6, 8), movement="down")
case("K7 three places apart have an achievement", lambda: rank(7, 4, 6), achievement=1 / 3)
case("K7 two places apart have none", lambda: rank(7, 5, 6), achievement=None)
case("K7 lost", lambda: rank(5, 6, 7), pace="lost", movement="down", reason=None)
case(
    "K7 without a baseline there is no movement",
    lambda: row(target(6, ranked=14, comparator="at_most"), actual(7, ranked=14), **RANKED),
    movement=None,
    reason="no_baseline",
)
case(
    "K7 final",
    lambda: row(
        base(7, ranked=14),
        target(6, ranked=14, comparator="at_most"),
        actual(7, 2025, ranked=14),
        as_of=2025,
        **RANKED,
    ),
    final="missed",
)
case("K7 without the number of places", lambda: rank(7, 6, 6, places=np.nan), reason="rank_scope")
case(
    "K7 with another number of places",
    lambda: row(base(7), target(6, ranked=14), actual(6, ranked=12), **RANKED),
    reason="rank_scope",
    gap=None,
)
case(
    "K8 inside",
    lambda: row(base(30), target(35), actual(35), kind="ceiling"),
    rule="K8",
    gap=0,
    achievement=None,
    pace="on_schedule",
    yearly_test="inside",
    met=True,
    movement=None,
    trend="not_judged",
    trend_reason="kind_without_trend",
)
case(
    "K8 outside",
    lambda: row(base(30), target(35), actual(35.1), kind="ceiling"),
    gap=0.1,
    pace="behind",
    yearly_test="outside",
    met=False,
)
case("K8 headroom", lambda: row(target(35), actual(30), kind="ceiling"), gap=-5)
case("K8 final", lambda: row(target(35), actual(20, 2025), kind="ceiling", as_of=2025), final="met")
case(
    "K9 kept",
    lambda: row(base(5), target(5), *years(2021, 5, 6, 5), kind="keep"),
    rule="K9",
    trend_reason="kind_without_trend",
    projected=None,
    pace="on_schedule",
    yearly_test="kept",
    achievement=None,
)
case(
    "K9 with a year missing stays open at its end",
    lambda: row(target(5), *years(2021, 5, 6, 7), actual(8, 2025), kind="keep", as_of=2025),
    final="pending",
    years_judged=4,
    years_expected=5,
)
case(
    "K9 lost in the last year",
    lambda: row(base(5), target(5), *years(2021, 5, 6, 4), kind="keep"),
    pace="lost",
    yearly_test="not_kept",
    gap=1,
)
case(
    "K9 missed before",
    lambda: row(base(5), target(5), *years(2021, 4, 6, 6), kind="keep"),
    pace="behind",
)
case(
    "K9 no less than the year before",
    lambda: row(base(5), target(None), *years(2021, 5, 6, 6), kind="keep"),
    pace="on_schedule",
    gap=0,
)
case(
    "K9 less than the year before",
    lambda: row(base(5), target(None), *years(2021, 5, 6, 5.9), kind="keep"),
    pace="behind",
    gap=0.1,
)
case(
    "K9 final needs every year",
    lambda: row(target(5), *years(2021, 5, 5, 5, 5, 5), kind="keep", as_of=2025),
    final="met",
)
case(
    "K10 text",
    lambda: row(target(None), actual(5), kind="text"),
    rule="K10",
    reason="text_target",
    trend="not_judged",
    met=None,
)
case(
    "K11 doubling",
    lambda: row(base(14.1), target(None, times=2, kind="multiple"), actual(28.2)),
    rule="K11",
    target=28.2,
    pace="met_early",
)
case(
    "K11 without a baseline",
    lambda: row(target(None, times=2, kind="multiple"), actual(28.2)),
    reason="no_baseline",
    target=None,
)

# 1.6: wording -------------------------------------------------------------------------------

case(
    "以上 is met at the target",
    lambda: row(base(60), target(120), actual(120)),
    met=True,
    pace="met_early",
    gap=0,
)
case("119.99 is not 120", lambda: row(base(60), target(120), actual(119.99)), met=False, gap=0.01)
case(
    "超过 is not met at the target",
    lambda: row(base(60), target(120, comparator="above"), actual(120)),
    met=False,
    pace="ahead",
)
case(
    "超过 is met above it",
    lambda: row(base(60), target(120, comparator="above"), actual(121)),
    met=True,
)
case(
    "以内 turns the direction",
    lambda: row(base(50), target(30, comparator="at_most"), actual(40)),
    gap=10,
    achievement=0.5,
)
case(
    "左右 at 5 %",
    lambda: row(base(10), target(20, comparator="about"), actual(19)),
    met=True,
    gap=1,
)
case(
    "左右 beyond 5 %",
    lambda: row(base(10), target(20, comparator="about"), actual(18.99)),
    met=False,
)
case(
    "左右 mirrored",
    lambda: row(base(40), target(20, comparator="about"), actual(21), **LOWER),
    met=True,
)
case(
    "左右 mirrored, beyond",
    lambda: row(base(40), target(20, comparator="about"), actual(21.01), **LOWER),
    met=False,
)
case(
    "左右 of a rank is no allowance",
    lambda: row(
        base(30, ranked=31),
        target(20, comparator="about", ranked=31),
        actual(21, ranked=31),
        **RANKED,
    ),
    met=False,
)
case(
    "力争 is the same test",
    lambda: row(base(60), target(120, aspired=True), actual(110, 2025), as_of=2025),
    aspired=True,
    final="missed",
)
case(
    "提高X个百分点 adds to the baseline",
    lambda: row(base(60), target(5, period_kind="change", period_start=2020), actual(63)),
    target=65,
    achievement=0.6,
)
case(
    "达到 of what should fall means 降到",
    lambda: row(base(50), target(30), actual(29), **LOWER),
    met=True,
)
case(
    "a range is judged at its weaker end",
    lambda: row(base(3), target(4, value_upper=4.5), actual(4)),
    met=True,
    target=4,
    target_upper=4.5,
    notes=("range_target",),
)
case(
    "a range of falls is judged at its weaker end",
    lambda: row(base(0), target(-4.5, value_upper=-4), actual(-4.11), **LOWER),
    target=-4,
    met=True,
)

# 5.2: pace and its edges --------------------------------------------------------------------

for lead, word in [
    (10, "ahead"),
    (9.9, "on_schedule"),
    (0, "on_schedule"),
    (-0.1, "roughly"),
    (-9.9, "roughly"),
    (-10, "behind"),
    (-10.01, "behind"),
    (-30, "behind"),
    (-30.1, "far_behind"),
]:
    case(
        f"D = {lead}",
        lambda lead=lead: row(base(100), target(1100), actual(100 + 600 + 10 * lead)),
        lead=lead,
        pace=word,
    )
case(
    "no move at all",
    lambda: row(base(59), target(70), actual(59)),
    achievement=0,
    pace="far_behind",
)
case(
    "below the baseline",
    lambda: row(base(59), target(70), actual(58)),
    pace="below_baseline",
    achievement=-1 / 11,
)
case(
    "the first year is for orientation",
    lambda: row(base(50), target(70), actual(54, 2021), as_of=2021),
    time_progress=0.2,
    pace="on_schedule",
    notes=("first_year",),
)
case(
    "the second year is not",
    lambda: row(base(50), target(70), actual(58, 2022), as_of=2022),
    notes=(),
)


# 5.3: trend ---------------------------------------------------------------------------------

case(
    "trend likely",
    lambda: row(base(100), target(200), *years(2021, 120, 140, 160)),
    trend="likely",
    trend_reason=None,
    projected=200,
    recent_change=20,
)
FIVE = 95 / 4.85
"""The yearly step from 0 that leaves 5 % of the rest to do on the way to 100."""
case(
    "trend shortfall of exactly 5 %",
    lambda: row(base(0), target(100), *years(2021, FIVE, 2 * FIVE, 3 * FIVE)),
    trend="push",
)
case(
    "trend shortfall just under 5 %",
    lambda: row(base(0), target(100), *years(2021, 19.6, 39.2, 58.8)),
    trend="likely",
)
case(
    "trend of no change is hard, not away",
    lambda: row(base(100), target(200), *years(2021, 100, 100, 100)),
    trend="hard",
    projected=100,
)
case(
    "trend of a small change is hard, not away",
    lambda: row(base(100), target(200), *years(2021, 100.5, 101, 101.5)),
    trend="hard",
)
case(
    "trend with one unit left",
    lambda: row(base(50), target(101), *years(2021, 60, 80, 100)),
    trend="likely",
    trend_reason=None,
)
case(
    "trend at a target to be passed, rising",
    lambda: row(base(140), target(200, comparator="above"), *years(2021, 160, 180, 200)),
    trend="likely",
    met=False,
)
case(
    "trend at a target to be passed, at rest",
    lambda: row(
        base(140), target(200, comparator="above"), *years(2018, 200, 200, 200, 200, 200, 200)
    ),
    trend="hard",
    met=False,
)
case(
    "trend at a target to be undercut, falling",
    lambda: row(base(260), target(200, comparator="below"), *years(2021, 240, 220, 200), **LOWER),
    trend="likely",
    met=False,
)
case(
    "K4 trend carries the sum on",
    lambda: row(target(50), *years(2021, 9, 10, 12), kind="cumulative"),
    trend="likely",
    projected=155 / 3,
    recent_change=None,
)
case(
    "K4 trend that needs a push",
    lambda: row(target(50), *years(2021, 9, 9.5, 10), kind="cumulative"),
    trend="push",
    projected=47.5,
)
case(
    "K4 trend with two years and the base",
    lambda: row(target(50), *years(2021, 5, 6), kind="cumulative", as_of=2022),
    trend="hard",
    projected=27.5,
)
case(
    "K4 trend with one year",
    lambda: row(target(50), actual(9, 2021), kind="cumulative", as_of=2021),
    trend_reason="few_years",
    projected=None,
)
case(
    "K4 trend of nothing is hard, below nothing away",
    lambda: row(target(50), *years(2021, -1, -2, -3), kind="cumulative"),
    trend="away",
)
for bound in ("at_least", "at_most", "about"):
    case(
        f"K4 trend with a year {bound}",
        lambda bound=bound: row(
            target(50), *years(2021, 9, 10), actual(12, bound=bound), kind="cumulative"
        ),
        trend_reason="bound",
        projected=None,
    )
case(
    "K5 trend, its projection not shown",
    lambda: row(target(20), *years(2021, 4, 8, 12), kind="cumulative_rate"),
    trend="push",
    projected=None,
)
case(
    "K3 trend of chained growth",
    lambda: row(target(10), *years(2021, 8, 9, 10), kind="annual_growth"),
    trend="hard",
    projected=8.996942,
)


def growing(first, aim, *values, **fields):
    """The row of an average growth of `count` from a baseline."""
    frame = judge(
        base(first),
        target(aim, indicator="growth", basis_indicator="count", **fields),
        *years(2021, *values),
        as_of=2020 + len(values),
        indicators=REAL,
    )
    return frame.query("indicator == 'growth'").iloc[0]


case("K3 trend from one", lambda: growing(1, 7, 1.1, 1.2), projected=(1.5**0.2 - 1) * 100)
case("K3 trend falling", lambda: growing(100, 7, 98, 96), projected=(0.9**0.2 - 1) * 100)
case("K3 trend to nothing has no growth", lambda: growing(100, 7, 80, 60), projected=None)
case(
    "K3 trend from nothing has no growth",
    lambda: growing(0, 7, 80, 60),
    projected=None,
    reason="not_positive",
)
case(
    "K3 not judged is not carried on",
    lambda: growing(100, 7, 108, 118, price="constant"),
    reason="nominal_growth",
    projected=None,
)
case(
    "a plan that has ended is not carried on",
    lambda: row(base(59), target(70), *years(2021, 60, 62, 64, 66, 69), as_of=2025),
    projected=None,
    trend_reason="plan_ended",
)
case(
    "trend with a shortfall just under 5 %",
    lambda: row(base(100), target(1000), actual(300, 2022), actual(388.3, 2023)),
    trend="hard",
)
case(
    "trend shortfall of 5 %",
    lambda: row(base(0), target(100), *years(2021, 20, 40, 60), as_of=2023),
    trend="likely",
)
case(
    "trend at 20 % is a push",
    lambda: row(base(0), target(100), *years(2021, 10, 30, 600 / 11)),
    trend="push",
)
case("trend hard", lambda: row(base(0), target(100), *years(2021, 10, 30, 54)), trend="hard")
case("trend away", lambda: row(base(100), target(200), *years(2021, 99, 98, 97)), trend="away")
case(
    "trend met first",
    lambda: row(base(100), target(200), actual(210, 2021), actual(201)),
    trend="met",
    trend_reason=None,
    reason=None,
)
case(
    "trend with two data years",
    lambda: row(base(100), target(200), actual(160)),
    trend="not_judged",
    trend_reason="few_years",
    projected=None,
)
case(
    "trend: the baseline is a data year",
    lambda: row(base(100), target(200), actual(140, 2022), actual(160)),
    trend="likely",
)
case(
    "trend looks back five years",
    lambda: row(
        base(100, 2015, plan="13fyp"),
        *years(2016, 0, 0, 100, 110, 120, 130, 140, 150),
        target(170),
        as_of=2023,
    ),
    recent_change=10,
    projected=170,
)
case(
    "trend with a bound inside",
    lambda: row(base(100), target(200), actual(140, 2022, bound="at_least"), actual(160)),
    trend_reason="bound",
    recent_change=None,
)

# 5.4: after the plan ------------------------------------------------------------------------

for value, word in [
    (73.5, "exceeded"),
    (73.49, "met"),
    (70, "met"),
    (69.99, "nearly"),
    (69.45, "nearly"),
    (69.44, "missed"),
    (50, "missed"),
]:
    case(
        f"final at {value}",
        lambda value=value: row(base(59), target(70), actual(value, 2025), as_of=2025),
        final=word,
        final_reason=None,
        monthly_ahead=None,
        pace="not_judged",
        reason="plan_ended",
    )
case(
    "a target of one is exceeded like any other",
    lambda: row(base(0), target(1), actual(2, 2025), as_of=2025),
    final="exceeded",
)
case(
    "a level to be held is met, not exceeded",
    lambda: row(base(50), target(50), *years(2021, 60, 60, 60, 60, 60), as_of=2025),
    final="met",
)
case(
    "a level to be kept for one year is met, not exceeded",
    lambda: row(target(5, 2023, plan="year-2023"), actual(5.56), kind="keep"),
    final="met",
    monthly_ahead=None,
)
case(
    "nearly needs a baseline",
    lambda: row(target(70), actual(69.9, 2025), as_of=2025),
    final="missed",
)
case(
    "a preliminary figure gives a preliminary verdict",
    lambda: row(base(59), target(70), actual(71, 2025, vintage="flash"), as_of=2025),
    final="met",
    provisional=True,
)
for release, on, provisional in [
    ("flash", date(2030, 1, 1), True),
    ("preliminary", date(2030, 1, 1), True),
    ("bulletin", date(2026, 11, 22), True),
    ("bulletin", date(2027, 12, 31), True),
    ("bulletin", date(2028, 1, 1), False),
    ("final", date(2026, 11, 22), False),
    ("census_revised", date(2026, 11, 22), False),
    (None, date(2026, 11, 22), False),
]:
    case(
        f"a {release} figure of 2025 seen on {on}",
        lambda release=release, on=on: row(
            base(59), target(70), actual(71, 2025, vintage=release), as_of=2025, on=on
        ),
        final="met",
        provisional=provisional,
    )
for status in "PE":
    case(
        f"a figure marked {status} stays provisional",
        lambda status=status: row(
            base(59),
            target(70),
            actual(71, 2025, obs_status=status, vintage="yearbook"),
            as_of=2025,
            on=date(2030, 1, 1),
        ),
        provisional=True,
    )
case(
    "a bulletin within the year runs from the end of its year",
    lambda: row(
        base(59), target(70), actual(66, as_at="2023-03", vintage="bulletin"), on=date(2025, 12, 1)
    ),
    provisional=True,
)
case(
    "a yearbook figure gives a final one",
    lambda: row(base(59), target(70), actual(71, 2025, vintage="yearbook"), as_of=2025),
    provisional=False,
)
for lag, word in [(12, "pending"), (11, "pending"), (10, "not_obtained"), (None, "pending")]:
    case(
        f"2025 missing with a lag of {lag} months",
        lambda lag=lag: row(
            base(59),
            target(70),
            actual(68, 2024),
            as_of=2025,
            on=date(2026, 11, 22),
            release_lag=lag,
        ),
        final=word,
        pace="on_schedule",
        time_progress=0.8,
        data_year=2024,
    )
case(
    "a past plan is judged at its own end",
    lambda: row(
        base(40, 2015, plan="13fyp"),
        target(50, 2020, plan="13fyp"),
        actual(51, 2020),
        actual(30, 2023),
    ),
    final="met",
    actual=51,
    data_year=2020,
    stale=False,
)

# 5.5: edge cases ----------------------------------------------------------------------------

case(
    "baseline already meets the target",
    lambda: row(base(8), target(10), actual(9), **LOWER),
    pace="met_at_baseline",
    achievement=None,
    gap=-1,
)
case(
    "baseline met it, and it is lost",
    lambda: row(base(7.8), target(10), actual(13.5), **LOWER),
    pace="lost",
    achievement=None,
    gap=3.5,
)
case(
    "baseline missing",
    lambda: row(target(70), actual(66)),
    reason="no_baseline",
    gap=4,
    target_ratio=66 / 70,
    achievement=None,
)
case("baseline missing but met", lambda: row(target(70), actual(71)), pace="met_early")
case(
    "actual of the base year stands in",
    lambda: row(target(70), actual(59, 2020), actual(66)),
    baseline=59,
    pace="on_schedule",
    notes=("baseline_from_actual",),
)
case(
    "the printed baseline wins over the actual",
    lambda: row(base(59), target(70), actual(60, 2020), actual(66)),
    baseline=59,
)
case(
    "target missing",
    lambda: row(*years(2021, 60, 66)),
    reason="no_target",
    actual=66,
    pace="not_judged",
    trend="not_judged",
    change_on_year=6,
    target=None,
)
case(
    "baseline alone is no actual",
    lambda: row(base(59), target(70)),
    reason="no_actual",
    actual=None,
    required_change=2.2,
    planned_change=2.2,
    pace="not_judged",
)
case(
    "an actual of the base year alone is none",
    lambda: row(target(70), actual(59, 2020)),
    reason="no_actual",
    actual=None,
    baseline=59,
)
case(
    "baseline of 2019 uses its own year",
    lambda: row(base(50, 2019), target(70), actual(60, 2022), as_of=2022),
    time_progress=0.5,
    lead=0,
    notes=("baseline_other_year",),
    baseline_period="2019",
)
case(
    "target for 2023 is frozen there",
    lambda: row(base(59), target(70, 2023), actual(71, 2023), actual(80, 2024), as_of=2025),
    final="met",
    actual=71,
    target_period="2023",
)
case(
    "target without a year",
    lambda: row(base(59), target(70, None), actual(66)),
    reason="no_target_year",
)
case(
    "target equal to baseline is held",
    lambda: row(base(2), target(2), *years(2021, 2, 2.1, 2)),
    rule="K1",
    pace="on_schedule",
    yearly_test="kept",
)
case("above 100 % is not capped", lambda: row(base(10), target(30), actual(60)), achievement=2.5)
case(
    "baseline of nothing",
    lambda: row(base(0), target(100), actual(60)),
    achievement=0.6,
    growth_ratio=None,
    pace="on_schedule",
)
case(
    "negative values",
    lambda: row(base(-50), target(50), actual(10)),
    achievement=0.6,
    growth_ratio=None,
)
case(
    "negative change of a fall",
    lambda: row(base(0), target(-20), actual(-12), **LOWER),
    achievement=0.6,
)
case(
    "no direction",
    lambda: row(base(59), target(70, comparator=None), actual(66), direction=None),
    reason="no_direction",
    gap=None,
)
case(
    "an event is never judged",
    lambda: row(base(59), target(70), actual(71), event=True),
    reason="event",
    trend="not_judged",
    trend_reason="event",
    final=None,
)
case(
    "a plan not begun",
    lambda: row(target(70, 2030, plan="15fyp"), actual(60)),
    reason="not_begun",
    reason_params={"year": 2026},
)
case(
    "a target revised in mid-term",
    lambda: row(
        base(59),
        target(70, figure_id="old", preferred=False),
        target(80, supersedes="old"),
        actual(66),
    ),
    target=80,
    superseded_target=70,
    superseded_id="old",
    notes=("revised_target",),
)
BREAK = [("count", None, 2022, "new rules")]
case(
    "a break between baseline and actual",
    lambda: row(base(59), target(70), actual(66), breaks=BREAK),
    reason="break",
    reason_params={"year": 2022},
    achievement=None,
    gap=None,
    final=None,
    trend="not_judged",
)
case(
    "a break in the base year is before it all",
    lambda: row(base(59), target(70), actual(66), breaks=[("count", None, 2020, "x")]),
    pace="on_schedule",
)
case(
    "a break in the year of the actual",
    lambda: row(base(59), target(70), *years(2022, 63, 66), breaks=[("count", None, 2023, "x")]),
    reason="break",
    change_reason="break",
)
case(
    "a break that keeps only the change on the year away is named by its year",
    lambda: row(*years(2022, 63, 66), breaks=[("count", None, 2023, "x")]),
    change_reason="break",
    change_params={"year": 2023},
    reason="no_target",
    reason_params={},
)
case(
    "a break after the actual",
    lambda: row(base(59), target(70), actual(66), breaks=[("count", None, 2024, "x")]),
    pace="on_schedule",
)
case(
    "a break elsewhere",
    lambda: row(base(59), target(70), actual(66), breaks=[("count", "610100", 2022, "x")]),
    pace="on_schedule",
)
case(
    "a break here",
    lambda: row(base(59), target(70), actual(66), breaks=[("count", "620600", 2022, "x")]),
    reason="break",
)

# the amendments of design.md, section 4 -----------------------------------------------------

case(
    "2: first releases are judged, the revision stands beside",
    lambda: row(
        base(59, vintage="bulletin"),
        target(70),
        actual(66, vintage="bulletin"),
        actual(65, vintage="yearbook", preferred=False),
    ),
    actual=66,
    revised_value=65,
    revised_vintage="yearbook",
    notes=("later_revision",),
)
case(
    "2: of two preferred releases the first",
    lambda: row(base(59), target(70), actual(65, vintage="yearbook"), actual(66, vintage="flash")),
    actual=66,
)
case(
    "2: a difference of vintage is a footnote",
    lambda: row(base(59, vintage="yearbook"), target(70), actual(66, vintage="bulletin")),
    pace="on_schedule",
    notes=("vintage_differs",),
)
for lag, as_of, stale in [
    (12, 2024, False),
    (12, 2025, True),
    (1, 2024, False),
    (6, 2024, False),
    (6, 2025, True),
    (0, 2024, True),
    (0, 2023, False),
    (None, 2024, False),
    (None, 2025, True),
    (24, 2025, False),
]:
    case(
        f"3: data of 2023 as of {as_of} with a lag of {lag}",
        lambda lag=lag, as_of=as_of: row(
            base(59), target(70), actual(66), as_of=as_of, release_lag=lag
        ),
        stale=stale,
        pace="on_schedule",
    )
case(
    "4: a change of nine units gets no light",
    lambda: row(base(60), target(69), actual(61)),
    reason="small_change",
    met=False,
    gap=8,
)
case(
    "4: a change of ten units does",
    lambda: row(base(60), target(70), actual(66)),
    pace="on_schedule",
)
case(
    "4: 1.18 to 1.2",
    lambda: row(base(1.18, printed="1.18"), target(1.2, printed="1.2"), actual(1.19)),
    reason="small_change",
)
case(
    "4: 1.18 to 1.2, met",
    lambda: row(
        base(1.18, printed="1.18"), target(1.2, printed="1.2"), actual(1.2, 2025), as_of=2025
    ),
    final="met",
    met=True,
)
case(
    "4: printed zeros count as digits",
    lambda: row(base(2, printed="2.00"), target(2.1, printed="2.10%"), actual(2.06)),
    pace="on_schedule",
)
case(
    "4: printed in another unit",
    lambda: row(base(1.1e4, printed="1.1万家"), target(1.9e4, printed="1.9万家"), actual(1.5e4)),
    reason="small_change",
)
case(
    "4: small change is not nearly met",
    lambda: row(base(1.0), target(1.1, printed="1.1"), actual(1.099, 2025), as_of=2025),
    final="missed",
)

GOAL = {"plan": "year-2023"}
case(
    "5: an annual goal has no pace",
    lambda: row(actual(60, 2022), target(70, 2023, **GOAL), actual(66)),
    pace="not_judged",
    reason="annual_goal",
    achievement=None,
    trend="not_judged",
    target_ratio=66 / 70,
    gap=4,
    final="missed",
    change_on_year=6,
    annual=True,
)
case(
    "5: an annual goal is not carried on",
    lambda: row(*years(2020, 55, 57, 59, 61), target(70, 2023, **GOAL)),
    trend="not_judged",
    trend_reason="annual_goal",
    projected=None,
    recent_change=2,
)
case("5: an annual goal met", lambda: row(target(70, 2023, **GOAL), actual(70)), final="met")
case(
    "5: an annual goal below last year",
    lambda: row(actual(72, 2022), target(70, 2023, **GOAL), actual(71)),
    notes=("baseline_from_actual", "goal_below_last_year"),
)
case(
    "6: part of a year counts its months",
    lambda: row(base(50), target(110), actual(80, 2023, as_at="2023-06")),
    time_progress=0.5,
    lead=0,
    as_at="2023-06",
    data_year=2023,
    change_on_year=None,
    change_reason="part_year",
)
case(
    "6: part of a year is never final",
    lambda: row(base(59), target(70), actual(80, 2025, as_at="2025-09"), as_of=2025),
    final="pending",
    pace="met_early",
)
case(
    "6: December is the whole year",
    lambda: row(base(59), target(70), actual(70, 2025, as_at="2025-12"), as_of=2025),
    final="met",
)
FLOW = {"as_at": "2023-06", "period_kind": "cumulative", "period_start": 2023}
case(
    "6: a flow of part of a year enters no series",
    lambda: row(base(59), target(70), actual(63, 2022), actual(33, 2023, **FLOW)),
    actual=63,
    data_year=2022,
)
case(
    "6: a flow of part of a year alone",
    lambda: row(base(59), target(70), actual(33, 2023, **FLOW)),
    reason="part_year_flow",
)
case(
    "6: a quarter is a flow",
    lambda: row(base(59), target(70), actual(33, "2023-Q1")),
    reason="part_year_flow",
)
case(
    "6: half the goal in half the year is not ahead",
    lambda: row(target(12, 2023, **GOAL), actual(6, 2023, **FLOW)),
    monthly_ahead=False,
    time_progress=0.5,
    target_ratio=0.5,
    final="not_obtained",
)
case(
    "6: a goal that is not judged is not ahead of its months either",
    lambda: row(
        target(12, 2023, **GOAL),
        actual(9, 2023, **FLOW),
        direction=None,
        breaks=[("count", None, 2023, "x")],
    ),
    monthly_ahead=None,
)
case(
    "6: more than half the goal in half the year is",
    lambda: row(target(12, 2023, **GOAL), actual(6.01, 2023, **FLOW)),
    monthly_ahead=True,
)
case(
    "7: a lower bound that meets the target decides",
    lambda: row(base(59), target(70), actual(75, 2025, bound="at_least"), as_of=2025),
    final="exceeded",
    met=True,
)
case(
    "7: a lower bound at 超过 leaves it open",
    lambda: row(
        base(59), target(70, comparator="above"), actual(70, 2025, bound="at_least"), as_of=2025
    ),
    final="nearly",
    met=None,
)
case(
    "7: a lower bound under the target leaves it open",
    lambda: row(base(59), target(70), actual(65, 2025, bound="at_least"), as_of=2025),
    final=None,
    final_reason="bound",
    met=None,
)
case(
    "7: a lower bound gives at least this pace",
    lambda: row(base(59), target(70), actual(66, bound="at_least")),
    pace="on_schedule",
    achieved_change=None,
    change_on_year=None,
    notes=("at_bound",),
)
for value, word, reason, notes in [
    (64.51, "roughly", None, ("at_bound",)),
    (64.5, "not_judged", "bound", ()),
    (60, "not_judged", "bound", ()),
    (59, "not_judged", "bound", ()),
]:
    case(
        f"7: at least {value} of 70 with 65.6 due",
        lambda value=value: row(base(59), target(70), actual(value, bound="at_least")),
        pace=word,
        reason=reason,
        notes=notes,
        met=None,
    )
case(
    "7: an upper bound far from a lower target says nothing, mirrored",
    lambda: row(base(70), target(59), actual(69, bound="at_most"), **LOWER),
    pace="not_judged",
    reason="bound",
    notes=(),
)
case(
    "7: a bound of a series without a target is no verdict",
    lambda: row(actual(66, bound="at_least")),
    reason="no_target",
    notes=(),
    bound="at_least",
)
case(
    "7: a lower bound that meets the target early keeps its class",
    lambda: row(base(59), target(70), actual(75, bound="at_least")),
    pace="met_early",
    trend="met",
    notes=("at_bound",),
)
case(
    "7: a final verdict at a bound says so",
    lambda: row(base(59), target(70), actual(71, 2025, bound="at_least"), as_of=2025),
    final="met",
    pace="not_judged",
    notes=("at_bound",),
)
case(
    "7: a bound below the baseline says nothing",
    lambda: row(base(59), target(70), actual(58.9, 2021, bound="at_least"), as_of=2021),
    reason="bound",
    notes=("first_year",),
)
case(
    "7: a lower bound below the baseline says nothing",
    lambda: row(base(59), target(70), actual(58, bound="at_least")),
    reason="bound",
)
case(
    "7: an upper bound under the target is missed",
    lambda: row(base(59), target(70), actual(65, 2025, bound="at_most"), as_of=2025),
    final="missed",
)
case(
    "7: an upper bound above the target leaves it open",
    lambda: row(base(59), target(70), actual(71, bound="at_most")),
    met=None,
    pace="not_judged",
    reason="bound",
)
case(
    "7: an upper bound has no pace",
    lambda: row(base(59), target(70), actual(66, bound="at_most")),
    reason="bound",
)
case(
    "7: an upper bound below the baseline is below it",
    lambda: row(base(59), target(70), actual(58, bound="at_most")),
    pace="below_baseline",
)
case(
    "7: a baseline that only just meets the target by an upper bound may not meet it",
    lambda: row(base(75, bound="at_most"), target(70), actual(72)),
    pace="met_early",
)
case(
    "7: a baseline that meets the target by a lower bound does",
    lambda: row(base(75, bound="at_least"), target(70), actual(72)),
    pace="met_at_baseline",
)
case(
    "7: a baseline about a value that meets the target does",
    lambda: row(base(75, bound="about"), target(70), actual(72)),
    pace="met_at_baseline",
)
case(
    "7: a lower bound as baseline of what should fall may not meet the target",
    lambda: row(base(8, bound="at_least"), target(10), actual(9), **LOWER),
    pace="met_early",
)
case(
    "7: an upper bound as baseline of what should fall meets the target",
    lambda: row(base(8, bound="at_most"), target(10), actual(9), **LOWER),
    pace="met_at_baseline",
)
case(
    "7: bounds mirrored",
    lambda: row(base(70), target(59), actual(63, bound="at_most"), **LOWER),
    pace="on_schedule",
    notes=("at_bound",),
)
case(
    "7: a bound as baseline gives no progress",
    lambda: row(base(59, bound="at_least"), target(70), actual(66)),
    reason="bound_baseline",
    achievement=None,
)
case(
    "7: about is judged at the value",
    lambda: row(base(59), target(70), actual(66, bound="about")),
    pace="on_schedule",
    notes=("approximate",),
)
case(
    "8: a break inside the window of the trend only",
    lambda: row(
        *years(2018, 20, 20),
        base(59),
        target(70),
        *years(2021, 61, 64, 66),
        breaks=[("count", None, 2020, "x")],
    ),
    trend="not_judged",
    trend_reason="break",
    trend_params={"year": 2020},
    reason_params={},
    pace="on_schedule",
)
case(
    "a trend and a final verdict that a break keeps away name its year",
    lambda: row(base(59), target(70), actual(71, 2025), as_of=2025, breaks=BREAK),
    reason="break",
    reason_params={"year": 2022},
    trend_reason="break",
    trend_params={"year": 2022},
    final=None,
    final_reason="break",
    final_params={"year": 2022},
)
case(
    "a trend that the end of its plan keeps away names the year",
    lambda: row(base(59), target(70), *years(2023, 62, 63, 64), as_of=2025),
    trend_reason="plan_ended",
    trend_params={"year": 2025},
    final_params={},
)
case(
    "a plan not begun names its first year in every reason",
    lambda: row(target(70, 2030, plan="15fyp"), actual(60)),
    trend_reason="not_begun",
    trend_params={"year": 2026},
    final_reason=None,
)
case(
    "11: a lead of nothing but noise is none",
    lambda: row(base(0.1), target(0.7), actual(0.1 + 0.6 * 0.6), printed=None),
    lead=0,
    reason="small_change",
)
case(
    "12: change on the year before",
    lambda: row(base(59), target(70), *years(2021, 60, 63, 66)),
    change_on_year=3,
    change_on_year_pct=3 / 63,
)
case(
    "12: the baseline may be the year before",
    lambda: row(base(59), target(70), actual(62, 2021), as_of=2021),
    change_on_year=3,
)
case(
    "12: no year before",
    lambda: row(base(59), target(70), actual(62, 2022), as_of=2022),
    change_on_year=None,
    change_reason="no_previous",
)
case(
    "12: releases of two kinds do not subtract",
    lambda: row(
        base(59), target(70), actual(63, 2022, vintage="yearbook"), actual(66, vintage="flash")
    ),
    change_on_year=None,
    change_reason="other_vintage",
)
RELEASED = {"vintage": "bulletin"}
case(
    "12: CN-RDV-1, an earlier release of the year before stands aside",
    lambda: row(
        actual(33278, 2023, vintage="preliminary", preferred=False),
        actual(33357.1, 2023, **RELEASED),
        actual(36326.8, 2024, **RELEASED),
        as_of=2024,
    ),
    change_on_year=2969.7,
    change_on_year_pct=2969.7 / 33357.1,
    change_reason=None,
)
case(
    "12: CN-RDV-2, a ratio with another release of either year is refused",
    lambda: row(
        actual(2.64, 2023, vintage="preliminary", preferred=False),
        actual(2.65, 2023, **RELEASED),
        actual(2.69, 2024, **RELEASED),
        as_of=2024,
        **PERCENT,
    ),
    change_on_year=None,
    change_reason="revised",
)
case(
    "12: a ratio with another release of the later year is refused",
    lambda: row(
        actual(2.65, 2023, **RELEASED),
        actual(2.68, 2024, vintage="preliminary", preferred=False),
        actual(2.69, 2024, **RELEASED),
        as_of=2024,
        **PERCENT,
    ),
    change_reason="revised",
)
case(
    "12: a ratio with a release between two equal ones is refused",
    lambda: row(
        actual(2.65, 2023, vintage="preliminary", preferred=False),
        actual(2.64, 2023, **RELEASED),
        actual(2.65, 2023, vintage="final", preferred=False),
        actual(2.69, 2024, **RELEASED),
        as_of=2024,
        **PERCENT,
    ),
    change_reason="revised",
)
case(
    "12: a ratio with a higher release in between is refused",
    lambda: row(
        actual(2.65, 2023, **RELEASED),
        actual(2.66, 2023, vintage="yearbook", preferred=False),
        actual(2.65, 2023, vintage="final", preferred=False),
        actual(2.69, 2024, **RELEASED),
        as_of=2024,
        **PERCENT,
    ),
    change_reason="revised",
)
case(
    "12: a ratio whose releases agree is not",
    lambda: row(
        actual(2.65, 2023, **RELEASED),
        actual(2.65, 2023, vintage="final", preferred=False),
        actual(2.69, 2024, **RELEASED),
        as_of=2024,
        **PERCENT,
    ),
    change_on_year=0.04,
)
case(
    "12: an amount whose year before was revised later is refused",
    lambda: row(
        actual(100, 2023, **RELEASED),
        actual(98, 2023, vintage="yearbook", preferred=False),
        actual(110, 2024, **RELEASED),
        as_of=2024,
    ),
    change_on_year=None,
    change_reason="revised",
)
case(
    "12: beside an amount of an unknown release any other may be the later one",
    lambda: row(
        actual(100, 2023),
        actual(98, 2023, vintage="flash", preferred=False),
        actual(110, 2024, **RELEASED),
        as_of=2024,
    ),
    change_reason="revised",
)
case(
    "12: a later release of the same value is none",
    lambda: row(
        actual(100, 2023, **RELEASED),
        actual(100, 2023, vintage="yearbook", preferred=False),
        actual(110, 2024, **RELEASED),
        as_of=2024,
    ),
    change_on_year=10,
)
case(
    "12: an amount of this year revised later compares as first released",
    lambda: row(
        actual(100, 2023, **RELEASED),
        actual(110, 2024, **RELEASED),
        actual(112, 2024, vintage="yearbook", preferred=False),
        as_of=2024,
    ),
    change_on_year=10,
    revised_value=112,
    first_value=None,
)
case(
    "12: growth of an amount is not a ratio",
    lambda: (
        judge(
            base(100),
            target(7, indicator="growth", basis_indicator="count"),
            actual(108, 2021, vintage="preliminary", preferred=False),
            actual(109, 2021, **RELEASED),
            actual(118, 2022, **RELEASED),
            as_of=2022,
            indicators=REAL,
        )
        .query("indicator == 'growth'")
        .iloc[0]
    ),
    change_on_year_pct=118 / 109 - 1,
)
# Yearly changes: planned, made, and still needed ---------------------------------------------

case(
    "a target that is met needs no more",
    lambda: row(base(59), target(70), actual(71)),
    required_change=0,
    achieved_change=4,
    gap=-1,
)
case(
    "a target that is met exactly needs no more",
    lambda: row(base(59), target(70), actual(70)),
    required_change=0,
)
case(
    "a fall that is reached needs no more",
    lambda: row(base(70), target(59), actual(58), **LOWER),
    required_change=0,
)
case(
    "half a year back counts half",
    lambda: row(base(50), target(110), actual(80, as_at="2023-06")),
    required_change=12,
    achieved_change=12,
    planned_change=12,
)
case(
    "nothing is needed after the target's year",
    lambda: row(base(59), target(70), actual(66, 2025), as_of=2025),
    required_change=None,
    achieved_change=1.4,
    planned_change=2.2,
)
case(
    "a sum begins at nothing",
    lambda: row(base(7), target(50), *years(2021, 9, 10, 12), kind="cumulative"),
    planned_change=10,
    achieved_change=31 / 3,
    required_change=9.5,
)
case(
    "a sum without an actual needs all of it",
    lambda: row(target(50), kind="cumulative"),
    reason="no_actual",
    required_change=10,
)
case(
    "an average growth needs the rest of its factor",
    lambda: row(target(7), *years(2021, 8, 9, 10), kind="annual_growth"),
    required_change=((1.07**5 / (1.08 * 1.09 * 1.1)) ** 0.5 - 1) * 100,
    achieved_change=8.996942,
    planned_change=None,
)
case(
    "an average growth needs less than before where it is ahead of it all",
    lambda: growing(100, 7, 120, 145),
    required_change=((1.07**5 / 1.45) ** (1 / 3) - 1) * 100,
    pace="met_early",
)
case(
    "an average growth without an actual needs all of it",
    lambda: row(target(7), kind="annual_growth"),
    required_change=7,
)
for kind in ("annual_floor", "ceiling", "keep", "cumulative_rate", "text"):
    case(
        f"no yearly change is asked of {kind}",
        lambda kind=kind: row(base(5), target(8), *years(2021, 5, 6, 7), kind=kind),
        planned_change=None,
        required_change=None,
        achieved_change=None,
        recent_change=None,
        projected=None,
    )
case(
    "the gap of a ceiling is that of its latest year",
    lambda: row(target(35), *years(2021, 36, 30, 34), kind="ceiling"),
    gap=-1,
    yearly_test="inside",
    years_met=2,
)
case(
    "the gap of a level to be kept is that of its latest year",
    lambda: row(base(5), target(5), *years(2021, 4, 6, 7), kind="keep"),
    gap=-2,
    pace="behind",
)
case(
    "a bound as baseline gives no yearly change",
    lambda: row(base(59, bound="at_least"), target(70), actual(66)),
    achieved_change=None,
)
case(
    "a break gives no yearly change",
    lambda: row(base(59), target(70), actual(66), breaks=BREAK),
    achieved_change=None,
    required_change=2,
)
for unit, kind, points in [
    ("percent", "level", True),
    ("percentage_point", "level", True),
    ("enterprise", "ratio", False),
    (None, "ratio", True),
    (None, "annual_growth", True),
    (None, "cumulative_rate", True),
    (None, "level", False),
]:
    case(
        f"differences of {kind} in {unit} are {'points' if points else 'amounts'}",
        lambda unit=unit, kind=kind: row(
            base(59), target(70), *years(2021, 60, 61, 62), kind=kind, unit_measure=unit
        ),
        gap_in_points=points,
    )
case(
    "a ratio without a unit with another release is refused",
    lambda: row(
        actual(2.64, 2022, vintage="preliminary", preferred=False),
        *years(2022, 2.65, 2.69, **RELEASED),
        kind="ratio",
        unit_measure=None,
    ),
    change_reason="revised",
)
case(
    "growth from below nothing has no rate",
    lambda: row(*years(2022, -5, 5)),
    change_on_year=10,
    change_on_year_pct=None,
)
case(
    "growth from one has a rate",
    lambda: row(*years(2022, 1, 1.5)),
    change_on_year=0.5,
    change_on_year_pct=0.5,
)
case(
    "growth from nothing has no rate",
    lambda: row(*years(2022, 0, 5)),
    change_on_year=5,
    change_on_year_pct=None,
)
case(
    "a rank changes by places only",
    lambda: row(
        base(9, ranked=14),
        target(5, ranked=14, comparator="at_most"),
        *years(2022, 8, 6, ranked=14),
        **RANKED,
    ),
    change_on_year=-2,
    change_on_year_pct=None,
)
case(
    "chained growth has no change on the year",
    lambda: row(target(7), *years(2021, 8, 9, 10), kind="annual_growth", unit_measure="percent"),
    change_on_year=None,
    change_on_year_pct=None,
)
case(
    "no actual has no change on the year",
    lambda: row(base(59), target(70)),
    change_on_year=None,
    change_reason="no_actual",
    change_params={},
)
case(
    "a bound has no change on the year",
    lambda: row(*years(2022, 60, 66, bound="at_least")),
    change_reason="bound",
)
case(
    "a bound of the year before has none either",
    lambda: row(actual(60, 2022, bound="about"), actual(66)),
    change_reason="bound",
)
case(
    "a gap of no less than the year before is the loss",
    lambda: row(base(5), target(None), *years(2021, 5, 7, 6.5), kind="keep"),
    gap=0.5,
)
case(
    "the gap of a floor by its mean",
    lambda: row(target(6, period_kind="average", period_start=2021), *years(2021, 4, 6, 5)),
    gap=1,
    pace="behind",
)
case(
    "a ceiling for one year is told by its own value",
    lambda: row(target(35, 2023, plan="year-2023"), actual(34), kind="ceiling"),
    gap=-1,
    final="met",
)
for goal, below in [(72.1, False), (72, False), (71.9, True)]:
    case(
        f"5: a goal of {goal} after 72",
        lambda goal=goal: row(
            figure("baseline", 2022, 72, plan="year-2023"),
            target(goal, 2023, plan="year-2023"),
            actual(73),
        ),
        notes=("goal_below_last_year",) if below else (),
    )
    case(
        f"5: a goal of {goal} after 72 where lower is better",
        lambda goal=goal: row(
            actual(72, 2022),
            target(goal, 2023, plan="year-2023"),
            actual(71),
            **LOWER,
        ),
        notes=("baseline_from_actual", "goal_below_last_year")
        if goal > 72
        else ("baseline_from_actual",),
    )
case(
    "the first release before the judged one stands beside it",
    lambda: row(
        actual(64, vintage="flash", preferred=False),
        actual(65, vintage="preliminary", preferred=False),
        actual(66, vintage="bulletin"),
        actual(67, vintage="yearbook", preferred=False),
        actual(68, vintage="final", preferred=False),
    ),
    actual=66,
    first_value=64,
    revised_value=68,
    revised_vintage="final",
    notes=("later_revision", "not_first_release"),
)
case(
    "a flash figure has no earlier release, a later one stands beside",
    lambda: row(
        actual(60, 2022, vintage="flash"),
        actual(66, vintage="flash"),
        actual(67, vintage="preliminary", preferred=False),
    ),
    first_value=None,
    revised_value=67,
    change_on_year=6,
)
case(
    "a flash figure before the judged one stands beside",
    lambda: row(actual(66, vintage="bulletin"), actual(64, vintage="flash", preferred=False)),
    first_value=64,
    revised_value=None,
    notes=("not_first_release",),
)
case(
    "a flash figure of the year before that was revised is refused",
    lambda: row(
        actual(60, 2022, vintage="flash"),
        actual(61, 2022, vintage="bulletin", preferred=False),
        actual(66, vintage="flash"),
    ),
    change_reason="revised",
)
case(
    "beside a figure of no known release nothing is earlier or later",
    lambda: row(
        actual(66),
        actual(64, vintage="flash", preferred=False),
        actual(68, vintage="final", preferred=False),
    ),
    first_value=None,
    revised_value=None,
    notes=(),
)
case(
    "a baseline of the year before is no release of its actual",
    lambda: row(
        base(58, 2022, vintage="yearbook", plan="13fyp"),
        *years(2022, 60, 66, **RELEASED),
        actual(64, vintage="flash", preferred=False),
    ),
    change_on_year=6,
)
case(
    "a figure over several years is no release of the year",
    lambda: row(
        *years(2022, 60, 66, **RELEASED),
        actual(
            160,
            2022,
            vintage="yearbook",
            period_kind="cumulative",
            period_start=2020,
            preferred=False,
        ),
    ),
    change_on_year=6,
)
case(
    "a doubtful or partial release of the year before is none",
    lambda: row(
        *years(2022, 60, 66, **RELEASED),
        actual(61, 2022, vintage="final", obs_status="U", preferred=False),
        actual(59, 2022, vintage="yearbook", as_at="2022-06", preferred=False),
    ),
    change_on_year=6,
)
case(
    "a doubtful or partial release stands beside nothing",
    lambda: row(
        actual(66, vintage="bulletin"),
        actual(68, vintage="final", preferred=False, obs_status="U"),
        actual(69, vintage="yearbook", preferred=False, as_at="2023-06"),
    ),
    revised_value=None,
)
case(
    "a doubtful figure is never judged",
    lambda: row(base(59), target(70), actual(66, obs_status="U", preferred=False)),
    reason="doubtful",
    actual=None,
)
case(
    "a doubtful figure marked preferred is not either",
    lambda: row(base(59), target(70), actual(66, obs_status="U")),
    reason="doubtful",
)
case(
    "a figure that is not preferred is not looked at",
    lambda: row(base(59), target(70), actual(62, 2022), actual(66, preferred=False)),
    actual=62,
)
case(
    "a panel figure says so",
    lambda: row(base(59), target(70), actual(66, grade="panel")),
    grade="panel",
    notes=("weak_source",),
)
case(
    "milestones bend the path",
    lambda: row(base(100), figure("milestone", 2023, 120), target(200), actual(130)),
    path_progress=0.2,
    lead=10,
    pace="ahead",
    time_progress=0.6,
    notes=("milestone_path",),
)
case(
    "between milestone and target",
    lambda: row(
        base(100), figure("milestone", 2023, 120), target(200), actual(160, 2024), as_of=2024
    ),
    path_progress=0.6,
    lead=0,
)
case(
    "before the milestone",
    lambda: row(
        base(100), figure("milestone", 2022, 120), target(200), actual(110, 2021), as_of=2021
    ),
    path_progress=0.1,
)
case(
    "a milestone of another plan does not",
    lambda: row(base(100), figure("milestone", 2023, 120, plan="13fyp"), target(200), actual(130)),
    path_progress=0.6,
)


@pytest.mark.parametrize(("found", "expected"), CASES)
def test_case_is_judged_as_the_method_says(found, expected):
    check(found(), expected)


def test_own_five_year_plan_is_quoted_first():
    frame = judge(
        base(59),
        target(70),
        target(75, plan="nation"),
        target(68, 2023, plan="year-2023"),
        actual(66),
    )

    first = frame.set_index("plan")["first_choice"]

    assert first.to_dict() == {"14fyp": True, "nation": False, "year-2023": True}


def test_two_scopes_are_two_rows():
    frame = judge(
        target(2, indicator="city"),
        target(1, indicator="county"),
        actual(1.5, indicator="city"),
        indicators={"city": PERCENT, "county": PERCENT},
    )

    assert frame["indicator"].tolist() == ["city", "county"]
    assert frame["reason"].tolist() == ["no_baseline", "no_actual"]


def test_ids_of_the_figures_used_are_kept():
    records = [base(59), target(70), actual(60, 2021), actual(66)]

    assert row(*records)["figure_ids"] == tuple(records[place]["figure_id"] for place in (0, 1, 3))


def test_ids_of_a_sum_name_every_year():
    records = [target(50), *years(2021, 9, 10, 12)]

    used = row(*records, kind="cumulative")["figure_ids"]

    assert set(used) == {record["figure_id"] for record in records}


def test_an_average_growth_is_shown_without_noise():
    growth = judge(
        base(100),
        target(7, indicator="growth", basis_indicator="count"),
        *years(2021, 108, 118),
        as_of=2022,
        indicators=REAL,
    ).query("indicator == 'growth'")

    assert growth["actual"].tolist() == [8.627805]
    assert growth["gap"].tolist() == [-1.627805]


def test_nothing_to_judge_is_an_empty_table():
    assert len(judge()) == 0
