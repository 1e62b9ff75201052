"""Tables as people send them, made in memory: workbooks and texts, with what they should give."""

import io
import zipfile
from dataclasses import dataclass

import openpyxl
import xlsxwriter

MERGED = "<merged>"


@dataclass(frozen=True)
class Case:
    """A file, its figures (area, indicator, role, period, value), its faults (code, cell)."""

    id: str
    name: str
    data: bytes
    figures: tuple[tuple, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    skipped: tuple[str, ...] = ()


def book(sheets, *, merge=(), formats=None, tweak=None):
    """Make a workbook of {sheet name: rows}; `merge` holds ranges of the first sheet."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    sheet.cell(row, column, value)
    first = made.worksheets[0]
    for cell, code in (formats or {}).items():
        first[cell].number_format = code
    for one in merge:
        first.merge_cells(one)
    if tweak:
        tweak(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def written(rows, *, write=None, sheet="Sheet1"):
    """Make a workbook with XlsxWriter."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = made.add_worksheet(sheet)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is not None:
                page.write(row, column, value)
    if write:
        write(made, page)
    made.close()
    return stream.getvalue()


def text(rows, encoding="utf-8", delimiter=","):
    """Make a delimited text."""
    lines = [
        delimiter.join(_quoted("" if v is None else str(v), delimiter) for v in row) for row in rows
    ]
    return "\r\n".join(lines).encode(encoding)


def _quoted(value, delimiter):
    return f'"{value}"' if delimiter in value or "\n" in value else value


def parts(data, **changed):
    """Return a zip file with some of its parts replaced, or with more."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def part(data, name):
    """Return one part of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name)


HEAD = ["城市", "指标", "年份", "数值", "单位"]
HNTE = ("620600", "hnte", "actual")
RD = ("620600", "rd_intensity", "actual")


def long(*rows, head=HEAD):
    """Return the rows of a table with one figure a row."""
    return [head, *rows]


def value_case(given, value, *, unit="家", indicator="高新技术企业", code="hnte"):
    """Return the case of one way to write a number, as text in a workbook."""
    rows = long(["武威市", indicator, 2023, given, unit])
    data = book({"表": rows})
    return Case(f"value {given}", "a.xlsx", data, ((*HNTE[:1], code, "actual", "2023", value),))


VALUES = [
    value_case("1.1万", 11000.0),
    value_case("70家以上", 70.0),
    value_case("７０家", 70.0),
    value_case("1,229", 1229.0),
    value_case("1 229 家", 1229.0),
    value_case("约64", 64.0),
    value_case("64余家", 64.0),
    value_case("突破10000家", 10000.0),
    value_case("'64", 64.0),
    value_case("六十家以上".replace("六十", "六"), 6.0),
    value_case("5.05%", 5.05, unit="%", indicator="研发投入强度", code="rd_intensity"),
    value_case("5.05", 5.05, unit="％", indicator="R&D经费投入强度", code="rd_intensity"),
    value_case("５．０５ ％", 5.05, unit=None, indicator="R&D强度", code="rd_intensity"),
    value_case("-0.5", -0.5, unit="%", indicator="gdp_growth", code="gdp_growth"),
    value_case("－0.5%", -0.5, unit=None, indicator="gdp_growth", code="gdp_growth"),
    value_case(2331559.34, 233.155934, unit="万元", indicator="GDP", code="gdp"),
    value_case("5000万元", 0.5, unit="亿元", indicator="技术合同成交额", code="tech_contracts"),
    value_case("第6位", 6.0, unit=None, indicator="综合科技进步水平全省位次", code="sti_rank"),
]
