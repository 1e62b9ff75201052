"""The table of messy files: what a careful person would take from each, or which cell is wrong."""

import datetime as dt

from messy import HEAD, HNTE, RD, Case, book, long, part, parts, text, written

W, A, X = "620600", "610900", "610100"
ONE = long(["武威市", "高新技术企业", 2023, 64, "家"])
GIVES_ONE = ((*HNTE, "2023", 64.0),)


def _wide(years, values, *, indicator="高新技术企业", name="武威市"):
    return book({name: [["指标", "单位", *years], [indicator, "家", *values]]})


def _period(given, period, id_=None):
    rows = long(["武威", "高企", given, 64, "家"])
    return Case(f"period {id_ or given}", "a.xlsx", book({"表": rows}), ((*HNTE, period, 64.0),))


def _nothing(word):
    rows = long(["武威", "高企", 2022, word, "家"], ["武威", "高企", 2023, 64, "家"])
    return Case(f"nothing {word}", "a.xlsx", book({"表": rows}), GIVES_ONE)


def _area(given):
    rows = long([given, "高企", 2023, 64, "家"])
    return Case(f"area {given!r}", "a.xlsx", book({"表": rows}), GIVES_ONE)


def _fault(id_, row, code, cell, head=HEAD):
    return Case(f"fault {id_}", "a.xlsx", book({"表": [head, row]}), (), ((code, f"表!{cell}"),))


def _encoded(encoding, delimiter=",", name="a.csv", *, mark=b""):
    return Case(f"text {encoding} {delimiter!r}", name,
                mark + text(ONE, encoding, delimiter), GIVES_ONE)  # fmt: skip


def _formula_without_result(made):
    made.worksheets[0]["D2"] = "=60+4"


def _hidden(made):
    made["旧表"].sheet_state = "hidden"


STACKED = book(
    {"武威市": [
        ["武威市科技创新主要指标"],
        ["单位：亿元、%、家"],
        ["指标", None, "基期", None, "实际", None, "目标"],
        ["名称", "单位", "2020年", None, "2022年", "2023", "2025年"],
        ["R&D经费投入强度", "%", 0.62, None, "0.8", "—", "1.5"],
        [],
        ["高新技术企业", "家", 59, None, "61", "64余", "70家以上"],
        ["合计", None, 1],
        ["注：2023年为快报"],
    ]},
    merge=["A3:B3", "C3:D3", "E3:F3"],
)  # fmt: skip
STACKED_FIGURES = (
    (W, "rd_intensity", "baseline", "2020", 0.62), (*RD, "2022", 0.8),
    (W, "rd_intensity", "target", "2025", 1.5), (W, "hnte", "baseline", "2020", 59.0),
    (*HNTE, "2022", 61.0), (*HNTE, "2023", 64.0), (W, "hnte", "target", "2025", 70.0),
)  # fmt: skip
CROSS = [["城市", "年份", "高新技术企业（家）", "研发投入强度（%）", "备注"],
         ["武威市", 2022, 61, 0.8, "公报"], [None, 2023, 64, "未公布", None],
         ["安康市", 2023, 95, None, None]]  # fmt: skip
SECTIONS = [
    ["指标", "2022年", "2023年"],
    ["武威市"],
    ["高企", 61, 64],
    ["安康市"],
    ["高企", 90, 95],
]
BY_CITY = [["2023年高新技术企业数（家）"], ["指标", "武威市", "安康市"], ["高企", 64, 95]]
PLANNED = [["指标", "规划", "基期值", "目标值"], ["高企", "十四五", 59, 70]]
TWICE = [["指标", 2022, 2023], ["高企", 61, 64], [], ["指标", 2020, 2021], ["高企", 59, 60]]
MIXED = [["指标", "2022年", "2023年", "同比增长"], ["高企", 61, 64, "4.9%"]]
TWO_AND_RATE = [["指标", "2022年", None, "2023年", None], [None, "数值", "增速", "数值", "增速"],
                ["高企", 61, 1, 64, 4.9]]  # fmt: skip
