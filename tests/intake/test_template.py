"""The table to fill in, and that it is read back."""

import csv
import datetime as dt
import io

import fifth_city
import openpyxl
import pytest

from indicators import catalogue, intake, progress
from indicators.history import By, Store

ON = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def cat(tmp_path_factory):
    return catalogue.load(fifth_city.folder(tmp_path_factory.mktemp("template") / "data"))


def made(cat, how=intake.template, **more):
    frame = progress.assess(cat, as_of=2025, on=ON)
    return how(cat, frame, [fifth_city.AREA], plan="14fyp", on=ON, **more)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["t.xlsx", "t.csv"])
def test_figures_that_are_there_come_back_unchanged(cat, name, lang):
    how = intake.template if name == "t.xlsx" else intake.template_csv
    taken = intake.read(name, made(cat, how, there=True, lang=lang), cat)
    assert taken.faults == ()
    plan = intake.plan(taken.rows, cat, on=ON)
    own = cat.figures[cat.figures["ref_area"] == fifth_city.AREA]
    assert {one.figure_id for one in plan.items} <= set(own["figure_id"])
    assert len(plan.items) > 10
    assert {one.state for one in plan.items} == {intake.State.UNCHANGED}


def test_only_what_is_to_be_filled_in_is_unlocked(cat):
    book = openpyxl.load_workbook(io.BytesIO(made(cat)))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    free = {head for head, cell in zip(heads, sheet[2], strict=True) if not cell.protection.locked}
    assert sheet.protection.sheet
    assert {"数值", "版本", "报送单位", "备注"} <= free
    assert not {"城市", "指标", "年份", "口径"} & free
    assert sheet.freeze_panes == "C2"
    assert book.worksheets[2].sheet_state == "hidden"


def test_filled_in_committed_and_exported_again_gives_the_same_figures(tmp_path):
    folder = fifth_city.folder(tmp_path / "data")
    cat = catalogue.load(folder)
    rows = list(csv.reader(io.StringIO(made(cat, intake.template_csv).decode("utf-8-sig"))))
    place = {head: number for number, head in enumerate(rows[0])}
    row = next(
        one for one in rows[1:] if one[place["类别"]] == "实绩" and one[place["单位"]] == "%"
    )
    given = {"数值": "1.45", "报送单位": "甲市统计局", "文号": "甲统函1号", "日期": "2026-03-02"}
    for head, text in given.items():
        row[place[head]] = text
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    taken = intake.read("t.csv", out.getvalue().encode("utf-8-sig"), cat)
    plan = intake.plan(taken.rows, cat, on=ON)
    assert (taken.faults, plan.faults, len(plan.items)) == ((), (), 1)
    Store(folder, git=False).commit(plan.changes, by=By("a", "甲"), why="报送")
    again = catalogue.load(folder)
    new = again.figures_of([plan.items[0].figure_id]).iloc[0]
    assert (new["obs_value"], str(new["time_period"])) == (1.45, row[place["年份"]])
    code = [row[place["指标代码"]]]
    second = intake.read(
        "t.csv", made(again, intake.template_csv, indicators=code, there=True), again
    )
    assert new["figure_id"] in {one.figure_id for one in second.rows}
    assert intake.plan(second.rows, again, on=ON).changes == ()
