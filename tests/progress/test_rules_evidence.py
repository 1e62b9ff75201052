"""The table of cases, continued: which figures speak for a row, what they note, the path."""

import math

import pytest
from cases import figure, judge
from table import REAL, actual, base, check, row, target, years

CASES = []


def case(name, found, **expected):
    CASES.append(pytest.param(found, expected, id=name))


def milestone(value, year=2023, **fields):
    return figure("milestone", year, value, **fields)


def growth(*records, as_of=2023):
    frame = judge(*records, as_of=as_of, indicators=REAL)
    return frame.query("indicator == 'growth'").iloc[0]


def first_in(indicator, *records, **options):
    frame = judge(*records, indicators={"count": {}, "other": {}}, **options)
    return frame[frame["indicator"] == indicator].iloc[0]


# The figures used -----------------------------------------------------------------------------

case(
    "the ids of baseline, target and actual",
    lambda: row(
        base(59, figure_id="e1"),
        target(70, figure_id="e2"),
        actual(60, 2021, figure_id="e3"),
        actual(66, figure_id="e4"),
    ),
    figure_ids=("e1", "e2", "e4"),
    baseline_id="e1",
    target_id="e2",
    actual_id="e4",
)
case(
    "the ids without a baseline",
    lambda: row(target(70, figure_id="e5"), actual(66, figure_id="e6")),
    figure_ids=("e5", "e6"),
    baseline_id=None,
)
case(
    "the ids without an actual",
    lambda: row(base(59, figure_id="e7"), target(70, figure_id="e8")),
    figure_ids=("e7", "e8"),
    actual_id=None,
    actual=None,
    data_year=None,
    as_at=None,
    notes=(),
)
case(
    "no id where no figure has a number",
    lambda: row(actual(None, figure_id="e9")),
    figure_ids=(),
    reason="no_target",
)
case(
    "the ids of a sum, each once",
    lambda: row(
        target(50, figure_id="e10"),
        actual(9, 2021, figure_id="e11"),
        actual(10, 2022, figure_id="e12"),
        kind="cumulative",
        as_of=2022,
    ),
    figure_ids=("e10", "e12", "e11"),
)
case(
    "no year met is a count of none",
    lambda: row(target(5), *years(2021, 4, 3, 2), kind="annual_floor"),
    years_met=0,
    years_judged=3,
    achievement=0,
    notes=("year_missed",),
)
case(
    "every year met has no note of one missed",
    lambda: row(target(5), *years(2021, 5, 6, 7), kind="annual_floor"),
    years_met=3,
    notes=(),
)

# Baselines ------------------------------------------------------------------------------------

case(
    "a baseline of the year that is looked at is seen",
    lambda: row(base(59), target(70), as_of=2020),
    baseline=59,
    reason="not_begun",
)
case(
    "a baseline without a target is shown with its plan",
    lambda: row(base(59), actual(66)),
    baseline=59,
    baseline_period="2020",
    plan="14fyp",
    reason="no_target",
    notes=(),
)
case(
    "the latest baseline of any plan without a target",
    lambda: row(base(59), base(61, 2021, plan="nation"), actual(66)),
    baseline=61,
    plan="nation",
)
case(
    "another plan's baseline is not the row's",
    lambda: row(base(59), base(80, 2021, plan="nation"), target(70), actual(66)),
    baseline=59,
    notes=(),
)
case(
    "the plan's own baseline of the base year before its later one",
    lambda: row(base(59), base(61, 2021), target(70), actual(66)),
    baseline=59,
    baseline_period="2020",
    notes=(),
)
case(
    "the plan's later baseline where it has no other",
    lambda: row(base(61, 2021), target(70), actual(66)),
    baseline=61,
    baseline_period="2021",
    time_progress=0.5,
    notes=("baseline_other_year",),
)
case(
    "a baseline of no plan is not a plan's",
    lambda: row(base(59, plan=None), target(70), actual(66)),
    baseline=None,
    reason="no_baseline",
)
case(
    "no other year where the plan's base year is unknown",
    lambda: row(base(59, plan="own"), target(70, plan="own"), actual(66)),
    baseline=59,
    notes=(),
)
case(
    "no other year where there is no baseline",
    lambda: row(target(70), actual(66)),
    baseline=None,
    notes=(),
)
case(
    "a flash baseline and a bulletin differ",
    lambda: row(base(59, vintage="flash"), target(70), actual(66, vintage="bulletin")),
    notes=("vintage_differs",),
    pace="on_schedule",
)
case(
    "a bulletin baseline and a flash actual differ",
    lambda: row(base(59, vintage="bulletin"), target(70), actual(66, vintage="flash")),
    notes=("vintage_differs",),
)
case(
    "a baseline of unknown release differs from none",
    lambda: row(base(59), target(70), actual(66, vintage="bulletin")),
    notes=(),
)
case(
    "an actual of unknown release differs from none",
    lambda: row(base(59, vintage="bulletin"), target(70), actual(66)),
    notes=(),
)
case(
    "an actual of a release that is not in the list differs from none",
    lambda: row(base(59, vintage="bulletin"), target(70), actual(66, vintage="unheard of")),
    notes=(),
)

