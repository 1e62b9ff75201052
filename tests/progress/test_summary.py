"""Counts, means and comparisons: the judged alone, and only what compares."""

import pandas as pd
import pytest
from cases import figure, judge

from indicators import progress
from indicators.codes import (
    Comparator,
    Direction,
    Final,
    Grade,
    GrowthStatus,
    Kind,
    Movement,
    Note,
    Obligation,
    ObsStatus,
    Pace,
    Reason,
    Role,
    Severity,
    Theme,
    Trend,
    Vintage,
    YearlyTest,
)  # fmt: skip
from indicators.wording import verdicts


def city(area, indicator, actual=None, *, aim=70, year=2023, **fields):
    own = {"ref_area": area, "indicator": indicator}
    records = [figure("baseline", 2020, 59, **own)]
    if aim:
        records.append(figure("target", 2025, aim, obligation="binding", **own))
    if actual is not None:
        records.append(figure("actual", year, actual, **own | fields))
    return records


@pytest.fixture
def judged():
    codes = {
        "count": {"release_lag": 6},
        "other": {"theme": "output", "release_lag": 6},
        "scope": {"concept": "count"},
    }
    return judge(
        *city("1", "count", 80), *city("2", "count", 66), *city("3", "count"),
        *city("4", "count", 62, year=2021), *city("5", "count", 70, aim=None),
        *city("1", "other", 50), *city("6", "scope", 65, aim=60),
        indicators=codes,
    )  # fmt: skip


def test_what_is_not_judged_is_counted_apart(judged):
    table = progress.counts(judged).iloc[0]

    found = table[table > 0].to_dict()

    assert found == {
        "met_early": 2, "on_schedule": 1, "below_baseline": 1, "judged": 4, "stale": 1,
        "no_actual": 1, "no_target": 1,
    }  # fmt: skip


def test_counts_by_group_add_up_to_all(judged):
    by_theme = progress.counts(judged, "theme")

    assert by_theme.index.tolist() == ["input", "output"]
    assert by_theme.sum().tolist() == progress.counts(judged).iloc[0].tolist()


def test_counts_by_two_columns(judged):
    table = progress.counts(judged, ["theme", "obligation"])

    assert table.loc[("output", "binding"), "judged"] == 1


@pytest.fixture
def several_plans():
    plans = {"14fyp": (2025, 70), "nation": (2025, 75), "year-2023": (2023, 60)}
    return judge(
        figure("baseline", 2020, 59),
        figure("baseline", 2020, 59, plan="nation"),
        *(
            figure("target", year, aim, plan=plan, comparator="at_least")
            for plan, (year, aim) in plans.items()
        ),
        figure("actual", 2023, 66),
    )


def test_only_the_plan_quoted_first_is_counted_and_no_goal_for_one_year(several_plans):
    table = progress.counts(several_plans).iloc[0]

    assert table[table > 0].to_dict() == {"on_schedule": 1, "judged": 1}
    assert progress.mean_achievement(several_plans)["n"].tolist() == [1]


def test_every_row_is_counted_where_asked_for(several_plans):
    table = progress.counts(several_plans, every_row=True).iloc[0]

    assert table[table > 0].to_dict() == {"on_schedule": 1, "exceeded": 1, "behind": 1, "judged": 3}
    assert progress.mean_achievement(several_plans, every_row=True)["n"].tolist() == [2]


def test_mean_is_of_the_judged_alone_and_each_is_capped(judged):
    table = progress.mean_achievement(judged)

    [(mean, n)] = table.itertuples(index=False)

    assert n == 4
    assert mean == pytest.approx((1 + 7 / 11 - 9 / 11 + 1) / 4)


def test_mean_by_area_names_its_number(judged):
    assert progress.mean_achievement(judged, "ref_area")["n"].to_dict() == {"1": 2, "2": 1, "6": 1}


def test_a_concluded_plan_is_counted_by_its_final_verdict():
    frame = judge(*city("1", "count", 71, year=2025), as_of=2025)

    assert progress.verdict(frame).tolist() == ["met"]


