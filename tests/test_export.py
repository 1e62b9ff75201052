import csv
import dataclasses
import io
import zipfile

import builders
import numpy as np
import openpyxl
import pandas as pd
import pytest

from indicators import exhibits, export
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit

ALL = list(builders.CITIES)
EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    "<b>&\"'",
    "甲🙂",
    "x" * 40_000,
]


@pytest.fixture(scope="module")
def compare():
    cat = builders.catalogue()
    return exhibits.compare(cat, builders.assessed(cat), "hnte", ALL, "14fyp")


@pytest.fixture
def evil():
    table = pd.DataFrame(
        {"name": EVIL, "value": [-5.0, np.nan, *[1.5] * (len(EVIL) - 2)], "decimals": 1}
    )
    return Exhibit(
        id="evil", kind=ChartKind.TABLE, title="=title", subtitle="+subtitle", alt="",
        table=table, unit="家", notes=("=note",),
        columns=(Column("name", "=名称"), Column("value", "数值", Cell.PUBLISHED)),
    )  # fmt: skip


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book_of(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_csv_has_a_byte_order_mark_and_raw_numbers(compare):
    data = export.csv(compare)
    head, *rows = rows_of(data)

    assert data.startswith(b"\xef\xbb\xbf")
    latest = [row[head.index("最新值")] for row in rows]
    assert latest == ["64", "12000", "", "", "33"]
    assert head[-1] == "单位"
    assert {row[-1] for row in rows} == {"家"}


def test_csv_keeps_the_numbers_of_the_table(compare):
    head, *rows = rows_of(export.csv(compare))
    place = head.index("目标实现进度（1为100%）")
    read = [float(row[place]) if row[place] else np.nan for row in rows]

    np.testing.assert_allclose(read, compare.table["achievement"], atol=1e-9)


def test_csv_text_is_no_formula_and_numbers_stay_numbers(evil):
    head, *rows = rows_of(export.csv(evil))

    assert head[0] == "'=名称"
    for text, row in zip(EVIL[:8], rows[:8], strict=True):
        assert row[0] == f"'{text}"
    assert rows[0][1] == "-5"
    assert rows[1][1] == ""
    assert rows[8][0] == EVIL[8]


@pytest.mark.parametrize("hidden", ["\x00", "\x0b", "\x1f", "\x7f", "\u200b", "\ufeff"])
def test_csv_has_no_formula_behind_a_character_that_is_not_seen(hidden):
    table = pd.DataFrame({"name": [f"{hidden}=1+1", f"甲{hidden}乙"]})
    columns = (Column("name", f"{hidden}+名称"),)
    one = Exhibit("x", ChartKind.TABLE, "甲", "", "", table, columns)

    assert rows_of(export.csv(one)) == [["'+名称"], ["'=1+1"], ["甲乙"]]


def test_workbook_holds_numbers_with_the_formats_of_the_screen(compare):
    sheet = book_of(export.xlsx(compare)).worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "地区")
    place = {cell.value: cell.column for cell in head}
    first = head[0].row + 1

    target = sheet.cell(first, place["目标值"])
    assert (target.value, target.number_format) == (70, "#,##0")
    assert sheet.cell(first, place["目标实现进度"]).number_format == "0.0%"
    assert sheet.cell(first + 2, place["最新值"]).value == "—"
    assert sheet.freeze_panes == f"B{first}"


def test_workbook_shows_what_the_screen_shows(compare):
    sheet = book_of(export.xlsx(compare)).worksheets[0]
    shown = compare.text_table()
    texts = {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    written = [column.header for column in compare.columns if column.cell is Cell.TEXT]

    assert {compare.title, compare.subtitle, compare.source_line} <= texts
    assert any("单位：家" in text and "数据截止日期" in text for text in texts)
    for header in written:
        assert set(shown[header]) - {"—"} <= texts


def test_workbook_has_sheets_of_sources_and_doubts(compare):
    book = book_of(export.xlsx(compare))

    assert book.sheetnames == ["数据", "图表", "资料来源", "冲突与存疑"]
    sources = [row[0].value for row in book["资料来源"].iter_rows(min_row=2)]
    assert sources == [source.title for source in compare.sources]
    doubts = [tuple(cell.value for cell in row) for row in book["冲突与存疑"].iter_rows(min_row=2)]
    assert (None, "说明", None, compare.notes[0]) in doubts
    assert ("①", "存疑", "两处数字不同", "规划与公报相差1家") in doubts


def test_workbook_has_no_formula_no_link_and_loses_no_text(evil):
    data = export.xlsx(evil)
    sheet = book_of(data).worksheets[0]

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "<b>&\"'" in {cell.value for cell in cells}
    assert -5 in {cell.value for cell in cells}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in xml or b"<hyperlink" in xml for xml in sheets)


def test_workbook_is_set_in_a_chinese_font(compare):
    book = book_of(export.xlsx(compare))
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row}

    assert fonts == {"微软雅黑"}


def test_same_exhibit_gives_the_same_bytes(compare):
    assert export.csv(compare) == export.csv(compare)
    assert export.xlsx(compare) == export.xlsx(compare)


@pytest.mark.parametrize("file_format", export.FORMATS, ids=lambda one: one.suffix)
def test_every_format_writes_every_exhibit(file_format, compare):
    cat = builders.catalogue(evil="<b>&\"'🙂=")
    frame = builders.assessed(cat)
    for one in (
        exhibits.overview(cat, frame, ALL, "14fyp"),
        exhibits.counts(cat, frame, ALL, "14fyp"),
        exhibits.series(cat, frame, "hnte", ALL, "14fyp", "en"),
        exhibits.sources(cat, ALL),
        exhibits.issues(cat, ALL),
        exhibits.definitions(cat),
        dataclasses.replace(compare, table=compare.table.iloc[:0]),
    ):
        assert file_format.render(one)
