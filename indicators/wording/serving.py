"""Words of data files and of the API, in Chinese and English."""

WORDS = {
    "zh": {
        "doubt": "{title}（{severity}）：{text}",
    },
    "en": {
        "doubt": "{title} ({severity}): {text}",
    },
}

PROBLEM = {
    "zh": {
        "invalid-parameter": "参数有误",
        "not-found": "没有这个地址",
        "method-not-allowed": "只能读取",
        "not-acceptable": "没有所要的格式",
        "too-long": "地址太长",
        "data-broken": "数据文件有问题，暂时不能提供",
        "failed": "服务器出错",
    },
    "en": {
        "invalid-parameter": "Invalid parameter",
        "not-found": "No such address",
        "method-not-allowed": "Read only",
        "not-acceptable": "No such format",
        "too-long": "Address too long",
        "data-broken": "The data have faults and cannot be served",
        "failed": "The server failed",
    },
}
"""Titles of problems."""
DETAIL = {
    "zh": {
        "invalid-parameter": "参数有误。",
        "not-found": "可用的地址见 /api/openapi.json。",
        "method-not-allowed": "只接受 GET 和 HEAD。",
        "not-acceptable": "可取 application/json 或 text/csv。",
        "too-long": "请减少参数，分几次读取。",
        "data-broken": "代码表有问题，改好后自动恢复；问题见 faults。",
        "failed": "请稍后再试；仍不行时请查看服务器日志。",
    },
    "en": {
        "invalid-parameter": "A parameter is invalid.",
        "not-found": "For the addresses there are see /api/openapi.json.",
        "method-not-allowed": "Only GET and HEAD are accepted.",
        "not-acceptable": "There are application/json and text/csv.",
        "too-long": "Ask for less at a time.",
        "data-broken": "The code lists have faults, see faults; once mended, the data are served.",
        "failed": "Try again later; if it fails again, see the log of the server.",
    },
}
ERROR = {
    "zh": {
        "unknown_parameter": "没有参数“{name}”，可用：{options}。",
        "unknown_area": "没有地区“{value}”，代码和简称见 /api/areas。",
        "unknown_indicator": "没有指标“{value}”，代码见 /api/indicators。",
        "unknown_plan": "没有规划“{value}”，代码见 /api/plans。",
        "bad_as_of": "评估年份“{value}”不对，应为{first}到{last}的年份。",
        "bad_value": "参数“{name}”不能是“{value}”，可用：{options}。",
        "too_many": "参数“{name}”最多{most}个值。",
    },
    "en": {
        "unknown_parameter": "There is no parameter “{name}”; there are: {options}.",
        "unknown_area": "There is no area “{value}”; codes and short names: /api/areas.",
        "unknown_indicator": "There is no indicator “{value}”; codes: /api/indicators.",
        "unknown_plan": "There is no plan “{value}”; ids: /api/plans.",
        "bad_as_of": "The reference year “{value}” is not one from {first} to {last}.",
        "bad_value": "“{name}” cannot be “{value}”; there are: {options}.",
        "too_many": "“{name}” takes {most} values at most.",
    },
}
API = {
    "zh": {
        "title": "规划指标进展：只读接口",
        "about": "数据、来源和判断，与页面上的一致；没有的数是 null，不补、不推。"
        "内部资料标 internal。",
        "unchanged": "数据没有变化",
        "problem": "问题说明（RFC 9457）",
    },
    "en": {
        "title": "Plan indicators: read-only API",
        "about": "Figures, sources and verdicts, the same as on the pages; what is missing is "
        "null, never filled in. Internal figures are marked internal.",
        "unchanged": "The data have not changed",
        "problem": "Problem details (RFC 9457)",
    },
}
ENDPOINT = {
    "zh": {
        "areas": "地区代码表",
        "indicators": "指标代码表，含口径",
        "plans": "规划和年度安排",
        "sources": "来源文件",
        "issues": "登记的冲突与存疑",
        "figures": "数据，每一处记载一条",
        "progress": "进展：差距、进度和判断，含文字、来源和存疑",
    },
    "en": {
        "areas": "Areas",
        "indicators": "Indicators with their definitions",
        "plans": "Plans and annual goals",
        "sources": "Documents",
        "issues": "Conflicts and doubts on record",
        "figures": "Figures, one record per printing",
        "progress": "Progress: gaps, shares and verdicts with words, documents and doubts",
    },
}
PARAMETER = {
    "zh": {
        "area": "地区代码或简称；只取本级，不含下属区县。多个用逗号分开",
        "indicator": "指标代码，多个用逗号分开",
        "plan": "规划代码，多个用逗号分开；不写则连同没有规划的",
        "role": "数据性质，多个用逗号分开",
        "year": "所属年份，多个用逗号分开",
        "preferred": "true 只取采用的记载，false 只取其他记载",
        "as_of": "评估年份；不写则与页面默认的相同",
        "lang": "名称和文字的语言",
        "format": "格式；不写则按 Accept",
    },
    "en": {
        "area": "Code or short name of an area, that level alone; several parted by commas",
        "indicator": "Code of an indicator; several parted by commas",
        "plan": "Id of a plan; several parted by commas. Without it rows without a plan come too",
        "role": "What the figure is; several parted by commas",
        "year": "Year of the period; several parted by commas",
        "preferred": "true for the printings that are used, false for the others",
        "as_of": "Reference year; the pages' default where not given",
        "lang": "Language of names and words",
        "format": "Format; by Accept where not given",
    },
}
ENVELOPE = {
    "zh": {
        "state": "数据文件夹的状态标记",
        "on": "查看日，决定待发布还是未取得",
        "as_of": "评估年份",
        "cutoff": "数据截止日期",
        "lang": "语言",
        "internal": "是否含未公开的内部资料",
        "faults": "因有问题而停用的数据文件，逐条说明",
        "count": "条数",
        "data": "各条",
    },
    "en": {
        "state": "Mark of the state of the data folder",
        "on": "The day that decides what is due",
        "as_of": "Reference year",
        "cutoff": "Day up to which the data reach",
        "lang": "Language",
        "internal": "Whether figures are in it that nobody published",
        "faults": "Faults of data files that are left out",
        "count": "Number of rows",
        "data": "The rows",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "doubt", title="两处不同", severity="一般", text="相差1家")
    '两处不同（一般）：相差1家'
    """
    return WORDS[lang][key].format(**params)
