import builders
import numpy as np
import pandas as pd
import pytest

from indicators import codes, exhibits
from indicators.exhibits import evidence
from indicators.exhibits.cells import Cell, cell_text
from indicators.exhibits.spec import ChartKind, Draw, Exhibit, Series
from indicators.exhibits.standing import JUDGED, ORDER, State, name
from indicators.wording import screen, screen_en, screen_zh

A, B, C, D = builders.CITIES
ALL = [A, B, C, D]


@pytest.fixture(scope="module")
def cat():
    return builders.catalogue()


@pytest.fixture(scope="module")
def frame(cat):
    return builders.assessed(cat)


def build_all(cat, frame, lang="zh", areas=ALL):
    one = areas[:1]
    return [
        exhibits.overview(cat, frame, areas, "14fyp", lang),
        exhibits.counts(cat, frame, areas, "14fyp", lang),
        exhibits.compare(cat, frame, "hnte", areas, "14fyp", lang, references=[builders.NATION]),
        exhibits.compare(cat, frame, "rd", areas, "14fyp", lang, references=[builders.NATION]),
        exhibits.series(cat, frame, "hnte", areas, "14fyp", lang),
        exhibits.series(cat, frame, "hnte", one, "14fyp", lang),
        exhibits.sources(cat, areas, lang),
        exhibits.issues(cat, areas, lang),
        exhibits.definitions(cat, lang),
    ]


def field(exhibit, area, indicator):
    found = [f for row in exhibit.matrix.fields for f in row]
    return next(f for f in found if (f.ref_area, f.indicator) == (area, indicator))


def row(exhibit, **wanted):
    table = exhibit.table
    for column, value in wanted.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table.iloc[0]


# The overview


def test_overview_shows_headline_indicators_that_any_city_has(cat, frame):
    exhibit = exhibits.overview(cat, frame, ALL, "14fyp")

    assert exhibit.kind is ChartKind.MATRIX
    assert exhibit.matrix.row_ids == ("hnte", "rd")
    assert exhibit.matrix.column_ids == tuple(ALL)


def test_overview_field_names_way_latest_value_old_verdict_and_weak_source(cat, frame):
    shown = field(exhibits.overview(cat, frame, ALL, "14fyp"), A, "hnte")

    assert shown.word == "◐ 依据2023年数：滞后①"
    assert shown.lines[0] == "59 → 70"
    assert shown.lines[1] == "最新 64（2023）｜学术整理"
    assert shown.lines[2] == "差距 6"
    assert "需取得2025年数（现有2023年）" in shown.hint


def test_cell_without_actual_says_what_is_needed_and_what_to_obtain(cat, frame):
    exhibit = exhibits.overview(cat, frame, ALL, "14fyp")
    shown = field(exhibit, A, "rd")

    assert shown.code == State.NO_ACTUAL
    assert shown.lines[0] == "0.62 → 1.50"
    assert shown.lines[1] == "年均需 +0.18个百分点"
    assert "2021–2025" in row(exhibit, ref_area=A, indicator_id="rd")["remark"]
    assert np.isnan(row(exhibit, ref_area=A, indicator_id="rd")["actual"])


def test_cell_without_any_figure_is_told_apart_from_one_without_target(cat, frame):
    exhibit = exhibits.overview(cat, frame, ALL, "14fyp")

    assert field(exhibit, B, "rd").code == State.NO_FIGURE
    assert field(exhibit, D, "rd").code == State.MONITORING


def test_target_of_another_plan_is_shown_but_not_counted():
    extra = builders.figure("d-t", D, "hnte", "target", 2023, 30.0, plan="city-2023")
    cat = builders.catalogue(extra_figures=[extra])
    exhibit = exhibits.overview(cat, builders.assessed(cat), ALL, "14fyp")

    shown = field(exhibit, D, "hnte")

    assert shown.code == State.OTHER_PLAN
    assert shown.lines[0] == "— → 30（2023）"
    assert "甲市2023年工作要点" in shown.hint
    assert "共有4项次目标" in exhibit.title


def test_goal_of_an_earlier_year_hides_no_later_figure():
    extra = [
        builders.figure("d-t", D, "hnte", "target", 2023, 30.0, plan="city-2023"),
        builders.figure("d-3", D, "hnte", "actual", 2023, 31.0),
        builders.figure("d-4", D, "hnte", "actual", 2024, 29.0),
    ]
    cat = builders.catalogue(extra_figures=extra)
    exhibit = exhibits.overview(cat, builders.assessed(cat), ALL, "14fyp")

    shown = field(exhibit, D, "hnte")

    assert shown.lines[-1] == "最新 29（2024）｜官方"
    assert np.isnan(row(exhibit, ref_area=D, indicator_id="hnte")["gap"])


