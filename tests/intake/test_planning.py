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
    ("line", "code"),
    [
        (f"甲市,hnte,2024,2700家,{LETTER}", "unit_slip"),
        (f"甲市,rd_intensity,2022,0.0150%,{LETTER}", "share_percent"),
        (f"甲市,hnte,2024,900家,{LETTER}", "jump"),
        (f"甲市,hnte,2026,330家,{LETTER}", "future"),
        (f"甲市,hnte,2024,270.5家,{LETTER}", "decimals"),
        (f"甲市,sti_rank,2023,第500位,{LETTER}", "rank"),
    ],
)
def test_implausible_values_are_asked_about(cat, line, code):
    assert code in asked(planned(cat, line))


def test_a_plausible_value_is_not_asked_about(cat):
    assert asked(planned(cat, f"甲市,rd_intensity,2022,1.45%,{LETTER}")) == set()


def test_what_is_planned_can_be_committed_and_is_then_unchanged(tmp_path):
    folder = fifth_city.folder(tmp_path / "data")
    line = f"甲市,hnte,2025,322家,{LETTER},年鉴"
    plan = planned(catalogue.load(folder), line)
    Store(folder, git=False).commit(plan.changes, by=By("a", "甲"), why="报送")
    after = catalogue.load(folder)
    assert after.problems == ()
    assert plan.items[0].row.vintage is Vintage.YEARBOOK
    assert planned(after, line).changes == ()
