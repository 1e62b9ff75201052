"""Words of PowerPoint files that no screen has, in Chinese and English."""

LANGUAGE = {"zh": "zh-CN", "en": "en-US"}
"""By which office programs check spelling."""

WORDS = {
    "zh": {
        "table": "{title}（数据表）",
        "table_page": "{title}（数据表 {page}/{pages}）",
        "page": "{title}（{page}/{pages}）",
        "notes": "说明、冲突与存疑：{title}",
        "sources": "资料来源：{title}",
        "notes_follow": "注与说明见“说明、冲突与存疑”页",
        "paired": "{name}：{text}",
        "contents": "目录",
        "number": "{number}、",
        "annex": "附件：{title}",
        "report_doubts": "冲突与存疑",
        "report_sources": "资料来源",
        "template_damaged": "模板文件不是可以打开的 PowerPoint 文件（.pptx），或已损坏。",
        "template_protected": (
            "模板文件设有密码，或为旧版 .ppt 格式。请取消密码，另存为 .pptx 后再用。"
        ),
        "template_macros": "模板文件含有宏（.pptm、.potm），不予使用。请另存为 .pptx 后再用。",
        "template_potx": "模板文件为 .potx 格式。请在 PowerPoint 或 WPS 中另存为 .pptx 后再用。",
        "template_layouts": (
            "模板中没有可用的版式：须有一个版式带标题占位符，并为正文留出足够的空白。"
        ),
        "template_large": "模板文件解压后超过 {size} MB，不予使用。",
    },
    "en": {
        "table": "{title} (table)",
        "table_page": "{title} (table {page}/{pages})",
        "page": "{title} ({page}/{pages})",
        "notes": "Notes, conflicts and doubts: {title}",
        "sources": "Sources: {title}",
        "notes_follow": "For notes see the slide “Notes, conflicts and doubts”",
        "paired": "{name}: {text}",
        "contents": "Contents",
        "number": "{number}. ",
        "annex": "Annex: {title}",
        "report_doubts": "Conflicts and doubts",
        "report_sources": "Sources",
        "template_damaged": "The template is no PowerPoint file (.pptx) that can be opened.",
        "template_protected": (
            "The template is protected by a password or is an old .ppt file. "
            "Remove the password and save it as .pptx."
        ),
        "template_macros": "The template holds macros (.pptm, .potm). Save it as .pptx.",
        "template_potx": "The template is a .potx file. Save it as .pptx.",
        "template_layouts": (
            "The template has no layout that can be used: one must have a title and leave "
            "enough room below it."
        ),
        "template_large": "The template is larger than {size} MB when unpacked.",
    },
}

BOUNDS = {
    "zh": {"不低于": "≥", "不高于": "≤", "约": "约"},
    "en": {"at least ": "≥", "at most ": "≤", "about ": "about "},
}
"""Words before a number that a chart's label writes as a sign."""

AS_DRAWN = {
    "zh": {"竖线为时间进度": "横线为时间进度", "位次（右侧为前）": "位次（上方为前）"},
    "en": {"upright mark": "level mark", "Rank (better to the right)": "Rank (better upwards)"},
}
"""Words that name a direction: the columns of a slide stand where the screen's bars lie."""


def as_drawn(lang: str, text: str) -> str:
    """Return a text of the screen as it is right for a slide.

    >>> as_drawn("zh", "位次（右侧为前）")
    '位次（上方为前）'
    """
    for word, instead in AS_DRAWN[lang].items():
        text = text.replace(word, instead)
    return text


NUMBERS = "一二三四五六七八九十"


def numbered(lang: str, place: int) -> str:
    """Return the number before a heading of the first level.

    >>> numbered("zh", 2), numbered("zh", 12), numbered("en", 2)
    ('二、', '十二、', '2. ')
    """
    number = str(place)
    if lang == "zh":
        tens, rest = divmod(place, 10)
        last = NUMBERS[rest - 1] if rest else ""
        number = (NUMBERS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + last
    return say(lang, "number", number=number)


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "table", title="甲市：滞后")
    '甲市：滞后（数据表）'
    """
    return WORDS[lang][key].format(**params)
