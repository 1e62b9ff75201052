"""The table of cases, continued: what is measured, from which year on, and what is shown."""

import math

import pytest
from cases import judge
from table import LOWER, PERCENT, REAL, actual, base, check, row, target, years

CASES = []
GOAL = {"plan": "year-2023"}


def case(name, found, **expected):
    CASES.append(pytest.param(found, expected, id=name))


def grown(*records, as_of=2023, **fields):
    """The row of an average growth of 7 % of `count`."""
    aim = target(7, indicator="growth", basis_indicator="count", **fields)
    frame = judge(aim, *records, as_of=as_of, indicators=REAL)
    return frame.query("indicator == 'growth'").iloc[0]


# Which way is better ------------------------------------------------------------------------

for word in ("at_least", "above"):
    case(
        f"{word} says that more is better where the indicator does not",
        lambda word=word: row(base(59), target(70, comparator=word), actual(66), direction=None),
        gap=4,
        achievement=7 / 11,
        pace="on_schedule",
    )
case(
    "以内 of an average growth is missed above it",
    lambda: row(
        target(3, comparator="at_most"),
        *years(2021, 4, 4, 4, 4, 4),
        kind="annual_growth",
        as_of=2025,
        **LOWER,
    ),
    gap=1,
    final="missed",
)
case(
    "an average growth without a direction should rise",
    lambda: row(
        target(7, comparator=None), *years(2021, 8, 9, 10), kind="annual_growth", direction=None
    ),
    gap=-1.996942,
    pace="ahead",
)
case(
    "a rank is better where it is smaller, whatever the wording",
    lambda: row(base(9, ranked=14), target(6, ranked=14), actual(5, ranked=14), kind="rank"),
    gap=-1,
    met=True,
    movement="reached",
)
case(
    "a range without a direction shows its lower end",
    lambda: row(base(3), target(4, value_upper=4.5, comparator=None), actual(4), direction=None),
    target=4,
    target_upper=4.5,
    reason="no_direction",
)
case(
    "左右 of a yearly mean is no allowance",
    lambda: row(
        target(5, period_kind="average", period_start=2021, comparator="about"),
        *years(2021, 4.8, 4.8, 4.8),
    ),
    met=False,
    pace="behind",
)
case(
    "左右 of a ceiling is no allowance",
    lambda: row(target(35, comparator="about"), actual(36), kind="ceiling"),
    yearly_test="outside",
    gap=1,
)
case(
    "左右 of a level to be kept is no allowance",
    lambda: row(target(5, 2023, comparator="about", **GOAL), actual(4.9), kind="keep"),
    met=False,
    final="missed",
)
case(
    "不低于上年 for one year is the year before itself",
    lambda: row(actual(60, 2022), target(None, 2023, **GOAL), actual(61), kind="keep"),
    target=60,
    gap=-1,
    final="met",
)
for bound, pace, reason in [("at_least", "on_schedule", None), ("at_most", "not_judged", "bound")]:
    case(
        f"a sum with a year {bound} is one itself",
        lambda bound=bound: row(
            target(50),
            actual(9, 2021),
            actual(10, 2022, bound=bound),
            actual(12),
            kind="cumulative",
        ),
        pace=pace,
        reason=reason,
        notes=("at_bound",) if reason is None else (),
    )
case(
    "a sum with bounds on either side is about its value",
    lambda: row(
        target(50),
        actual(9, 2021, bound="at_least"),
        actual(10, 2022, bound="at_most"),
        actual(12),
        kind="cumulative",
    ),
    pace="on_schedule",
    notes=("approximate",),
)

# From when on -------------------------------------------------------------------------------