def test_lone_baseline_is_shown():
    extra = builders.figure("b-rd", B, "rd", "baseline", 2020, 0.7)
    cat = builders.catalogue(extra_figures=[extra])
    shown = field(exhibits.overview(cat, builders.assessed(cat), ALL, "14fyp"), B, "rd")

    assert shown.code == State.MONITORING
    assert shown.lines == ("基期 0.70（2020）",)


def test_title_counts_what_is_judged(cat, frame):
    title = exhibits.overview(cat, frame, ALL, "14fyp").title

    assert title.startswith("“十四五”：4个城市主要指标共有4项次目标，1项次可判断，为")
    assert title.endswith("3项次尚不能判断")


def test_counts_add_up_to_all_cells(cat, frame):
    exhibit = exhibits.counts(cat, frame, ALL, "14fyp")

    assert sum(sum(series.points) for series in exhibit.series) == 8
    assert list(exhibit.table["total"]) == [2, 2, 2, 2]


def test_nothing_chosen_explains_itself(cat, frame):
    assert exhibits.overview(cat, frame, [], "14fyp").empty
    assert exhibits.compare(cat, frame, "hnte", [], "14fyp").empty
    assert exhibits.series(cat, frame, "hnte", [], "14fyp").empty
    assert exhibits.compare(cat, frame, "rank", ALL, "14fyp").empty
    assert exhibits.sources(cat, []).empty
    assert exhibits.issues(cat, [B]).empty


# One indicator


def test_bullet_holds_the_numbers_and_nan_for_missing_ones(cat, frame):
    exhibit = exhibits.compare(cat, frame, "hnte", ALL, "14fyp")
    by_draw = {series.draw: series.points for series in exhibit.series}

    assert by_draw[Draw.BASELINE][:2] == (59.0, 5212.0)
    assert by_draw[Draw.ACTUAL][:2] == (64.0, 12000.0)
    assert by_draw[Draw.TARGET][:3] == (70.0, 10000.0, 120.0)
    assert np.isnan(by_draw[Draw.ACTUAL][2:]).all()


def test_missing_value_is_a_dash_with_its_reason(cat, frame):
    exhibit = exhibits.compare(cat, frame, "hnte", ALL, "14fyp")

    assert exhibit.side[2][0] == "○ 尚无实绩数据"
    assert exhibit.side[2][1] == "— → 120（2025）"
    assert exhibit.text_table()["最新值"].tolist()[2] == "—"


def test_early_value_and_weak_source_are_said_beside_it(cat, frame):
    exhibit = exhibits.compare(cat, frame, "hnte", ALL, "14fyp")

    assert exhibit.side[1][0] == "12,000（2025，初步）"
    assert "初步判断" in exhibit.side[1][1]
    assert any("学术整理" in line for line in exhibit.side[0])


def test_other_scope_is_named_as_not_comparable_and_never_drawn(cat, frame):
    exhibit = exhibits.compare(cat, frame, "hnte", ALL, "14fyp")

    assert len(exhibit.categories) == 4
    assert "不可比：规上高新技术企业数" in exhibit.side[3]
    assert any("33家（2024）" in note for note in exhibit.notes)
    assert row(exhibit, indicator_id="hnte_large")["variant"] == "不可比"


def test_concept_means_its_main_indicator(cat, frame):
    assert exhibits.compare(cat, frame, "hnte", ALL, "14fyp").id == "compare-hnte"
    renamed = cat.indicators.assign(concept=["firms", "firms", "rd", "rank"])
    other = builders.replaced(cat, indicators=renamed)

    assert exhibits.compare(other, frame, "firms", ALL, "14fyp").id == "compare-hnte"
    with pytest.raises(KeyError):
        exhibits.compare(cat, frame, "nothing", ALL, "14fyp")


def test_nation_is_a_reference_line_unless_it_presses_the_cities_together(cat, frame):
    near = exhibits.compare(cat, frame, "rd", ALL, "14fyp", references=[builders.NATION])
    assert near.references == ()
    assert near.notes == ("对照（超出图示范围）：全国 2.69（2024）",)

    figures = cat.figures.assign(
        obs_value=cat.figures["obs_value"].where(cat.figures["figure_id"] != "n-rd", 1.0)
    )
    other = builders.replaced(cat, figures=figures)
    shown = exhibits.compare(
        other, builders.assessed(other), "rd", ALL, "14fyp", references=[builders.NATION]
    )

    assert [line.label for line in shown.references] == ["全国 1.00（2024）"]
    assert builders.NATION not in shown.category_ids