CODES = [["地区代码", "指标代码", "year", "value"], [620600, "hnte", "2023.0", "64"]]

CASES = [
    Case("stacked header, merged", "w.xlsx", STACKED, STACKED_FIGURES),
    Case("written with XlsxWriter", "a.xlsx", written(ONE), GIVES_ONE),
    Case("macro workbook", "a.xlsm", written(ONE), GIVES_ONE),
    Case("years across", "a.xlsx", _wide(["2022年", 2023], [61, 64]),
         ((*HNTE, "2022", 61.0), *GIVES_ONE)),
    Case("indicators across, city once", "a.xlsx", book({"Sheet1": CROSS}),
         ((*HNTE, "2022", 61.0), (*RD, "2022", 0.8), *GIVES_ONE,
          (A, "hnte", "actual", "2023", 95.0))),
    Case("a city heads its block", "a.xlsx", book({"Sheet1": SECTIONS}),
         ((*HNTE, "2022", 61.0), *GIVES_ONE, (A, "hnte", "actual", "2022", 90.0),
          (A, "hnte", "actual", "2023", 95.0))),
    Case("cities across", "a.xlsx", book({"Sheet1": BY_CITY[1:]}), (),
         (("missing_column", "Sheet1!A1"),)),
    Case("cities across, year in the title", "a.xlsx", book({"Sheet1": BY_CITY}),
         (*GIVES_ONE, (A, "hnte", "actual", "2023", 95.0))),
    Case("plan gives the years", "a.xlsx", book({"武威": PLANNED}),
         ((W, "hnte", "baseline", "2020", 59.0), (W, "hnte", "target", "2025", 70.0))),
    Case("two tables on a sheet", "a.xlsx", book({"武威": TWICE}),
         ((*HNTE, "2022", 61.0), *GIVES_ONE, (*HNTE, "2020", 59.0), (*HNTE, "2021", 60.0))),
    Case("a column of growth", "a.xlsx", book({"武威": MIXED}),
         ((*HNTE, "2022", 61.0), *GIVES_ONE)),
    Case("growth below each year", "a.xlsx", book({"武威": TWO_AND_RATE}, merge=["B1:C1", "D1:E1"]),
         ((*HNTE, "2022", 61.0), *GIVES_ONE)),
    Case("codes", "a.xlsx", book({"x": CODES}), GIVES_ONE),
    Case("several sheets", "a.xlsx",
         book({"填报说明": [["请按要求填写"], ["谢谢"]], "武威": TWICE[:2], "安康": TWICE[:2]}),
         ((*HNTE, "2022", 61.0), *GIVES_ONE, (A, "hnte", "actual", "2022", 61.0),
          (A, "hnte", "actual", "2023", 64.0)), (), ("填报说明",)),
    Case("hidden sheet", "a.xlsx", book({"表": ONE, "旧表": ONE}, tweak=_hidden), GIVES_ONE, (),
         ("旧表",)),
    Case("blank rows and columns", "a.xlsx",
         book({"表": [[], [], [None, None, *HEAD], [], [None, None, *ONE[1]]]}), GIVES_ONE),
    Case("merged city", "a.xlsx",
         book({"表": long(["武威", "高企", 2022, 61, "家"], [None, "高企", 2023, 64, "家"])},
              merge=["A2:A3"]), ((*HNTE, "2022", 61.0), *GIVES_ONE)),
    Case("percent format", "a.xlsx",
         book({"表": long(["武威", "研发强度", 2023, 0.0505, None])}, formats={"D2": "0.00%"}),
         ((*RD, "2023", 5.05),)),
    Case("noise of binary numbers", "a.xlsx",
         book({"表": long(["武威", "研发强度", 2023, 0.1 + 0.2, "%"])}), ((*RD, "2023", 0.3),)),
    Case("day for a year", "a.xlsx",
         book({"表": long(["武威", "高企", dt.date(2023, 12, 31), 64, None])}), GIVES_ONE),
    Case("year in a cell that shows days", "a.xlsx",
         book({"表": long(["武威", "高企", 2023, 64, None])}, formats={"C2": "yyyy-mm-dd"}),
         GIVES_ONE),
    Case("days as heads", "a.xlsx",
         _wide([dt.date(2022, 12, 31), dt.date(2023, 1, 1)], [61, 64]),
         ((*HNTE, "2022", 61.0), *GIVES_ONE)),
    Case("formula with a result", "a.xlsx",
         written(ONE, write=lambda _, page: page.write_formula("D2", "=60+4", None, 64)),
         GIVES_ONE),
    Case("formula without a result", "a.xlsx", book({"表": ONE}, tweak=_formula_without_result), (),
         (("formula", "表!D2"),)),
    Case("unit in the title", "a.xlsx",
         book({"武威": [["主要指标（单位：万元）"], ["指标", "2023年"], ["地区生产总值", 50000]]}),
         ((W, "gdp", "actual", "2023", 5.0),)),
    Case("unit in the indicator", "a.xlsx",
         book({"武威": [["指标", "2023年"], ["1.地区生产总值（万元）", 50000]]}),
         ((W, "gdp", "actual", "2023", 5.0),)),
    Case("same twice", "a.xlsx", book({"表": [*ONE, ONE[1]]}), GIVES_ONE),
    Case("two values", "a.xlsx", book({"表": [*ONE, ["武威", "高企", "2023年", "65家", None]]}), (),
         (("conflict", "表!D2"), ("conflict", "表!D3"))),
    Case("one value over two years", "a.xlsx",
         book({"武威": [["指标", 2022, 2023], ["高企", 64, None]]}, merge=["B2:C2"]), (),
         (("merged_value", "武威!B2"),)),
    Case("two codes that disagree", "a.xlsx",
         book({"表": [["城市", "地区代码", "指标", "年份", "数值"],
                      ["武威市", "610900", "高企", 2023, 64]]}), (), (("contradiction", "表!B2"),)),
    Case("no city anywhere", "a.xlsx", book({"表": [["指标", 2023], ["高企", 64]]}), (),
         (("missing_column", "表!A1"),)),
    Case("nothing like a table", "a.xlsx", book({"表": [["你好"], [1, 2, 3]]}), (),
         (("no_table", "A1"),), ("表",)),
    Case("empty text", "a.csv", b"", (), (("no_table", "A1"),)),
    Case("old Excel", "a.xls", b"\xd0\xcf\x11\xe0", (), (("old_workbook", "A1"),)),
    Case("old Excel renamed", "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, (),
         (("old_workbook", "A1"),)),
    Case("encrypted", "a.xlsx",
         b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), (),
         (("encrypted", "A1"),)),
    Case("picture", "a.png", b"\x89PNG", (), (("suffix", "A1"),)),
    Case("page saved as workbook", "a.xlsx", b"<html><table><tr><td>1", (),
         (("not_workbook", "A1"),)),
    Case("workbook named csv", "a.csv", book({"表": ONE}), GIVES_ONE),
    Case("cut workbook", "a.xlsx", book({"表": ONE})[:3000], (), (("broken", "A1"),)),
    Case("quoted thousands", "a.csv",
         text(long(["武威市", "高新技术企业", "2023年", "1,064", "家"])),
         ((*HNTE, "2023", 1064.0),)),
    *[_encoded(one) for one in ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")],
    _encoded("utf-16-le"), _encoded("utf-16-be", mark=b"\xfe\xff"),
    _encoded("utf-8", "\t", "a.txt"), _encoded("gbk", "\t", "a.tsv"), _encoded("utf-8", ";"),
    *[_period(*one) for one in (
        ("2023", "2023"), ("2023年", "2023"), ("2023.0", "2023"), ("2023年末", "2023"),
        ("2023-12-31", "2023"), ("2023年度", "2023"), ("２０２３年", "2023"),
        ("二〇二三年", "2023"),
        ("2024年1-9月", "2024"), ("2024年前三季度", "2024"), ("2024Q3", "2024-Q3"),
        ("2024年第三季度", "2024-Q3"), ("2024年6月", "2024-06"), ("2024-06", "2024-06"),
        ("截至2024年6月底", "2024"), (2023, "2023", "number"))],
    *[_nothing(word) for word in ("—", "/", "无", "未公布", "待发布", "N/A", "…", "--", "（空）")],
    *[_area(word) for word in (
        "武威", "武威市", " 武 威 市", "甘肃省武威市", "wuwei", "620600", 620600)],
    _fault("two numbers", ["武威", "高企", 2023, "64（上年61）", None], "number", "D2"),
    _fault("note mark", ["武威", "高企", 2023, "64①", None], "note_mark", "D2"),
    _fault("joined", ["武威", "高企", 2023, "6 4", None], "number", "D2"),
    _fault("decimal comma", ["武威", "研发强度", 2023, "5,05", None], "number", "D2"),
    _fault("word", ["武威", "高企", 2023, "较多", None], "number", "D2"),
    _fault("unit of another kind", ["武威", "高企", 2023, "5%", None], "printed_unit", "D2"),
    _fault("unit column", ["武威", "高企", 2023, 5, "亿元"], "unknown_unit", "E2"),
    _fault("万 twice", ["武威", "GDP", 2023, "1.1万", "万元"], "unit_twice", "D2"),
    _fault("万 of what", ["武威", "GDP", 2023, "1.1万", None], "printed_unit", "D2"),
    _fault("unknown city", ["无城", "高企", 2023, 64, None], "unknown_area", "A2"),
    _fault("unknown indicator", ["武威", "高新技木企业", 2023, 64, None], "unknown_indicator",
           "B2"),
    _fault("ambiguous", ["武威", "财政科技支出占比", 2023, 1, None], "ambiguous_indicator", "B2"),
    _fault("years joined", ["武威", "高企", "2021-2025年", 64, None], "period", "C2"),
    _fault("no such month", ["武威", "高企", "2023年13月", 64, None], "period", "C2"),
    _fault("no year", ["武威", "高企", None, 64, None], "missing", "D2"),
    _fault("rank", ["武威", "sti_rank", 2023, 6.5, None], "rank_value", "D2"),
    _fault("range", ["武威", "高企", 2023, "15-10家", None], "range_order", "D2"),
    _fault("role", ["武威", "高企", 2023, 64, "领先"], "choice", "E2", [*HEAD[:4], "类别"]),
    _fault("plan", ["武威", "高企", 2025, 64, "目标", "廿五"], "unknown_plan", "F2",
           [*HEAD[:4], "类别", "规划"]),
    _fault("plan missing", ["武威", "高企", 2027, 64, "目标"], "plan_missing", "D2",
           [*HEAD[:4], "类别"]),
    _fault("date", ["武威", "高企", 2023, 64, "去年"], "date", "E2", [*HEAD[:4], "发布日期"]),
    _fault("address", ["武威", "高企", 2023, 64, "javascript:1"], "url", "E2", [*HEAD[:4], "网址"]),
    Case("error value", "a.xlsx",
         written(ONE, write=lambda _, page: page.write_formula("D2", "=1/0", None, "#DIV/0!")), (),
         (("error_value", "Sheet1!D2"),)),
    Case("lying dimension", "a.xlsx",
         parts(book({"表": ONE}), **{"xl/worksheets/sheet1.xml": part(
             book({"表": ONE}), "xl/worksheets/sheet1.xml").replace(
                 b'ref="A1:E2"', b'ref="A1:XFD1048576"')}), GIVES_ONE),
]  # fmt: skip
