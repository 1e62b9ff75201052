"""Words of the page 数据填报: its fields, its answers, and what is said where it cannot be used."""

from collections.abc import Iterable

TITLE = {"zh": "数据填报", "en": "Data entry"}
PARTS = {
    "zh": {"form": "填报一条", "table": "导入表格", "follow_up": "督办", "waiting": "待审核"},
    "en": {
        "form": "One figure",
        "table": "From a table",
        "follow_up": "Follow-up",
        "waiting": "For review",
    },
}
FIELDS = {
    "zh": {
        "area": "填报地区",
        "indicator": "填报指标",
        "role": "用途",
        "plan": "所属规划",
        "year": "年份",
        "until": "时段",
        "value": "数值（可写 1.1万、70家以上、5.05%；单位：{unit}）",
        "vintage": "数据版本",
        "source": "依据的文件",
        "title": "文件名称",
        "grade": "是否公开",
        "publisher": "发布单位",
        "reporter": "报送单位",
        "document_number": "文号",
        "published": "日期（如 2025-03-20）",
        "url": "网址",
        "locator": "出处（章节、表号）",
        "comment": "备注",
        "why": "修改原因",
        "upload": "选择表格（Excel 或 CSV）",
        "remark": "审核意见（退回时须填写）",
        "department": "责任单位",
        "lead": "责任人",
        "cause": "原因",
        "measures": "措施",
        "date": "登记日期（如 2025-03-20）",
        "due": "完成期限（如 2025-09-30）",
        "state": "办理状态",
        "follow_up": "督办事项",
        "follow_up_indicator": "督办的指标（最滞后的在前）",
    },
    "en": {
        "area": "Area of the figure",
        "indicator": "Indicator of the figure",
        "role": "Purpose",
        "plan": "Of the plan",
        "year": "Year",
        "until": "Period",
        "value": "Value (such as 1.1万, 70家以上, 5.05%; unit: {unit})",
        "vintage": "Edition",
        "source": "Document",
        "title": "Title of the document",
        "grade": "Published or not",
        "publisher": "Publisher",
        "reporter": "Reported by",
        "document_number": "Document number",
        "published": "Date (such as 2025-03-20)",
        "url": "Web address",
        "locator": "Place in the document",
        "comment": "Comment",
        "why": "Reason for the change",
        "upload": "Choose a table (Excel or CSV)",
        "remark": "Remark of the reviewer (needed to return it)",
        "department": "Department in charge",
        "lead": "Person in charge",
        "cause": "Cause",
        "measures": "Measures",
        "date": "Entered on (such as 2025-03-20)",
        "due": "Due (such as 2025-09-30)",
        "state": "State",
        "follow_up": "Follow-up",
        "follow_up_indicator": "Indicator to follow up (most lagging first)",
    },
}
WORDS = {
    "zh": {
        "new_follow_up": "新增一项",
        "follow_up_of": "{indicator}（{date} 登记）",
        "remove_follow_up": "删除这一项",
        "follow_up_needs": "填写责任单位、原因、措施和登记日期后，这里显示预览。",
        "follow_up_faults": "督办事项填写有误",
        "follow_up_preview": "督办事项将作如下变动",
        "whole_year": "全年",
        "as_at": "截至 {month} 月末",
        "sum": "1—{month} 月累计",
        "month": "{month} 月当月",
        "quarter": "第 {quarter} 季度",
        "new_document": "另一份文件…",
        "internal": "未公开的内部数据",
        "public": "已公开发布",
        "press": "新闻报道",
        "edition_none": "不注明",
        "nothing_yet": "填写数值和文件后，这里列出检查结果。",
        "faults": "有 {count} 处需要改正",
        "preview": "填报的数据：新增 {new} 条，更改 {changed} 条，未变 {unchanged} 条",
        "all_same": "与现有数据相同，无须提交。",
        "confirmed": "已核实：{question}",
        "asked_at": "{subject}（{spot}）：{question}",
        "write": "确认写入",
        "submit": "提交审核",
        "needs_why": "请写明修改原因。",
        "needs_check": "请逐项核实以上问题，属实的打勾；有误的请改正数值。",
        "written": "已写入（变更记录第 {number} 号）。",
        "submitted": "已提交审核（草稿第 {number} 号），通过前不计入数据。",
        "template": "下载填报模板（Excel）",
        "template_file": "填报模板.xlsx",
        "reading": "正在读取…",
        "template_note": "模板列出所选城市主要指标中待取得的数据；填好后在“数据填报”页导入。",
        "skipped": "未读取：{names}",
        "effects": "判断变化",
        "effects_many": "判断变化（{count} 项）",
        "no_effect": "各项判断不变。",
        "no_drafts": "没有等待处理的草稿。",
        "draft": "草稿第 {number} 号：{name}，{at}（{state}）",
        "reason": "原因：{why}",
        "returned": "审核意见：{why}",
        "approve": "通过并写入",
        "return": "退回",
        "withdraw": "撤回",
        "own": "本人填报的须由他人审核。",
        "own_returned": "请按审核意见重新填报；原草稿可撤回。",
        "approved": "已通过并写入数据。",
        "sent_back": "已退回填报人。",
        "withdrawn": "已撤回。",
        "open": "办理中",
        "closed": "已办结",
        "internal_note": "未公开的数据按内部资料保存，凡显示之处均注明“内部资料”。",
    },
    "en": {
        "new_follow_up": "A new one",
        "follow_up_of": "{indicator} (entered {date})",
        "remove_follow_up": "Remove it",
        "follow_up_needs": "Fill in department, cause, measures and date to see the preview.",
        "follow_up_faults": "The follow-up cannot be entered so",
        "follow_up_preview": "What would change",
        "whole_year": "Whole year",
        "as_at": "As at the end of month {month}",
        "sum": "Months 1 to {month} together",
        "month": "Month {month} alone",
        "quarter": "Quarter {quarter}",
        "new_document": "Another document…",
        "internal": "Internal, not published",
        "public": "Published",
        "press": "Press report",
        "edition_none": "Not stated",
        "nothing_yet": "What the checks find is shown here once value and document are given.",
        "faults": "To be mended: {count}",
        "preview": "Figures handed in: {new} new, {changed} changed, {unchanged} as before",
        "all_same": "The data hold this already; there is nothing to submit.",
        "confirmed": "Checked: {question}",
        "asked_at": "{subject} ({spot}): {question}",
        "write": "Write",
        "submit": "Submit for review",
        "needs_why": "Please give the reason.",
        "needs_check": "Please check each question above: tick what is right, mend what is not.",
        "written": "Written (change {number}).",
        "submitted": "Submitted for review (draft {number}); it counts once it is approved.",
        "template": "Download the template (Excel)",
        "template_file": "template.xlsx",
        "reading": "Reading…",
        "template_note": "It lists the figures to obtain for the headline indicators of the chosen "
        "cities; fill it in and import it under Data entry.",
        "skipped": "Not read: {names}",
        "effects": "Changes of verdicts",
        "effects_many": "Changes of verdicts: {count}",
        "no_effect": "No verdict changes.",
        "no_drafts": "No draft waits.",
        "draft": "Draft {number}: {name}, {at} ({state})",
        "reason": "Reason: {why}",
        "returned": "Remark: {why}",
        "approve": "Approve and write",
        "return": "Return",
        "withdraw": "Withdraw",
        "own": "What one entered oneself is approved by someone else.",
        "own_returned": "Please enter it anew as the remark says; this draft may be withdrawn.",
        "approved": "Approved and written.",
        "sent_back": "Returned.",
        "withdrawn": "Withdrawn.",
        "open": "open",
        "closed": "closed",
        "internal_note": "Figures that are not published are kept as internal and marked so "
        "wherever they are shown.",
    },
}


