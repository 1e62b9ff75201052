"""Published results that the formulas have to give, and traps that must be refused."""

import json
import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators import progress
from indicators.codes import Comparator, Direction, Final
from indicators.progress import formulas

PATH = Path(__file__).parents[3] / "shared" / "cases" / "method_cases.json"
ABSENT = not PATH.exists() and not os.environ.get("CI")
pytestmark = pytest.mark.skipif(ABSENT, reason=f"{PATH} is not on this machine")

CASES = json.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {"cases": []}
BY_ID = {case["id"]: case for case in CASES["cases"]}
STATUS = {
    "target_achieved": "achieved",
    "substantial_progress": "substantial",
    "moderate_progress": "moderate",
    "limited_progress": "limited",
    "deterioration": "deterioration",
}
SHARES = {
    "G1": lambda given: formulas.target_ratio(given["actual"], given["target"]),
    "G2": lambda given: formulas.target_ratio(given["actual"], given["target"]),
    "G5": lambda given: formulas.cumulative_rate_progress(
        given["actual"] / 100, given["target"] / 100
    ),
    "G6": lambda given: formulas.growth(given["baseline"], given["actual"]),
    "G12": lambda given: formulas.average_growth(
        given["baseline"], given["actual"], given["actual_year"] - given["baseline_year"]
    ),
    "G13": lambda given: formulas.growth(given["prev"], given["actual"]),
    "G4": lambda given: formulas.excess(given["actual"], given["target"]),
}


def cases(*groups):
    return [
        pytest.param(case, id=case["id"])
        for case in CASES["cases"]
        if case["group"].split()[0] in groups and case["reproduced"]
        if case["published"]["value"] is not None or "G3" in groups
    ]


def test_the_cases_are_there():
    assert BY_ID


@pytest.mark.parametrize("case", cases(*SHARES))
def test_published_share_comes_out(case):
    found = SHARES[case["group"].split()[0]](case["inputs"]) * 100

    assert found == pytest.approx(case["published"]["value"], abs=case["tolerance"])


@pytest.mark.parametrize("case", cases("G3"))
def test_published_grade_agrees_with_the_hit(case):
    aim = case["inputs"]["target"]
    weaker = max(aim) if isinstance(aim, list) else aim

    met = formulas.is_met(case["inputs"]["actual"], weaker, Comparator.AT_MOST, Direction.LOWER)

    assert bool(met) == (case["published"]["verdict"] != "未完成")


def test_a_shortfall_of_4_5_per_cent_is_about_the_target():
    given = BY_ID["CN-EN11-N"]["inputs"]

    assert formulas.is_met(given["actual"], given["target"], Comparator.ABOUT)


def test_the_official_schedule_is_straight():
    case = BY_ID["CN-SCHED"]

    found = [formulas.time_progress(0, year, 5) * 100 for year in case["inputs"]["years"]]

    assert found == pytest.approx(case["published"]["list"])


def test_the_needed_yearly_gain_comes_out():
    case = BY_ID["CN-XK-1"]
    given = case["inputs"]

    found = formulas.required_yearly_change(
        given["baseline"], given["target"], given["target_year"] - given["baseline_year"]
    )

    assert found == pytest.approx(case["published"]["value"], abs=case["tolerance"])


def judged(given):
    """Judge a case's inputs as a plan of its own, as of the actual's year."""
    low = given["direction"] < 0
    blank = {"ref_area": "1", "indicator": "x", "period_kind": "point", "obs_status": "A"}
    rows = [
        {"role": "baseline", "plan": "p", "year": given["baseline_year"], "obs_value": "baseline"},
        {"role": "target", "plan": "p", "year": given["target_year"], "obs_value": "target"},
        {"role": "actual", "plan": None, "year": given["actual_year"], "obs_value": "actual"},
    ]
    figures = pd.DataFrame(
        [blank | row | {"obs_value": given[row["obs_value"]]} for row in rows]
    ).assign(
        preferred=True,
        figure_id=["b", "t", "a"],
        time_period=lambda frame: frame["year"].astype(str),
    )
    direction = Direction.LOWER if low else Direction.HIGHER
    frames = progress.Frames(
        figures,
        pd.DataFrame({"kind": ["level"], "direction": [str(direction)]}, index=["x"]),
        pd.DataFrame(
            {"base_year": [given["baseline_year"]], "target_year": [given["target_year"]]},
            index=["p"],
        ),
        pd.DataFrame({"indicator": [], "ref_area": [], "year": [], "reason": []}),
    )
    on = date(given["actual_year"] + 1, 12, 31)
    return progress.assess(frames, as_of=given["actual_year"], on=on).iloc[0]


