"""Laws that hold whatever the figures are."""

from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd
from cases import TODAY, figure, frames
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import progress

VERDICTS = ["pace", "trend", "final", "met", "reason", "trend_reason", "stale", "provisional"]
printed = st.decimals(-10_000, 10_000, places=2, allow_nan=False)
positive = st.decimals(1, 10_000, places=2, allow_nan=False)
series = st.lists(positive, min_size=1, max_size=5)
slow = settings(max_examples=60, deadline=None)


def plan(baseline, target, actuals, *, area="620600", first=2021):
    """A plan's figures: baseline, target, and actuals of one year after another."""
    values = [("baseline", 2020, baseline), ("target", 2025, target)]
    values += [("actual", first + place, value) for place, value in enumerate(actuals)]
    return [
        figure(role, year, float(value), ref_area=area, printed=f"{float(value):.2f}")
        for role, year, value in values
    ]


def assessed(records, *, as_of=2025, on=TODAY, **indicator):
    found = frames(*records, indicators={"count": indicator})
    return progress.assess(found, as_of=as_of, on=on)


def exact_pace(baseline, target, actual, year):
    """The pace of a plan from 2020 to 2025 by exact fractions."""
    baseline, target, actual = Fraction(baseline), Fraction(target), Fraction(actual)
    if actual >= target:
        return "met_early"
    done = (actual - baseline) / (target - baseline)
    lead = (done - Fraction(year - 2020, 5)) * 100
    words = [(10, "ahead"), (0, "on_schedule")]
    if done < 0:
        return "below_baseline"
    for least, word in words:
        if lead >= least:
            return word
    return "roughly" if lead > -10 else "behind" if lead >= -30 else "far_behind"


def exact_final(baseline, target, actual):
    baseline, target, actual = Fraction(baseline), Fraction(target), Fraction(actual)
    if actual >= target:
        return (
            "exceeded" if target and (actual - target) / abs(target) >= Fraction(1, 20) else "met"
        )
    done = (actual - baseline) / (target - baseline)
    return "nearly" if done >= Fraction(19, 20) else "missed"


@slow
@given(baseline=printed, change=positive, actual=printed, year=st.integers(2021, 2024))
def test_pace_agrees_with_exact_fractions(baseline, change, actual, year):
    target = baseline + change

    found = assessed(plan(baseline, target, [actual], first=year), as_of=year).iloc[0]

    assert found["pace"] == exact_pace(baseline, target, actual, year)
    assert found["met"] == (actual >= target)


@slow
@given(baseline=st.integers(0, 500), tenth=st.integers(1, 50), hundredths=st.integers(-50, 150))
def test_pace_agrees_on_the_cut_points_too(baseline, tenth, hundredths):
    change = tenth * 10
    actual = Fraction(baseline) + Fraction(change * hundredths, 100)

    found = assessed(plan(baseline, baseline + change, [actual], first=2023), as_of=2023).iloc[0]

    assert found["pace"] == exact_pace(baseline, baseline + change, actual, 2023)


@slow
@given(baseline=printed, change=positive, actual=printed)
def test_final_verdict_agrees_with_exact_fractions(baseline, change, actual):
    target = baseline + change

    found = assessed(plan(baseline, target, [actual], first=2025)).iloc[0]

    assert found["final"] == exact_final(baseline, target, actual)


@slow
@given(baseline=printed, change=positive, actuals=st.lists(printed, min_size=1, max_size=5))
def test_lower_is_better_mirrors_higher_is_better(baseline, change, actuals):
    target = baseline + change
    mirrored = plan(-baseline, -target, [-value for value in actuals])

    up = assessed(plan(baseline, target, actuals), as_of=2024).iloc[0]
    down = assessed(mirrored, as_of=2024, direction="lower_is_better").iloc[0]

    assert up[VERDICTS].astype(str).tolist() == down[VERDICTS].astype(str).tolist()
    np.testing.assert_allclose(
        up[["achievement", "gap", "lead"]].astype(float),
        down[["achievement", "gap", "lead"]].astype(float),
    )
    assert np.isclose(up["projected"], -down["projected"], equal_nan=True)


@slow
@given(baseline=positive, change=positive, actuals=series, factor=st.sampled_from([1e-4, 1e4, 1e8]))
def test_the_unit_decides_nothing(baseline, change, actuals, factor):
    target = baseline + change
    records = plan(baseline, target, actuals)
    other = [
        record
        | {"obs_value": record["obs_value"] * factor, "printed": f"{record['obs_value']:.2f}"}
        for record in records
    ]
    here = [record | {"printed": f"{record['obs_value']:.2f}"} for record in records]

    one, two = assessed(here, as_of=2024).iloc[0], assessed(other, as_of=2024).iloc[0]

    assert one[VERDICTS].astype(str).tolist() == two[VERDICTS].astype(str).tolist()


@slow
@given(data=st.data(), baseline=positive, change=positive, actuals=series)
def test_the_order_of_rows_decides_nothing(data, baseline, change, actuals):
    records = [
        *plan(baseline, baseline + change, actuals),
        *plan(baseline, baseline + change, reversed(actuals), area="610100"),
    ]

    shuffled = data.draw(st.permutations(records))

    pd.testing.assert_frame_equal(assessed(records), assessed(shuffled))


@slow
@given(baseline=positive, change=positive, actuals=series, other=series)
def test_another_city_changes_nothing(baseline, change, actuals, other):
    here = plan(baseline, baseline + change, actuals)
    there = plan(change, baseline + change, other, area="610100")

    together = assessed([*there, *here]).query("ref_area == '620600'").reset_index(drop=True)

    pd.testing.assert_frame_equal(together, assessed(here))


@slow
@given(baseline=positive, change=positive, actuals=series, gone=st.integers(0, 4))
def test_a_missing_actual_is_never_a_miss(baseline, change, actuals, gone):
    records = plan(baseline, baseline + change, actuals)
    kept = [record for record in records if record["time_period"] != str(2021 + gone)]

    before, after = assessed(records).iloc[0], assessed(kept).iloc[0]

    assert after["final"] != "missed" or before["final"] == "missed"


@slow
@given(baseline=positive, change=positive, actuals=series, as_of=st.integers(2020, 2025))
def test_an_earlier_year_never_looks_at_later_figures(baseline, change, actuals, as_of):
    records = plan(baseline, baseline + change, actuals)
    known = [
        record
        for record in records
        if record["role"] == "target" or int(record["time_period"]) <= as_of
    ]

    pd.testing.assert_frame_equal(assessed(records, as_of=as_of), assessed(known, as_of=as_of))


@slow
@given(
    kind=st.sampled_from(["level", "cumulative", "annual_floor", "ceiling", "keep", "rank"]),
    value=printed,
    actuals=st.lists(printed, max_size=5),
    bound=st.sampled_from([None, "at_least", "at_most", "about"]),
    as_of=st.integers(2020, 2026),
)
def test_what_is_not_judged_always_has_a_reason(kind, value, actuals, bound, as_of):
    records = plan(1, value, actuals)
    records[-1]["bound"] = bound

    found = assessed(records, as_of=as_of, on=date(2026, 11, 22), kind=kind).iloc[0]

    assert (found["pace"] == "not_judged") == pd.notna(found["reason"])
    assert (found["trend"] == "not_judged") == pd.notna(found["trend_reason"])
    assert pd.isna(found["change_on_year"]) == pd.notna(found["change_reason"])