def field(lang: str, key: str, **params: object) -> str:
    """Label a field.

    >>> field("zh", "value", unit="家")
    '数值（可写 1.1万、70家以上、5.05%；单位：家）'
    """
    return FIELDS[lang][key].format(**params)


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "written", number=7)
    '已写入（变更记录第 7 号）。'
    """
    return WORDS[lang][key].format(**params)


def listed(lang: str, names: Iterable[str]) -> str:
    """Join names.

    >>> listed("zh", ["甲", "乙"])
    '甲、乙'
    """
    return ("、" if lang == "zh" else ", ").join(names)


def spans(lang: str) -> dict[str, str]:
    """Label the spans of a year; each code, with its year, is a period as people write it.

    >>> spans("zh")["{year}年1-9月"]
    '1—9 月累计'
    """
    return {
        "{year}": say(lang, "whole_year"),
        **{f"截至{{year}}年{n}月": say(lang, "as_at", month=n) for n in range(1, 12)},
        **{f"{{year}}年1-{n}月": say(lang, "sum", month=n) for n in range(2, 12)},
        **{f"{{year}}Q{n}": say(lang, "quarter", quarter=n) for n in range(1, 5)},
        **{f"{{year}}年{n}月": say(lang, "month", month=n) for n in range(1, 13)},
    }
