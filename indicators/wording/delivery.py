"""Names of formats and of files, in Chinese and English."""

LABELS = {
    "zh": {
        "docx": "Word 报告",
        "pptx": "PowerPoint 演示文稿",
        "xlsx": "Excel 指标表",
        "html": "HTML 网页",
        "png": "PNG 图片",
        "svg": "SVG 图片",
        "pdf": "PDF 图片",
        "csv": "CSV 数据",
        "parquet": "Parquet 数据",
        "sdmx": "SDMX 数据",
        "handbook": "指标口径手册",
    },
    "en": {
        "docx": "Word report",
        "pptx": "PowerPoint deck",
        "xlsx": "Excel book",
        "html": "HTML page",
        "png": "PNG pictures",
        "svg": "SVG pictures",
        "pdf": "PDF pictures",
        "csv": "CSV data",
        "parquet": "Parquet data",
        "sdmx": "SDMX data",
        "handbook": "Handbook of indicators",
    },
}
WORDS = {
    "zh": {
        "zip": "{name}",
        "pictures": "图片（{suffix}）",
        "figures": "指标数据",
        "judged": "进展判断",
        "sdmx_figures": "SDMX指标数据",
        "sdmx_judged": "SDMX进展判断",
        "structure": "SDMX结构定义",
        "handbook": "指标口径手册",
        "selection": "{plan}：{kind}",
    },
    "en": {
        "zip": "{name}",
        "pictures": "Pictures ({suffix})",
        "figures": "Figures",
        "judged": "Progress",
        "sdmx_figures": "SDMX figures",
        "sdmx_judged": "SDMX progress",
        "structure": "SDMX structure",
        "handbook": "Handbook of indicators",
        "selection": "{plan}: {kind}",
    },
}
KINDS = {
    "zh": {
        "overview": "指标总览",
        "counts": "判断统计",
        "since": "较上年变化",
        "missing": "缺少的数据",
        "compare": "指标对比",
        "series": "历年数据",
        "trend": "趋势与测算",
        "panels": "从基期到目标",
        "city": "城市指标表",
        "coverage": "数据覆盖",
        "gaps": "待取得数据清单",
        "annual": "年度目标",
        "sources": "数据与出处",
        "issues": "冲突与存疑",
    },
    "en": {
        "overview": "Overview",
        "counts": "Counts by verdict",
        "since": "Since last year",
        "missing": "Missing data",
        "compare": "Comparison",
        "series": "Yearly data",
        "trend": "Trend",
        "panels": "From baseline to target",
        "city": "Indicators of a city",
        "coverage": "Coverage",
        "gaps": "Data to obtain",
        "annual": "Annual goals",
        "sources": "Figures and documents",
        "issues": "Conflicts and doubts",
    },
}


def label(lang: str, code: str) -> str:
    """Return the name of a format.

    >>> label("zh", "handbook")
    '指标口径手册'
    """
    return LABELS[lang][code]


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "pictures", suffix="PNG")
    '图片（PNG）'
    """
    return WORDS[lang][key].format(**params)
