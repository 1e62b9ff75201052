"""No figure is special for standing first: each is put there in turn."""

import pandas as pd
import pytest
from cases import TODAY, figure, frames, judge

from indicators import progress
from indicators.progress.observations import observations

BULLETIN, PRELIMINARY = {"vintage": "bulletin"}, {"vintage": "preliminary", "preferred": False}
GROWTH = {"growth": {"kind": "annual_growth", "unit_measure": "percent"}, "count": {}}


def plan(*actuals, target=70, first=2021, **fields):
    return [
        figure("baseline", 2020, 59, **BULLETIN),
        figure("target", 2025, target, comparator="at_least", department="x", **fields),
        *(figure("actual", first + n, value, **BULLETIN) for n, value in enumerate(actuals)),
    ]


EXAMPLES = {
    "a level with other releases": [
        *plan(60, 63, 66),
        figure("actual", 2022, 62, **PRELIMINARY),
        figure("actual", 2023, 65, **PRELIMINARY),
        figure("actual", 2023, 67, vintage="final", preferred=False),
    ],
    "a level whose year before was revised": [
        *plan(60, 63, 66),
        figure("actual", 2022, 64, vintage="final", preferred=False),
    ],
    "a level with bounds": [
        *plan(60, 63),
        figure("actual", 2023, 66, bound="at_least"),
        figure("baseline", 2020, 58, plan="nation", bound="at_most"),
        figure("target", 2025, 90, plan="nation"),
    ],
    "a level with a bound within": [
        *plan(60),
        figure("actual", 2022, 63, bound="at_least"),
        figure("actual", 2023, 66),
    ],
    "a level without a target": [
        figure("actual", 2022, 60, bound="at_least"),
        figure("actual", 2023, 61),
        figure("actual", 2023, 5, indicator="other"),
    ],
    "a level with milestones and a doubt": [
        *plan(60, 66),
        figure("milestone", 2022, 62),
        figure("milestone", 2024, 68),
        figure("actual", 2023, 80, obs_status="U", preferred=False),
    ],
    "a level within the year": [
        *plan(60, 63),
        figure("actual", 2023, 64, as_at="2023-06"),
        figure("actual", 2023, 9, as_at="2023-09", period_kind="cumulative", period_start=2023),
        figure("target", 2023, 20, plan="year-2023"),
    ],
    "a revised target": [
        *plan(60, 63, 66),
        figure("target", 2025, 65, figure_id="old", preferred=False),
        figure("target", 2030, 90, plan="15fyp", supersedes="old"),
    ],
    "a sum": [
        *plan(5, 6, 7, target=30, kind="cumulative"),
        figure("actual", 2023, 19, period_kind="cumulative", period_start=2021),
    ],
    "a floor": plan(5, 6, 4, target=5, kind="annual_floor"),
    "a level to be kept": plan(60, 58, 61, target=59, kind="keep"),
    "a rate": plan(4, 8, 12, target=20, kind="cumulative_rate", basis_indicator="count"),
    "an average growth": [
        figure("target", 2025, 7, indicator="growth", basis_indicator="count"),
        figure("baseline", 2020, 100),
        figure("actual", 2021, 108),
        figure("actual", 2022, 115, **PRELIMINARY),
        figure("actual", 2022, 118, **BULLETIN),
        figure("actual", 2023, 130, **BULLETIN),
    ],
    "an average growth from a baseline of another year": [
        figure("target", 2025, 7, indicator="growth", basis_indicator="count"),
        figure("baseline", 2019, 100),
        figure("actual", 2022, 118),
    ],
    "two revised targets": [
        figure("target", 2025, 70, figure_id="one"),
        figure("target", 2025, 80, supersedes="one"),
        figure("target", 2025, 7, indicator="other", figure_id="two"),
        figure("target", 2025, 8, indicator="other", supersedes="two"),
    ],
    "chained growth": [
        figure("target", 2025, 7, kind="annual_growth", period_kind="average", period_start=2021),
        *(figure("actual", 2021 + n, value) for n, value in enumerate((8, 9, 10))),
        figure("actual", 2022, 6, period_kind="average", period_start=2021),
    ],
    "a growth of what is not known": [
        figure("target", 2025, 7, kind="annual_growth", basis_indicator="nowhere"),
        *(figure("actual", 2021 + n, value) for n, value in enumerate((8, 9, 10))),
    ],
    "two baselines of one plan, and a target without any": [
        *plan(60, 63, 66),
        figure("baseline", 2021, 61),
        figure("target", 2025, 9, indicator="other"),
        figure("actual", 2023, 5, indicator="other"),
    ],
    "a baseline of a later year": [
        figure("baseline", 2021, 61),
        *plan(60, 63, 66)[1:],
    ],
    "baselines of two plans, and a series without a target": [
        *plan(60, 63, 66),
        figure("baseline", 2021, 61, plan="nation"),
        figure("baseline", 2020, 5, indicator="other"),
        figure("actual", 2023, 5, indicator="other"),
    ],
    "a rank": [
        figure("baseline", 2020, 9, ranked=14, kind="rank"),
        figure("target", 2025, 5, ranked=14, kind="rank", comparator="at_most"),
        figure("actual", 2022, 8, ranked=14),
        figure("actual", 2023, 7, ranked=14),
    ],
    "a text": [figure("target", 2025, kind="text"), figure("actual", 2023, 5)],
    "a level from an earlier year, broken": [
        figure("baseline", 2019, 50),
        figure("target", 2025, 70),
        figure("actual", 2023, 66),
    ],
    "an average growth, broken": [
        figure("baseline", 2020, 100),
        figure("target", 2025, 7, indicator="growth", basis_indicator="count"),
        figure("actual", 2023, 130),
    ],
    "an average growth without a base": [
        figure("actual", 2023, 130),
        figure("target", 2025, 7, indicator="growth", basis_indicator="count"),
    ],
    "nominal growth": [
        figure("actual", 2023, 130),
        figure("baseline", 2020, 100),
        figure("target", 2025, 7, indicator="growth", basis_indicator="count", price="constant"),
    ],
    "a rate of everything": [
        figure("actual", 2023, 100),
        figure("target", 2025, 20, kind="cumulative_rate"),
    ],
    "an actual beside a baseline of its year": [
        figure("actual", 2022, 61),
        figure("baseline", 2022, 60),
        figure("target", 2025, 90),
        figure("actual", 2023, 66),
    ],
    "a goal below the year before": [
        figure("actual", 2022, 72),
        figure("baseline", 2022, 60, plan="year-2023"),
        figure("target", 2023, 70, plan="year-2023"),
        figure("actual", 2023, 71),
    ],
    "a level printed with zeros": [
        figure("baseline", 2020, 2, printed="2.00"),
        figure("target", 2025, 2.9),
        figure("actual", 2023, 2.6),
    ],
}
BREAKS = {
    "a level without a target": [("count", "620600", 2023, "x"), ("other", None, 2022, "x")],
    "a level from an earlier year, broken": [("count", "620600", 2020, "x")],
    "an average growth, broken": [("count", "620600", 2022, "x")],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_any_figure_may_stand_first(name):
    records, breaks = EXAMPLES[name], BREAKS.get(name, ())
    codes = GROWTH | {"other": {}}
    expected = judge(*records, indicators=codes, breaks=breaks)

    for place in range(1, len(records)):
        turned = records[place:] + records[:place]
        found = judge(*turned, indicators=codes, breaks=breaks)
        pd.testing.assert_frame_equal(found, expected)


@pytest.mark.parametrize("name", EXAMPLES)
def test_any_series_may_stand_first(name):
    records, codes = EXAMPLES[name], GROWTH | {"other": {}}
    more = [record | {"ref_area": "1"} for record in plan(60, 61)]

    breaks = BREAKS.get(name, ())

    alone = judge(*records, indicators=codes, breaks=breaks)
    behind = judge(*more, *records, indicators=codes, breaks=breaks).query("ref_area != '1'")

    pd.testing.assert_frame_equal(behind.reset_index(drop=True), alone)


def test_targets_of_one_year_keep_their_order():
    targets = [figure("target", 2025, value, comparator="at_least") for value in range(60)]
    other = figure("target", 2025, 1, indicator="another")

    found = judge(*targets, other, indicators={"count": {}, "another": {}})

    assert found["target"].tolist() == [1, *range(60)]


def test_what_belongs_to_no_plan_is_not_that_of_another_series():
    other = {"indicator": "other", "plan": None}
    first = judge(
        *plan(60, 63, 66),
        figure("target", 2025, 70, ref_area="1"),
        figure("baseline", 2020, 5, ref_area="1", **other),
        figure("milestone", 2022, 5, **other),
        indicators={"count": {}, "other": {}},
    ).query("indicator == 'count'")

    assert first["baseline"].isna().tolist() == [True, False]
    assert first["path_progress"].tolist()[1] == pytest.approx(0.6)


def test_what_has_no_period_makes_no_row():
    assert judge(figure("actual", None, 66)).empty


def told(form, *records, indicators, breaks=()):
    """Judge frames of which each is given another form."""
    given = frames(*records, indicators=indicators, breaks=breaks)
    figures = form(given.figures)
    turned = progress.Frames(figures, form(given.indicators), form(given.plans), given.breaks)
    return progress.assess(turned, as_of=2023, on=TODAY)


def without_empty_columns(frame):
    said = frame.notna() & (frame != False)  # noqa: E712  # a column of objects has no ~
    return frame.loc[:, said.any()]


def as_categories(frame):
    texts = frame.select_dtypes(["str", "object"]).columns.difference(["figure_id"])
    return frame.astype(dict.fromkeys(texts, "category"))


def as_objects(frame):
    said = frame.astype(object).where(frame.notna() & (frame != False), pd.NA)  # noqa: E712
    return said.assign(figure_id=frame["figure_id"]) if "figure_id" in frame else said


@pytest.mark.parametrize("form", [without_empty_columns, as_categories, as_objects])
def test_it_is_the_same_in_whatever_form_it_is_told(form):
    codes = GROWTH | {"other": {"headline": False}}
    records = [
        record | {"ref_area": f"{place:02}"}
        for place, example in enumerate(EXAMPLES.values())
        for record in example
    ]
    expected = judge(*records, indicators=codes)

    found = told(form, *records, indicators=codes)

    pd.testing.assert_frame_equal(found, expected)


def test_a_frame_of_few_columns_is_judged_all_the_same():
    records = plan(60, 63, 66)
    codes = {"count": {"headline": False}}
    expected = judge(*records, indicators=codes)

    found = told(without_empty_columns, *records, indicators=codes)

    pd.testing.assert_frame_equal(found, expected)


def test_figures_without_numbers_are_judged_all_the_same():
    records = plan(60, 63, 66)
    given = frames(*records)
    bare = progress.Frames(
        given.figures.drop(columns="figure_id"), given.indicators, given.plans, given.breaks
    )
    ids = ["figure_ids", *(f"{name}_id" for name in ("baseline", "target", "actual", "revised"))]
    expected = judge(*records)

    found = progress.assess(bare, as_of=2023, on=TODAY)

    assert found[ids[1:]].isna().all(axis=None)
    pd.testing.assert_frame_equal(found.drop(columns=ids), expected.drop(columns=ids))
    assert found.dtypes.equals(expected.dtypes)


def own_indicator(number):
    """The figures of an area that has an indicator for itself."""
    own = {"ref_area": f"{number:02}", "indicator": f"i{number:02}"}
    return [record | own for record in plan(60 + number)]


def test_many_areas_with_few_indicators_each_are_judged_as_alone():
    numbers = range(16)
    codes = {f"i{number:02}": {} for number in numbers}
    breaks = [("i04", "03", 2021, "x"), ("i05", "05", 2021, "x"), ("nowhere", "06", 2021, "x")]

    together = judge(
        *(record for number in numbers for record in own_indicator(number)),
        indicators=codes,
        breaks=breaks,
    )

    assert together["ref_area"].tolist() == [f"{number:02}" for number in numbers]
    assert together.index[together["reason"] == "break"].tolist() == [5]
    for number in numbers:
        alone = judge(*own_indicator(number), indicators=codes, breaks=breaks)
        same = together.loc[[number]].reset_index(drop=True)
        ids = ["figure_ids", "baseline_id", "target_id", "actual_id"]
        pd.testing.assert_frame_equal(same.drop(columns=ids), alone.drop(columns=ids))


@pytest.mark.parametrize("kind", ["annual_growth", "cumulative_rate"])
@pytest.mark.parametrize("basis", ["count", "less"])
def test_a_basis_that_only_other_areas_have_changes_nothing(kind, basis):
    codes = {**GROWTH, "less": {"direction": "lower_is_better"}}
    own = [
        figure("target", 2025, 7, indicator="growth", kind=kind, basis_indicator=basis),
        *(figure("actual", 2021 + n, value, indicator="growth") for n, value in enumerate((8, 9))),
    ]
    others = [record | {"ref_area": "1", "indicator": basis} for record in plan(60, 63)]

    alone = judge(*own, indicators=codes)
    beside = judge(*own, *others, indicators=codes).query("ref_area != '1'")

    pd.testing.assert_frame_equal(beside.reset_index(drop=True), alone)


@pytest.mark.parametrize(("areas", "numbered"), [(4, 16), (5, 5)])
def test_every_pair_has_a_number_while_they_are_at_most_four_times_the_figures(areas, numbered):
    pairs = [{"ref_area": str(n), "indicator": f"i{n}"} for n in range(areas)]
    records = [figure("actual", 2023, 5.0, **pair) for pair in pairs]

    index = observations(frames(*records), 2023).index

    assert index.count(areas) == numbered


@pytest.mark.parametrize("area", [None, "620600"])
def test_a_break_of_the_only_series_blocks(area):
    found = judge(*plan(60, 63, 66), breaks=[("count", area, 2022, "x")])

    assert found["reason"].tolist() == ["break"]


OWNED = pd.DataFrame(
    {
        "base_year": [2020, 2020, 2020, 2024],
        "target_year": [2025, 2025, 2025, 2025],
        "ref_area": ["000000", "620600", None, None],
    },
    index=["b-nation", "c-own", "d-own", "a-year"],
)


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["a-year", "b-nation", "c-own", "d-own"], "c-own"),
        (["a-year", "b-nation", "d-own"], "d-own"),
        (["a-year", "b-nation"], "b-nation"),
        (["a-year"], "a-year"),
    ],
)
def test_own_five_year_plan_is_quoted_first(names, first):
    targets = [figure("target", 2025, 70, plan=name) for name in names]
    others = [figure("baseline", 2020, 59, plan=name) for name in OWNED.index]

    found = judge(*targets, *others, plans=OWNED).set_index("plan")["first_choice"]

    assert found.to_dict() == {name: name == first for name in names}


def test_two_values_of_one_release_dispute_a_ratio_whatever_else_is_there():
    records = [
        figure("actual", 2022, 2.65, **BULLETIN),
        figure("actual", 2022, 2.64, **BULLETIN, preferred=False),
        figure("actual", 2023, 2.69, **BULLETIN),
    ]
    codes = {"count": {"kind": "ratio", "unit_measure": "percent"}, "other": {}}
    other = figure("actual", 2022, 1, indicator="other", vintage="final")

    for more in ([], [other]):
        found = judge(*records, *more, indicators=codes)
        assert found["change_reason"].tolist()[0] == "revised"


def test_what_cannot_be_computed_warns_of_nothing():
    found = judge(
        figure("baseline", 2020, 1e-300),
        figure("target", 2025, 1e300),
        figure("actual", 2023, 1e300),
        figure("target", 2025, -120, indicator="growth", kind="annual_growth"),
        figure("actual", 2021, -100, indicator="growth"),
        indicators=GROWTH,
    )

    assert len(found) == 2
