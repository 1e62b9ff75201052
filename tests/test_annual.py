"""年度目标: goals of one year as the progress frame judges them."""

import datetime as dt

import pytest
import streamlit as st
from builders import catalogue, figure, parameters
from test_app import ROOT, opened, shown

from indicators import catalogue as catalogues
from indicators import exhibits, export, progress
from indicators.exhibits.goals import Outcome
from indicators.wording import screen_annual

A = "999901"
TODAY = dt.date(2026, 11, 22)
WITHIN = dt.date(2023, 8, 1)
FLOW = {"as_at": "2023-06", "period_kind": "cumulative", "period_start": 2023}
TIMED = {"as_at": "2023-06"}


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INDICATORS_TODAY", TODAY.isoformat())
    yield
    st.cache_resource.clear()


def goal(value=70.0, **more):
    given = {"plan": "city-2023", "comparator": "at_least", "printed": f"{value:g}家", **more}
    return figure("g", A, "hnte", "target", 2023, value, **given)


def actual(value, year=2023, **more):
    return figure(f"x-{year}-{value}", A, "hnte", "actual", year, value, **more)


def built(*extra, on=TODAY, lang="zh", areas=(A,), year=2023, kind=exhibits.annual):
    plain = catalogue(extra_figures=extra)
    # Only the figures of this test: those of the five-year plan would stand beside them.
    own = plain.figures[plain.figures["figure_id"].isin([one["figure_id"] for one in extra])]
    plain.figures = own.reset_index(drop=True)
    frame = progress.assess(plain, as_of=year, on=on)
    return kind(plain, frame, areas, year, lang, on=on)


def record(*extra, **options):
    [row] = built(*extra, **options).table.to_dict("records")
    return row


@pytest.mark.parametrize(
    ("comparator", "value", "outcome"),
    [
        ("at_least", 70.0, "met"),
        ("above", 70.0, "missed"),
        ("above", 71.0, "met"),
        ("at_least", 80.0, "exceeded"),
        ("at_least", 60.0, "missed"),
    ],
)
def test_above_is_strict(comparator, value, outcome):
    row = record(goal(comparator=comparator), actual(value))

    assert row["outcome"] == outcome
    assert row["gap"] == 70.0 - value
    assert row["target_ratio"] == pytest.approx(value / 70.0)


def test_wording_says_above_aspired_and_what_was_printed():
    row = record(goal(comparator="above", aspired=True))

    assert row["wording"] == "力争超过，“70家”"


def test_change_on_the_year_before_and_a_goal_below_it():
    row = record(goal(), actual(75.0), actual(72.0, 2022))

    assert (row["previous"], row["change"]) == (72.0, 3.0)
    assert row["change_pct"] == pytest.approx(3 / 72)
    assert "▼ 目标低于上年实绩" in row["remark_goal"]
    assert "1项目标低于上年实绩" in built(goal(), actual(75.0), actual(72.0, 2022)).title


def test_bound_of_the_year_before_is_not_shown_as_exact():
    assert record(goal(), actual(60.0, 2022, bound="at_least"))["previous"] == "≥60"


@pytest.mark.parametrize(
    ("value", "outcome"),
    [(35.0, "not_ahead"), (35.5, "ahead"), (70.0, "reached")],
)
def test_ahead_of_the_months_is_strict(value, outcome):
    row = record(goal(), actual(value, **FLOW), on=WITHIN)

    assert row["outcome"] == outcome
    assert (row["time_progress"], row["data_year"]) == (0.5, "2023-06")


def test_rest_of_the_year():
    row = record(goal(), actual(40.0, **FLOW), on=WITHIN)

    assert row["rest"] == "余6个月还需30家，月均5.0家"


def test_rest_of_a_strict_goal_says_so_and_a_stock_has_no_monthly_share():
    row = record(goal(comparator="above"), actual(40.0, **TIMED), on=WITHIN)

    assert row["outcome"] == "part_year"
    assert row["rest"] == "余6个月至少还需31家（须超过目标值）"
    assert "时点数" in row["remark_goal"]


def test_after_the_year_the_whole_year_is_to_be_obtained():
    row = record(goal(), actual(40.0, **TIMED))

    assert row["rest"] == "截至2023年6月还差30家；需取得2023年全年数（应于2024年6月底前发布）"


def test_shortfall_of_a_strict_goal_is_one_more_than_the_gap():
    row = record(goal(comparator="above"), actual(40.0, **TIMED))

    assert row["gap"] == 30.0
    assert row["rest"].startswith("截至2023年6月至少还差31家（须超过目标值）")


@pytest.mark.parametrize(
    ("day", "header", "told"),
    [
        (WITHIN, "年内还需", ""),
        (dt.date(2024, 6, 30), "还差与待办", "待2023年全年数发布（应于2024年6月底前）"),
        (dt.date(2024, 7, 1), "还差与待办", "需取得2023年全年数（应于2024年6月底前发布）"),
    ],
)
def test_what_is_to_be_obtained_is_said_once_the_year_is_over(day, header, told):
    exhibit = built(goal(), on=day)

    assert exhibit.table["rest"].tolist() == [told]
    assert header in [column.header for column in exhibit.columns]


def test_provisional_verdicts_are_said_so_in_the_title():
    exhibit = built(goal(), actual(72.0, obs_status="P", vintage="flash"))

    assert "完成1项（初步判断）" in exhibit.title


def test_chosen_city_without_goals_is_named():
    exhibit = built(goal(), areas=(A, "999902"))

    assert "乙市没有登记2023年年度目标" in exhibit.notes