@pytest.mark.parametrize("case", cases("G18"))
def test_statistics_canada_comes_out(case):
    given, published = case["inputs"], case["published"]

    ratio = formulas.growth_ratio(
        given["baseline"],
        given["actual"],
        given["target"],
        given["baseline_year"],
        given["actual_year"],
        given["target_year"],
        given["direction"],
    )
    row = judged(given)

    assert ratio == pytest.approx(published["value"], abs=case["tolerance"])
    assert row["growth_ratio"] == pytest.approx(published["value"], abs=case["tolerance"])
    assert row["growth_status"] == STATUS[published["verdict"]]


@pytest.mark.parametrize("name", ["INT-CIF-008", "INT-CIF-014"])
def test_a_baseline_that_meets_the_target_gives_no_progress(name):
    given = BY_ID[name]["inputs"]

    row = judged(given)

    assert pd.isna(row["achievement"])
    assert pd.isna(row["lead"])
    assert row["pace"] == "lost"
    assert row["final"] not in (Final.EXCEEDED, Final.MET)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        pytest.param(("bulletin", "prev_final"), ("preliminary", "actual_prelim"),
                     "other_vintage", id="final and preliminary"),
        pytest.param(("bulletin", "prev_final"), ("bulletin", "actual_final"),
                     "revised", id="the year before was revised"),
        pytest.param(("preliminary", "prev_prelim"), ("preliminary", "actual_prelim"),
                     "revised", id="two preliminary ones, the first revised"),
    ],
)  # fmt: skip
def test_figures_of_different_vintages_are_not_subtracted(before, after, why):
    given = BY_ID["CN-RDV-2"]["inputs"]
    releases = [
        (2023, "preliminary", "prev_prelim"),
        (2023, "bulletin", "prev_final"),
        (2024, "preliminary", "actual_prelim"),
        (2024, "bulletin", "actual_final"),
    ]
    figures = pd.DataFrame(
        {
            "figure_id": [name for _, _, name in releases],
            "ref_area": "000000",
            "indicator": "rd",
            "role": "actual",
            "time_period": [str(year) for year, _, _ in releases],
            "period_kind": "point",
            "obs_status": "A",
            "vintage": [vintage for _, vintage, _ in releases],
            "obs_value": [given[name] for _, _, name in releases],
            "preferred": [name in (before[1], after[1]) for _, _, name in releases],
        }
    )
    code = {"kind": ["ratio"], "direction": ["higher_is_better"], "unit_measure": ["percent"]}
    frames = progress.Frames(
        figures,
        pd.DataFrame(code, index=["rd"]),
        pd.DataFrame({"base_year": [2020], "target_year": [2025]}, index=["14fyp"]),
        pd.DataFrame({"indicator": [], "ref_area": [], "year": [], "reason": []}),
    )

    row = progress.assess(frames, as_of=2024, on=date(2026, 11, 22)).iloc[0]

    assert pd.isna(row["change_on_year"])
    assert row["change_reason"] == why


def test_the_lights_of_yinchuan_agree():
    colours = {
        "ahead": "绿",
        "on_schedule": "绿",
        "behind": "黄",
        "far_behind": "红",
        "roughly": None,
    }
    [rule] = [rule for rule in CASES["light_rule_tests"] if "银川" in rule["rule"]]

    for test in rule["tests"]:
        assert colours.get(formulas.pace(test["D_pp"])) == test["light"]


def test_ahead_of_the_months_agrees():
    [rule] = [rule for rule in CASES["light_rule_tests"] if "东湖" in rule["rule"]]

    for test in rule["tests"]:
        ahead = formulas.ahead_of_months(test["actual"], test["target"], test["month"])
        assert bool(ahead) == test["ahead"]
