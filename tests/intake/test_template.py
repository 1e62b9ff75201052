"""The table to fill in, and that it is read back."""

import csv
import datetime as dt
import io

import fifth_city
import openpyxl
import pytest
from resaved import COMMA_TEXT, UTF8, saved

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


FILLED = {
    "%": ("1.45%", 1.45), "家": ("1.1万家以上", 11000.0), "位": ("第8位", 8.0),
    "亿元": ("2,345,678.9万元", 234.56789), "项": ("７０项", 70.0), "件": ("约64件", 64.0),
}  # fmt: skip
LETTER = {"文件名称": "关于报送数据的函", "报送单位": "甲市统计局", "文号": "甲统函1号",
          "日期": "2026-03-02", "来源等级": "内部"}  # fmt: skip


def filled_csv(cat, place, **more):
    """Write the template with every row filled in; return what should be read of each."""
    rows = list(
        csv.DictReader(io.StringIO(made(cat, intake.template_csv, **more).decode("utf-8-sig")))
    )
    for row in rows:
        row |= {"数值": FILLED[row["单位"]][0], **LETTER}
    with place.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.DictWriter(stream, rows[0])
        out.writeheader()
        out.writerows(rows)
    return sorted(map(due, rows))


def filled_xlsx(cat, place, **more):
    """Write the workbook with every row filled in; return what should be read of each."""
    book = openpyxl.load_workbook(io.BytesIO(made(cat, **more)))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    rows = []
    for number in range(2, sheet.max_row + 1):
        row = {head: sheet.cell(number, column).value for head, column in heads.items()}
        row |= {"数值": FILLED[row["单位"]][0], **LETTER}
        for head in ("数值", *LETTER):
            sheet.cell(number, heads[head]).value = row[head]
        rows.append(row)
    book.save(place)
    return sorted(map(due, rows))


def due(row):
    return row["地区代码"], row["指标代码"], str(row["年份"]), FILLED[row["单位"]][1]


def as_it_is(file):
    return file


def opened_and_saved(file):
    suffix = file.suffix[1:]
    into = suffix if suffix == "xlsx" else f"csv:{COMMA_TEXT.format(UTF8)}"
    more = () if suffix == "xlsx" else ("--infilter=Text - txt - csv (StarCalc):44,34,76,1",)
    [made] = saved([file], file.parent / "again", into, *more)
    return made


@pytest.mark.parametrize(("fill", "name"), [(filled_xlsx, "t.xlsx"), (filled_csv, "t.csv")])
@pytest.mark.parametrize(
    "then", [as_it_is, pytest.param(opened_and_saved, marks=pytest.mark.office)]
)
def test_filled_in_committed_and_exported_again_gives_the_same_figures(tmp_path, fill, name, then):
    folder = fifth_city.folder(tmp_path / "data")
    cat = catalogue.load(folder)
    codes = list(fifth_city.ROWS)
    expected = fill(cat, tmp_path / name, indicators=codes)
    assert len(expected) >= 8
    file = then(tmp_path / name)
    taken = intake.read(file.name, file.read_bytes(), cat)
    plan = intake.plan(taken.rows, cat, on=ON)
    assert (taken.faults, plan.faults) == ((), ())
    assert {one.state for one in plan.items} == {intake.State.NEW}
    Store(folder, git=False).commit(plan.changes, by=By("a", "甲"), why="报送")

    again = catalogue.load(folder)
    assert again.problems == ()
    new = again.figures_of([one.figure_id for one in plan.items])
    fields = ["ref_area", "indicator", "time_period", "obs_value"]
    assert sorted(new[fields].astype({"time_period": str}).itertuples(index=False, name=None)) == (
        expected
    )
    how = intake.template if name == "t.xlsx" else intake.template_csv
    second = intake.read(name, made(again, how, indicators=codes, there=True), again)
    printed = {one.figure_id: one.printed for one in second.rows}
    assert dict(zip(new["figure_id"], new["printed"], strict=True)).items() <= printed.items()
    assert intake.plan(second.rows, again, on=ON).changes == ()
    left = made(again, intake.template_csv, indicators=codes).decode("utf-8-sig").splitlines()
    assert len(left) == 1


def test_the_drop_downs_offer_what_is_read_and_what_the_notes_name(cat):
    book = openpyxl.load_workbook(io.BytesIO(made(cat)))
    table, notes, lists = book.worksheets
    heads = {cell.value: cell.column_letter for cell in table[1]}
    offered = {}
    for rule in table.data_validations.dataValidation:
        column = str(rule.sqref).split(":")[0].rstrip("0123456789")
        area = rule.formula1.rpartition("!")[2].replace("$", "")
        offered[column] = [cell.value for [cell] in lists[area]]
        assert str(rule.sqref) == f"{column}2:{column}{table.max_row}"
    assert set(offered) == {heads["版本"], heads["来源等级"]}
    told = [cell.value for [cell] in notes["A1:A6"]]
    for grade in ("内部", "官方"):
        assert grade in offered[heads["来源等级"]]
        assert any(f"“{grade}”" in line for line in told)
    for head, words in (("版本", offered[heads["版本"]]), ("来源等级", offered[heads["来源等级"]])):
        lines = [f"甲市,hnte,2024,290家,{word}" for word in words]
        text = "\n".join([f"城市,指标,年份,数值,{head}", *lines])
        assert intake.read("a.csv", text.encode(), cat).faults == ()
