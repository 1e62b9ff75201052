"""More tables as people send them: layouts, hidden parts, part years, what would be lost."""

import datetime as dt

from messy import HNTE, RD, Case, book, long, text, written

W, A, X = "620600", "610900", "610100"
TC = (W, "tech_contracts", "actual")
TWO = ((*HNTE, "2022", 61.0), (*HNTE, "2023", 64.0))


def _sheet(id_, rows, figures=(), faults=(), *, name="武威市", **more):
    faults = tuple((code, f"{name}!{cell}") for code, cell in faults)
    return Case(id_, "a.xlsx", book({name: rows}, **more), figures, faults)


def _hidden(made):
    made.worksheets[0].row_dimensions[2].hidden = True
    made.worksheets[0].column_dimensions["B"].hidden = True


def _errors(_, page):
    for row, shown in enumerate(("#DIV/0!", "#N/A", "#REF!", "#VALUE!"), 1):
        page.write_row(row, 0, ["武威", "高企", 2015 + row])
        page.write_formula(row, 3, "=1/0", None, shown)


def _coloured(made, page):
    page.merge_range("A4:E4", "合计", made.add_format({"bg_color": "#EEEEEE"}))
    page.write_comment("D2", "核对过")
    page.autofilter("A1:E3")


TITLED = [
    ["2023年武威市科技创新情况表"],
    [],
    ["填报单位：武威市科技局", None, None, "单位：万元"],
    ["指标", "完成数", "同比增长", "备注"],
    ["技术合同成交额", 12345.67, "3.1%", None],
    ["合计", 12345.67],
    ["填表人：张三", None, "审核人：李四"],
    ["注：1.本表数据为快报；2.2022年为年报"],
]
NUMBERED = [
    ["序号", "指标名称", "计量单位", "2022年", "2023年", "增速（%）", "责任单位"],
    [1, "一、高新技术企业数", "家", 61, 64, 4.9, "科技局"],
    [2, "2.R&D经费投入强度", "%", 0.8, 0.9, None, "统计局"],
]
NESTED = [
    ["指标名称", "单位", "完成情况", None, None, None],
    [None, None, "2022年", None, "2023年", None],
    [None, None, "上半年", "全年", "上半年", "全年"],
    ["技术合同成交额", "亿元", 1, 2, 3, 4],
]
QUARTERS = [["指标", "2024年一季度", "二季度", "三季度"], ["技术合同成交额（亿元）", 1, 2, 3]]
BY_QUARTER = [["年份", "季度", "技术合同成交额（亿元）"], [2024, "一季度", 1], [None, "二季度", 2],
              [2023, "全年", 3]]  # fmt: skip
BY_MONTH = [["年份", "月份", "技术合同成交额（亿元）"], [2024, "1-3月", 1], ["2024年", "6月", 2],
            [2024, "7", 3], [2024, "8月", 4]]  # fmt: skip
GOALS = [["指标", "单位", "2020年", "2025年", "属性"], ["高企", "家", 59, 70, "预期性"]]
SAID_GOALS = [["指标", "单位", "2020年基期", "2025年目标", "属性"],
              ["高企", "家", 59, 70, "预期性"]]  # fmt: skip
FORECAST = [["指标", "2023年", "2024年预计"], ["高企", 64, 70]]
EDITIONS = [["指标", "2023年快报", "2023年公报"], ["高企", 64, 65]]
PLAIN = [["指标", "2022年", "2023年"], ["高企", 61, 64]]
SIDE = [["指标", "2022年", None, "指标", "2022年"], ["高企", 61, None, "科技型中小企业", 10]]
YEARS_DOWN = [["年份", "武威市", "安康市"], ["2022年", 61, 90], ["2023年", 64, 95]]
ACROSS = ((*HNTE, "2022", 61.0), (A, "hnte", "actual", "2022", 90.0), (*HNTE, "2023", 64.0),
          (A, "hnte", "actual", "2023", 95.0))  # fmt: skip
XIAN = long(["西安", "高企", 2020, 1, "家"], ["西安市", "高企", 2021, 2, "家"],
            ["610100", "高企", 2022, 3, "家"], ["陕西省西安市", "高企", 2023, 4, "家"])  # fmt: skip

