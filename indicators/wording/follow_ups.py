"""Words of the follow-ups (督办) in Chinese and English."""

HEADERS = {
    "zh": {
        "department": "责任单位",
        "lead": "责任人",
        "cause": "原因",
        "measures": "措施",
        "date": "登记日期",
        "due": "期限",
        "state": "状态",
        "document": "依据",
    },
    "en": {
        "department": "Responsible department",
        "lead": "Responsible person",
        "cause": "Cause",
        "measures": "Measures",
        "date": "Entered",
        "due": "Due",
        "state": "State",
        "document": "Based on",
    },
}
STATE = {
    "zh": {"open": "办理中", "overdue": "已逾期", "closed": "已办结"},
    "en": {"open": "open", "overdue": "overdue", "closed": "closed"},
}
_WORDS = {
    "zh": {
        "heading": "督办事项",
        "title": "{area}督办事项{count}项：办理中{open}项，已办结{closed}项",
        "title_overdue": "{area}督办事项{count}项：办理中{open}项（其中已逾期{overdue}项），"
        "已办结{closed}项",
        "filtered": "没有符合筛选条件的督办事项（{filters}）",
        "elsewhere": "{area}的督办事项都属于其他规划",
        "subtitle": "按偏离进度排列，最滞后的在前；判定按截至{as_of}年的数据，逾期按{on}计",
    },
    "en": {
        "heading": "Follow-ups",
        "title": "{area}, follow-ups: {open} open, {closed} closed",
        "title_overdue": "{area}, follow-ups: {open} open ({overdue} overdue), {closed} closed",
        "filtered": "No follow-up fits the filters ({filters})",
        "elsewhere": "All follow-ups of {area} belong to other plans",
        "subtitle": "Most lagging first; verdicts by data up to {as_of}, overdue as of {on}",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return a phrase with its parts filled in."""
    return _WORDS[lang][key].format(**params)
