"""What is said of very many areas: by province, by level, by group, some at a time."""

from typing import Any

SAYINGS = {
    "zh": {
        "none": "未归入省份",
        "title": "{plan}主要指标：{parts}",
        "subtitle": "截至{as_of}年；{areas:,}个地区，按省份汇总，按判断归类",
        "axis": "指标项次",
        "axis_areas": "地区数",
        "province": "省份",
        "areas": "地区数",
        "sources": "数据来源：{count:,}份文件（{grades}），逐条见“来源与口径”",
        "sources_alone": "数据来源：{count:,}份文件（{grades}）",
        "of_grade": "{grade}{count:,}份",
        "unit_items": "项次",
        "unit_areas": "个地区",
        "all_provinces": "全部（{count:,}个地区）",
        "all_levels": "全部级别",
        "all_groups": "不限分组",
    },
    "en": {
        "none": "In no province",
        "title": "{plan}, headline indicators by province: {parts}",
        "subtitle": "As of {as_of}; {areas:,} areas by province, counted by verdict",
        "axis": "Indicators",
        "axis_areas": "Areas",
        "province": "Province",
        "areas": "Areas",
        "sources": "Sources: {count:,} documents ({grades}), each listed under Sources",
        "sources_alone": "Sources: {count:,} documents ({grades})",
        "of_grade": "{grade}: {count:,}",
        "unit_items": "",
        "unit_areas": "",
        "all_provinces": "All ({count:,} areas)",
        "all_levels": "All levels",
        "all_groups": "Any group",
    },
}
LEVEL = {
    "zh": {
        "nation": "全国",
        "province": "省级",
        "city": "市级",
        "district": "区县",
        "zone": "园区",
        "institution": "单位",
        "group": "分组",
    },
    "en": {
        "nation": "Nation",
        "province": "Provinces",
        "city": "Cities and prefectures",
        "district": "Counties and districts",
        "zone": "Zones",
        "institution": "Institutions",
        "group": "Groups",
    },
}
"""The levels of areas."""


def say(lang: str, key: str, **values: Any) -> str:
    """Return a saying in a language."""
    return SAYINGS[lang][key].format(**values)
