"""What is said where a change does not fit an area's file."""

SECTION = {
    "zh": {"sources": "来源", "figures": "数据", "issues": "存疑", "follow_ups": "督办"},
    "en": {
        "sources": "source",
        "figures": "figure",
        "issues": "issue",
        "follow_ups": "follow-up",
    },
}
FAULT = {
    "zh": {
        "stale": "{what}在此期间已被改动，请核对现在的内容后重做",
        "gone": "{what}已不在文件中",
        "exists": "{what}已在文件中，不能再加",
        "twice": "{what}在一次改动中出现两次",
        "key": "{what}的编号与内容中的 id 不一致",
        "shape": "文件中这一部分的写法不是记录列表，{what}无法改动，请先修正文件",
        "unwritable": "{what}中有数据文件不能保存的内容（没有内容、无效的数或字符）",
        "damaged": "改动后的文件与预期不符，未作改动：{what}所在处的写法本工具不能改，请手工修改",
    },
    "en": {
        "stale": "{what} has been changed meanwhile: look at it as it stands and start again",
        "gone": "{what} is no longer in the file",
        "exists": "{what} is in the file already",
        "twice": "{what} occurs twice in one set of changes",
        "key": "the key of {what} is not the id that it holds",
        "shape": "this part of the file is no list of records: mend the file before {what} "
        "can be changed",
        "unwritable": "{what} holds what a data file cannot hold (nothing at all, a number or a "
        "character that is none)",
        "damaged": "the edited file would not say what was asked for, nothing was changed: "
        "{what} is written in a way that has to be edited by hand",
    },
}
ANY = {"zh": "文件", "en": "the file"}


def sentence(lang: str, code: str, section: str, key: str) -> str:
    """Return a fault in words.

    >>> sentence("zh", "gone", "figures", "ww-001")
    '数据“ww-001”已不在文件中'
    >>> sentence("en", "gone", "figures", "ww-001")
    'figure “ww-001” is no longer in the file'
    """
    name = SECTION[lang].get(section, section)
    quoted = f"{name}“{key}”" if lang == "zh" else f"{name} “{key}”"
    return FAULT[lang][code].format(what=quoted if section else ANY[lang])
