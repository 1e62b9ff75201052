"""Rows on what blocks a verdict, on changes, digits, releases and the alternative methods."""

import pytest
from cases import figure, judge
from table import LOWER, PERCENT, REAL, actual, base, check, row, target, years

CASES = []
PRELIMINARY = {"vintage": "preliminary", "preferred": False}


def case(name, found, **expected):
    CASES.append(pytest.param(found, expected, id=name))


def growth_row(*records, as_of=2023, breaks=()):
    """The row of an average growth of `count`."""
    frame = judge(*records, as_of=as_of, breaks=breaks, indicators=REAL)
    return frame.query("indicator == 'growth'").iloc[0]


def growth_target(value=7, **fields):
    return target(value, indicator="growth", basis_indicator="count", **fields)


# Alternative methods -------------------------------------------------------------------------

case(
    "a target of nothing has no ratio",
    lambda: row(base(5), target(0), actual(3), **LOWER),
    target_ratio=None,
)
case("a target of one has a ratio", lambda: row(target(1), actual(0.5)), target_ratio=0.5)
case(
    "growth as fast as required",
    lambda: row(base(100), target(161.051), actual(121, 2022), as_of=2022),
    growth_ratio=1,
    growth_status="substantial",
    current_status=10 * 21 / 61.051,
    compound_value=121,
)
case(
    "growth in one year of five",
    lambda: row(base(100), target(161.051), actual(105, 2021), as_of=2021),
    growth_ratio=0.5,
    growth_status="limited",
    compound_value=110,
)
case(
    "a fall as fast as required",
    lambda: row(base(100), target(59.049), actual(81, 2022), as_of=2022, **LOWER),
    growth_ratio=1,
    current_status=10 * 19 / 40.951,
    compound_value=81,
)
case(
    "a rise where a fall is required",
    lambda: row(base(100), target(59.049), actual(121, 2022), as_of=2022, **LOWER),
    growth_ratio=-1,
    growth_status="deterioration",
    current_status=-10 * 21 / 40.951,
)
case(
    "growth that has brought the target",
    lambda: row(base(100), target(161.051), actual(170, 2022), as_of=2022),
    growth_status="achieved",
)
case(
    "growth to half of one year's share",
    lambda: row(base(0.5), target(1, 2021), actual(0.75, 2021), as_of=2021),
    growth_ratio=0.5,
    compound_value=1,
)
case(
    "a path of equal growth from below one",
    lambda: row(base(0.5), target(0.805255), actual(0.6, 2022), as_of=2022),
    compound_value=0.605,
)
for value, word in [
    (196, "substantial"),
    (195, "substantial"),
    (194, "moderate"),
    (161, "moderate"),
    (160, "moderate"),
    (159, "limited"),
    (101, "limited"),
    (100, "limited"),
    (99, "deterioration"),
]:
    case(
        f"growth to {value} of 200 from 100 in one year",
        lambda value=value: row(base(100), target(200, 2021), actual(value, 2021), as_of=2021),
        growth_ratio=value / 100 - 1,
        growth_status=word,
    )
for first, aim, now, word in [(33, 66, 64.35, "substantial"), (12, 24, 19.2, "moderate")]:
    case(
        f"growth from {first} to {now} of {aim}, binary noise apart",
        lambda first=first, aim=aim, now=now: row(
            base(first), target(aim, 2021), actual(now, 2021), as_of=2021
        ),
        growth_status=word,
    )
case(
    "no baseline, no other method",
    lambda: row(target(70), actual(66)),
    growth_ratio=None,
    growth_status=None,
    current_status=None,
    compound_value=None,
)
case(
    "a floor has no other method",
    lambda: row(base(5), target(8), *years(2021, 6, 7, 7), kind="annual_floor"),
    growth_ratio=None,
    growth_status=None,
    current_status=None,
    compound_value=None,
)
case(
    "no path of equal growth where nothing is known yet",
    lambda: row(base(70), target(70)),
    compound_value=None,
)
for first, aim in [(0, 50), (-1, 50), (-10, -5), (50, 0), (50, -1)]:
    case(
        f"no path of equal growth from {first} to {aim}",
        lambda first=first, aim=aim: row(base(first), target(aim), actual(20, 2022), as_of=2022),
        compound_value=None,
    )