# Actuals --------------------------------------------------------------------------------------

case(
    "the first of two preferred releases stands for a year",
    lambda: row(
        base(59),
        target(70),
        actual(65, vintage="flash"),
        actual(66, vintage="bulletin"),
        actual(67, vintage="census_revised"),
    ),
    actual=65,
    vintage="flash",
    revised_value=67,
)
case(
    "whatever the order in which they are given",
    lambda: row(
        base(59),
        target(70),
        actual(67, vintage="census_revised"),
        actual(66, vintage="bulletin"),
        actual(65, vintage="preliminary"),
    ),
    actual=65,
    vintage="preliminary",
)
case(
    "a release of a known edition before one of an unknown",
    lambda: row(base(59), target(70), actual(67, vintage="census_revised"), actual(66)),
    actual=67,
    vintage="census_revised",
)
case(
    "a quarter ends with its last month",
    lambda: row(base(59), target(70), actual(66, "2023-Q2", period_kind="point"), actual(60, 2022)),
    actual=60,
    data_year=2022,
)
case(
    "a quarter's amount is held against the goal for its year",
    lambda: row(target(12, 2023, plan="year-2023"), actual(6.01, "2023-Q2")),
    actual=6.01,
    as_at="2023-06",
    monthly_ahead=True,
)
case(
    "a year's amount told from its first day is a year",
    lambda: row(base(59), target(70), actual(66, period_kind="cumulative", period_start=2023)),
    actual=66,
    data_year=2023,
    pace="on_schedule",
)
case(
    "an amount of two years is no year's",
    lambda: row(
        base(59),
        target(70),
        actual(60, 2022),
        actual(66, period_kind="cumulative", period_start=2022),
    ),
    actual=60,
    data_year=2022,
)
case(
    "an amount from the year before into January is no year's",
    lambda: row(
        target(12, 2023, plan="year-2023"),
        actual(9, as_at="2023-01", period_kind="cumulative", period_start=2022),
    ),
    actual=None,
    reason="no_actual",
)
case(
    "a change over a year is no level",
    lambda: row(base(59), target(70), actual(5, period_kind="change", period_start=2022)),
    actual=None,
    reason="no_actual",
)
case(
    "an average over a year is no level",
    lambda: row(base(59), target(70), actual(5, period_kind="average", period_start=2023)),
    actual=None,
    reason="no_actual",
)
case(
    "a running total within its first year is part of a year",
    lambda: row(
        target(50),
        actual(9, 2021, as_at="2021-09", period_kind="cumulative", period_start=2021),
        kind="cumulative",
        as_of=2021,
    ),
    actual=None,
    reason="part_year_flow",
)
case(
    "the target is not its own running total",
    lambda: row(
        target(50, period_kind="cumulative", period_start=2021),
        *years(2021, 8, 8, 8, 8, 8),
        as_of=2025,
    ),
    actual=40,
    final="missed",
)
for name, fields in (("set aside", {"preferred": False}), ("doubtful", {"obs_status": "U"})):
    case(
        f"a running total that is {name} does not win",
        lambda fields=fields: row(
            target(50),
            *years(2021, 9, 10, 12),
            actual(33, period_kind="cumulative", period_start=2021, **fields),
            kind="cumulative",
        ),
        actual=31,
    )
