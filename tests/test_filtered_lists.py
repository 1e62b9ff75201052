"""Filters on the goals of a year, the goals in words, the definitions and the list of doubts."""

import datetime as dt

import pytest
import streamlit as st
from test_app import ROOT, opened, shown

from indicators import catalogue, exhibits, progress
from indicators.exhibits.standing import standing
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, UNSTATED, Wanted
from indicators.wording import screen, verdicts

TODAY = dt.date(2026, 11, 22)
YEAR = 2023
UNUSED = "overall"
"""A theme of goals in words alone."""
BIND = {"obligation": "binding", "department": "甲局、乙局"}


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INDICATORS_TODAY", TODAY.isoformat())
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def frame(cat):
    """Return the judged goals, those of one indicator binding and with departments."""
    found = progress.assess(cat, as_of=YEAR, on=TODAY)
    bound = found["annual"] & (found["indicator"] == "hnte")
    return found.assign(**{name: found[name].mask(bound, value) for name, value in BIND.items()})


def goals(cat, frame, wanted=NOTHING_LEFT_OUT):
    return exhibits.annual(cat, frame, cat.cities, YEAR, on=TODAY, wanted=wanted)


def code_of(row):
    return standing(row, "zh", plan=row["plan"]).code


def codes(exhibit):
    return list(exhibit.table["indicator_id"])


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(themes=("input",)), lambda row: row["theme"] == "input"),
        (Wanted(obligations=("binding",)), lambda row: row["indicator"] == "hnte"),
        (Wanted(obligations=(UNSTATED,)), lambda row: row["indicator"] != "hnte"),
        (Wanted(departments=("乙局",)), lambda row: row["indicator"] == "hnte"),
        (Wanted(verdicts=("met",)), lambda row: row["final"] == "met"),
        (Wanted(verdicts=("no_actual",)), lambda row: code_of(row) == "no_actual"),
    ],
)
def test_goals_are_those_that_fit(cat, frame, wanted, fits):
    every = frame[
        frame["annual"]
        & frame["target"].notna()
        & (frame["target_period"] == str(YEAR))
        & frame["ref_area"].isin(cat.cities)
    ]
    every = every.assign(theme=every["indicator"].map(cat.indicators["theme"]))
    kept = {row["indicator"] for row in every.to_dict("records") if fits(row)}

    exhibit = goals(cat, frame, wanted)

    assert 0 < len(kept) < len(every)
    assert set(codes(exhibit)) == kept
    assert exhibit.title.startswith("筛选后：")
    assert wanted.told("zh") in exhibit.subtitle
    # Whose goals are left out by the filters has goals all the same.
    assert exhibit.notes[0] == goals(cat, frame).notes[0]


def test_nothing_that_fits_is_told_as_such(cat, frame):
    wanted = Wanted(themes=(UNUSED,))

    exhibit = goals(cat, frame, wanted)

    assert wanted.told("zh") in exhibit.empty
    assert "没有2023年的年度目标" not in exhibit.empty
    none = exhibits.annual(cat, frame, cat.cities, 1990, on=TODAY, wanted=wanted)
    assert "没有1990年的年度目标" in none.empty


def test_readings_are_those_of_the_goals_that_fit(cat, frame):
    options = {"on": TODAY, "wanted": Wanted(themes=(UNUSED,))}

    assert exhibits.readings(cat, frame, cat.cities, YEAR, **options).empty


@pytest.mark.parametrize("kind", ["city", "annual"])
def test_goals_in_words_are_filtered_by_theme(cat, kind):
    [plan] = {one for one in cat.text_targets["plan"].dropna() if one.endswith(str(YEAR))}
    own = cat.text_targets[cat.text_targets["plan"] == (plan if kind == "annual" else "14fyp")]
    area = own["ref_area"].iloc[0]
    theme = own.loc[own["ref_area"] == area, "theme"].iloc[0]

    def listed(wanted):
        if kind == "annual":
            return exhibits.annual_text_targets(cat, [area], YEAR, wanted=wanted)
        return exhibits.city_text_targets(cat, area, wanted=wanted)

    fitting = listed(Wanted(themes=(theme,)))
    assert set(fitting.table["theme"]) == {verdicts.THEME["zh"][theme]}
    assert fitting.title.startswith("筛选后：")
    # None is judged, and none has a department.
    for wanted in (Wanted(verdicts=("met",)), Wanted(departments=("无此局",))):
        assert "没有符合筛选条件" in listed(wanted).empty
    assert not listed(Wanted(verdicts=("not_judged",), obligations=(UNSTATED,))).empty


def test_definitions_are_those_of_the_themes(cat):
    exhibit = exhibits.definitions(cat, themes=("talent",))

    wanted = cat.indicators[cat.indicators["theme"] == "talent"]
    assert sorted(exhibit.table["name"]) == sorted(wanted["name_zh"])
    assert "人才" in exhibit.subtitle
    assert exhibit.title.startswith("筛选后：")
    assert not exhibits.definitions(cat).title.startswith("筛选后")


def test_doubts_are_those_about_figures_of_the_themes(cat):
    links = cat.issue_figures.merge(cat.figures[["figure_id", "indicator"]], on="figure_id")
    themes = links["indicator"].map(cat.indicators["theme"])
    own = cat.issues[
        cat.issues["issue_id"].isin(links.loc[themes == "input", "issue_id"])
        & cat.issues["ref_area"].isin(cat.cities)
    ]

    exhibit = exhibits.issues(cat, cat.cities, marked=False, themes=("input",))

    assert sorted(exhibit.table["title"]) == sorted(own["title"])
    mute = cat.issues[
        cat.issues["ref_area"].isin(cat.cities) & ~cat.issues["issue_id"].isin(links["issue_id"])
    ]
    assert len(mute)
    assert screen.say("zh", "issues_unthemed", count=len(mute)) in exhibit.notes
    said = cat.issues[cat.issues["issue_id"].isin(links.loc[themes == UNUSED, "issue_id"])]
    quiet = next(one for one in cat.cities if one not in set(said["ref_area"]))
    nothing = exhibits.issues(cat, [quiet], marked=False, themes=(UNUSED,))
    assert "没有符合筛选条件" in nothing.empty


# The pages.


def test_page_of_goals_filters_and_keeps_the_filters_in_the_address(cat):
    page = opened("annual.py", year=str(YEAR), themes="input")

    assert "筛选后：" in shown(page)
    assert page.multiselect(key="pick_themes").value == ["input"]
    assert page.query_params["themes"] in ("input", ["input"])


@pytest.mark.parametrize("part", ["issues", "definitions"])
def test_lists_of_sources_offer_the_filter_by_theme(part):
    page = opened("sources.py", part=part, themes="talent")

    assert page.multiselect(key="pick_themes").value == ["talent"]
    assert "筛选后：" in shown(page)
    assert "人才" in shown(page)
