"""Figures handed in one by one, from one letter or from two of one day: all can be approved."""

import datetime as dt
from pathlib import Path

import fifth_city
import pytest

from indicators import catalogue, intake, review
from indicators.changes import Section
from indicators.history import By, Store

ON = dt.date(2026, 11, 23)
HEAD = "城市,指标,年份,数值,文件名称,文号,日期,报送单位,来源等级\n"
LINES = ("甲市,hnte,2024,305家", "甲市,rd_intensity,2022,1.45%")
ZHANG, LI = By("zhang", "张三"), By("li", "李四")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(fifth_city.folder(tmp_path / "data"), git=False)
    made.begin()
    return made


def submitted(store: Store, line: str, number: str) -> int:
    cat = catalogue.load(store.folder)
    text = f"{HEAD}{line},关于报送数据的函,{number},2026-03-02,甲市统计局,内部"
    plan = intake.plan(intake.read("a.csv", text.encode(), cat).rows, cat, on=ON)
    assert plan.faults == ()
    draft = review.enter(store, plan.changes, by=ZHANG, why="报送", may=lambda *_: True)
    return review.submit(store, draft.id, by=ZHANG, may=lambda *_: True).id


@pytest.mark.parametrize("letters", [("甲统函1号", "甲统函1号"), ("甲统函1号", "甲统函2号")])
def test_two_drafts_are_both_approved(store: Store, letters: tuple[str, str]):
    before = set(catalogue.load(store.folder).sources["document_number"].dropna())
    waiting = [submitted(store, *one) for one in zip(LINES, letters, strict=True)]
    for number in waiting:
        review.approve(store, number, by=LI, may=lambda *_: True)

    cat = catalogue.load(store.folder)
    assert cat.problems == ()
    found = cat.sources["document_number"].dropna()
    assert sorted(set(found) - before) == sorted(set(letters))
    assert found.value_counts()[letters[0]] == 1
    assert {"305家", "1.45%"} <= set(cat.figures["printed"])
    assert store.verify() == ()


def test_second_entry_tells_only_what_it_added(store: Store):
    waiting = [submitted(store, line, "甲统函1号") for line in LINES]
    first, second = [review.approve(store, one, by=LI, may=lambda *_: True) for one in waiting]

    sections = [{one.section for one in entry.changes} for entry in (first, second)]
    assert sections == [{Section.SOURCES, Section.FIGURES}, {Section.FIGURES}]


def test_figure_of_a_letter_counts_before_a_derived_one():
    cat = catalogue.load(Path(__file__).parents[2] / "data")
    derived = cat.figures[cat.figures["derived"].notna() & (cat.figures["role"] == "actual")]
    assert len(derived)
    one = derived.iloc[0]
    text = (
        "城市,指标,年份,数值,报送单位,文号,日期,来源等级\n"
        f"{one.ref_area},{one.indicator},{one.time_period},{one.obs_value * 1.02:.2f},"
        "某局,某函1号,2026-03-05,内部"
    )
    plan = intake.plan(intake.read("a.csv", text.encode(), cat).rows, cat, on=ON)

    assert plan.faults == ()
    [new] = [change.after for change in plan.changes if change.key == plan.items[0].figure_id]
    assert new["preferred"] is True
