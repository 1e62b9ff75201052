"""Words of the search box and of the filters, in both languages, by page word."""

Words = dict[str, dict[str, str]]

PICKER: Words = {
    "zh": {
        "province": "省份",
        "level": "地区级别",
        "group": "地区分组",
        "themes": "领域",
        "obligations": "目标性质",
        "verdicts": "判断",
        "departments": "责任部门",
        "documents": "文件",
        "part": "内容",
        "listing": "内容",
        "filling": "内容",
        "find": "查找",
    },
    "en": {
        "province": "Province",
        "level": "Level of areas",
        "group": "Group of areas",
        "themes": "Theme",
        "obligations": "Obligation",
        "verdicts": "Verdict",
        "departments": "Department",
        "documents": "Documents",
        "part": "Part",
        "listing": "Part",
        "filling": "Part",
        "find": "Search",
    },
}

HINT: Words = {
    "zh": {
        "cities_all": "所选范围内全部地区",
        "province_first": "全部；选省份后可选地区",
        "themes": "全部领域",
        "obligations": "不限",
        "verdicts": "全部判断",
        "departments": "全部部门",
        "no_departments": "没有登记责任部门",
        "documents": "全部文件",
        "jump": "名称、文件或代码",
    },
    "en": {
        "cities_all": "All areas of the scope",
        "province_first": "All; province first",
        "themes": "All themes",
        "obligations": "Any",
        "verdicts": "All verdicts",
        "departments": "All departments",
        "no_departments": "No department is recorded",
        "documents": "All documents",
        "jump": "Name, document, code",
    },
}

HELP: Words = {
    "zh": {
        "obligations": "目标在文件中写明是约束性还是预期性；没有写明的归入“未注明”。",
        "departments": "目标所在文件写明的责任部门。",
    },
    "en": {
        "obligations": "Whether the document calls a target binding or anticipated; where it "
        "says nothing, the target counts as not stated.",
        "departments": "The department that the target's document names.",
    },
}

SEARCH: Words = {
    "zh": {
        "label": "查找指标和文件",
        "label_areas": "查找地区、指标和文件",
        "areas": "地区",
        "indicators": "指标",
        "documents": "文件",
        "none": "没有找到：名称、原文写法和代码中都没有“{given}”。",
        "more": "另有{count}条，请再写几个字。",
        "here": "{city}的这项指标",
        "clear": "清除",
    },
    "en": {
        "label": "Find indicators and documents",
        "label_areas": "Find areas, indicators, documents",
        "areas": "Areas",
        "indicators": "Indicators",
        "documents": "Documents",
        "none": 'Nothing found: no name, printed term or code holds "{given}".',
        "more": "{count} more; type a few more letters.",
        "here": "in {city}",
        "clear": "Clear",
    },
}

FILTERS = {"zh": "筛选", "en": "Filters"}
COPY_SENTENCE = {"zh": "复制本格文字：{subject}", "en": "Copy the sentence of this cell: {subject}"}