case(
    "a running total from another year does not win",
    lambda: row(
        target(50),
        *years(2021, 9, 10, 12),
        actual(33, period_kind="cumulative", period_start=2020),
        kind="cumulative",
    ),
    actual=31,
)
case(
    "a running total of another series does not win",
    lambda: first_in(
        "count",
        target(50, kind="cumulative"),
        *years(2021, 9, 10, 12),
        actual(33, indicator="other", period_kind="cumulative", period_start=2021),
    ),
    actual=31,
)
case(
    "an average since another year does not win",
    lambda: row(
        target(7),
        *years(2021, 8, 9, 10),
        actual(6, period_kind="average"),
        kind="annual_growth",
    ),
    actual=8.996942,
)
case(
    "a doubtful figure without a period says nothing",
    lambda: first_in(
        "count", base(59), target(70), actual(66, None, indicator="other", obs_status="U")
    ),
    reason="no_actual",
)
case(
    "a doubtful figure of the period is the reason",
    lambda: row(base(59), target(70), actual(66, obs_status="U")),
    reason="doubtful",
)
case(
    "what is known within the year is the latest",
    lambda: row(base(59), target(70), actual(63, 2022), actual(64, as_at="2023-06")),
    actual=64,
    as_at="2023-06",
)
case(
    "the whole year is later than its June",
    lambda: row(base(59), target(70), actual(66), actual(64, as_at="2023-06")),
    actual=66,
    as_at=None,
)
case(
    "a plan of several years does not see an amount of part of a year",
    lambda: row(
        base(59),
        target(70),
        actual(63, 2022),
        actual(9, as_at="2023-09", period_kind="cumulative", period_start=2023),
    ),
    actual=63,
)
case(
    "a level within the year serves a goal for the year too",
    lambda: row(
        target(12, 2023, plan="year-2023"),
        actual(9, as_at="2023-09", period_kind="cumulative", period_start=2023),
        actual(11),
    ),
    actual=11,
    as_at=None,
)
case(
    "a growth of a basis that is not in the list is not judged from another",
    lambda: growth(
        base(100),
        target(7, indicator="growth", basis_indicator="nowhere"),
        *years(2021, 8, 9, 10, indicator="growth"),
    ),
    actual=8.996942,
    basis_baseline=None,
)

# Notes ----------------------------------------------------------------------------------------

for month, said in ((1, ("first_year", "part_year")), (12, ("first_year",))):
    case(
        f"the first year up to its month {month}",
        lambda month=month: row(base(59), target(70), actual(60, f"2021-{month:02d}"), as_of=2021),
        notes=said,
    )
case(
    "January of the second year is not the first",
    lambda: row(base(59), target(70), actual(62, "2022-01"), as_of=2022),
    notes=("part_year",),
)
case(
    "a goal for one year has no first year",
    lambda: row(target(70, 2023, plan="year-2023"), actual(66)),
    notes=(),
)
case(
    "a target's year that was inferred",
    lambda: row(base(59), target(70, period_inferred=True), actual(66)),
    notes=("year_inferred",),
)
case(
    "the baseline's inferred year is not the target's",
    lambda: row(base(59, period_inferred=True), target(70), actual(66)),
    notes=(),
)
case(
    "the reason names the year that has ended",
    lambda: row(base(59), target(70, "2025-01"), actual(70, "2025-01"), as_of=2025),
    reason="plan_ended",
    reason_params={"year": 2025},
)
case(
    "the year that has ended, of a whole year",
    lambda: row(base(59), target(70), actual(70, 2025), as_of=2025),
    reason="plan_ended",
    reason_params={"year": 2025},
)
case(
    "the year in which a plan begins",
    lambda: row(base(59), target(70), as_of=2020),
    reason="not_begun",
    reason_params={"year": 2021},
)

# Milestones -----------------------------------------------------------------------------------