case(
    "a sum is counted from the plan's base year, whatever its baseline's",
    lambda: row(base(7, 2019), target(50), *years(2021, 9, 10, 12), kind="cumulative"),
    time_progress=0.6,
    actual=31,
)
case(
    "a sum over the years that are printed",
    lambda: row(
        target(50, period_kind="cumulative", period_start=2022),
        *years(2021, 9, 10, 12),
        kind="cumulative",
    ),
    time_progress=0.5,
    actual=22,
    achievement=0.44,
    required_change=14,
)
case(
    "a rate over the years that are printed",
    lambda: row(
        base(7, 2019),
        target(20, period_kind="cumulative", period_start=2022),
        actual(10, period_kind="cumulative", period_start=2022),
        kind="cumulative_rate",
    ),
    time_progress=0.5,
    actual=10,
    achievement=math.log(0.9) / math.log(0.8),
)
case(
    "an average growth over the years that are printed",
    lambda: row(
        base(3, 2019),
        target(7, period_kind="average", period_start=2022),
        *years(2021, 1, 8, 9),
        kind="annual_growth",
    ),
    time_progress=0.5,
    actual=(math.sqrt(1.08 * 1.09) - 1) * 100,
)
case(
    "a floor for the years that are printed",
    lambda: row(
        base(3, 2019),
        target(5, period_kind="each_year", period_start=2022),
        *years(2021, 4, 6, 5),
    ),
    years_met=2,
    years_judged=2,
    years_expected=4,
    achievement=1,
    pace="on_schedule",
)
case(
    "a level to be kept in the years that are printed",
    lambda: row(target(5, period_start=2022), *years(2021, 4, 6, 5, 5, 5), kind="keep", as_of=2025),
    years_judged=4,
    years_expected=4,
    final="met",
)
case(
    "a level to be kept in every year of the plan, whatever its baseline's",
    lambda: row(base(5, 2019), target(5), *years(2021, 5, 5, 5, 5, 5), kind="keep", as_of=2025),
    years_expected=5,
    final="met",
)
case(
    "the base year is no part of a sum",
    lambda: row(target(50), *years(2020, 8, 9, 10, 12), kind="cumulative"),
    actual=31,
)
case(
    "the base year need not meet a floor",
    lambda: row(target(5), *years(2020, 4, 5, 6, 9), kind="annual_floor"),
    years_judged=3,
    pace="on_schedule",
)
case(
    "a plan of two years is no annual goal",
    lambda: row(
        base(59, 2021, plan="two-years"),
        target(70, 2023, plan="two-years"),
        actual(66, 2022),
        as_of=2022,
    ),
    annual=False,
    time_progress=0.5,
    pace="ahead",
)
case(
    "a plan of an unknown base year has no schedule",
    lambda: row(target(70, plan="loose"), actual(66)),
    plan="loose",
    time_progress=None,
    planned_change=None,
    notes=(),
)
case(
    "a sum of an unknown base year has no schedule either",
    lambda: row(target(50, plan="loose"), actual(9, 2021), kind="cumulative"),
    actual=None,
    planned_change=None,
)
case(
    "a target of the base year has no yearly change",
    lambda: row(base(59), target(70, 2020)),
    planned_change=None,
)
case(
    "a target without a year has no schedule",
    lambda: row(base(59), target(70, None), actual(66)),
    time_progress=None,
    planned_change=None,
    target_period=None,
)
case(
    "before the first actual no time has passed",
    lambda: row(base(59), target(70)),
    time_progress=None,
    data_year=None,
    as_at=None,
    stale=False,
    notes=(),
)
case(
    "a goal for one month",
    lambda: row(target(12, "2023-01", **GOAL), actual(6, as_at="2023-01")),
    time_progress=1,
    target_period="2023-01",
    data_year=2023,
    as_at="2023-01",
)
case(
    "a series without a target shows all its years",
    lambda: row(*years(2018, 60, 66)),
    actual=66,
    data_year=2019,
    change_on_year=6,
)

