"""Files made to harm the reader: each is refused, and told why."""

from pathlib import Path

import pytest
from messy import book, parts, text
from messy_cases import ONE
from mutants import ENTITIES, SHEET

from indicators import catalogue
from indicators.intake.grids import FILE_BYTES, MOST_COLUMNS, MOST_ROWS
from indicators.intake.reading import read

DATA = Path(__file__).parents[2] / "data"
ROWS = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(DATA)


def sheet(content):
    return parts(book({"表": ONE}), **{SHEET: content})


def far(cell):
    row = "".join(one for one in cell if one.isdigit())
    return sheet(f'{ROWS}<row r="{row}"><c r="{cell}"><v>1</v></c></row>{END}')


CASES = {
    "entities": (sheet(ENTITIES + b"<a>&t;</a>"), "unsafe"),
    "document type alone": (sheet(b"<!DOCTYPE a><a/>"), "unsafe"),
    "external entity": (
        sheet(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'),
        "unsafe",
    ),
    "unpacks too far": (parts(book({"表": ONE}), **{"x": b"\0" * (201 * 2**20)}), "unsafe"),
    "ratio": (parts(book({"表": ONE}), **{"x": b"\0" * (20 * 2**20)}), "unsafe"),
    "parts": (parts(book({"表": ONE}), **{f"x{n}": b"" for n in range(2001)}), "unsafe"),
    "row too far": (far(f"A{MOST_ROWS + 1}"), "too_large"),
    "last cell of all": (far("XFD1048576"), "too_large"),
    "column too far": (far("KO1"), "too_large"),
    "not XML": (sheet("{}"), "broken"),
    "no sheet": (parts(book({"表": ONE}), **{SHEET: None}), "no_table"),
    "no list of parts": (parts(book({"表": ONE}), **{"_rels/.rels": "<a/>"}), "not_workbook"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused(name, cat):
    data, code = CASES[name]
    taken = read("a.xlsx", data, cat)
    assert [fault.code for fault in taken.faults] == [code]
    assert not taken.rows


def test_a_file_too_large_is_not_looked_at(cat):
    [fault] = read("a.csv", b"a" * (FILE_BYTES + 1), cat).faults
    assert fault.code == "file_size"
    assert "5 MB" in fault.told("zh")


@pytest.mark.parametrize(
    "rows",
    [[["1"]] * (MOST_ROWS + 1), [["1"] * (MOST_COLUMNS + 1)]],
    ids=["rows", "columns"],
)
def test_a_text_too_large_is_told_where(rows, cat):
    [fault] = read("a.csv", text(rows), cat).faults
    assert fault.code == "too_large"
    assert fault.spot.row == MOST_ROWS + 1 or fault.spot.column == MOST_COLUMNS + 1


@pytest.mark.parametrize("data", [b"\x81\x82\xff\xff\x80", b"\xff\xfe\x00", bytes(range(256)) * 9])
def test_bytes_that_are_no_text_are_told_so(data, cat):
    assert [fault.code for fault in read("a.csv", data, cat).faults] == ["encoding"]


def test_blank_rows_with_formats_are_no_rows(cat):
    head = "".join(
        f'<c r="{"ABCDE"[n]}1" t="inlineStr"><is><t>{word}</t></is></c>'
        for n, word in enumerate(ONE[0])
    )
    row = "".join(
        f'<c r="{"ABCDE"[n]}2" t="inlineStr"><is><t>{word}</t></is></c>'
        for n, word in enumerate(ONE[1])
    )
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 50_000))
    taken = read("a.xlsx", sheet(f"{ROWS}<row>{head}</row><row>{row}</row>{blank}{END}"), cat)
    assert not taken.faults
    assert [row.obs_value for row in taken.rows] == [64.0]
