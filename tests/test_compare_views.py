"""指标对比 by value, progress and change: numbers of the frame, places with ties, 不可比."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import builders
import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from indicators import catalogue, charts, exhibits, progress
from indicators.exhibits.spec import ChartKind, Draw
from indicators.wording import numbers

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
A, B, C, D = builders.CITIES


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("INDICATORS_TODAY", TODAY)
    yield
    st.cache_resource.clear()


def actual(area: str, year: int, value: float, **more: object) -> dict:
    return builders.figure(f"{area}-{year}", area, "rd", "actual", year, value, **more)


def compared(*more: dict, view: str, indicator: str = "rd", lang: str = "zh"):
    cat = builders.catalogue(extra_figures=more)
    frame = builders.assessed(cat)
    areas = list(builders.CITIES)
    exhibit = exhibits.compared(cat, frame, indicator, areas, "14fyp", lang, view=view, as_of=2025)
    return exhibit, frame[frame["indicator"] == indicator].set_index("ref_area")


def positions(exhibit: exhibits.Exhibit) -> dict[str, str]:
    return dict(zip(exhibit.table["ref_area"], exhibit.table["position"], strict=True))


def targets() -> list[dict]:
    return [
        one
        for area in (B, C)
        for one in (
            builders.figure(f"{area}-rb", area, "rd", "baseline", 2020, 1.0),
            builders.figure(f"{area}-rt", area, "rd", "target", 2025, 2.0),
        )
    ]


def test_achievement_stands_against_time():
    more = [*targets(), actual(A, 2023, 1.06), actual(B, 2023, 1.5), actual(C, 2023, 1.5)]

    exhibit, rows = compared(*more, view="achievement")

    share, time = exhibit.series
    assert (share.draw, time.draw) == (Draw.ACTUAL, Draw.SCHEDULE)
    wanted = rows.loc[[A, B, C], "achievement"].astype(float) * 100
    np.testing.assert_allclose(share.points[:3], wanted)
    np.testing.assert_allclose(time.points[:3], 60)
    assert np.isnan(share.points[3])
    assert "时间进度60.0%，慢10.0个百分点" in exhibit.side[1]
    charts.figure(exhibit)


def test_ties_share_a_place():
    more = [*targets(), actual(A, 2023, 0.7), actual(B, 2023, 1.5), actual(C, 2023, 1.5)]

    exhibit, _ = compared(*more, view="achievement")

    assert positions(exhibit)[B] == "2023年可比的3个地区中并列第1位"
    assert positions(exhibit)[C] == "2023年可比的3个地区中并列第1位"
    assert positions(exhibit)[A] == "2023年可比的3个地区中第3位"


def test_another_data_year_is_not_comparable_and_has_no_place():
    more = [*targets(), actual(A, 2022, 1.0), actual(B, 2023, 1.5), actual(C, 2023, 1.4)]

    exhibit, _ = compared(*more, view="achievement")

    assert positions(exhibit)[A] == "不可比：数据年份不同"
    assert "不可比：数据年份不同" in exhibit.side[0]
    assert positions(exhibit)[B] == "2023年可比的2个地区中第1位"


def test_achievement_that_rests_on_a_bound_is_printed_as_one():
    more = [*targets(), actual(B, 2023, 1.5, bound="at_least")]

    exhibit, _ = compared(*more, view="achievement")

    assert exhibit.side[1][0] == "实现进度不低于50.0%"
    assert "不低于50.0%" in exhibit.title


def test_reasons_stand_where_no_achievement_can_be_computed():
    exhibit, _ = compared(view="achievement")

    assert exhibit.kind is ChartKind.TABLE
    assert exhibit.title.endswith("所选地区都不能计算目标实现进度")
    assert exhibit.side[0] == ("○ 尚无实绩数据",)
    assert exhibit.side[3] == ("– 监测指标（未见目标）",)


def test_change_of_shares_is_in_points():
    more = [actual(A, 2022, 1.0), actual(A, 2023, 1.2), actual(B, 2022, 1.5), actual(B, 2023, 1.4)]

    exhibit, rows = compared(*more, view="change")

    [change] = exhibit.series
    np.testing.assert_allclose(change.points[:2], rows.loc[[A, B], "change_on_year"].astype(float))
    assert exhibit.axis == "较上年变化（百分点）"
    assert exhibit.side[0][:2] == ("+0.20个百分点", "2023年与2022年相比")
    assert positions(exhibit)[A] == "2023年可比的2个地区中第1位"
    assert exhibit.side[3] == ("— 缺少上年数据",)
    charts.figure(exhibit)


def test_change_of_amounts_is_growth():
    more = [
        builders.figure(f"{area}-h{year}", area, "hnte", "actual", year, value)
        for area, year, value in ((A, 2022, 50.0), (D, 2022, 100.0), (D, 2023, 90.0))
    ]

    exhibit, rows = compared(*more, view="change", indicator="hnte")

    share = rows.loc[D, "change_on_year_pct"]
    assert exhibit.series[0].points[3] == pytest.approx(share * 100)
    assert exhibit.side[3][0] == f"{numbers.share(share, signed=True)}（−10家）"
    assert exhibit.series[0].points[0] == pytest.approx(rows.loc[A, "change_on_year_pct"] * 100)


def test_value_has_places_and_other_scopes_are_not_comparable():
    more = [builders.figure("d-h", D, "hnte", "actual", 2023, 64.0)]

    exhibit, _ = compared(*more, view="value", indicator="hnte")

    assert positions(exhibit)[A] == "2023年可比的2个地区中并列第1位"
    assert exhibit.table["position"].iloc[-1] == "不可比"
    assert exhibit.table["position"].iloc[1] == "不可比：数据年份不同"


def test_what_a_model_estimates_gives_no_place():
    cat = builders.catalogue(extra_figures=[actual(A, 2023, 1.2), actual(B, 2023, 1.1)])
    cat.indicators.loc["rd", "modelled"] = True
    areas = list(builders.CITIES)

    exhibit = exhibits.compared(
        cat, builders.assessed(cat), "rd", areas, "14fyp", view="value", as_of=2025
    )

    assert set(exhibit.table["position"].fillna("")) == {""}


def test_bound_has_no_place():
    more = [actual(A, 2023, 1.2, bound="at_least"), actual(B, 2023, 1.1), actual(C, 2023, 1.0)]

    exhibit, _ = compared(*more, view="value")

    assert positions(exhibit)[A] == "只是约数或上下限，不排序"
    assert positions(exhibit)[B] == "2023年可比的3个地区中第1位"


@pytest.mark.parametrize("view", ["value", "achievement", "change"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_area_chosen_explains_itself(view: str, lang: str):
    cat = builders.catalogue()
    frame = builders.assessed(cat)

    exhibit = exhibits.compared(cat, frame, "rd", [], "14fyp", lang, view=view, as_of=2025)

    assert exhibit.empty


# The page.


def arrived(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    return app.run()


def opened(**address: str) -> AppTest:
    return arrived(**address).switch_page("compare.py").run()


def shown(app: AppTest) -> str:
    return "\n".join(element.body for element in app.get("html"))


def frame_of(indicator: str):
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=2025, on=dt.date.fromisoformat(TODAY))
    return frame[(frame["indicator"] == indicator) & frame["ref_area"].isin(cat.cities)]


def test_page_shows_the_achievements_of_the_progress_frame():
    rows = frame_of("hnte").query("plan == '14fyp' and achievement.notna()")

    page = shown(opened(view="achievement", indicator="hnte"))

    assert len(rows) >= 3
    assert [s for s in rows["achievement"] if f">{numbers.share(s)}<" not in page] == []


def test_page_shows_the_changes_of_the_progress_frame():
    rows = frame_of("patents_granted").query("change_on_year_pct.notna()")

    page = shown(opened(view="change", indicator="patents_granted"))

    assert len(rows) == 4
    assert [s for s in rows["change_on_year_pct"] if f">{numbers.share(s)}<" not in page] == []


def test_view_stands_in_the_address_and_outlives_a_visit_to_another_page():
    app = opened(indicator="hnte")

    app.segmented_control(key="pick_view").set_value("change").run()
    assert app.query_params["view"] == "change"
    app.switch_page("overview.py").run()
    app.switch_page("compare.py").run()

    assert app.segmented_control(key="pick_view").value == "change"


def test_unknown_view_is_reported():
    app = arrived(view="nonsense")

    assert not app.exception
    assert "链接中的对比内容“nonsense”不存在" in shown(app)


@pytest.mark.parametrize("view", ["value", "achievement", "change"])
def test_page_without_cities_explains_itself(view: str):
    app = opened(view=view, cities="")

    assert not app.exception
    assert "请至少选择一个地区" in shown(app)