# What blocks a verdict -----------------------------------------------------------------------

case(
    "an indicator that is not listed is no event",
    lambda: judge(
        base(59, indicator="other"), target(70, indicator="other"), actual(66, indicator="other")
    ).iloc[0],
    reason=None,
    pace="on_schedule",
)
case(
    "a plan in its base year has not begun",
    lambda: row(base(59), target(70), actual(59, 2020), as_of=2020),
    reason="not_begun",
    reason_params={"year": 2021},
)
case(
    "a plan in its first year has",
    lambda: row(base(59), target(70), actual(62, 2021), as_of=2021),
    reason=None,
)
case(
    "a break in the base year of a later baseline is before it all",
    lambda: row(base(52, 2021), target(70), actual(66), breaks=[("count", "620600", 2021, "x")]),
    reason=None,
)
case(
    "a break after an earlier baseline counts",
    lambda: row(base(58, 2019), target(70), actual(66), breaks=[("count", None, 2020, "x")]),
    reason="break",
    reason_params={"year": 2020},
)
case(
    "without a baseline a break since the base year counts",
    lambda: row(target(70), actual(66), breaks=[("count", None, 2021, "x")]),
    reason="break",
)
case(
    "without a baseline a break in the base year does not",
    lambda: row(target(70), actual(66), breaks=[("count", None, 2020, "x")]),
    reason="no_baseline",
)
case(
    "a break in the year of a part-year actual counts",
    lambda: row(
        base(59), target(70), actual(66, as_at="2023-01"), breaks=[("count", None, 2023, "x")]
    ),
    reason="break",
)
case(
    "a break in the year after a part-year actual does not",
    lambda: row(
        base(59), target(70), actual(66, as_at="2023-01"), breaks=[("count", None, 2024, "x")]
    ),
    reason=None,
)
case(
    "K3 a break in its basis",
    lambda: growth_row(
        base(100), growth_target(), actual(130), breaks=[("count", None, 2022, "x")]
    ),
    reason="break",
    reason_params={"year": 2022},
    gap=None,
)
case(
    "K3 a break in the base year of its basis is before it all",
    lambda: growth_row(
        base(100), growth_target(), actual(130), breaks=[("count", None, 2020, "x")]
    ),
    reason=None,
    pace="ahead",
)
case(
    "K3 a break after the level of its basis",
    lambda: growth_row(
        base(100), growth_target(), actual(130), breaks=[("count", None, 2024, "x")]
    ),
    reason=None,
)
case(
    "a doubtful figure of the base year is no doubtful actual",
    lambda: row(base(59), target(70), actual(59, 2020, obs_status="U", preferred=False)),
    reason="no_actual",
)
case(
    "part of the year up to the baseline is no actual of part of a year",
    lambda: row(
        base(59, 2021, as_at="2021-06"),
        target(70),
        actual(
            30, 2021, as_at="2021-06", period_kind="cumulative", period_start=2021, preferred=True
        ),
    ),
    reason="no_actual",
)
case(
    "K4 with the base year alone has no years at all",
    lambda: row(target(50), actual(12, 2020), kind="cumulative"),
    reason="no_actual",
)
case(
    "K5 without a base is not refused as growth is",
    lambda: row(target(21, basis_indicator="count"), actual(10), kind="cumulative_rate"),
    reason=None,
)
for price, reason in [(None, None), ("constant", None), ("current", "nominal_growth")]:
    case(
        f"K3 printed growth at {price} prices against constant ones",
        lambda price=price: row(
            target(7, price="constant"),
            *years(2021, 8, 9, 10, price=price),
            kind="annual_growth",
        ),
        reason=reason,
    )
case(
    "nominal growth without an actual is none",
    lambda: growth_row(base(100), growth_target(price="constant")),
    reason="no_actual",
)
case(
    "K3 to nothing is not judged",
    lambda: growth_row(base(100), growth_target(), actual(0)),
    reason="not_positive",
    met=None,
)
case(
    "K3 without an actual says so",
    lambda: growth_row(base(100), growth_target()),
    reason="no_actual",
)
case(
    "K5 of everything is not judged",
    lambda: row(target(20), actual(100), kind="cumulative_rate"),
    reason="not_positive",
    met=None,
)
case(
    "K5 without an actual says so",
    lambda: row(target(20), kind="cumulative_rate"),
    reason="no_actual",
)