def test_points_are_said_in_the_headers_of_ratios(cat, frame):
    headers = [c.header for c in exhibits.compare(cat, frame, "rd", ALL, "14fyp").columns]

    assert "年均需变化（百分点）" in headers


# Years


def test_missing_year_is_a_gap(cat, frame):
    exhibit = exhibits.series(cat, frame, "hnte", [A], "14fyp")
    actual = next(series for series in exhibit.series if series.draw is Draw.ACTUAL)

    assert exhibit.categories == ("2020", "2021", "2022", "2023", "2024", "2025")
    assert [np.isnan(value) for value in actual.points] == [True, False, True, False, True, True]
    assert exhibit.title == "甲市高新技术企业数：2021年61家，2023年64家；2025年目标70家"


def test_path_is_straight_from_baseline_to_target(cat, frame):
    exhibit = exhibits.series(cat, frame, "hnte", [A], "14fyp")
    path = next(series for series in exhibit.series if series.draw is Draw.PATH)

    assert path.points == pytest.approx((59.0, 61.2, 63.4, 65.6, 67.8, 70.0))


def test_part_year_and_doubtful_values_stay_out_of_the_years():
    extra = [
        builders.figure("x1", A, "hnte", "actual", 2024, 66.0, as_at="2024-06"),
        builders.figure("x2", A, "hnte", "actual", 2022, 99.0, obs_status="U", preferred=False),
    ]
    cat = builders.catalogue(extra_figures=extra)
    exhibit = exhibits.series(cat, builders.assessed(cat), "hnte", [A], "14fyp")
    actual = next(series for series in exhibit.series if series.draw is Draw.ACTUAL)

    assert np.isnan([actual.points[2], actual.points[4]]).all()


def test_break_is_marked_for_its_area_only(cat, frame):
    assert exhibits.series(cat, frame, "hnte", [A], "14fyp").breaks == ()
    marked = exhibits.series(cat, frame, "hnte", ALL, "14fyp").breaks

    assert [one.category for one in marked] == ["2022"]


# What vouches for the figures


def test_doubt_stands_with_its_mark_beside_its_figure(cat, frame):
    exhibit = exhibits.compare(cat, frame, "hnte", ALL, "14fyp")

    assert [doubt.mark for doubt in exhibit.doubts] == ["①"]
    assert exhibit.side[0][1].endswith("①")
    assert row(exhibit, ref_area=A)["marks"] == "①"
    assert exhibits.compare(cat, frame, "hnte", [B], "14fyp").doubts == ()


def test_sources_name_document_grade_and_places_and_the_day(cat, frame):
    exhibit = exhibits.compare(cat, frame, "hnte", [A], "14fyp")

    assert [citation.key for citation in exhibit.sources] == [f"{A}/plan", f"{A}/yearbook"]
    assert "《甲市“十四五”科技创新规划》" in exhibit.sources[0].line
    assert exhibit.sources[0].locator == "表1"
    assert exhibit.source_line.startswith("数据来源：《甲市")
    assert "官方发布" in exhibit.source_line
    assert exhibit.cutoff_line == "数据截止日期：2022年1月12日"
    assert exhibit.internal_line == ""


def test_many_documents_are_counted_in_the_picture(cat, frame):
    exhibit = exhibits.overview(cat, frame, ALL, "14fyp")

    assert len(exhibit.sources) > evidence.SHOWN
    assert f"等{len(exhibit.sources)}份文件" in exhibit.source_line


def test_internal_figure_is_said_to_be_internal():
    extra = builders.figure(
        "int", C, "hnte", "actual", 2025, 121.0, source=f"{C}/yearbook", grade="internal"
    )
    cat = builders.catalogue(extra_figures=[extra])
    exhibit = exhibits.compare(cat, builders.assessed(cat), "hnte", [C], "14fyp")

    assert exhibit.internal
    assert exhibit.internal_line == "内部资料"


def test_every_figure_is_listed_with_document_place_and_printed_form(cat):
    exhibit = exhibits.sources(cat, ALL)
    shown = exhibit.text_table()

    assert len(shown) == 12
    assert shown["原文数字"].iloc[0] == "59.0家"
    assert shown["数据文件位置"].iloc[0] == f"data/cities/{A}.yaml:3:5"
    assert "仅见摘录" in shown["出处"].tolist()
    assert exhibit.table["value"].tolist() == cat.figures["obs_value"].tolist()[:12]


