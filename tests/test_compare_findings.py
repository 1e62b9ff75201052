"""指标对比: what compares with what, whose change of definition it is, which scale fits."""

import builders
import numpy as np
import pandas as pd
import pytest

from indicators import charts, exhibits
from indicators.charts import palette
from indicators.exhibits.spec import ChartKind, Draw
from indicators.exhibits.standing import State, standing
from indicators.exhibits.yearly_lines import unlike
from indicators.exhibits.yearly_need import yearly_need

A, B, C, D = ALL = tuple(builders.CITIES)
NATION = builders.NATION
PROVINCE = "990000"


def actual(area: str, year: int, value: float, indicator: str = "rd", **more: object) -> dict:
    name = f"{area}-{indicator}-{year}"
    return builders.figure(name, area, indicator, "actual", year, value, **more)


def catalogue(*more: dict, breaks: tuple[tuple[str | None, int], ...] = ()):
    cat = builders.catalogue(extra_figures=more)
    rows = [
        {"indicator": "rd", "ref_area": area, "year": year, "reason": f"{year}改口径"}
        for area, year in breaks
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "ref_area", "year", "reason"])
    return builders.replaced(cat, breaks=frame.astype({"year": "Int64"}))


def series(cat, *areas: str, indicator: str = "rd", lang: str = "zh", references=()):
    return exhibits.series(
        cat, builders.assessed(cat), indicator, areas, "14fyp", lang,
        references=references, as_of=2025,
    )  # fmt: skip


def compared(cat, *areas: str, view: str = "value", indicator: str = "rd", lang: str = "zh"):
    frame = builders.assessed(cat)
    return exhibits.compared(cat, frame, indicator, areas, "14fyp", lang, view=view, as_of=2025)


YEARS = [actual(area, year, 1.0 + place) for place, area in enumerate((A, B, NATION))
         for year in (2021, 2022, 2023)]  # fmt: skip


def test_line_stops_at_the_areas_own_break_and_keeps_its_name_and_colour():
    cat = catalogue(*YEARS, breaks=((A, 2023),))
    drawn = series(cat, A, B).series

    assert [(one.name, one.slot) for one in drawn] == [("甲市", 0), ("甲市", 0), ("乙市", 1)]
    assert [len(one.known) for one in drawn] == [2, 1, 3]
    traces = charts.figure(series(cat, A, B)).data
    assert traces[0].line.color == traces[1].line.color != traces[2].line.color


def test_area_keeps_its_colour_when_another_has_no_values():
    cat = catalogue(actual(B, 2022, 1.0))

    alone = series(cat, C, B).series

    assert [(one.name, one.slot) for one in alone] == [("乙市", 1)]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ("甲市2023年起口径变化：2023改口径", "全国2022年起口径变化：2022改口径")),
        (
            "en",
            (
                "City 1: definition changes from 2023 (reason in Chinese: see the definitions)",
                "China: definition changes from 2022 (reason in Chinese: see the definitions)",
            ),
        ),
    ],
)
def test_break_is_told_with_its_area_be_it_a_city_or_a_reference(lang, told):
    cat = catalogue(*YEARS, breaks=((A, 2023), (NATION, 2022), (D, 2022)))

    assert series(cat, A, B, references=[NATION], lang=lang).notes == told


def test_breaks_of_one_year_are_one_line_in_the_picture():
    cat = catalogue(*YEARS, breaks=((A, 2023), (B, 2023)))

    assert len(charts.figure(series(cat, A, B)).layout.shapes) == 1


def test_bound_has_an_open_mark_and_no_line():
    cat = catalogue(*YEARS, actual(A, 2024, 3.0, bound="at_least"))
    exhibit = series(cat, A, B)
    exact, rough, _ = charts.figure(exhibit).data

    assert [one.rough for one in exhibit.series] == [False, True, False]
    assert (exact.mode, rough.mode) == ("lines+markers", "markers")
    assert rough.marker.symbol.endswith("-open")
    assert exhibit.notes == ("空心标记为约数或上下限，不连线",)


def test_reference_is_grey_and_dashed():
    cat = catalogue(*YEARS)
    exhibit = series(cat, A, B, references=[NATION])
    trace = charts.figure(exhibit).data[-1]

    assert exhibit.series[-1].draw is Draw.REFERENCE
    assert trace.line.color == palette.SOFT
    assert trace.line.dash != "solid"


def test_baselines_stand_in_the_table_of_years():
    more = [builders.figure("b-rd", B, "rd", "baseline", 2020, 0.7), actual(B, 2022, 1.0)]
    exhibit = series(catalogue(*more), A, B)

    assert exhibit.text_table()["基期值"].tolist() == ["0.62", "0.70"]
    assert exhibit.text_table()["基期年"].tolist() == ["2020", "2020"]


def test_without_any_value_there_is_neither_table_nor_picture():
    exhibit = series(catalogue(), A, B)

    assert exhibit.title == "R&D经费投入强度：尚无实绩数据"
    assert exhibit.empty
    assert exhibit.empty not in exhibit.title


@pytest.mark.parametrize(
    ("values", "apart"),
    [
        ((237.0, 15000.0), True),
        ((90.0, 1800.0), False),
        ((5.0,), False),
        ((0.0, 5.0), False),
        ((), False),
    ],
)
def test_values_too_unlike_for_one_scale_have_a_scale_each(values, apart):
    assert unlike(values) is apart