# Changes from year to year -------------------------------------------------------------------

case(
    "a bound has no change on an exact year before",
    lambda: row(actual(60, 2022), actual(66, bound="at_least")),
    change_reason="bound",
    change_on_year=None,
)
case(
    "an exact value has no change on a lower bound",
    lambda: row(actual(60, 2022, bound="at_least"), actual(66)),
    change_reason="bound",
)
case(
    "a flash figure and a bulletin do not compare",
    lambda: row(actual(60, 2022, vintage="flash"), actual(66, vintage="bulletin")),
    change_reason="other_vintage",
)
case(
    "a bulletin and a flash figure do not compare",
    lambda: row(actual(60, 2022, vintage="bulletin"), actual(66, vintage="flash")),
    change_reason="other_vintage",
)
case(
    "the printed baseline of the year before stands for it",
    lambda: row(base(60, 2022), target(70), actual(66)),
    change_on_year=6,
    change_reason=None,
)
case(
    "the actual of the year before wins over the printed baseline",
    lambda: row(base(60, 2022), target(70), actual(61, 2022), actual(66)),
    change_on_year=5,
)
case(
    "a baseline of an earlier year does not stand for the year before",
    lambda: row(base(60, 2021), target(70), actual(66)),
    change_on_year=None,
    change_reason="no_previous",
)
case(
    "a sum of unknown begin needs no change that could be told",
    lambda: row(target(50, plan=None), kind="cumulative"),
    required_change=None,
    planned_change=None,
)
case(
    "what is left for the last month",
    lambda: row(base(59), target(70), actual(69, 2025, as_at="2025-11"), as_of=2025),
    required_change=12,
)
case(
    "a target that is met at its end needs no more",
    lambda: row(base(59), target(70), actual(70, 2025), as_of=2025),
    required_change=0,
)
case(
    "half a unit left is still to do",
    lambda: row(base(59), target(70), actual(69.5)),
    required_change=0.25,
    achieved_change=3.5,
)
case(
    "a change planned for one month",
    lambda: row(base(59, 2025, as_at="2025-11"), target(60), as_of=2025),
    planned_change=12,
    required_change=12,
)
case(
    "a change made in one month",
    lambda: row(base(59, as_at="2023-11"), target(70), actual(60)),
    achieved_change=12,
)
case(
    "a target without a year has no planned change",
    lambda: row(base(59), target(70, None), actual(66)),
    planned_change=None,
    required_change=None,
)

# Digits --------------------------------------------------------------------------------------

SMALL = "small_change"
for name, first, aim, now, reason in [
    ("nine hundredths", (1.1, None), (1.19, None), 1.12, SMALL),
    ("eleven hundredths", (1.1, None), (1.21, None), 1.18, None),
    ("nine hundredths as printed", (1.1, "1.10"), (1.19, "1.19"), 1.12, SMALL),
    ("nine units as printed", (60, "60家"), (69, "69家"), 62, SMALL),
    ("eleven units as printed", (60, "60家"), (71, "71家"), 67, None),
    ("thousands parted by commas", (1000, "1,000家"), (1090, "1,090家"), 1060, None),
    ("numbers in words", (60, "六十家"), (70, "七十家"), 67, None),
    ("a printed nothing", (0, "0"), (11, "11"), 7, None),
    ("wide digits", (60, "６０．０家"), (66, "66家"), 64, None),
    ("nine hundred-thousandths", (0, None), (0.00009, None), 0.00001, SMALL),
    ("eleven hundred-thousandths", (0, None), (0.00011, None), 0.00007, None),
    ("nine millionths", (0, None), (0.000009, None), 0.000001, SMALL),
    ("eleven millionths", (0, None), (0.000011, None), 0.000007, None),
    ("no more digits than any figure has", (0, None), (0.0000011, None), 0.0000007, SMALL),
    ("9.5 units of another measure", (866.66, "1.3万亩"), (1500, "1.5千公顷"), 1000, SMALL),
]:
    case(
        f"4: {name}",
        lambda first=first, aim=aim, now=now: row(
            base(first[0], printed=first[1]), target(aim[0], printed=aim[1]), actual(now)
        ),
        reason=reason,
    )