case(
    "不低于上年 leaves out a year whose year before is missing",
    lambda: row(base(5), target(None), actual(5, 2021), actual(7), kind="keep"),
    years_met=1,
    years_judged=1,
    pace="on_schedule",
)
case(
    "不低于上年 with a missing first year is no miss",
    lambda: row(target(None), *years(2021, 5, 6, 7, 8, 9), kind="keep", as_of=2025),
    years_met=4,
    years_judged=4,
    final="pending",
)
case(
    "不低于上年 is told against the baseline first",
    lambda: row(base(5), target(None), *years(2021, 4.9, 5, 6), kind="keep"),
    years_met=2,
    years_judged=3,
    pace="behind",
    gap=-1,
)
case(
    "a ceiling is told within the year too",
    lambda: row(target(35), actual(30, as_at="2023-06"), kind="ceiling"),
    yearly_test="inside",
    years_judged=0,
    pace="on_schedule",
)
case(
    "a ceiling without an actual is not told",
    lambda: row(base(30), target(35), kind="ceiling"),
    yearly_test=None,
    reason="no_actual",
)

# What is planned and made -------------------------------------------------------------------

case(
    "a level to be held has no progress",
    lambda: row(base(2), target(2), actual(2.5)),
    yearly_test="kept",
    achievement=None,
    lead=None,
)
case(
    "a floor has no lead",
    lambda: row(base(3), target(5), *years(2021, 5, 6, 9), kind="annual_floor"),
    achievement=1,
    lead=None,
)
case(
    "a ceiling has no progress",
    lambda: row(base(40), target(35), actual(37), kind="ceiling"),
    achievement=None,
    lead=None,
)
case(
    "a level to be kept has no progress",
    lambda: row(base(4), target(5), *years(2021, 5, 5, 4.5), kind="keep"),
    achievement=None,
    lead=None,
    pace="lost",
)
case(
    "a text has no progress, even with a number",
    lambda: row(base(4), target(5), actual(4.5), kind="text"),
    achievement=None,
    lead=None,
)
case(
    "an average fall to nothing has no path",
    lambda: row(
        target(-100, comparator="at_most"), *years(2021, 8, 9, 10), kind="annual_growth", **LOWER
    ),
    achievement=None,
    reason="not_positive",
)
case(
    "a year of growth of −100 % ends a chain",
    lambda: row(target(7), *years(2021, 8, -100, 10), kind="annual_growth"),
    reason="not_positive",
)
case(
    "a printed average of −100 % is not judged",
    lambda: row(
        target(7), actual(-100, period_kind="average", period_start=2021), kind="annual_growth"
    ),
    reason="not_positive",
)
case(
    "growth to nothing is not judged",
    lambda: grown(base(100), *years(2021, 100, 0), as_of=2022),
    reason="not_positive",
)
case(
    "growth below one is like any other",
    lambda: grown(base(0.5), *years(2021, 0.6, 0.8), as_of=2022),
    actual=(math.sqrt(1.6) - 1) * 100,
)
case(
    "a fall by all is not judged",
    lambda: row(target(20), actual(100), kind="cumulative_rate"),
    reason="not_positive",
)
case(
    "a rate without a direction is not reckoned",
    lambda: (
        judge(
            target(21, indicator="rate", basis_indicator="value", comparator=None),
            actual(10, indicator="rate"),
            actual(5, indicator="value"),
            indicators={"rate": {"kind": "cumulative_rate", "direction": None}, "value": {}},
        )
        .query("indicator == 'rate'")
        .iloc[0]
    ),
    reason="no_direction",
    achievement=None,
)
case(
    "an average growth needs nothing after its end",
    lambda: grown(base(100), *years(2021, 108, 118, 130, 140, 150), as_of=2025),
    required_change=None,
    final="exceeded",
)
case(
    "an average growth with one month to go",
    lambda: grown(base(100), actual(130, 2025, as_at="2025-11"), as_of=2025),
    required_change=((1.07**5 / 1.3) ** 12 - 1) * 100,
)
for kind, aim, values, progress in [
    ("cumulative", 50, (9, 10, 12), 0.62),
    ("cumulative_rate", 20, (4, 8, 13), math.log(0.87) / math.log(0.8)),
    ("annual_growth", 7, (8, 9, 10), math.log(1.08 * 1.09 * 1.1) / (5 * math.log(1.07))),
]:
    case(
        f"{kind} is not reckoned from a baseline that is a bound",
        lambda kind=kind, aim=aim, values=values: row(
            base(7, bound="at_least"), target(aim), *years(2021, *values), kind=kind
        ),
        achievement=progress,
        reason=None,
        baseline_bound="at_least",
        notes=(),
    )