def test_areas_too_unlike_are_drawn_apart_and_say_so():
    cat = builders.catalogue(extra_figures=[actual(A, 2021, 61.0), actual(B, 2021, 9000.0)])
    bullet, years = compared(cat, A, B, indicator="hnte"), series(catalogue(*YEARS[:3],
        actual(B, 2021, 900.0)), A, B)  # fmt: skip

    assert bullet.kind is ChartKind.PANELS
    assert [one.name for one in bullet.panels] == ["甲市", "乙市"]
    assert years.apart
    assert all("各用各的刻度" in one.subtitle for one in (bullet, years))
    layout = charts.figure(years).layout
    assert layout.yaxis.range[1] < 10 < layout.yaxis2.range[1]


def test_area_without_a_value_has_no_scale():
    bullet = compared(builders.catalogue(), A, B, D, indicator="hnte")
    layout = charts.figure(bullet).layout

    assert layout.xaxis3.showticklabels is False
    assert layout.xaxis.showticklabels is not False


def test_labels_of_references_stand_outside_and_end_their_own_lines():
    cat = catalogue(*YEARS, actual(D, 2022, 2.0))
    exhibit = exhibits.compare(
        cat, builders.assessed(cat), "rd", [A, B], "14fyp", references=[NATION, D], as_of=2025
    )
    figure = charts.figure(exhibit)
    labels = {one.text[:2]: one for one in figure.layout.annotations if one.xref == "x"}
    lines = sorted(figure.layout.shapes, key=lambda one: one.x0)

    assert (labels["丁市"].xanchor, labels["全国"].xanchor) == ("right", "left")
    assert len({one.line.dash for one in lines}) == len({one.y1 for one in lines}) == 2


def test_references_stand_in_the_table_without_verdict_or_place():
    cat = catalogue(*YEARS)
    exhibit = exhibits.compare(
        cat, builders.assessed(cat), "rd", [A, B], "14fyp", references=[NATION], as_of=2025
    )

    assert exhibit.table["area"].tolist() == ["甲市", "乙市", "全国"]
    assert exhibit.text_table()["判断"].tolist()[-1] == "—"
    assert exhibit.table["remark"].tolist()[-1] == "仅供对照"


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ({"actual": 2661.0, "data_year": 2025, "as_at": "2025-09"}, np.nan),
        ({"actual": 2661.0, "data_year": 2024, "as_at": "2024-12"}, 156.0),
        ({"actual": 2661.0, "data_year": 2024, "as_at": None}, 156.0),
        ({"actual": 2661.0, "data_year": 2025, "as_at": None}, np.nan),
        ({"actual": np.nan, "data_year": None, "as_at": None}, 156.0),
    ],
)
def test_part_of_a_year_is_not_told_as_a_yearly_change(row, left):
    whole = {"target_period": "2025", "required_change": 156.0, **row}

    assert yearly_need(whole) == pytest.approx(left, nan_ok=True)
    assert np.isnan(yearly_need({}))


def goal(year: int = 2023) -> dict:
    return builders.figure("d-t", D, "rd", "target", year, 1.0, plan="city-2023")


@pytest.mark.parametrize(
    ("figures", "breaks", "told"),
    [
        pytest.param([actual(D, 2024, 1.2)], ((D, 2024),),
                     "2024年起口径变更，前后不可比", id="break"),
        pytest.param([actual(D, 2024, 1.2, bound="at_least")], (),
                     "数据只是约数或上下限，不能判定", id="bound"),
        pytest.param([actual(D, 2025, 1.2)], (), "缺少上年数据", id="no year before"),
        pytest.param([actual(D, 2024, 1.2, as_at="2024-09", time_period="2024")], (),
                     None, id="part of a year"),
    ],
)  # fmt: skip
def test_later_value_than_the_goals_says_why_it_has_no_change(figures, breaks, told):
    exhibit = compared(catalogue(goal(), *figures, breaks=breaks), A, D, view="change")

    remark = exhibit.table["remark"].tolist()[1]
    assert remark == told if told else "年内" in remark


def test_goal_whose_year_has_no_figure_is_not_said_to_have_no_actual_at_all():
    cat = catalogue(goal(2022), actual(D, 2024, 1.2))
    exhibit = compared(cat, A, D)

    assert exhibit.table["verdict"].tolist()[1].startswith("– 另有目标（目标年无实绩")


def test_value_that_an_earlier_goal_was_judged_by_is_told_beside_the_later_one():
    exhibit = compared(catalogue(goal(), actual(D, 2024, 1.2)), A, D)

    assert "2023年实绩0.83" in exhibit.side[1]
    assert "2023年实绩0.83" in exhibit.table["remark"].tolist()[1]


def test_older_verdicts_are_counted_with_their_like():
    more = [
        builders.figure("d-b", D, "hnte", "baseline", 2020, 5.0),
        builders.figure("d-t", D, "hnte", "target", 2025, 10.0),
        actual(D, 2023, 30.0, "hnte"),
    ]
    cat = builders.catalogue(extra_figures=more)

    assert compared(cat, B, D, indicator="hnte").title == (
        "高新技术企业数：1个地区超额完成，1个地区提前实现（依据2023年数）"
    )


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "监测指标（未见目标）"), ("en", "Monitored (no target found)")]
)
def test_series_without_a_target_is_not_called_monitored(lang, word):
    stands = standing({"baseline": 1.0, "target": None, "actual": None}, lang, plan="14fyp")

    assert (stands.code, stands.word) == (State.MONITORING, word)
