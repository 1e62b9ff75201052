"""趋势与测算: the page and its exhibits say what the progress frame holds, and nothing more."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import builders
import numpy as np
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from indicators import catalogue, charts, exhibits, progress
from indicators.exhibits.spec import Draw
from indicators.progress.whatif import year_reached_by_change
from indicators.wording import numbers, outlook_en, outlook_zh, places

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
A, B, C, D = builders.CITIES


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("INDICATORS_TODAY", TODAY)
    yield
    st.cache_resource.clear()


def arrived(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    return app.run()


def opened(**address: str) -> AppTest:
    return arrived(**address).switch_page("trend.py").run()


def shown(app: AppTest) -> str:
    return "\n".join(element.body for element in app.get("html"))


def built(area: str, indicator: str, *more: dict, lang: str = "zh", breaks: object = None):
    cat = builders.catalogue(extra_figures=more)
    if breaks is not None:
        cat = builders.replaced(cat, breaks=cat.breaks.assign(**breaks))
    asked = (cat, builders.assessed(cat), indicator, area, "14fyp", lang)
    return asked, {"as_of": 2025}


def drawn(exhibit: exhibits.Exhibit, draw: Draw) -> list:
    return [series for series in exhibit.series if series.draw is draw]


def rows(exhibit: exhibits.Exhibit) -> dict[str, float]:
    return dict(zip(exhibit.table["item"], exhibit.table["value"], strict=True))


# The chart.


def test_years_without_a_figure_are_gaps_and_the_path_is_straight():
    asked, options = built(A, "hnte")

    exhibit = exhibits.trend(*asked, **options)

    [actual], [path] = drawn(exhibit, Draw.ACTUAL), drawn(exhibit, Draw.PATH)
    assert exhibit.categories == ("2020", "2021", "2022", "2023", "2024", "2025")
    np.testing.assert_array_equal(actual.points, [np.nan, 61, np.nan, 64, np.nan, np.nan])
    np.testing.assert_allclose(path.points, [59, 61.2, 63.4, 65.6, 67.8, 70])


def test_path_leads_through_milestones():
    stage = builders.figure("a-m", A, "hnte", "milestone", 2023, 68.0, plan="14fyp")
    asked, options = built(A, "hnte", stage)

    exhibit = exhibits.trend(*asked, **options)

    [path], [stages] = drawn(exhibit, Draw.PATH), drawn(exhibit, Draw.MILESTONE)
    np.testing.assert_allclose(path.points, [59, 62, 65, 68, 69, 70])
    assert stages.points[3] == 68.0
    assert path.name == "基期经阶段目标至目标的路径"


def test_no_line_is_drawn_across_a_break():
    more = [
        builders.figure(f"c-{year}", C, "hnte", "actual", year, value)
        for year, value in ((2020, 90.0), (2021, 95.0), (2022, 70.0), (2023, 75.0))
    ]
    asked, options = built(C, "hnte", *more)

    exhibit = exhibits.trend(*asked, **options)

    before, after = drawn(exhibit, Draw.ACTUAL)
    assert before.known == [90.0, 95.0]
    assert after.known == [70.0, 75.0]
    assert after.name == "实绩值（2022年起新口径）"
    assert "2022年起口径变化：改按新办法" in exhibit.notes
    charts.figure(exhibit)


def test_other_releases_and_doubtful_figures_stand_beside_and_are_told():
    more = [
        builders.figure(
            "a-2023-b", A, "hnte", "actual", 2023, 66.0, preferred=False, vintage="bulletin"
        ),
        builders.figure("a-2022", A, "hnte", "actual", 2022, 99.0, preferred=False, obs_status="U"),
    ]
    asked, options = built(A, "hnte", *more)

    exhibit = exhibits.trend(*asked, **options)

    [other] = drawn(exhibit, Draw.OTHER)
    assert other.known == [66.0]
    assert any(note.startswith("2023年另有66家") for note in exhibit.notes)
    assert any(note.startswith("2022年只有存疑的数99家") for note in exhibit.notes)
    assert list(exhibit.table["used"]) == ["采用", "存疑，不采用", "采用", "未采用"]
    assert not any(99.0 in series.known for series in exhibit.series)


def test_projection_is_that_of_the_frame():
    asked, options = built(A, "hnte")
    row = asked[1].query("ref_area == @A and indicator == 'hnte'").iloc[0]

    [line] = drawn(exhibits.trend(*asked, **options), Draw.PROJECTED)

    assert line.points[-1] == pytest.approx(row["projected"])
    assert line.points[3] == 64.0


def test_rank_has_no_path_and_says_so():
    more = [
        builders.figure("a-rk-b", A, "rank", "baseline", 2020, 7.0),
        builders.figure("a-rk-t", A, "rank", "target", 2025, 6.0),
    ]
    asked, options = built(A, "rank", *more)

    exhibit = exhibits.trend(*asked, **options)

    assert not drawn(exhibit, Draw.PATH)
    assert "位次型目标没有逐年的直线路径" in exhibit.notes
    assert exhibits.what_if(*asked, **options).refused


def test_many_years_keep_their_labels_apart():
    more = [
        builders.figure(f"d-{year}", D, "hnte", "actual", year, float(year))
        for year in range(2005, 2025)
    ]
    asked, options = built(D, "hnte", *more)

    [actual] = drawn(exhibits.trend(*asked, **options), Draw.ACTUAL)

    assert [label for label in actual.labels if label] == ["2,005", "2,024"]


def test_nothing_known_is_explained():
    asked, options = built(D, "rank")

    exhibit = exhibits.trend(*asked, **options)

    assert "没有“综合科技创新水平全省位次”的数据" in exhibit.empty


# The numbers.


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("area", "indicator"), [(A, "hnte"), (B, "hnte"), (A, "rd"), (C, "hnte")])
def test_numbers_are_those_of_the_progress_frame(area: str, indicator: str, lang: str):
    asked, options = built(area, indicator, lang=lang)
    row = asked[1].query("ref_area == @area and indicator == @indicator").iloc[0]

    exhibit = exhibits.trend_numbers(*asked, **options)

    columns = ["planned_change", "required_change", "achieved_change", "recent_change", "projected"]
    # All are for 2025, the year looked at: what has no later figure has no years left.
    ended = pd.isna(row["data_year"]) or row["data_year"] >= 2025
    expected = row[columns].mask([one == "required_change" and ended for one in columns])
    expected = expected.astype(float).to_numpy()
    np.testing.assert_array_equal(list(rows(exhibit).values()), expected)
    assert all(exhibit.table["rule"])


@pytest.mark.parametrize(
    ("area", "indicator", "told"),
    [
        (A, "rd", "尚无实绩：可以计算规划要求的年均变化"),
        (D, "rd", "没有目标值：可以看历年数和较上年变化"),
        (C, "hnte", "只有目标值，没有基期值和实绩"),
        (A, "hnte", "目标和实绩都有"),
    ],
)
def test_what_can_and_cannot_be_computed_is_said(area: str, indicator: str, told: str):
    asked, options = built(area, indicator)

    exhibit = exhibits.trend_numbers(*asked, **options)

    assert told in exhibit.subtitle


def test_projection_tells_its_rule():
    asked, options = built(A, "hnte")

    exhibit = exhibits.trend_numbers(*asked, **options)

    rules = dict(zip(exhibit.table["item"], exhibit.table["rule"], strict=True))
    assert rules["目标年推算值"] == "以最新年份的数为起点，按近年年均实际变化直线推算到2025年"
    assert "最近不超过5年" in rules["近年年均实际变化"]
    assert rules["今后年均需变化"] == "从2023年64家到2025年70家"


BOUNDED = (
    builders.figure("d-g", D, "hnte", "target", 2023, 120.0, plan="city-2023"),
    builders.figure("d-2022", D, "hnte", "actual", 2022, 100.0, bound="at_least"),
    builders.figure("d-2021", D, "hnte", "actual", 2021, 80.0, obs_status="U", preferred=False),
    builders.figure("d-2023", D, "hnte", "actual", 2023, 90.0, obs_status="U", preferred=False),
)


def test_goal_of_one_year_tells_its_own_plan_and_leaves_doubtful_years_off_the_axis():
    asked, options = built(D, "hnte", *BOUNDED)

    exhibit = exhibits.trend(*asked, **options)

    assert exhibit.title.startswith(
        "丁市高新技术企业数：2022年≥100家（其余年份无数据或仅有存疑数）"
    )
    assert "“十四五”未列此目标，以下为甲市2023年工作要点" in exhibit.subtitle
    assert exhibit.categories == ("2022", "2023")


def test_changes_of_a_goal_of_one_year_are_its_own_and_bounded_where_their_start_is():
    asked, options = built(D, "hnte", *BOUNDED)

    exhibit = exhibits.trend_numbers(*asked, **options)

    told = "丁市高新技术企业数：目标要求年均增加≤20家；趋势不作判断（2023年只有存疑的数据）"
    assert exhibit.title == told
    assert "2023年尚无可用的实绩" in exhibit.subtitle
    planned = exhibit.table.set_index("item").loc["规划要求的年均变化"]
    assert (planned["value"], planned["value_sign"]) == (20.0, "≤")
    assert not exhibit.notes


def within(as_of: int, *more: dict) -> exhibits.Exhibit:
    """Return the changes of a target for 2025 that begins in 2020 at 100."""
    figures = [
        builders.figure("d-b", D, "hnte", "baseline", 2020, 100.0),
        builders.figure("d-t", D, "hnte", "target", 2025, 150.0),
        *more,
    ]
    cat = builders.catalogue(extra_figures=figures)
    frame = progress.assess(cat, as_of=as_of, on=dt.date.fromisoformat(TODAY))
    return exhibits.trend_numbers(cat, frame, "hnte", D, "14fyp", as_of=as_of)


@pytest.mark.parametrize(
    ("as_of", "value", "more", "needed", "why"),
    [
        pytest.param(2024, 130.0, {}, 20.0, "从2024年", id="a year is left"),
        pytest.param(2024, 160.0, {}, 0.0, "已达到目标", id="met"),
        pytest.param(2025, 130.0, {}, None, "目标年已到", id="no year is left"),
        pytest.param(2025, None, {}, None, "目标年已到", id="no year is left, no figure"),
        pytest.param(2024, None, {}, 10.0, "从2020年", id="no figure, a year is left"),
        pytest.param(2025, 130.0, {"as_at": "2025-09"}, None, "不足一年", id="months are left"),
    ],
)
def test_what_is_left_is_spread_over_years_only_while_there_are_some(
    as_of: int, value: float | None, more: dict, needed: float | None, why: str
):
    actual = [] if value is None else [
        builders.figure("d-a", D, "hnte", "actual", as_of, value, **more)
    ]  # fmt: skip
    exhibit = within(as_of, *actual)

    required = exhibit.table.set_index("item").loc["今后年均需变化"]
    assert required["value"] == pytest.approx(needed if needed is not None else np.nan, nan_ok=True)
    assert why in required["rule"]
    assert ("年均需" in exhibit.title) == bool(needed)


@pytest.mark.parametrize(("last", "projected"), [(130.0, True), (160.0, False)])
def test_nothing_is_projected_once_the_target_is_met(last: float, projected: bool):
    figures = [
        builders.figure(f"d-{year}", D, "hnte", "actual", year, value)
        for year, value in ((2021, 105.0), (2022, 115.0), (2023, last))
    ]
    table = within(2023, *figures).table.set_index("item")["value"]

    assert (table["目标年推算值"] == table["目标年推算值"]) == projected


# What would be.


@pytest.mark.parametrize(
    ("lang", "needed", "reached"),
    [
        ("zh", "从2022年≥100家起共1年，年均需增加≤20.0家、增长≤20.0%。", "最迟2023年达到目标120家"),
        ("en", "over 1 year, it takes a rise of ≤20.0 enterprises a year", "in 2023 at the latest"),
    ],
)
def test_a_start_that_is_only_a_bound_stays_one(lang: str, needed: str, reached: str):
    asked, options = built(D, "hnte", *BOUNDED, lang=lang)
    question = exhibits.what_if(*asked, **options)

    assert "≥100" in question.told
    assert needed in exhibits.needed(question, question.wish, 2023)
    assert reached in exhibits.reached(question, question.growth)


def test_needed_change_and_growth_are_those_of_the_formulas():
    asked, options = built(A, "hnte")
    question = exhibits.what_if(*asked, **options)

    answer = exhibits.needed(question, 100.0, 2030)

    change = progress.formulas.required_yearly_change(64, 100, 7)
    growth = progress.formulas.average_growth(64, 100, 7)
    assert answer == (
        "若2030年要达到100家：从2023年64家起共7年，"
        f"年均需增加{numbers.number(change, decimals=1)}家、增长{numbers.share(growth)}。"
    )


def test_year_reached_is_that_of_the_formula():
    asked, options = built(A, "hnte")
    question = exhibits.what_if(*asked, **options)

    answer = exhibits.reached(question, 3.0)

    year = int(progress.formulas.year_reached(64, 70, 0.03, 2023))
    assert f"每年增长3%，{year}年达到目标70家，比目标年2025年晚2年" in answer


@pytest.mark.parametrize("change", [0.0, -5.0])
def test_a_change_that_does_not_lead_there_never_reaches(change: float):
    asked, options = built(A, "hnte")

    answer = exhibits.reached(exhibits.what_if(*asked, **options), change)

    assert "50年内达不到目标70家" in answer


def test_shares_are_reckoned_in_points_from_the_baseline_where_there_is_no_actual():
    asked, options = built(A, "rd")
    question = exhibits.what_if(*asked, **options)

    assert question.points
    assert "测算起点：2020年0.62%（基期值）" in question.told
    assert "年均需提高0.18个百分点。" in exhibits.needed(question, 1.5, 2025)
    assert "每年提高0.18个百分点，2025年达到目标1.50%，恰在目标年" in exhibits.reached(
        question, question.growth
    )


def test_offered_change_suffices_for_the_target_year():
    asked, options = built(A, "hnte")
    question = exhibits.what_if(*asked, **options)

    assert "2025年达到目标" in exhibits.reached(question, question.growth)


def test_met_target_and_missing_target_are_said():
    asked, options = built(B, "hnte")
    other, _ = built(D, "rd")

    assert "已达到目标10,000家" in exhibits.reached(exhibits.what_if(*asked, **options), None)
    assert "没有目标值" in exhibits.reached(exhibits.what_if(*other, **options), None)
    assert exhibits.needed(exhibits.what_if(*other, **options), None, 2030) == "请填入期末值。"


def test_equal_steps_reach_in_whole_years():
    assert year_reached_by_change(1.0, 1.5, 0.2, 2023) == 2026
    assert year_reached_by_change(1.0, 1.0, 0.2, 2023) == 2023
    assert year_reached_by_change(2.0, 1.5, -0.25, 2023) == 2025
    assert np.isnan(year_reached_by_change(1.0, 1.01, -5.0, 2023))
    assert np.isnan(year_reached_by_change(1.0, 1.5, 0.0, 2023))


def test_both_languages_have_the_same_words_and_parameters():
    assert outlook_zh.WORDS.keys() == outlook_en.WORDS.keys()
    for key, text in outlook_zh.WORDS.items():
        assert builders.parameters(text) == builders.parameters(outlook_en.WORDS[key]), key
        assert not re.search("[一-鿿]", outlook_en.WORDS[key]), key


# The page.


def real(area: str, indicator: str):
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=2025, on=dt.date.fromisoformat(TODAY))
    own = frame[(frame["ref_area"] == area) & (frame["indicator"] == indicator)]
    return cat, own[own["plan"] == "14fyp"].iloc[0]


def test_page_shows_the_numbers_of_the_progress_frame():
    cat, row = real("610900", "hnte")

    app = opened(city="610900", indicator="hnte")

    assert not app.exception
    decimals = int(cat.indicators.loc["hnte", "decimals"])
    for column in ("planned_change", "required_change", "achieved_change"):
        digits = places.visible(row[column], decimals)
        told = numbers.number(row[column], decimals=digits)
        assert f'"right" data-label="数值">{told}<span' in shown(app)


def test_page_keeps_city_and_indicator_as_ids_in_the_address():
    app = opened(city="620600", indicator="rd_intensity")

    assert app.selectbox(key="pick_city").value == "620600"
    app.selectbox(key="pick_city").select("610900").run()

    assert app.query_params["city"] == "610900"
    assert app.query_params["indicator"] == "rd_intensity"


def test_unknown_city_is_reported():
    app = arrived(city="999999")

    assert not app.exception
    assert "链接中的城市“999999”不存在" in shown(app)


def test_reader_asks_and_the_sentence_follows():
    app = opened(city="620600", indicator="rd_intensity")

    [value] = [one for one in app.number_input if one.key.startswith("end_value")]
    value.set_value(2.0).run()
    [change] = [one for one in app.number_input if one.key.startswith("growth")]
    change.set_value(0.1).run()

    assert not app.exception
    assert "若2025年要达到2.00%：从2020年0.62%起共5年，年均需提高0.28个百分点。" in shown(app)
    assert "每年提高0.1个百分点，2029年达到目标1.50%，比目标年2025年晚4年" in shown(app)


def test_page_without_a_figure_explains_itself():
    app = opened(city="610900", indicator="rd_intensity")

    assert not app.exception
    assert "没有“R&amp;D经费投入强度”的数据" in shown(app)
    assert not app.number_input
