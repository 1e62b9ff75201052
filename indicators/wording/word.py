"""Words and type of Word documents, in Chinese and English."""

WORDS = {
    "zh": {
        "figure": "图",
        "table": "表",
        "caption_gap": "　",
        "more": "{title}（续{part}）",
        "same": "注与数据来源同{label}。",
        "imprint_gap": "　　",
        "cite": "〔{number}〕",
        "place": "{line}；出处：{place}",
        "address": "{line}；{url}",
        "doubt": "{title}：{text}",
        "doubts": "冲突与存疑",
        "told": "正文已说明的不再列出。",
        "all_told": "图表所涉冲突与存疑，正文均已说明。",
        "sources": "资料来源",
        "page": "— {number} —",
    },
    "en": {
        "figure": "Figure ",
        "table": "Table ",
        "caption_gap": ". ",
        "more": "{title} (continued, {part})",
        "same": "Notes and sources as for {label}.",
        "imprint_gap": "    ",
        "cite": "[{number}]",
        "place": "{line}; place: {place}",
        "address": "{line}; {url}",
        "doubt": "{title}: {text}",
        "doubts": "Conflicts and doubts",
        "told": "Those told in the text are not listed again.",
        "all_told": "All conflicts and doubts of the figures shown are told in the text.",
        "sources": "Sources",
        "page": "— {number} —",
    },
}

STYLES = {
    "zh": {
        "Mark": "密级标志",
        "Imprint": "制表说明",
        "Unit": "图表单位",
        "Figure": "图",
        "Notes": "附注",
        "Remark": "图表注",
        "Cell": "表内文字",
        "CellHead": "表头文字",
        "PanelName": "小图名称",
        "Document": "资料条目",
        "Gap": "间隔",
    },
    "en": {
        "Mark": "Marking",
        "Imprint": "Imprint",
        "Unit": "Chart unit",
        "Figure": "Figure",
        "Notes": "Notes",
        "Remark": "Chart note",
        "Cell": "Table text",
        "CellHead": "Table head",
        "PanelName": "Panel name",
        "Document": "Document entry",
        "Gap": "Gap",
    },
}
"""Names of styles that office programs have no name of their own for."""

LATIN = "Times New Roman"
"""Of letters and digits: on every computer, and of the weight of the Chinese faces."""
TITLE_FACE, BODY_FACE = "方正小标宋简体", "仿宋_GB2312"
HEAD_FACE, SECOND_FACE, SMALL_FACE = "黑体", "楷体_GB2312", "宋体"
"""Faces of GB/T 9704-2012: title, body, headings of the first and second level, page numbers."""
INSTEAD = {
    TITLE_FACE: ("方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体", "03000509000000000000"),
    BODY_FACE: ("仿宋,FangSong", "02010609060101010101"),
    SECOND_FACE: ("楷体,KaiTi", "02010609060101010101"),
    HEAD_FACE: ("SimHei", "02010609060101010101"),
    SMALL_FACE: ("SimSun", "02010600030101010101"),
}
"""Faces taken where one is not installed, and its class by which programs find the like."""


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "cite", number=3), say("en", "cite", number=3)
    ('〔3〕', '[3]')
    """
    return WORDS[lang][key].format(**params)
