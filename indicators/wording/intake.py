"""What is said of tables that people hand in: one sentence per fault, and what to do about it."""

from collections.abc import Sequence

from indicators.wording.problems import without_near

LONGEST = 60
LISTED = 8
# {field}: the column's name; {value}: what was read; {options}: what is allowed, or a cell.
FAULT = {
    "zh": {
        "suffix": "读不了“{value}”格式；请在 Excel 或 WPS 中“另存为” {options} 再导入",
        "old_workbook": "这是旧版 Excel 文件（.xls）；请“另存为”Excel 工作簿（.xlsx）再导入",
        "encrypted": "工作簿加了密码，读不了；请取消密码后另存再导入",
        "not_workbook": "不是 Excel 工作簿（可能只是改了后缀）；请用 Excel 打开后“另存为” .xlsx",
        "broken": "文件已损坏，读不了（{value}）；请重新保存或重新传送",
        "unsafe": "文件内有不允许的内容（{value}）；请在 Excel 中新建工作簿，只复制数据再导入",
        "file_size": "文件超过 {options}，太大；请只留要导入的数据",
        "too_large": "表格太大，最多 {options}；请拆分后分别导入",
        "encoding": "文字编码认不出；请“另存为” CSV UTF-8 或 .xlsx 再导入",
        "csv": "CSV 写法有误（{value}）；请检查引号是否配对，或另存为 .xlsx",
        "no_table": "没有找到可读的表；表头须有指标、年份（或“数值”）等列名",
        "no_figures": "表里没有填写任何数值",
        "missing_column": "这张表没有“{field}”；请加一列，或写在表名、标题里",
        "unknown_head": "列名“{value}”认不出，其下的数没有读；请写明年份（目标、基期写明规划），"
        "不导入的列请删去",
        "too_many": "问题太多，只列出前 {options} 处；请先改好这些",
        "missing": "缺少“{field}”",
        "formula": "公式没有算出的结果；请用 Excel 打开并保存，或改填数值",
        "error_value": "单元格是错误值 {value}；请改填数值，没有数据的留空",
        "merged_value": "几个数合并成一格，不知属于哪一项（{options}）；请取消合并后分别填写",
        "number": "“{value}”不是一个能认定的数；请只写一个数，可带单位和“以上、约”等",
        "note_mark": "“{value}”带有注号或上标，会与数字混淆；请删去注号",
        "unit_twice": "“{value}”已带“万、亿”，单位又是“{options}”，可能乘了两次；请只写一处",
        "printed_unit": "“{value}”的单位与指标单位不符；可用：{options}",
        "unknown_unit": "不认识单位“{value}”，或与指标单位不符；可用：{options}",
        "range_order": "区间“{value}”的上端应大于下端",
        "rank_value": "位次应为不小于 1 的整数，读到“{value}”",
        "period": "“{value}”不是能认定的时期；应如 2025、2025年6月、2025年1-9月、2025Q3",
        "date": "“{field}”{value} 不是日期；应如 2025、2025-09、2025-09-30",
        "url": "网址“{value}”应以 http:// 或 https:// 开头",
        "text_long": "“{field}”太长，最多 {options} 个字",
        "unknown_area": "没有地区“{value}”；相近的：{options}",
        "ambiguous_area": "“{value}”可指几个地区，请写代码：{options}",
        "unknown_indicator": "没有指标“{value}”；相近的：{options}",
        "ambiguous_indicator": "“{value}”可指几个指标，请写全称或代码：{options}",
        "unknown_plan": "没有规划“{value}”；可用：{options}",
        "ambiguous_plan": "“{value}”可指几个规划，请写代码：{options}",
        "choice": "“{field}”读到“{value}”；可用：{options}",
        "plan_missing": "目标、基期须写明属于哪个规划；可选：{options}",
        "contradiction": "“{field}”有两处，说法不同：“{value}”与“{options}”；请改成一致",
        "conflict": "同一数据填了两个不同的值：此处“{value}”，另见 {options}；请只留对的",
    },
    "en": {
        "suffix": "files of type “{value}” cannot be read; save it as {options} and try again",
        "old_workbook": "this is an old Excel file (.xls); save it as an Excel workbook (.xlsx)",
        "encrypted": "the workbook has a password; save a copy without one",
        "not_workbook": "this is no Excel workbook, whatever its name; open it and save as .xlsx",
        "broken": "the file is damaged ({value}); save or send it again",
        "unsafe": "the file holds what is not allowed ({value}); copy the data to a new workbook",
        "file_size": "the file is larger than {options}; keep only what is to be imported",
        "too_large": "the table is too large, at most {options}; split it",
        "encoding": "the text's encoding is unknown; save as CSV UTF-8 or .xlsx",
        "csv": "the CSV is not well formed ({value}); check the quotes, or save as .xlsx",
        "no_table": "no table was found; its header must name indicators and years (or a value)",
        "no_figures": "no value is filled in",
        "missing_column": "this table has no “{field}”; add a column, or name it in the title",
        "unknown_head": "the head “{value}” is not understood, so its numbers are not read; write "
        "a year (or target, baseline and plan), or delete the column",
        "too_many": "too many faults, only the first {options} are listed; mend these first",
        "missing": "“{field}” is missing",
        "formula": "the formula has no result; open and save it in Excel, or write the number",
        "error_value": "the cell is the error value {value}; write a number or leave it empty",
        "merged_value": "one merged cell stands for several figures ({options}); unmerge it",
        "number": "“{value}” is not one clear number; write one, with unit and qualifier if any",
        "note_mark": "“{value}” has a note mark or superscript that reads as a digit; remove it",
        "unit_twice": "“{value}” has 万 or 亿 and the unit is “{options}” too; write only one",
        "printed_unit": "“{value}” is in a unit that the indicator does not take: {options}",
        "unknown_unit": "unit “{value}” is unknown or not the indicator's; there are: {options}",
        "range_order": "the upper end of the range “{value}” must be above the lower",
        "rank_value": "a rank is a whole number from 1, not “{value}”",
        "period": "“{value}” is no clear period; write 2025, 2025-06 or 2025Q3",
        "date": "“{field}” {value} is no date; write 2025, 2025-09 or 2025-09-30",
        "url": "the address “{value}” must begin with http:// or https://",
        "text_long": "“{field}” is too long, at most {options} characters",
        "unknown_area": "there is no area “{value}”; near it: {options}",
        "ambiguous_area": "“{value}” may be several areas, write the code: {options}",
        "unknown_indicator": "there is no indicator “{value}”; near it: {options}",
        "ambiguous_indicator": "“{value}” may be several indicators, write the code: {options}",
        "unknown_plan": "there is no plan “{value}”; there are: {options}",
        "ambiguous_plan": "“{value}” may be several plans, write the code: {options}",
        "choice": "“{field}” is “{value}”; there are: {options}",
        "plan_missing": "a target or baseline needs its plan: {options}",
        "contradiction": "“{field}” is said twice: “{value}” and “{options}”; make them agree",
        "conflict": "one figure has two values: “{value}” here, another at {options}; keep one",
    },
}
FIELD = {
    "zh": {
        "area": "地区", "indicator": "指标", "time_period": "年份", "value": "数值",
        "unit": "单位", "role": "类别", "plan": "规划", "vintage": "版次", "bound": "限定词",
        "comparator": "目标用语", "title": "文件名称", "publisher": "发布单位",
        "document_number": "文号", "published": "发布日期", "url": "网址",
        "grade": "来源等级", "reporter": "报送单位", "locator": "出处", "label": "原文名称",
        "comment": "备注", "figure_id": "数据编号", "as_at": "截至月份", "part": "季度、月份",
        "value_upper": "数值上端",
    },
    "en": {
        "area": "area", "indicator": "indicator", "time_period": "year", "value": "value",
        "unit": "unit", "role": "role", "plan": "plan", "vintage": "vintage", "bound": "bound",
        "comparator": "comparator", "title": "document", "publisher": "publisher",
        "document_number": "document number", "published": "date", "url": "address",
        "grade": "grade", "reporter": "reporter", "locator": "place", "label": "label",
        "comment": "comment", "figure_id": "figure id", "as_at": "as at",
        "part": "part of the year", "value_upper": "upper value",
    },
}  # fmt: skip
SIZE = {
    "zh": {"cells": "{rows} 行、{columns} 列、{cells} 个格", "rows": "{rows} 个数"},
    "en": {"cells": "{rows} rows, {columns} columns, {cells} cells", "rows": "{rows} figures"},
}


def fault(
    lang: str, spot: object, code: str, field: str, value: str, options: Sequence[str]
) -> str:
    """Put a fault into words, with its cell.

    >>> fault("zh", "武威!C7", "missing", "area", "", ())
    '武威!C7：缺少“地区”'
    >>> fault("en", "A2", "unknown_area", "area", "X", ())
    'A2: there is no area “X”'
    """
    listed = "、" if lang == "zh" else ", "
    sentence = FAULT[lang][code]
    said = (sentence if options else without_near(sentence)).format(
        field=FIELD[lang].get(field, field),
        value=_short(value),
        options=listed.join(map(_short, options[:LISTED])) or "—",
    )
    return f"{spot}{'：' if lang == 'zh' else ': '}{said}"


def size(lang: str, key: str, **numbers: int) -> str:
    """Say how large a table may be.

    >>> size("en", "rows", rows=10)
    '10 figures'
    """
    return SIZE[lang][key].format(**numbers)


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"
