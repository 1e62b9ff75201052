"""What rows of a table change, and what is asked or refused."""

import datetime as dt

import fifth_city
import pytest

from indicators import catalogue, intake
from indicators.changes import Section
from indicators.codes import Vintage
from indicators.history import By, Store

ON = dt.date(2026, 11, 22)
HEAD = "城市,指标,年份,数值,文件名称,文号,日期,报送单位,版本,备注,出处,来源等级,发布单位\n"
LETTER = "关于报送数据的函,甲统函1号,2026-03-02,甲市统计局"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return fifth_city.folder(tmp_path_factory.mktemp("plan") / "data")


@pytest.fixture(scope="module")
def cat(folder):
    return catalogue.load(folder)


def planned(cat, *lines):
    taken = intake.read("a.csv", (HEAD + "\n".join(lines)).encode(), cat)
    assert taken.faults == ()
    return intake.plan(taken.rows, cat, on=ON)


def figures(plan):
    return {one.key: one.after for one in plan.changes if one.section is Section.FIGURES}


def asked(plan):
    return {one.code for item in plan.items for one in item.questions}


def test_a_figure_of_a_new_document_is_added_with_its_source(cat):
    plan = planned(cat, f"甲市,hnte,2024,305家,{LETTER}")
    assert plan.faults == ()
    new = figures(plan)["jia-hnte-2024-e1"]
    source = next(one for one in plan.changes if one.section is Section.SOURCES)
    assert (new["obs_value"], new["source"]) == (305, source.key)
    assert source.after["grade"] == "internal"


def test_two_rows_of_one_new_document_share_its_record(cat):
    plan = planned(cat, f"甲市,hnte,2023,260家,{LETTER}", f"甲市,hnte,2024,290家,{LETTER}")
    assert sum(one.section is Section.SOURCES for one in plan.changes) == 1


def test_an_internal_document_needs_reporter_number_and_day(cat):
    plan = planned(cat, "甲市,hnte,2024,305家,某函")
    assert {one.field for one in plan.faults} == {"reporter", "document_number", "published"}
    assert plan.changes == ()


def test_the_same_value_of_the_same_document_changes_nothing(cat):
    plan = planned(cat, "甲市,hnte,2025,319家,甲市统计公报")
    assert (plan.changes, [one.state for one in plan.items]) == ((), [intake.State.UNCHANGED])


def test_another_value_of_the_same_document_replaces_it(cat):
    plan = planned(cat, "甲市,hnte,2025,320家,甲市统计公报")
    assert [one.state for one in plan.items] == [intake.State.CHANGED]
    assert [one["obs_value"] for one in figures(plan).values()] == [320]


@pytest.mark.parametrize(("remark", "counts"), [("", "319家"), ("以此为准", "322家")])
def test_another_document_is_another_printing_and_one_counts(cat, remark, counts):
    plan = planned(cat, f"甲市,hnte,2025,322家,{LETTER},,{remark}")
    assert plan.faults == ()
    chosen = [one for one in figures(plan).values() if one.get("preferred")]
    assert [one["printed"] for one in chosen] == [counts]
    assert chosen[0]["reason"]
    issue = next(one.after for one in plan.changes if one.section is Section.ISSUES)
    assert len(issue["figures"]) == 2
    assert "printing" in asked(plan)


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("hnte,2024,2850家", "unit_slip"),
        ("hnte,2024,28500家", "unit_slip"),
        ("hnte,2024,285万家", "unit_slip"),
        ("hnte,2024,28家", "unit_slip"),
        ("tech_contracts,2022,0.22", "unit_slip"),
        ("tech_contracts,2022,22000000亿元", "unit_slip"),
        ("tech_contracts,2026年1-9月,19999999亿元", "unit_slip"),
        ("tech_contracts,2026年1-9月,199999亿元", "unit_slip"),
        ("rd_intensity,2022,0.0150%", "share_percent"),
        ("rd_intensity,2022,150%", "share_percent"),
        ("hnte,2024,900家", "jump"),
        ("hnte,2026,330家", "future"),
        ("hnte,2024,270.5家", "decimals"),
        ("hnte,2024,-270家", "negative"),
        ("rd_intensity,2022,3.6%", "beyond_target"),
        ("tech_contracts,2024年1-9月,1500亿元", "part_year"),
        ("sti_rank,2023,第500位", "rank"),
    ],
)
def test_implausible_values_are_asked_about(cat, figure, code):
    plan = planned(cat, f"甲市,{figure},{LETTER}")
    assert code in asked(plan)
    [question] = [one for one in plan.items[0].questions if one.code == code]
    for lang in ("zh", "en"):
        told = question.told(lang)
        assert told.startswith("D2 ")
        assert "{" not in told


