"""Each formula on numbers, arrays and Series, at its edges, and where it has no answer."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from cases import judge
from table import REAL, actual, base, row, target, years

from indicators import progress
from indicators.codes import Comparator, Direction, Pace
from indicators.progress import DEFAULT, Thresholds, formulas
from indicators.progress.arithmetic import compare
from indicators.progress.whatif import year_reached_by_change

METHOD = Path(__file__).parents[2] / "data" / "method.yaml"

VALUES = [
    pytest.param(formulas.target_ratio(310, 280), 1.10714286, id="done over asked, not capped"),
    pytest.param(formulas.excess(26.59, 20), 0.3295, id="excess"),
    pytest.param(formulas.excess(30, 35, -1), 0.14285714, id="excess where lower is better"),
    pytest.param(formulas.excess(-4.09, -4, -1), 0.0225, id="excess of a fall"),
    pytest.param(formulas.growth(506.06, 717.49), 0.4177963, id="growth"),
    pytest.param(formulas.achievement(1.34, 1.76, 2), 0.63636364, id="share of the way"),
    pytest.param(formulas.achievement(10, 8, 6, -1), 0.5, id="share of the way down"),
    pytest.param(formulas.achievement(10, 8, 6), 0.5, id="the target's side is the wanted one"),
    pytest.param(formulas.achievement(10, 9, 20), -0.1, id="the wrong way"),
    pytest.param(formulas.achievement(10, 35, 20), 2.5, id="not capped"),
    pytest.param(
        formulas.cumulative_rate_progress(0.2007, 0.2), 1.00392296, id="reduction by logs"
    ),
    pytest.param(formulas.cumulative_rate_progress(-0.1, -0.21), 0.5, id="increase by logs"),
    pytest.param(formulas.time_progress(2020, 2022, 2025), 0.4, id="years"),
    pytest.param(formulas.time_progress(2019, 2022, 2025), 0.5, id="baseline of another year"),
    pytest.param(formulas.time_progress(2025, "2026-06", 2026), 0.5, id="months of one year"),
    pytest.param(formulas.time_progress("2020", "2025-Q3", "2025"), 0.95, id="quarters"),
    pytest.param(formulas.change_pp(1.34, 1.76), 0.42, id="points"),
    pytest.param(formulas.required_yearly_change(57.05, 100, 20), 2.1475, id="needed yearly"),
    pytest.param(formulas.average_growth(100, 155.7, 7), 0.06529479, id="average growth"),
    pytest.param(
        formulas.growth_ratio(14.5, 10.4, 7.25, 2015, 2023, 2030, -1), 0.90108995, id="growth ratio"
    ),
    pytest.param(
        formulas.growth_ratio(7.8, 13.5, 10, 2016, 2025, 2028, Direction.LOWER),
        -3.00405339,
        id="growth ratio of a failure",
    ),
    pytest.param(formulas.current_status(10, 15, 20), 5, id="half way by ESCAP"),
    pytest.param(formulas.current_status(10, 12, 5, -1), -4, id="away by ESCAP"),
    pytest.param(formulas.restated(50, 48, 46.8), 48.75, id="restated by the overlap year"),
    pytest.param(formulas.year_reached(100, 121, 0.1, 2025), 2027, id="reached exactly"),
    pytest.param(formulas.year_reached(100, 121.01, 0.1, 2025), 2028, id="reached a year later"),
    pytest.param(formulas.year_reached(100, 81, -0.1, 2025), 2027, id="reached on the way down"),
    pytest.param(formulas.year_reached(120, 120, 0.1, 2025), 2025, id="reached already"),
    pytest.param(formulas.year_reached(1, 1.21, 0.1, 2025), 2027, id="reached from one"),
    pytest.param(formulas.year_reached(0.5, 0.7, 0.1, 2025), 2029, id="reached from a half"),
    pytest.param(formulas.year_reached(1, 0.5, -0.1, 2025), 2032, id="reached at a half"),
    pytest.param(formulas.growth(1, 1.5), 0.5, id="growth from one"),
    pytest.param(formulas.growth(0.5, 1), 1, id="growth from a half"),
    pytest.param(formulas.achievement(1, 1.25, 1.5, 1), 0.5, id="half way of a half"),
    pytest.param(formulas.achievement(1.5, 1.25, 1, -1), 0.5, id="half way down of a half"),
    pytest.param(formulas.required_yearly_change(1, 3, 1), 2, id="needed in one year"),
    pytest.param(formulas.average_growth(100, 110, 1), 0.1, id="average growth of one year"),
    pytest.param(formulas.average_growth(5, 0, 3), -1, id="average growth to nothing"),
    pytest.param(formulas.average_growth(2, 0.5, 2), -0.5, id="average growth to a half"),
    pytest.param(formulas.average_growth(1, 4, 2), 1, id="average growth from one"),
    pytest.param(
        formulas.growth_ratio(0.9, 15.5, 30, 2015, 2024, 2030),
        1.41241404,
        id="growth ratio, rising",
    ),
    pytest.param(year_reached_by_change(59, 70, 2, 2023), 2029, id="a step too short"),
    pytest.param(year_reached_by_change(59, 70, 2.2, 2023), 2028, id="steps that just reach"),
    pytest.param(year_reached_by_change(1, 1.3, 0.1, 2023), 2026, id="steps of a tenth"),
    pytest.param(year_reached_by_change(70, 59, -2, 2023), 2029, id="steps down"),
    pytest.param(year_reached_by_change(69, 70, 5, 2023), 2024, id="one step is too long"),
    pytest.param(year_reached_by_change(70, 70, 2, 2023), 2023, id="there already"),
    pytest.param(year_reached_by_change(70, 70, -2, 2023), 2023, id="there, turning back"),
    pytest.param(year_reached_by_change(59, 70, 1, 2023), 2034, id="steps of one"),
    pytest.param(
        year_reached_by_change(0, 1, 0.999999999, 2023), 2025, id="a billionth short of one step"
    ),
    pytest.param(
        year_reached_by_change(0, 1, 0.9999999999, 2023), 2024, id="short by noise of one step"
    ),
]


@pytest.mark.parametrize(("found", "expected"), VALUES)
def test_formula_gives_the_value(found, expected):
    assert found == pytest.approx(expected, abs=1e-8)


UNKNOWN = [
    pytest.param(formulas.target_ratio(5, 0), id="target of nothing"),
    pytest.param(formulas.excess(5, 0), id="excess over nothing"),
    pytest.param(formulas.growth(0, 5), id="growth from nothing"),
    pytest.param(formulas.growth(-1, 5), id="growth from below nothing"),
    pytest.param(formulas.achievement(2, 3, 2), id="nothing planned"),
    pytest.param(formulas.achievement(7.8, 13.5, 10, -1), id="baseline already meets the target"),
    pytest.param(formulas.cumulative_rate_progress(0.1, 0), id="rate of nothing"),
    pytest.param(formulas.cumulative_rate_progress(1, 0.2), id="everything gone"),
    pytest.param(formulas.time_progress(2025, 2025, 2025), id="no time"),
    pytest.param(formulas.required_yearly_change(1, 2, 0), id="no years left"),
    pytest.param(formulas.average_growth(0, 5, 3), id="average growth from nothing"),
    pytest.param(formulas.average_growth(5, -1, 3), id="average growth to below nothing"),
    pytest.param(formulas.growth_ratio(5, 6, 5, 2020, 2021, 2025), id="no growth required"),
    pytest.param(formulas.year_reached(100, 120, -0.1, 2025), id="never reached"),
    pytest.param(formulas.year_reached(64, 70, -0.2, 2025), id="never reached, and very near"),
    pytest.param(formulas.year_reached(100, 120, 0, 2025), id="never reached standing still"),
    pytest.param(formulas.achievement(1, np.nan, 2), id="no actual"),
    pytest.param(formulas.achievement(2, 3, 2, 1), id="nothing planned, upwards"),
    pytest.param(formulas.cumulative_rate_progress(0.1, 1), id="everything to go"),
    pytest.param(formulas.cumulative_rate_progress(0.1, 1.5), id="more than everything to go"),
    pytest.param(formulas.average_growth(100, 110, 0), id="average growth of no years"),
    pytest.param(formulas.year_reached(100, 50, -1, 2025), id="everything gone in a year"),
    pytest.param(formulas.year_reached(100, 50, -1.5, 2025), id="more than everything gone"),
    pytest.param(formulas.year_reached(100, 0, -0.1, 2025), id="nothing is never reached"),
    pytest.param(formulas.year_reached(0, 10, 0.1, 2025), id="no growth from nothing"),
    pytest.param(formulas.achievement(10, 15, 20, 0), id="neither way is better"),
    pytest.param(year_reached_by_change(59, 70, 0, 2023), id="at rest"),
    pytest.param(year_reached_by_change(59, 70, -2, 2023), id="steps away"),
    pytest.param(year_reached_by_change(69.5, 70, -2, 2023), id="steps away, and very near"),
    pytest.param(year_reached_by_change(70, 59, 2, 2023), id="steps up to what is below"),
    pytest.param(year_reached_by_change(None, 70, 2, 2023), id="steps from nowhere"),
    pytest.param(year_reached_by_change(59, None, 2, 2023), id="steps to nowhere"),
    pytest.param(year_reached_by_change(59, 70, None, 2023), id="no step"),
]


@pytest.mark.parametrize("found", UNKNOWN)
def test_what_cannot_be_computed_is_nan(found):
    assert np.isnan(found)


MET = [
    pytest.param(120, 120, Comparator.AT_LEAST, 1, True, id="以上 includes the target"),
    pytest.param(119.99, 120, Comparator.AT_LEAST, 1, False, id="just below 以上"),
    pytest.param(0.3, 0.1 + 0.2, Comparator.AT_LEAST, 1, True, id="binary noise"),
    pytest.param(120, 120, Comparator.ABOVE, 1, False, id="超过 does not include it"),
    pytest.param(120.01, 120, "above", 1, True, id="just above 超过"),
    pytest.param(35, 35, Comparator.AT_MOST, -1, True, id="以内 includes the target"),
    pytest.param(35.01, 35, Comparator.AT_MOST, -1, False, id="just above 以内"),
    pytest.param(35, 35, Comparator.BELOW, -1, False, id="低于 does not include it"),
    pytest.param(34.99, 35, Comparator.BELOW, -1, True, id="just below 低于"),
    pytest.param(19, 20, Comparator.ABOUT, 1, True, id="左右 at 5 %"),
    pytest.param(18.99, 20, Comparator.ABOUT, 1, False, id="左右 beyond 5 %"),
    pytest.param(30, 20, Comparator.ABOUT, 1, True, id="左右 on the better side"),
    pytest.param(21, 20, Comparator.ABOUT, -1, True, id="左右 mirrored"),
    pytest.param(21.01, 20, Comparator.ABOUT, -1, False, id="左右 mirrored, beyond"),
    pytest.param(np.nan, 20, Comparator.AT_LEAST, 1, False, id="a missing value meets nothing"),
    pytest.param(3e6 * 1.1, 3.3e6, Comparator.ABOVE, 1, False, id="noise of a large number"),
    pytest.param(1e-7, 2e-7, Comparator.AT_LEAST, 1, False, id="a small number is no noise"),
]


def test_higher_is_better_unless_said():
    assert not formulas.is_met(18.5, 20, Comparator.ABOUT)
    assert formulas.is_met(19, 20, Comparator.ABOUT)


@pytest.mark.parametrize(("actual", "target", "comparator", "direction", "expected"), MET)
def test_target_is_met_as_worded(actual, target, comparator, direction, expected):
    assert bool(formulas.is_met(actual, target, comparator, direction)) is expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (10, Pace.AHEAD),
        (9.9999999, Pace.ON_SCHEDULE),
        (0, Pace.ON_SCHEDULE),
        (-0.0000001, Pace.ROUGHLY),
        (-9.99, Pace.ROUGHLY),
        (-10, Pace.BEHIND),
        (-10.01, Pace.BEHIND),
        (-30, Pace.BEHIND),
        (-30.1, Pace.FAR_BEHIND),
        (np.nan, Pace.NOT_JUDGED),
        (None, Pace.NOT_JUDGED),
    ],
)
def test_pace_changes_at_its_cut_points(lead, expected):
    assert formulas.pace(lead) is expected


@pytest.mark.parametrize(
    ("actual", "target", "expected"), [(6.0, 12, False), (6.01, 12, True), (1, None, False)]
)
def test_months_are_passed_strictly(actual, target, expected):
    assert bool(formulas.ahead_of_months(actual, target, 6)) is expected


def test_formulas_take_arrays_and_series_alike():
    baseline, actual, target = [10, 10.0, 5], [15, 9, 5], [20, 20, 5]

    array = formulas.achievement(np.array(baseline), actual, target)
    series = formulas.achievement(
        pd.Series(baseline, index=list("abc")),
        pd.Series(actual, index=list("abc")),
        pd.Series(target, index=list("abc")),
    )

    np.testing.assert_allclose(array, [0.5, -0.1, np.nan])
    assert series.index.tolist() == ["a", "b", "c"]
    np.testing.assert_allclose(series, array)


def test_pace_and_time_of_series_keep_the_index():
    periods = pd.Series(["2021", "2025-06"], index=["a", "b"])

    passed = formulas.time_progress(2020, periods, 2025)

    assert passed.round(9).to_dict() == {"a": 0.2, "b": 0.9}
    assert formulas.pace(passed * 100 - 50).to_dict() == {"a": Pace.BEHIND, "b": Pace.AHEAD}


def test_a_plain_number_gives_a_plain_number():
    assert type(formulas.target_ratio(1, 2)) is float
    assert type(formulas.change_pp(1, 2)) is float


def test_a_value_missing_in_a_list_stays_missing():
    np.testing.assert_array_equal(formulas.change_pp([1, None], 2), [1, np.nan])


def test_target_is_met_in_a_series_too():
    met = formulas.is_met(pd.Series([120, 119, np.nan, 0.3]), pd.Series([120, 120, 1, 0.1 + 0.2]))

    assert met.tolist() == [True, False, False, True]


def test_values_differ_from_a_billionth_of_a_thousandth_on():
    assert compare(1e12, 1e12 - 1) == 0
    assert compare(1e12, 1e12 - 2) == 1
    assert compare(1e12 - 2, 1e12) == -1


def test_steps_are_counted_in_arrays_and_series_alike():
    now, step = [59.0, 70, 59], [2.2, 1, -1]

    array = year_reached_by_change(np.array(now), 70, np.array(step), 2023)
    series = year_reached_by_change(pd.Series(now), 70, pd.Series(step), 2023)

    np.testing.assert_array_equal(array, [2028, 2023, np.nan])
    np.testing.assert_array_equal(series, array)


def test_shares_are_kept_to_nine_decimals_and_leads_to_seven():
    found = row(base(0), target(9), actual(3))

    assert found["achievement"] == 0.333333333
    assert found["lead"] == -26.6666667


def test_an_average_growth_is_kept_to_six_decimals():
    records = [base(100), *years(2021, 108, 118)]
    records.append(target(7, indicator="growth", basis_indicator="count"))
    growth = judge(*records, as_of=2022, indicators=REAL).query("indicator == 'growth'")

    assert growth["actual"].tolist() == [8.627805]


def test_what_is_exported_is_there():
    assert [name for name in progress.__all__ if not hasattr(progress, name)] == []
    assert len(progress.__all__) == 11


def test_thresholds_of_the_data_folder_are_the_defaults():
    entries = yaml.safe_load(METHOD.read_text(encoding="utf-8"))

    assert Thresholds.of({name: entry["value"] for name, entry in entries.items()}) == DEFAULT
    assert all(entry["reason"] and entry["unit"] for entry in entries.values())


def test_a_threshold_left_out_or_unknown_is_refused():
    values = {field.name: 1.0 for field in fields(Thresholds)}

    with pytest.raises(ValueError, match="thresholds to give"):
        Thresholds.of(values | {"other": 1.0})
    with pytest.raises(ValueError, match="thresholds to give"):
        Thresholds.of({name: value for name, value in values.items() if name != "ahead"})