# Which figure counts ------------------------------------------------------------------------

case(
    "a printed total of fewer years does not win over the sum",
    lambda: row(
        target(50),
        *years(2021, 9, 10, 12),
        actual(20, 2022, period_kind="cumulative", period_start=2021),
        kind="cumulative",
    ),
    actual=31,
)
case(
    "a printed total of more years does",
    lambda: row(
        target(50),
        actual(9, 2021),
        actual(33, period_kind="cumulative", period_start=2021),
        kind="cumulative",
    ),
    actual=33,
    data_year=2023,
)
case(
    "a sum without its first year has no year",
    lambda: row(target(50), actual(12), kind="cumulative"),
    actual=None,
    data_year=None,
)
case(
    "a printed average of fewer years does not win over the chain",
    lambda: row(
        target(7),
        *years(2021, 8, 9, 10),
        actual(6, 2022, period_kind="average", period_start=2021),
        kind="annual_growth",
    ),
    actual=8.996942,
)
case(
    "a rate said to be since the base wins in the same year",
    lambda: row(
        target(20),
        actual(12),
        actual(13, period_kind="change", period_start=2020),
        kind="cumulative_rate",
    ),
    actual=13,
)
case(
    "an older one does not",
    lambda: row(
        target(20),
        actual(9, 2022, period_kind="change", period_start=2020),
        actual(12),
        kind="cumulative_rate",
    ),
    actual=12,
)
case(
    "a doubtful target is none",
    lambda: row(base(59), target(70, obs_status="U"), actual(66)),
    reason="no_target",
    target=None,
)
case(
    "a target that another replaces is not judged",
    lambda: row(
        base(59), target(70, figure_id="m-old"), target(80, supersedes="m-old"), actual(66)
    ),
    target=80,
    superseded_target=70,
)
case(
    "a series with nothing but doubtful or later figures is not listed",
    lambda: {
        "rows": len(
            judge(
                actual(66),
                actual(7, 2024, indicator="later"),
                actual(8, indicator="doubt", obs_status="U"),
                indicators={"count": {}, "later": {}, "doubt": {}},
            )
        )
    },
    rows=1,
)

# What is shown ------------------------------------------------------------------------------

case(
    "a row says what it is about",
    lambda: row(
        base(59, figure_id="m-base"),
        target(70, figure_id="m-target", obligation="binding", department="x", aspired=True),
        actual(66, figure_id="m-actual", obs_status="E", vintage="bulletin"),
        actual(67, figure_id="m-later", vintage="yearbook", preferred=False),
        actual(65, figure_id="m-first", vintage="flash", preferred=False),
    ),
    ref_area="620600",
    indicator="count",
    plan="14fyp",
    kind="level",
    rule="K1",
    unit_measure="enterprise",
    concept="count",
    theme="input",
    headline=True,
    baseline_id="m-base",
    baseline_bound=None,
    target_id="m-target",
    comparator="at_least",
    aspired=True,
    obligation="binding",
    department="x",
    actual_id="m-actual",
    obs_status="E",
    vintage="bulletin",
    bound=None,
    grade="official",
    revised_id="m-later",
    first_id="m-first",
    years_met=None,
    years_judged=None,
    years_expected=None,
    figure_ids=("m-base", "m-target", "m-actual"),
)
case(
    "other methods stand in columns of their own",
    lambda: row(base(100), target(200), actual(160)),
    target_ratio=0.8,
    growth_ratio=(1.6 ** (1 / 3) - 1) / (2**0.2 - 1),
    growth_status="substantial",
    current_status=6,
    compound_value=100 * 2**0.6,
)
case(
    "an indicator that no list names is a level of no theme",
    lambda: judge(
        base(59, indicator="strange"),
        target(70, indicator="strange"),
        actual(66, indicator="strange"),
    ).iloc[0],
    rule="K1",
    headline=False,
    unit_measure=None,
    concept=None,
    theme=None,
    pace="on_schedule",
)
case(
    "a series without a target shows its baseline's plan",
    lambda: row(base(59), actual(66)),
    plan="14fyp",
    baseline=59,
    target_id=None,
    aspired=False,
)
case("a series with actuals alone has no plan", lambda: row(actual(66)), plan=None)
case(
    "a target keeps its plan where its baseline is an actual",
    lambda: row(target(50, 2020, plan="13fyp"), actual(40, 2015), actual(51, 2020)),
    plan="13fyp",
    baseline=40,
)
case(
    "a target's own kind comes before the indicator's",
    lambda: row(base(59), target(70, kind="level"), actual(66), **PERCENT),
    rule="K1",
)
case(
    "每年 of a percentage is a floor",
    lambda: row(
        target(2, period_kind="each_year", period_start=2021), *years(2021, 2, 2.1, 2), **PERCENT
    ),
    rule="K6",
    pace="on_schedule",
)

