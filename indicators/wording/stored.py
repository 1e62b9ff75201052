"""Words of 批量数据: what was imported into the store, as it was judged."""

from indicators.wording.plural import counted

TITLE = {"zh": "批量数据", "en": "Bulk data"}
WORDS = {
    "zh": {
        "unset": "没有设置数据仓。请管理员在环境变量 {store} 中写数据仓的文件夹，在 {judged} 中写"
        "测算结果的文件夹。",
        "holds": "数据仓中的数据，含由表格导入、不在数据文件中的数据：{rows:,}条、{indicators}个"
        "指标；按{as_of}年测算。名次在同一级别的地区中排。",
        "other_year": "没有{year}年的测算结果，以下按{as_of}年；用 assess --as-of 测算其他年份。",
        "none": "没有符合的地区",
        "found": "找到{count:,}个地区，列出前{shown}个；请写得更完整些",
        "named": "{name}（{code}）",
        "all": "全部（{count:,}个地区）",
    },
    "en": {
        "unset": "No store is set up. The administrator names its folder in the environment "
        "variable {store}, and that of the results in {judged}.",
        "holds": "Figures of the store, with those imported from tables that stand in no data "
        "file: {rows:,} of {indicators} indicators, judged as of {as_of}. Places are among areas "
        "of one level.",
        "other_year": "Nothing was judged as of {year}; what follows is of {as_of}. assess --as-of "
        "judges another year.",
        "none": "No area fits",
        "found": "{count:,} areas found, the first {shown} are listed; write more of the name",
        "named": "{name} ({code})",
        "all": "All ({count:,} areas)",
    },
}
BY = {
    "zh": {"indicator": "按指标", "area": "按地区"},
    "en": {"indicator": "By indicator", "area": "By area"},
}
PICKER = {
    "zh": {
        "stored_by": "查看方式",
        "stored_indicator": "指标",
        "stored_province": "省份",
        "stored_level": "级别",
        "stored_search": "查找地区",
        "stored_area": "地区",
    },
    "en": {
        "stored_by": "Look",
        "stored_indicator": "Indicator",
        "stored_province": "Province",
        "stored_level": "Level",
        "stored_search": "Find an area",
        "stored_area": "Area",
    },
}
HINT = {
    "zh": {"stored_search": "名称或代码"},
    "en": {"stored_search": "Name or code"},
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key."""
    template = WORDS[lang][key]
    return template.format(**(counted(params) if "|" in template else params))