def test_only_one_scope_year_and_release_compare():
    frame = judge(
        *city("1", "count", 80, vintage="yearbook"), *city("2", "count", 66, vintage="yearbook"),
        *city("3", "count", 66, vintage="flash"), *city("4", "count", 62, year=2022),
        *city("5", "count"), *city("6", "scope", 65), *city("7", "count", 64, as_at="2023-06"),
        indicators={"count": {}, "scope": {"concept": "count"}},
    )  # fmt: skip

    reason = progress.comparability(frame).fillna("")

    assert dict(zip(frame["ref_area"], reason, strict=True)) == {
        "1": "", "2": "", "3": "other_vintage", "4": "other_year", "5": "no_actual",
        "6": "other_scope", "7": "part_year",
    }  # fmt: skip


def test_places_share_ties_and_leave_gaps_out():
    values = {"1": 80, "2": 66, "3": 66, "4": 50, "5": None}
    frame = judge(
        *(record for area, value in values.items() for record in city(area, "count", value))
    )

    table = progress.places(frame)

    assert table["place"].tolist() == [1, 2, 2, 4, pd.NA]
    assert table["ranked"].dropna().tolist() == [4, 4, 4, 4]


def test_an_area_with_two_plans_has_one_place():
    others = (("2", 4.0), ("3", 3.0))
    frame = judge(
        figure("actual", 2023, 5.0, ref_area="1"),
        figure("target", 2025, 9.0, ref_area="1"),
        figure("target", 2023, 4.0, ref_area="1", plan="year-2023"),
        *(figure("actual", 2023, value, ref_area=area) for area, value in others),
    )

    table = progress.places(frame)

    assert frame["plan"].tolist()[:2] == ["14fyp", "year-2023"]
    assert table["place"].tolist() == [1, pd.NA, 2, 3]
    assert table["ranked"].dropna().tolist() == [3, 3, 3]


def test_an_area_speaks_once_about_the_year_that_prevails():
    goals = [figure("target", year, 1.0, ref_area="1", plan="nation") for year in (2021, 2022)]
    frame = judge(
        *goals,
        *(figure("actual", year, 5.0, ref_area="1") for year in (2021, 2022)),
        figure("target", 2025, 9.0, ref_area="1"),
        figure("actual", 2022, 4.0, ref_area="2"),
        figure("actual", 2021, 3.0, ref_area="3"),
        figure("actual", 2021, 2.0, ref_area="4"),
    )

    reason = progress.comparability(frame).fillna("")
    table = progress.places(frame)

    # Two areas have 2022, two have 2021: the later year, though more rows are of 2021.
    assert frame["data_year"].tolist() == [2022, 2021, 2022, 2022, 2021, 2021]
    assert reason.tolist() == ["", "other_year", "", "", "other_year", "other_year"]
    assert table["place"].tolist() == [1, pd.NA, pd.NA, 2, pd.NA, pd.NA]


def test_places_turn_where_lower_is_better():
    frame = judge(*city("1", "count", 80), *city("2", "count", 66))

    assert progress.places(frame, Direction.LOWER)["place"].tolist() == [2, 1]


def test_a_bound_has_no_place():
    frame = judge(*city("1", "count", 80, bound="at_least"), *city("2", "count", 66))

    assert progress.places(frame)["place"].tolist() == [pd.NA, 1]


def test_areas_without_an_actual_have_no_say_in_what_compares():
    frame = judge(
        *city("1", "count", 66),
        *city("2", "scope"),
        *city("3", "scope"),
        indicators={"count": {}, "scope": {"concept": "count"}},
    )

    reason = progress.comparability(frame).fillna("")

    assert reason.tolist() == ["", "no_actual", "no_actual"]


def test_parts_of_a_year_have_no_say_in_the_year():
    frame = judge(
        *city("1", "count", 66, year=2022),
        *city("2", "count", 66, as_at="2023-06"),
        *city("3", "count", 66, as_at="2023-06"),
    )

    reason = progress.comparability(frame).fillna("")

    assert reason.tolist() == ["", "part_year", "part_year"]


def test_two_scopes_of_a_concept_have_places_of_their_own():
    frame = judge(
        *city("1", "count", 80), *city("2", "count", 66), *city("3", "scope", 50),
        indicators={"count": {}, "scope": {"concept": "count"}},
    )  # fmt: skip

    table = progress.places(frame)

    assert table["place"].tolist() == [1, 2, 1]
    assert table["ranked"].tolist() == [2, 2, 1]