# Trends -------------------------------------------------------------------------------------

case(
    "a trend at a target to be undercut, at rest",
    lambda: row(
        base(260),
        target(200, comparator="below"),
        *years(2018, 200, 200, 200, 200, 200, 200),
        **LOWER,
    ),
    trend="hard",
    met=False,
)
case(
    "a trend of no change of what should fall is hard, not away",
    lambda: row(base(300), target(200), *years(2021, 300, 300, 300), **LOWER),
    trend="hard",
)
case(
    "the level that an average growth asks for is what its trend is to reach",
    lambda: grown(base(100), *years(2021, 108, 118), as_of=2022),
    trend="likely",
)
case(
    "the printed baseline opens the window, not the actual of its year",
    lambda: row(base(100), target(200), *years(2020, 90, 120, 140, 160)),
    recent_change=20,
)
case(
    "a baseline five years back opens the window",
    lambda: row(base(60, 2018), target(200), actual(140, 2022), actual(160)),
    recent_change=20,
    trend="likely",
)
case(
    "a baseline a little more than five years back does not",
    lambda: row(base(60, 2018, as_at="2018-09"), target(200), actual(140, 2022), actual(160)),
    recent_change=None,
    trend_reason="few_years",
)
case(
    "a baseline six years back does not either",
    lambda: row(base(0, 2017), target(200), *years(2021, 120, 140, 160)),
    recent_change=20,
)
case(
    "a rough baseline of the last whole year is not in the window",
    lambda: row(
        base(100, bound="about"),
        target(200),
        *years(2018, 60, 80, 100),
        actual(105, 2021, as_at="2021-06"),
        as_of=2021,
    ),
    recent_change=20,
    trend="likely",
)
case(
    "a bound before the window says nothing of it",
    lambda: row(actual(50, 2015, bound="at_least"), base(100), target(200), actual(160)),
    trend_reason="few_years",
)
case(
    "a baseline that is a bound gives no trend",
    lambda: row(base(100, bound="at_least"), target(200), *years(2021, 120, 140, 160)),
    recent_change=None,
    trend_reason="bound",
)
case(
    "a bound within the year gives no trend",
    lambda: row(
        base(100),
        target(200),
        *years(2021, 120, 140),
        actual(150, as_at="2023-06", bound="at_least"),
    ),
    trend_reason="bound",
)
case(
    "a break in the window's first year is before it all",
    lambda: row(
        base(100),
        target(200),
        *years(2021, 120, 140, 160),
        breaks=[("count", None, 2020, "x")],
    ),
    trend="likely",
    recent_change=20,
)


@pytest.mark.parametrize(("found", "expected"), CASES)
def test_case_is_judged_as_the_method_says(found, expected):
    check(found(), expected)