# What a row rests on -------------------------------------------------------------------------

case(
    "the ids of a sum name every year",
    lambda: row(
        target(50, figure_id="aim"),
        *(actual(9 + n, 2021 + n, figure_id=f"year{n}") for n in range(3)),
        kind="cumulative",
    ),
    figure_ids=("aim", "year2", "year0", "year1"),
)
case(
    "the ids of a level name baseline, target and latest actual",
    lambda: row(
        base(59, figure_id="from"),
        target(70, figure_id="aim"),
        actual(60, 2021),
        actual(66, figure_id="now"),
    ),
    figure_ids=("from", "aim", "now"),
)
case(
    "the ids of a growth name the two levels of its basis",
    lambda: growth_row(
        base(100, figure_id="from"), growth_target(figure_id="aim"), actual(130, figure_id="now")
    ),
    figure_ids=("from", "aim", "now"),
)
case(
    "no target has replaced none",
    lambda: row(*years(2022, 60, 66)),
    superseded_target=None,
    superseded_id=None,
    first_choice=True,
)
case(
    "the nation's plan is not quoted first",
    lambda: row(target(75, plan="nation"), target(70), actual(66), plan="nation"),
    first_choice=False,
)
case(
    "the area's own plan is",
    lambda: row(target(75, plan="nation"), target(70), actual(66), plan="14fyp"),
    first_choice=True,
)

# Releases ------------------------------------------------------------------------------------

FLASH, BULLETIN, FINAL = {"vintage": "flash"}, {"vintage": "bulletin"}, {"vintage": "final"}
ASIDE = {"preferred": False}
case(
    "a flash figure that its latest release confirms is not revised",
    lambda: row(
        actual(60, 2022, **FLASH),
        actual(61, 2022, **BULLETIN, **ASIDE),
        actual(60, 2022, **FINAL, **ASIDE),
        actual(66, **FLASH),
    ),
    change_on_year=6,
    change_reason=None,
)
case(
    "a ratio printed twice with two values is refused",
    lambda: row(
        actual(2.65, 2022, **BULLETIN),
        actual(2.64, 2022, **BULLETIN, **ASIDE),
        actual(2.69, 2023, **BULLETIN),
        **PERCENT,
    ),
    change_reason="revised",
)
case(
    "of many releases the first and the last stand beside",
    lambda: row(
        actual(61, **FLASH, **ASIDE),
        actual(62, **PRELIMINARY),
        actual(63, **BULLETIN),
        actual(64, vintage="yearbook", **ASIDE),
        actual(65, **FINAL, **ASIDE),
        actual(66, vintage="census_revised", **ASIDE),
    ),
    actual=63,
    first_value=61,
    revised_value=66,
    revised_vintage="census_revised",
)
case(
    "a release that was judged stands not beside itself",
    lambda: row(actual(63, **BULLETIN), actual(64, **BULLETIN, **ASIDE)),
    first_value=None,
    revised_value=None,
    first_id=None,
    revised_id=None,
)
case(
    "a goal below the year before, whatever its baseline says",
    lambda: row(
        actual(72, 2022),
        figure("baseline", 2022, 60, plan="year-2023"),
        target(70, 2023, plan="year-2023"),
        actual(71),
    ),
    notes=("goal_below_last_year",),
)


@pytest.mark.parametrize(("found", "expected"), CASES)
def test_case_is_judged_as_the_method_says(found, expected):
    check(found(), expected)


TOTAL = {"period_kind": "cumulative", "period_start": 2021}
case(
    "no release of one year stands beside a total",
    lambda: row(
        target(50),
        actual(31, vintage="bulletin", **TOTAL),
        actual(12, vintage="preliminary", preferred=False),
        actual(13, vintage="final"),
        kind="cumulative",
    ),
    actual=31,
    revised_value=None,
    first_value=None,
)