@pytest.mark.parametrize(
    "figure",
    ["rd_intensity,2022,1.45%", "hnte,2024,285家", "hnte,2023,252家", "sti_rank,2023,第8位",
     "tech_contracts,2022,2300亿元"],
)  # fmt: skip
def test_a_plausible_value_is_not_asked_about(cat, figure):
    assert asked(planned(cat, f"甲市,{figure},{LETTER}")) == set()


def test_a_month_may_be_a_tenth_of_a_year(cat):
    assert asked(planned(cat, f"甲市,tech_contracts,2024年1-2月,200亿元,{LETTER}")) == {"part_year"}


@pytest.mark.parametrize(("value", "found"), [("279家", True), ("281家", False)])
def test_a_value_below_a_printed_lower_bound_is_asked_about(cat, value, found):
    first = f"甲市,hnte,2024,280家以上,{LETTER}"
    plan = planned(cat, first, f"甲市,hnte,2024,{value},另一函,甲统函2号,2026-04-02,甲市统计局")
    assert ("below_bound" in asked(plan)) is found


@pytest.mark.parametrize(("edition", "found"), [("快报", True), ("最终核实数", False)])
def test_an_older_vintage_is_asked_about(cat, edition, found):
    first = f"甲市,hnte,2024,280家,{LETTER},年鉴"
    other = "另一函,甲统函2号,2026-04-02,甲市统计局"
    plan = planned(cat, first, f"甲市,hnte,2024,281家,{other},{edition}")
    assert ("older_vintage" in asked(plan)) is found


@pytest.mark.parametrize(
    ("indicator", "plan_code", "year", "value", "codes"),
    [
        ("hnte", "15fyp", 2030, "300家", {"target_side", "printing"}),
        ("hnte", "15fyp", 2030, "660家", {"printing"}),
        ("hnte", "15fyp", 2030, "3.3万家", {"unit_slip", "printing"}),
        ("hnte", "jia-2026", 2026, "300家", {"printing"}),
        ("sti_rank", "14fyp", 2025, "第12位", {"target_side", "printing"}),
        ("sti_rank", "14fyp", 2025, "第6位", {"printing"}),
    ],
)
def test_a_target_on_the_wrong_side_is_asked_about(cat, indicator, plan_code, year, value, codes):
    head = HEAD.replace("数值", "数值,类别,规划")
    line = f"甲市,{indicator},{year},{value},目标,{plan_code},{LETTER}"
    taken = intake.read("a.csv", (head + line).encode(), cat)
    assert taken.faults == ()
    assert asked(intake.plan(taken.rows, cat, on=ON)) == codes


@pytest.mark.parametrize(("rank", "found"), [(11, True), (10, False)])
def test_a_rank_is_held_against_the_places_that_were_ranked(tmp_path, rank, found):
    folder = fifth_city.folder(tmp_path / "data")
    file = folder / "cities" / "jia.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("obs_value: 7,", "obs_value: 7, ranked: 10,"), encoding="utf-8")
    plan = planned(catalogue.load(folder), f"甲市,sti_rank,2023,第{rank}位,{LETTER}")
    assert ("rank" in asked(plan)) is found


def test_what_is_planned_can_be_committed_and_is_then_unchanged(tmp_path):
    folder = fifth_city.folder(tmp_path / "data")
    line = f"甲市,hnte,2025,322家,{LETTER},年鉴"
    plan = planned(catalogue.load(folder), line)
    Store(folder, git=False).commit(plan.changes, by=By("a", "甲"), why="报送")
    after = catalogue.load(folder)
    assert after.problems == ()
    assert plan.items[0].row.vintage is Vintage.YEARBOOK
    assert planned(after, line).changes == ()