LAYOUTS = [
    _sheet("title, notes and signatures", TITLED, ((*TC, "2023", 1.234567),)),
    _sheet("numbered indicators", NUMBERED, (*TWO, (*RD, "2022", 0.8), (*RD, "2023", 0.9))),
    _sheet("three rows of heads", NESTED, (
        (*TC, "2022", 1.0), (*TC, "2022", 2.0), (*TC, "2023", 3.0), (*TC, "2023", 4.0)),
        merge=["A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2"]),
    _sheet("quarters without their year", QUARTERS, ((*TC, "2024-Q1", 1.0),),
           (("unknown_head", "C1"), ("unknown_head", "D1"))),
    _sheet("months under the year of the sheet", [["指标", "1月", "2月"], ["高企", 1, 2]], (),
           (("unknown_head", "B1"), ("unknown_head", "C1")), name="武威市2024年"),
    _sheet("a column of quarters", BY_QUARTER,
           ((*TC, "2024-Q1", 1.0), (*TC, "2023", 3.0)), (("missing", "C3"),)),
    _sheet("a column of months", BY_MONTH,
           ((*TC, "2024", 1.0), (*TC, "2024-06", 2.0), (*TC, "2024-08", 4.0)),
           (("period", "B4"),)),
    _sheet("goals that are not called so", GOALS, (), (("missing_column", "A1"),)),
    _sheet("goals", SAID_GOALS,
           ((W, "hnte", "baseline", "2020", 59.0), (W, "hnte", "target", "2025", 70.0))),
    _sheet("a forecast", FORECAST, ((*HNTE, "2023", 64.0),), (("unknown_head", "C1"),)),
    _sheet("this year and the last", [["指标", "2023年", "上年同期"], ["高企", 64, 61]],
           ((*HNTE, "2023", 64.0),), (("unknown_head", "C1"),)),
    _sheet("numbers that are no figures",
           [["序号", "指标", "2023年", "同比增长", "权重", "全省排名", "联系电话", "备注"],
            [1, "高企", 64, 4.9, 5, 3, 2213456, "3家待核"]], ((*HNTE, "2023", 64.0),)),
    _sheet("two editions", EDITIONS, ((*HNTE, "2023", 64.0), (*HNTE, "2023", 65.0))),
    _sheet("two tables side by side", SIDE, (), (("contradiction", "D2"),)),
    _sheet("a remark over numbers of a second table",
           [["指标", "2022年", "核对"], ["高企", 61, "是"], [], ["指标", "2023年", "2021年"],
            ["高企", 64, 60], ["研发强度", 0.9, 0.8]],
           (*TWO, (*HNTE, "2021", 60.0), (*RD, "2023", 0.9), (*RD, "2021", 0.8))),
    _sheet("hidden row and column", PLAIN, TWO, tweak=_hidden),
    _sheet("years down, cities across", YEARS_DOWN, ACROSS, name="高新技术企业数（家）"),
    _sheet("years down, what is not said", YEARS_DOWN, (), (("missing_column", "A1"),), name="表"),
    _sheet("cities down, years across",
           [["城市", *PLAIN[0][1:]], ["武威市", 61, 64], ["平均", 7, 8], ["安康市", 90, 95]],
           ACROSS, name="高新技术企业"),
    _sheet("a day of June", [["指标", dt.date(2023, 6, 30)], ["高企", 64]],
           ((*HNTE, "2023", 64.0),)),
    _sheet("names of one city", XIAN,
           tuple((X, "hnte", "actual", str(2020 + n), 1.0 + n) for n in range(4))),
    _sheet("blanks of other kinds",
           [["指标\u3000", " 2023年\u00a0"], ["\u00a0高 企 ", "\u00a064\u00a0家 "],
            ["研发强度", "５．０５％ "], ["技术合同成交额", "1，234.5 万元"]],
           ((*HNTE, "2023", 64.0), (*RD, "2023", 5.05), (*TC, "2023", 0.12345))),
    Case("a head only", "a.xlsx", book({"武威": PLAIN[:1]}), (), (("no_figures", "A1"),)),
    _sheet("one year twice", [["指标", "2023年", "2023年"], ["高企", 64, 65]], (),
           (("conflict", "B2"), ("conflict", "C2"))),
    _sheet("a rank where an index stands",
           [["指标", "2023年"], ["综合科技进步水平指数", "第6"]], (), (("printed_unit", "B2"),)),
    _sheet("yes for a number", [["指标", "2023年"], ["高企", True], ["研发强度", "(1.2)"]], (),
           (("number", "B2"), ("number", "B3"))),
    _sheet("remarks beside numbers", [["指标", "2023年"], ["高企", "64（含培育）"],
           ["科技型中小企业", "64*"], ["研发强度", "近百分之一"]], (),
           (("number", "B2"), ("number", "B3"), ("number", "B4"))),
    _sheet("units of other kinds",
           long(["武威", "高企", 2023, 64, "亿元"], ["武威", "研发强度", 2023, "1.2家", None],
                ["武威", "技术合同成交额", 2023, 3, "家"]), (),
           (("unknown_unit", "E2"), ("printed_unit", "D3"), ("unknown_unit", "E4"))),
    _sheet("one unit for all, wrong for some",
           [["单位：亿元"], PLAIN[0], ["技术合同成交额", 1, 2], ["高企", 61, 64]],
           ((*TC, "2022", 1.0), (*TC, "2023", 2.0)),
           (("unknown_unit", "B4"), ("unknown_unit", "C4"))),
    Case("errors of Excel", "a.xlsx", written(long(), write=_errors), (),
         tuple(("error_value", f"Sheet1!D{row}") for row in range(2, 6))),
    Case("filter, comment, merged total", "a.xlsx",
         written(long(["武威", "高企", 2022, 61, "家"], ["武威", "高企", 2023, 64, "家"]),
                 write=_coloured), TWO),
    Case("empty sheet", "a.xlsx", written([]), (), (("no_table", "A1"),), ("Sheet1",)),
    Case("empty text", "a.csv", b"", (), (("no_table", "A1"),)),
    Case("years across, in GBK", "武威市.csv", text(PLAIN, "gbk"), TWO),
    Case("city in the name of the file", "武威市2023年.csv",
         text([["指标", "数值"], ["高企", "64家"]]), ((*HNTE, "2023", 64.0),)),
]  # fmt: skip