def test_target_is_listed_with_its_comparator_and_without_its_place_in_a_page():
    more = builders.figure("x", A, "hnte", "target", 2026, 80.0, comparator="above")
    exhibit = exhibits.sources(builders.catalogue(extra_figures=[more]), [A], search="2026")

    assert exhibit.text_table()["数值"].tolist() == [">80"]
    assert [column.code for column in exhibit.columns if not column.in_page] == ["place"]


def test_sources_are_searched_and_filtered(cat):
    assert len(exhibits.sources(cat, ALL, indicators=["rd"]).table) == 3
    assert len(exhibits.sources(cat, ALL, grades=["panel"]).table) == 2
    assert len(exhibits.sources(cat, ALL, search="甲市 实绩").table) == 2
    assert len(exhibits.sources(cat, ALL, search="[(").table) == 0
    assert len(exhibits.sources(cat, ALL, search="甲市 64").doubts) == 1


def test_issue_names_the_figures_concerned(cat):
    shown = exhibits.issues(cat, ALL).text_table()

    assert shown["涉及数据"].tolist() == ["高新技术企业数实绩（家）：2023年64"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param(
            {"period_start": "2016"}, "高新技术企业数实绩（家）：2016–2020年58", id="five years"
        ),
        pytest.param({"as_at": "2020-09"}, "高新技术企业数实绩（家）：2020年9月58", id="a month"),
        pytest.param(
            {"time_period": None}, "高新技术企业数实绩（家）：年份未注58", id="no year known"
        ),
        pytest.param(
            {"role": "target", "comparator": "above"},
            "高新技术企业数目标（家）：2020年>58",
            id="a target with its comparator",
        ),
        pytest.param(
            {"ref_area": B}, "乙市高新技术企业数实绩（家）：2020年58", id="of another area"
        ),
    ],
)
def test_figures_of_an_issue_are_told_as_they_are_meant(more, told):
    twice = [builders.figure(one, A, "hnte", "actual", 2020, 58.0) | more for one in ("x", "y")]
    cat = builders.catalogue(extra_figures=twice)
    links = pd.DataFrame({"issue_id": ["i1", "i1"], "figure_id": ["x", "y"]})

    shown = exhibits.issues(builders.replaced(cat, issue_figures=links), [A]).table

    assert shown["figures"].tolist() == [told]


def test_issues_are_listed_area_by_area_the_severe_first_and_counted(cat):
    issues = pd.DataFrame(
        {"issue_id": list("abcd"), "ref_area": [A, B, A, A], "text": "说明", "title": list("abcd"),
         "severity": ["low", "medium", "high", "low"]}
    )  # fmt: skip
    exhibit = exhibits.issues(builders.replaced(cat, issues=issues), [B, A], marked=False)

    assert exhibit.title == "4项冲突与存疑，其中严重1项、一般1项、轻微2项"
    assert exhibit.table["title"].tolist() == list("bcad")
    assert exhibit.table["group"].tolist() == [
        "乙市：一般",
        "甲市：严重",
        "甲市：轻微",
        "甲市：轻微",
    ]
    assert exhibit.doubts == ()
    assert "marks" not in [column.code for column in exhibit.columns]


def test_notes_are_numbered_as_the_figures_come(cat):
    links = pd.DataFrame({"issue_id": ["i1", "i2", "i1"], "figure_id": ["a-b", "a-t", "a-2023"]})
    issues = pd.concat([cat.issues.assign(issue_id="i2", title="后"), cat.issues])
    other = builders.replaced(cat, issues=issues, issue_figures=links)

    first, second = evidence.evidence(other, ["a-2023", "a-t"], "zh")["doubts"]
    assert (first.mark, first.issue_id, second.mark) == ("①", "i1", "②")
    english = evidence.evidence(other, ["a-2023", "a-t"], "en")["doubt_line"]
    assert english == "Notes ①, ②: see Conflicts and doubts (in Chinese)"


def test_of_two_documents_used_alike_the_better_one_comes_first(cat):
    used = cat.figures[cat.figures["figure_id"].isin(["a-b", "a-2023"])]
    keys = [one.key for one in evidence.citations(cat.sources, used, "zh")]

    assert keys == [f"{A}/plan", f"{A}/yearbook"]