def test_other_scopes_of_the_year_before_are_named_not_compared():
    part = figure("p", A, "hnte_large", "actual", 2022, 80.0)
    row = record(goal(), part)

    assert row["previous"] != row["previous"]
    assert "上年只有其他口径的数：规上高新技术企业数80家，不作比较" in row["remark_goal"]


def test_english_cells_hold_no_chinese():
    row = record(goal(comparator="above"), actual(40.0, **TIMED), lang="en")

    assert row["wording"] == "above"
    assert row["rest"].startswith("Short by at least 31 enterprises as of 2023-06")


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (WITHIN, "running"),
        (dt.date(2024, 6, 30), "pending"),
        (dt.date(2024, 7, 1), "not_obtained"),
    ],
)
def test_no_actual(day, outcome):
    row = record(goal(), on=day)

    assert row["outcome"] == outcome
    assert row["actual"] != row["actual"]


def test_only_a_doubtful_actual_is_told_and_not_used():
    row = record(goal(), actual(99.0, obs_status="U", preferred=False))

    assert row["outcome"] == "not_obtained"
    assert row["remark_goal"] == "只有存疑的数据；存疑数99，不采用"


def test_numbers_are_those_of_the_progress_frame():
    cat = catalogues.load(ROOT / "data")
    for year in (2022, 2023, 2025):
        frame = progress.assess(cat, as_of=year, on=TODAY)
        table = exhibits.annual(cat, frame, cat.cities, year, on=TODAY).table
        own = frame[
            frame["annual"] & frame["target_period"].astype("str").str.startswith(str(year))
        ]
        own = own[own["ref_area"].isin(cat.cities)]
        joined = table.merge(
            own, left_on=["ref_area", "indicator_id", "plan_id"],
            right_on=["ref_area", "indicator", "plan"], suffixes=("", "_frame"),
        )  # fmt: skip
        assert len(joined) == len(table) == len(own) > 0
        for name in ("target", "gap", "target_ratio"):
            same = joined[name].eq(joined[f"{name}_frame"])
            assert (same | (joined[name].isna() & joined[f"{name}_frame"].isna())).all()


def test_readings_by_month_and_quarter():
    exhibit = built(
        goal(),
        actual(17.0, time_period="2023-Q1"),
        actual(36.0, **FLOW),
        actual(50.0, as_at="2023-09"),
        kind=exhibits.readings,
    )

    table = exhibit.table
    assert table["time_progress"].tolist()[:2] == [0.25, 0.5]
    assert table["time_progress"].isna().tolist() == [False, False, True]
    assert table["target_ratio"].tolist() == pytest.approx([17 / 70, 36 / 70, 50 / 70])
    assert [one[0] for one in table["ahead"]] == ["▲", "◆", "○"]
    assert "1条超时序" in exhibit.title


@pytest.mark.parametrize("figures", [(actual(70.0),), (actual(50.0, **TIMED),)])
def test_year_without_amounts_since_january_says_so(figures):
    assert "没有按月" in built(goal(), *figures, kind=exhibits.readings).empty


def test_city_without_goals_explains_itself():
    exhibit = built(goal(), areas=("999902",))

    assert exhibit.empty == "所选地区没有2023年的年度目标。有年度目标的：甲市（2023）。"
    assert built(goal(), areas=()).empty


def test_what_all_goals_in_words_share_is_said_once():
    cat = catalogues.load(ROOT / "data")
    exhibit = exhibits.annual_text_targets(cat, cat.cities, 2023)
    frame = progress.assess(cat, as_of=2023, on=TODAY)

    shown_columns = {column.code for column in exhibit.columns if column.in_page}
    assert {"plan", "document", "grade"}.isdisjoint(shown_columns)
    assert "规划：西安市2023年度目标" in exhibit.subtitle
    assert exhibit.cutoff == exhibits.annual(cat, frame, cat.cities, 2023, on=TODAY).cutoff


def test_years_with_goals():
    cat = catalogues.load(ROOT / "data")

    assert exhibits.goal_years(cat, ["610900", "610100", "620600"]) == {
        "610900": (2025,),
        "610100": (2022, 2023, 2025),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_files_hold_every_column(lang):
    exhibit = built(goal(), actual(40.0, **FLOW), lang=lang)

    text = export.csv(exhibit).decode("utf-8-sig")
    assert all(column.header in text for column in exhibit.columns)
    assert export.xlsx(exhibit)


def test_both_languages_have_the_same_words():
    for lang in ("zh", "en"):
        assert {f"outcome_{one}" for one in Outcome} <= screen_annual.WORDS[lang].keys()
    assert screen_annual.HEADERS["zh"].keys() == screen_annual.HEADERS["en"].keys()
    assert screen_annual.WORDS["zh"].keys() == screen_annual.WORDS["en"].keys()
    for key, text in screen_annual.WORDS["zh"].items():
        assert parameters(text) == parameters(screen_annual.WORDS["en"][key]), key


def test_page_shows_the_year_of_the_link():
    page = shown(opened("annual.py", year="2023", cities="610100"))

    assert "2023年度目标共11项" in page
    assert "11,000" in page
    assert "5.56" in page


def test_page_without_goals_explains_itself():
    app = opened("annual.py", year="2022", cities="620600")

    assert not app.exception
    assert "没有2022年的年度目标" in shown(app)


def test_unknown_year_is_reported():
    app = opened(year="1850")

    assert not app.exception
    assert "1850" in shown(app)