case(
    "the value due on the straight path",
    lambda: row(base(59), target(70), actual(66)),
    path_progress=0.6,
    path_value=65.6,
)
case(
    "the value due of a sum begins at nothing",
    lambda: row(base(20), target(50), *years(2021, 9, 10, 12), kind="cumulative"),
    path_value=30,
)
case(
    "a sum's milestone is a share of the sum",
    lambda: row(milestone(20), target(50), *years(2021, 9, 10, 12), kind="cumulative"),
    path_progress=0.4,
    path_value=20,
    lead=22,
)
case(
    "a milestone without an actual asks for nothing yet",
    lambda: row(base(100), milestone(120), target(200)),
    path_progress=None,
    path_value=None,
    notes=(),
)
case(
    "a milestone of the base year is no milestone",
    lambda: row(base(100), milestone(110, 2020), target(200), actual(130)),
    path_progress=0.6,
    notes=(),
)
case(
    "a milestone of the target's year is no milestone",
    lambda: row(base(100), milestone(150, 2025), target(200), actual(130)),
    path_progress=0.6,
    notes=(),
)
case(
    "not even when the target's year has come",
    lambda: row(base(100), milestone(150, 2025), target(200), actual(190, 2025), as_of=2025),
    path_progress=1,
    lead=-10,
    notes=(),
)
case(
    "a milestone the month before the target",
    lambda: row(base(100), milestone(150, "2025-11"), target(200), actual(130)),
    path_progress=0.5 * 36 / 59,
    notes=("milestone_path",),
)
case(
    "the month of the milestone itself, the last before the target",
    lambda: row(
        base(100), milestone(150, "2025-11"), target(200), actual(160, "2025-11"), as_of=2025
    ),
    path_progress=0.5,
    lead=10,
)
case(
    "a milestone the month before the actual",
    lambda: row(base(100), milestone(120, "2023-11"), target(200), actual(130)),
    path_progress=0.2 + 0.8 / 25,
)
case(
    "a milestone the month after the actual",
    lambda: row(base(100), milestone(120, "2024-01"), target(200), actual(130)),
    path_progress=0.2 * 36 / 37,
)
case(
    "between two milestones",
    lambda: row(
        base(100), milestone(120, 2022), milestone(160, 2024), target(200), actual(130), as_of=2023
    ),
    path_progress=0.4,
)
case(
    "after two milestones the later counts",
    lambda: row(
        base(100), milestone(110, 2021), milestone(120, 2022), target(200), actual(130), as_of=2023
    ),
    path_progress=0.2 + 0.8 / 3,
)
for name, fields in (
    ("that is set aside", {"preferred": False}),
    ("that is doubtful", {"obs_status": "U"}),
    ("of no plan", {"plan": None}),
    ("over several years", {"period_kind": "cumulative", "period_start": 2021}),
    ("of another series", {"indicator": "other"}),
):
    case(
        f"a milestone {name} does not bend the path",
        lambda fields=fields: first_in(
            "count", base(100), milestone(120, **fields), target(200), actual(130)
        ),
        path_progress=0.6,
        notes=(),
    )
case(
    "a milestone without a number does not bend the path",
    lambda: row(base(100), milestone(None), target(200), actual(130)),
    path_progress=0.6,
    notes=(),
)
case(
    "an earlier target of the plan is no milestone",
    lambda: (
        judge(
            base(100), target(120, 2023), target(200), actual(130), milestone(5, indicator="other")
        )
        .query("target == 200")
        .iloc[0]
    ),
    path_progress=0.6,
    notes=(),
)
case(
    "an average growth has no path over milestones",
    lambda: row(
        base(5),
        milestone(6, 2022),
        target(7),
        *years(2021, 8, 9, 10),
        kind="annual_growth",
    ),
    path_progress=0.6,
    notes=(),
)
case(
    "nor has a cumulative rate",
    lambda: row(base(0), milestone(5, 2022), target(20), actual(12), kind="cumulative_rate"),
    path_progress=0.6,
    achievement=math.log(0.88) / math.log(0.8),
    notes=(),
)
case(
    "a milestone of a plan whose base year is unknown",
    lambda: row(
        milestone(20, plan="own"), target(50, plan="own"), *years(2021, 9, 10), kind="cumulative"
    ),
    path_progress=None,
    notes=(),
)


@pytest.mark.parametrize(("found", "expected"), CASES)
def test_case_is_judged_as_the_method_says(found, expected):
    check(found(), expected)