def test_definition_tells_changes_area_by_area(cat):
    breaks = pd.DataFrame(
        {"indicator": "hnte", "ref_area": [C, None], "year": [2022, 2024],
         "reason": ["改按新办法。", "改用新分母。"]}
    )  # fmt: skip
    table = exhibits.definitions(builders.replaced(cat, breaks=breaks)).table.set_index("name")

    told = "丙市，2022年起：改按新办法\n全部地区，2024年起：改用新分母"
    assert table.loc["高新技术企业数", "breaks"] == told


# All of them


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_exhibit_has_title_alternative_text_and_readable_table(cat, frame, lang):
    for exhibit in build_all(cat, frame, lang):
        assert exhibit.title, exhibit.id
        assert exhibit.title.rstrip("。") in exhibit.alt
        shown = exhibit.text_table()
        assert shown.shape == (len(exhibit.table), len(exhibit.columns))
        assert not shown.isin(["nan", "<NA>", "None", ""]).any().any(), exhibit.id


def test_english_holds_no_chinese_of_ours(cat, frame):
    for exhibit in build_all(cat, frame, "en")[:6]:
        texts = [exhibit.title, exhibit.subtitle, exhibit.axis]
        texts += [column.header for column in exhibit.columns]
        assert not any("一" <= one <= "鿿" for text in texts for one in text), exhibit.id


def test_both_languages_have_the_same_words_and_parameters():
    assert screen_zh.HEADERS.keys() == screen_en.HEADERS.keys()
    assert screen_zh.WORDS.keys() == screen_en.WORDS.keys()
    for key, text in screen_zh.WORDS.items():
        assert builders.parameters(text) == builders.parameters(screen_en.WORDS[key]), key


def test_every_verdict_has_word_shape_and_place():
    groups = (codes.Pace, codes.Movement, codes.YearlyTest)
    verdicts = {str(code) for group in groups for code in group} - {"not_judged"}
    verdicts |= {"exceeded", "met", "nearly", "missed"}

    assert verdicts == JUDGED
    for lang in ("zh", "en"):
        assert all(name(code, lang) for code in ORDER)


def test_spec_refuses_parts_that_do_not_fit():
    table = pd.DataFrame({"a": [1]})
    with pytest.raises(ValueError, match="2 values"):
        Exhibit(
            id="x", kind=ChartKind.BAR, title="", subtitle="", alt="", table=table, columns=(),
            categories=("one",), series=(Series("s", (1.0, 2.0), Draw.COUNT),),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "cell", "decimals", "text"),
    [
        pytest.param(1.017, Cell.PUBLISHED, 2, "1.017", id="never fewer digits than printed"),
        pytest.param(4500.0, Cell.PUBLISHED, 2, "4,500", id="a large whole number is not padded"),
        pytest.param(0.1 + 0.2, Cell.PUBLISHED, 1, "0.3", id="computed: rounded"),
        pytest.param(0.004, Cell.SIGNED, 2, "+0.004", id="a small change is not none"),
        pytest.param(-3.0, Cell.SIGNED, 0, "−3", id="minus sign"),
        pytest.param(0.6364, Cell.SHARE, 0, "63.6%", id="share"),
        pytest.param(float("nan"), Cell.COMPUTED, 1, "—", id="nothing is a dash"),
        pytest.param(pd.NA, Cell.TEXT, 1, "—", id="no text is a dash"),
        pytest.param(2025, Cell.YEAR, 1, "2025", id="a year has no comma"),
    ],
)
def test_cell_is_written_for_a_reader(value, cell, decimals, text):
    assert cell_text(value, cell, decimals) == text


def test_years_are_written_as_spans():
    assert screen.years("zh", [2023, 2021, 2022, 2019]) == "2019、2021–2023"


def test_catalogue_is_not_changed(cat, frame):
    before = cat.figures.copy()
    build_all(cat, frame)

    pd.testing.assert_frame_equal(cat.figures, before)


@pytest.mark.parametrize(
    ("bound", "written"),
    [
        ("at_least", "≥64（2023）"),
        ("at_most", "≤64（2023）"),
        ("about", "约64（2023）"),
        (None, "64（2023）"),
    ],
)
def test_a_bound_is_written_before_the_value(cat, bound, written):
    figures = cat.figures
    figures.loc[figures["figure_id"] == "a-2023", "bound"] = bound
    bounded = builders.replaced(cat, figures=figures)
    shown = field(exhibits.overview(bounded, builders.assessed(bounded), ALL, "14fyp"), A, "hnte")

    assert any(line.startswith(f"最新 {written}") for line in shown.lines)
