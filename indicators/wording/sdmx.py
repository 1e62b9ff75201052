"""Names of the code lists of SDMX files and of codes that have no words elsewhere."""

CODES = {
    "zh": {
        "_Z": "不适用",
        "fraction": "小数（1为百分之百）",
        "year": "年",
        "score": "分",
        "percentage_point": "百分点",
    },
    "en": {
        "_Z": "Not applicable",
        "fraction": "fraction (1 is 100 %)",
        "year": "years",
        "score": "score",
        "percentage_point": "percentage points",
    },
}
FREQUENCY = {
    "zh": {"A": "年", "Q": "季", "M": "月"},
    "en": {"A": "Annual", "Q": "Quarterly", "M": "Monthly"},
}
PERIOD_KIND = {
    "zh": {
        "point": "时点或全年",
        "cumulative": "累计",
        "each_year": "每年",
        "average": "平均",
        "change": "变化",
    },
    "en": {
        "point": "At the end or in the whole of the period",
        "cumulative": "Cumulative",
        "each_year": "In each year",
        "average": "Average",
        "change": "Change",
    },
}
BOUND = {
    "zh": {"at_least": "至少", "at_most": "至多", "about": "约"},
    "en": {"at_least": "at least", "at_most": "at most", "about": "about"},
}
SEEN = {"zh": {"excerpt": "仅见摘录"}, "en": {"excerpt": "only an excerpt was seen"}}
PRICE = {
    "zh": {"constant": "不变价", "current": "现价"},
    "en": {"constant": "Constant prices", "current": "Current prices"},
}
STRUCTURE = {
    "zh": {
        "FIGURES": "规划指标数据：每一处记载一条",
        "DSD_FIGURES": "规划指标数据的结构",
        "PROGRESS": "规划指标进展：各项测算数和判断",
        "DSD_PROGRESS": "规划指标进展的结构",
        "CONCEPTS": "各栏含义",
        "CL_AREA": "地区",
        "CL_INDICATOR": "指标",
        "CL_PLAN": "规划和年度安排",
        "CL_UNIT": "计量单位",
        "CL_FREQ": "频率",
        "CL_ROLE": "数据性质",
        "CL_PERIOD_KIND": "时期含义",
        "CL_OBS_STATUS": "数据状态",
        "CL_VINTAGE": "数据版本",
        "CL_GRADE": "来源等级",
        "CL_BOUND": "上下限和约数",
        "CL_SEEN": "所见范围",
        "CL_COMPARATOR": "目标的比较方式",
        "CL_OBLIGATION": "约束性和预期性",
        "CL_KIND": "目标类型",
        "CL_PRICE": "价格口径",
        "CL_PACE": "进度判断",
        "CL_TREND": "趋势判断",
        "CL_FINAL": "期末结论",
        "CL_MOVEMENT": "位次进退",
        "CL_YEARLY_TEST": "逐年检验",
        "CL_GROWTH_STATUS": "增长率之比的分级",
        "CL_MEASURE": "所列的量",
    },
    "en": {
        "FIGURES": "Plan indicators: figures, one record per printing",
        "DSD_FIGURES": "Structure of the figures",
        "PROGRESS": "Plan indicators: progress, the numbers and verdicts",
        "DSD_PROGRESS": "Structure of the progress",
        "CONCEPTS": "What the columns mean",
        "CL_AREA": "Areas",
        "CL_INDICATOR": "Indicators",
        "CL_PLAN": "Plans and annual goals",
        "CL_UNIT": "Units",
        "CL_FREQ": "Frequency",
        "CL_ROLE": "What a figure is",
        "CL_PERIOD_KIND": "What span a figure speaks of",
        "CL_OBS_STATUS": "Status",
        "CL_VINTAGE": "Release",
        "CL_GRADE": "Grade of the source",
        "CL_BOUND": "Bounds and approximations",
        "CL_SEEN": "How much was seen",
        "CL_COMPARATOR": "How a target compares",
        "CL_OBLIGATION": "Binding or anticipated",
        "CL_KIND": "Kind of target",
        "CL_PRICE": "Price basis",
        "CL_PACE": "Pace",
        "CL_TREND": "Trend",
        "CL_FINAL": "Final verdict",
        "CL_MOVEMENT": "Movement of a rank",
        "CL_YEARLY_TEST": "Yearly test",
        "CL_GROWTH_STATUS": "Class of the ratio of growth",
        "CL_MEASURE": "Measure",
    },
}
