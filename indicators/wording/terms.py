"""Words for the codes of figures, targets and sources, in Chinese and English."""

Words = dict[str, dict[str, str]]

KIND: Words = {
    "zh": {
        "level": "水平型",
        "ratio": "比率型",
        "annual_growth": "年均增长型",
        "cumulative": "累计总量型",
        "cumulative_rate": "累计比率型",
        "annual_floor": "年度下限型",
        "rank": "位次型",
        "ceiling": "上限控制型",
        "keep": "保持型",
        "text": "定性型",
        "multiple": "倍数型",
    },
    "en": {
        "level": "Level",
        "ratio": "Ratio",
        "annual_growth": "Average annual growth",
        "cumulative": "Cumulative amount",
        "cumulative_rate": "Cumulative rate",
        "annual_floor": "Yearly floor",
        "rank": "Rank",
        "ceiling": "Ceiling",
        "keep": "Keep",
        "text": "In words",
        "multiple": "Multiple",
    },
}

GRADE: Words = {
    "zh": {
        "official": "官方发布",
        "official_copy": "官方文件转载",
        "press": "媒体报道",
        "repost": "网络转载",
        "panel": "学术整理的年鉴数据",
        "internal": "内部资料",
    },
    "en": {
        "official": "Official",
        "official_copy": "Copy of an official document",
        "press": "Press report",
        "repost": "Repost",
        "panel": "Academic dataset (yearbooks)",
        "internal": "Internal",
    },
}

VINTAGE: Words = {
    "zh": {
        "flash": "快报数",
        "preliminary": "初步数",
        "bulletin": "公报数",
        "yearbook": "年鉴数",
        "final": "最终核实数",
        "census_revised": "普查修订数",
    },
    "en": {
        "flash": "flash",
        "preliminary": "preliminary",
        "bulletin": "bulletin",
        "yearbook": "yearbook",
        "final": "final",
        "census_revised": "census revision",
    },
}

STATUS: Words = {
    "zh": {"A": "正常", "E": "预计", "P": "初步", "U": "存疑"},
    "en": {"A": "Normal", "E": "Estimated", "P": "Provisional", "U": "Doubtful"},
}

OBLIGATION: Words = {
    "zh": {"binding": "约束性", "anticipated": "预期性"},
    "en": {"binding": "Binding", "anticipated": "Anticipated"},
}

COMPARATOR: Words = {
    "zh": {
        "at_least": "不低于",
        "above": "超过",
        "at_most": "不超过",
        "below": "低于",
        "about": "左右",
    },
    "en": {
        "at_least": "at least",
        "above": "above",
        "at_most": "at most",
        "below": "below",
        "about": "about",
    },
}

ROLE: Words = {
    "zh": {"actual": "实绩", "baseline": "基期", "milestone": "阶段目标", "target": "目标"},
    "en": {
        "actual": "Actual",
        "baseline": "Baseline",
        "milestone": "Milestone",
        "target": "Target",
    },
}

SEVERITY: Words = {
    "zh": {"high": "严重", "medium": "一般", "low": "轻微"},
    "en": {"high": "Severe", "medium": "Moderate", "low": "Minor"},
}

THEME: Words = {
    "zh": {
        "input": "创新投入",
        "talent": "创新人才",
        "enterprise": "创新主体",
        "output": "创新产出",
        "transfer": "成果转化",
        "platform": "创新平台",
        "industry": "产业发展",
        "agriculture": "农业农村",
        "overall": "综合水平",
        "context": "背景数据",
    },
    "en": {
        "input": "Input",
        "talent": "Talent",
        "enterprise": "Enterprises",
        "output": "Output",
        "transfer": "Transfer",
        "platform": "Platforms",
        "industry": "Industry",
        "agriculture": "Agriculture",
        "overall": "Overall",
        "context": "Context",
    },
}
