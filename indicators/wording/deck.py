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
    },
    "en": {
        "table": "{title} (table)",
        "table_page": "{title} (table {page}/{pages})",
        "page": "{title} ({page}/{pages})",
        "notes": "Notes, conflicts and doubts: {title}",
        "sources": "Sources: {title}",
        "notes_follow": "For notes see the slide “Notes, conflicts and doubts”",
        "paired": "{name}: {text}",
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


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "table", title="甲市：滞后")
    '甲市：滞后（数据表）'
    """
    return WORDS[lang][key].format(**params)
