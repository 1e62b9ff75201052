"""Words of the page 简报, in Chinese and English."""

TITLE = {"zh": "简报", "en": "Briefing"}

PICKER = {
    "zh": {
        "heading": "报告标题",
        "unit": "制表单位",
        "day": "制表日期",
        "state": "状态",
        "audience": "范围",
        "sections": "章节",
        "reported": "指标",
        "formats": "格式",
    },
    "en": {
        "heading": "Title",
        "unit": "Compiled by",
        "day": "Compiled on",
        "state": "Status",
        "audience": "Edition",
        "sections": "Sections",
        "reported": "Indicators",
        "formats": "Formats",
    },
}
HINT = {
    "zh": {
        "heading": "按规划生成",
        "unit": "如：某市科学技术局",
        "day": "今天；如 2026-11-22",
        "sections": "全部章节",
        "reported": "全部指标",
        "formats": "全部格式",
    },
    "en": {
        "heading": "After the plan",
        "unit": "Name of the office",
        "day": "Today; such as 2026-11-22",
        "sections": "All sections",
        "reported": "All indicators",
        "formats": "All formats",
    },
}
HELP = {
    "zh": {
        "audience": "公开版不含内部资料，也不含据此计算的一切内容。",
        "reported": "不选时为全部指标；选定后报告只写这些指标，按所选次序。",
        "sections": "不选时为全部章节；按所选次序，附件总在最后，为全部指标表和引用数据的出处。",
    },
    "en": {
        "audience": "The public edition has nothing internal and nothing computed from it.",
        "reported": "None chosen: all. Else the report is on these alone, in this order.",
        "sections": "None chosen: all. They stand in the order chosen; the annex, with all "
        "indicators and every figure quoted, is last.",
    },
}
STATE = {
    "zh": {"draft": "初步", "final": "定稿"},
    "en": {"draft": "Preliminary", "final": "Final"},
}
AUDIENCE = {
    "zh": {"all": "内部使用", "public": "公开版"},
    "en": {"all": "Internal use", "public": "Public"},
}
SECTIONS = {
    "zh": {
        "overall": "总体情况",
        "compared": "主要指标完成情况",
        "cities": "分市进展情况",
        "concerns": "存在问题与口径说明",
        "lacking": "数据缺口",
        "annex": "附件",
    },
    "en": {
        "overall": "Overall",
        "compared": "Headline indicators",
        "cities": "City by city",
        "concerns": "Problems and definitions",
        "lacking": "Missing data",
        "annex": "Annex",
    },
}
WORDS = {
    "zh": {
        "files": "下载",
        "wait": "图片须由服务器上的浏览器逐张画出，约需半分钟。",
        "many": "一份简报最多写 {most} 个地区，现选 {count:,} 个：请在侧栏选定其中几个"
        "（地区很多时先选省份），或用命令行写出。",
        "chart": "〔图〕{title}",
        "table": "〔表〕{title}",
        "both": "〔图、表〕{title}",
        "pair": "{name}：{value}",
        "annex": "附件",
        "sources": "资料来源（{count}份）",
        "wrong_day": "制表日期“{given}”写法不对，应如 2026-11-22，已改用今天。",
        "not_made": "未能生成文件",
        "back": "返回",
        "save": "保存方案",
        "open": "打开方案",
        "file": "方案文件",
        "recipe": "本页所选存成一个方案文件：以后打开即恢复，也可用命令行照此生成。",
        "elsewhere": "打开后替换本页所选；模板和输出位置只用于命令行。",
        "failed": "生成文件时出错，请稍后再试；仍不行时请告知管理员。",
    },
    "en": {
        "files": "Download",
        "wait": "Pictures are drawn one by one by a browser on the server: about half a minute.",
        "many": (
            "A briefing on this page has at most {most} areas, {count:,} are chosen: choose some "
            "of them in the sidebar (a province first where there are very many), or use the "
            "command line."
        ),
        "chart": "[Chart] {title}",
        "table": "[Table] {title}",
        "both": "[Chart and table] {title}",
        "pair": "{name}: {value}",
        "annex": "Annex",
        "sources": "Sources ({count})",
        "wrong_day": "“{given}” is no day such as 2026-11-22; today is taken.",
        "not_made": "The file could not be made",
        "back": "Back",
        "save": "Save as recipe",
        "open": "Open a recipe",
        "file": "Recipe (YAML)",
        "recipe": "What is chosen here as a file (YAML): open it again later, or have the command "
        "line make the report.",
        "elsewhere": "It takes the place of what is chosen here. Template and output are for the "
        "command line.",
        "failed": "Something went wrong. Try again; if it does again, tell the administrator.",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "chart", title="甲市达到")
    '〔图〕甲市达到'
    """
    return WORDS[lang][key].format(**params)