def test_some_rows_of_a_table_compare_as_they_would_alone():
    frame = judge(*city("1", "other", 50), *city("1", "count", 80), *city("2", "count"))
    some = frame[frame["indicator"] == "count"]

    reason = progress.comparability(some)

    assert some.index.tolist() == [0, 2]
    assert reason.index.tolist() == [0, 2]
    assert reason.fillna("").tolist() == ["", "no_actual"]
    assert progress.places(some)["place"].tolist() == [1, pd.NA]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (verdicts.PACE, Pace), (verdicts.TREND, Trend), (verdicts.FINAL, Final),
        (verdicts.REASON, Reason), (verdicts.NOTE, Note), (verdicts.KIND, Kind),
        (verdicts.GRADE, Grade), (verdicts.VINTAGE, Vintage), (verdicts.STATUS, ObsStatus),
        (verdicts.MOVEMENT, Movement), (verdicts.YEARLY_TEST, YearlyTest),
        (verdicts.GROWTH_STATUS, GrowthStatus), (verdicts.OBLIGATION, Obligation),
        (verdicts.COMPARATOR, Comparator), (verdicts.ROLE, Role), (verdicts.SEVERITY, Severity),
        (verdicts.THEME, Theme),
    ],
)  # fmt: skip
def test_every_code_has_a_word_in_both_languages(words, codes):
    assert [set(words[lang]) for lang in ("zh", "en")] == [set(codes)] * 2


@pytest.fixture
def half_told():
    """Two of three rows without an obligation; one lost, one not judged, one on schedule."""
    own = {"indicator": "count"}
    lost = [
        figure("baseline", 2020, 80, ref_area="1", **own),
        figure("target", 2025, 70, ref_area="1", **own),
        figure("actual", 2023, 65, ref_area="1", **own),
    ]
    unjudged = [
        figure("target", 2025, 70, ref_area="2", **own),
        figure("actual", 2023, 65, ref_area="2", **own),
    ]
    return judge(*lost, *unjudged, *city("3", "count", 66))


def test_every_verdict_has_its_column_best_first(half_told):
    table = progress.counts(half_told)

    numbers = {"on_schedule": 1, "lost": 1, "judged": 2, "not_judged": 1}
    assert table.iloc[0].to_dict() == {
        "exceeded": 0, "met": 0, "nearly": 0, "missed": 0, "met_early": 0, "met_at_baseline": 0,
        "ahead": 0, "on_schedule": 0, "roughly": 0, "behind": 0, "far_behind": 0,
        "below_baseline": 0, "lost": 0, "judged": 0, "stale": 0, "not_judged": 0, "no_actual": 0,
        "no_target": 0,
    } | numbers  # fmt: skip
    assert table.columns.tolist()[13:] == [
        "judged", "stale", "not_judged", "no_actual", "no_target"
    ]  # fmt: skip
    assert table.index.tolist() == [0]
    assert table.index.dtype == int


def test_rows_without_a_group_are_counted_as_one(half_told):
    table = progress.counts(half_told, "obligation")
    means = progress.mean_achievement(half_told, "obligation")
    by_two = progress.counts(half_told, ["theme", "obligation"])

    assert table["judged"].sum() == by_two["judged"].sum() == 2
    assert table.loc["binding", "judged"] == 1
    assert means["n"].sum() == 1
    assert means.columns.tolist() == ["achievement", "n"]


def test_means_by_two_columns(judged):
    table = progress.mean_achievement(judged, ["theme", "ref_area"])

    assert table["n"].to_dict() == {
        ("input", "1"): 1, ("input", "2"): 1, ("input", "6"): 1, ("output", "1"): 1
    }  # fmt: skip


def test_the_mean_of_all_has_one_row_with_a_whole_number():
    frame = judge(*city("1", "count", 66), *city("2", "count", 66))
    without = frame.assign(obligation=frame["obligation"].where(frame["ref_area"] == "1"))

    table = progress.mean_achievement(without)

    assert table.index.dtype == int
    assert progress.mean_achievement(without, "obligation")["n"].tolist() == [1, 1]
