"""Words of the template, of what a table would change, and of what is asked about its figures."""

from typing import Any

# code of the column -> its header; the reader of tables knows each (or leaves it out).
HEADERS = {
    "zh": {
        "area": "城市", "indicator": "指标", "area_code": "地区代码",
        "indicator_code": "指标代码", "definition": "口径", "unit": "单位", "plan": "规划",
        "role": "类别", "last_value": "最近已知情况", "time_period": "年份", "value": "数值",
        "vintage": "版本", "title": "文件名称", "document_number": "文号", "published": "日期",
        "reporter": "报送单位", "publisher": "发布单位", "grade": "来源等级",
        "locator": "出处", "comment": "备注", "figure_id": "数据编号",
    },
    "en": {
        "area": "city", "indicator": "indicator", "area_code": "area code",
        "indicator_code": "indicator code", "definition": "definition", "unit": "unit",
        "plan": "plan", "role": "role", "last_value": "last known", "time_period": "year",
        "value": "value", "vintage": "vintage", "title": "document",
        "document_number": "document number", "published": "date", "reporter": "reported by",
        "publisher": "publisher", "grade": "grade", "locator": "place", "comment": "comment",
        "figure_id": "figure id",
    },
}  # fmt: skip
SHEETS = {
    "zh": {"table": "填报表", "notes": "填表说明", "lists": "代码表"},
    "en": {"table": "Figures", "notes": "How to fill in", "lists": "Codes"},
}
NOTES = {
    "zh": (
        "只填浅黄色的格；其余各列已锁定，请勿改动。没有数据的行留空。",
        "数值可写 1.1万、70家以上、5.05%；不要写公式。",
        "未公开的数据须填报送单位、文号、日期，来源等级选“内部”。",
        "已公开的数据填文件名称、发布单位、出处（章节、表号），来源等级选“官方”。",
        "与已有数据不同而以本次为准的，在备注写“以此为准”。",
        "更正已有数据：直接改数值，不要改数据编号。",
    ),
    "en": (
        "Fill in the pale yellow cells only; the others are locked. Leave rows without data empty.",
        "Values may be written 1.1万, 70家以上, 5.05%; no formulas.",
        "Unpublished figures need reported by, document number and date; choose grade internal.",
        "Published figures need document, publisher and place; choose grade official.",
        "Where the new figure shall count instead of another, write “this counts” as comment.",
        "To correct a figure change its value; leave its figure id as it is.",
    ),
}
SCALES = ("万", "亿")
COUNTS = ("以此为准", "this counts")
INTERNAL_TITLE = {"zh": "{reporter}报送数据", "en": "Data reported by {reporter}"}
INTERNAL_LOCATOR = "报送数"
ISSUE_TITLE = "{area}{period}年{indicator}有不同数值"
ISSUE_TEXT = "{first}与{second}对同一数据给出不同数值：{values}。"
REASON = {
    "counts": "填报备注写明以此为准",
    "published": "公开发布的优先于内部资料",
    "vintage": "版次较新",
    "kept": "原有数据，新的依据不更优先",
    "date": "文件日期较晚",
    "given": "文件所载的数优先于推算的数",
}
FAULT = {
    "zh": {
        "no_file": "没有“{value}”的数据文件，无法填报",
        "unknown_figure": "没有编号为“{value}”的数据",
        "other_figure": "数据编号“{value}”是另一地区、指标、年份或类别的数据",
        "refused": "写入后数据文件会有错误：{value}",
    },
    "en": {
        "no_file": "“{value}” has no data file",
        "unknown_figure": "there is no figure with the id “{value}”",
        "other_figure": "“{value}” is a figure of another area, indicator, year or role",
        "refused": "the data file would have a fault: {value}",
    },
}
QUESTION = {
    "zh": {
        "printing": "已有 {other}（{document}），本次为 {value}；采用 {chosen}，另一数保留。对吗？",
        "unit_slip": "{value} 约为相邻年份 {other} 的 {factor} 倍，单位是否写错？",
        "share_percent": "{value} 与相邻年份 {other} 相差约 100 倍，百分数是否写成了小数或反之？",
        "jump": "{value} 与 {year} 年的 {other} 相比变化过大，是否属实？",
        "below_bound": "{value} 低于已印出的下限 {other}，是否属实？",
        "beyond_target": "{value} 远超目标 {other}，是否属实？",
        "target_side": "目标 {value} 比基期 {other} 还差，是否属实？",
        "older_vintage": "已有版次较新的数值 {other}，本次 {value} 的版次较旧，是否仍要填报？",
        "future": "{year} 年尚未结束，{value} 是否为实绩？",
        "part_year": "{value} 只是 {year} 年的一部分，而已有的是全年数，是否属实？",
        "negative": "{value} 是负数，是否属实？",
        "decimals": "{value} 不是整数，而该指标按个数计，是否属实？",
        "rank": "位次 {value} 超过地区总数 {other}，是否属实？",
    },
    "en": {
        "printing": "There is {other} ({document}); this is {value}. {chosen} will count and the "
        "other is kept. Is that right?",
        "unit_slip": "{value} is about {factor} times {other} of the years beside it: wrong unit?",
        "share_percent": "{value} and {other} of the years beside it differ a hundredfold: "
        "a percentage given as a share, or the reverse?",
        "jump": "{value} is a large change from {other} in {year}: is it right?",
        "below_bound": "{value} is below the printed lower bound {other}: is it right?",
        "beyond_target": "{value} is far beyond the target {other}: is it right?",
        "target_side": "the target {value} is worse than the baseline {other}: is it right?",
        "older_vintage": "{other} is of a later vintage than {value}: enter it all the same?",
        "future": "{year} is not over: is {value} an actual?",
        "part_year": "{value} covers a part of {year}, the series whole years: is it right?",
        "negative": "{value} is below zero: is it right?",
        "decimals": "{value} is no whole number, but the indicator counts: is it right?",
        "rank": "rank {value} is beyond the number of places {other}: is it right?",
    },
}
EFFECT = {
    "zh": {
        "line": "{area} · {indicator}（{plan}）{parts}",
        "pace": "进度", "final": "结论", "gap": "差距（负为超出）",
        "step": "{name}：{before} → {after}",
        "none": "无",
    },
    "en": {
        "line": "{area} · {indicator} ({plan}) {parts}",
        "pace": "pace", "final": "result", "gap": "gap (negative: exceeded)",
        "step": "{name}: {before} → {after}",
        "none": "none",
    },
}  # fmt: skip
HELP = {
    "template": "写出填报表（Excel 或 CSV）",
    "import": "导入填好的表格",
    "output": "要写出的文件",
    "city": "地区：代码、短名或名称，可重复",
    "indicator": "指标代码，可重复",
    "year": "年份，可重复",
    "plan": "规划代码",
    "csv": "写出 CSV",
    "there": "也列出已有的数据，供更正",
    "file": "填好的表格",
    "by": "填报人",
    "why": "修改原因",
    "yes": "写入；不加则只是预览",
    "accept": "对所有待确认的问题回答“是”",
    "draft": "记为草稿，不写入数据（不必加 --yes）",
    "data": "数据文件夹",
    "lang": "语言",
}
SAID = {
    "zh": {
        "counts": "新增 {new}，更正 {changed}，未变 {unchanged}",
        "new": "新增", "changed": "更正", "unchanged": "未变",
        "item": "{state} {spot} {area} {indicator} {period}：{before} → {after}",
        "effects": "对评价的影响：", "questions": "请确认：", "faults": "有 {count} 处错误，未写入",
        "nothing": "没有要写入的内容", "preview": "只是预览，未写入；写入请加 --yes",
        "asked": "有 {count} 个问题待确认：核对后加 --accept-questions",
        "who": "写入须给出 --by 和 --why", "written": "已写入，第 {number} 条记录",
        "drafted": "已记为草稿 {number}",
        "unknown": "没有“{value}”", "no_file": "读不了 {value}", "template": "已写出 {value}",
        "skipped": "未读的工作表：{value}",
    },
    "en": {
        "counts": "{new} new, {changed} changed, {unchanged} unchanged",
        "new": "new", "changed": "changed", "unchanged": "unchanged",
        "item": "{state} {spot} {area} {indicator} {period}: {before} → {after}",
        "effects": "Effect on verdicts:", "questions": "Please confirm:",
        "faults": "{count} faults, nothing written", "nothing": "there is nothing to write",
        "preview": "a preview only, nothing written; add --yes to write",
        "asked": "{count} questions are open: check them, then add --accept-questions",
        "who": "writing needs --by and --why", "written": "written, entry {number}",
        "drafted": "kept as draft {number}",
        "unknown": "there is no “{value}”", "no_file": "cannot read {value}",
        "template": "written: {value}", "skipped": "sheets not read: {value}",
    },
}  # fmt: skip


def say(lang: str, key: str, **said: Any) -> str:
    """Put a line of the commands into words.

    >>> say("en", "written", number=3)
    'written, entry 3'
    """
    return SAID[lang][key].format(**said)


def question(lang: str, code: str, **said: Any) -> str:
    """Put a question about a figure into words."""
    return QUESTION[lang][code].format(**said)


def fault(lang: str, spot: object, code: str, value: str) -> str:
    """Put a fault of planning into words, with its cell."""
    return f"{spot}{'：' if lang == 'zh' else ': '}{FAULT[lang][code].format(value=value)}"


def effect(lang: str, area: str, indicator: str, plan: str, steps: dict[str, Any]) -> str:
    """Say what becomes of one verdict; `steps` are (before, after) by part."""
    words = EFFECT[lang]
    parts = [
        words["step"].format(
            name=words[name], before=before or words["none"], after=after or words["none"]
        )
        for name, (before, after) in steps.items()
    ]
    joined = ("；" if lang == "zh" else "; ").join(parts)
    return words["line"].format(area=area, indicator=indicator, plan=plan, parts=joined)
