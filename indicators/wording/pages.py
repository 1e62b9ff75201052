"""Words of the pages: titles, pickers, buttons and notes around the exhibits."""

from collections.abc import Iterable

from indicators.wording import (
    briefing_page,
    chronicle,
    entry,
    interface,
    pages_filters,
    paper,
    stored,
)

APP = interface.TITLE
NO_SCRIPT = interface.NO_SCRIPT

TITLE = {
    "overview": "总览",
    "city": "城市",
    "compare": "指标对比",
    "trend": "趋势与测算",
    "gaps": "数据缺口",
    "annual": "年度目标",
    "sources": "来源与口径",
    "method": "方法",
    "briefing": briefing_page.TITLE["zh"],
    "entry": entry.TITLE["zh"],
    "history": chronicle.TITLE["zh"],
}

PICKER = {
    "plan": "规划",
    "as_of": "评估年份",
    "cities": "对比城市",
    "indicator": "指标",
    "city": "查看城市",
    "view": "对比内容",
    "year": "目标年份",
    "scope": "指标范围",
    "references": "对照地区",
    "areas": "地区",
    "grades": "来源等级",
    "indicators": "指标",
    "search": "查找",
    "picture": "图片格式",
    "width": "图片宽度",
    "lang": "语言",
} | pages_filters.PICKER["zh"]
PICKER |= briefing_page.PICKER["zh"] | chronicle.PICKER["zh"] | stored.PICKER["zh"]

LINKED = PICKER | {"cities": "城市", "city": "城市"}
"""What an address chooses, by the same names."""

WHAT_IF = {
    "title": "假定测算",
    "needed": "需要多少：假定期末值",
    "reached": "何时达到：假定今后年均变化",
    "end_value": "期末值（{unit}）",
    "end_year": "期末年份",
    "growth": "年均增长（%，预填值向上取整）",
    "points": "年均变化（百分点）",
    "note": "以下为按假定数推算的结果，不是预测，也不作为判断依据。",
}
"""The fields of 趋势与测算 that a reader fills in."""

VIEW = {"value": "数值", "achievement": "实现进度", "change": "较上年"}
"""What the cities are compared by."""

SCOPE = {"headline": "主要指标", "all": "全部有目标的指标"}
"""Which indicators 数据缺口 lists."""

HINT = {
    "cities": "请选择城市",
    "references": "不加对照",
    "areas": "侧栏所选城市",
    "indicators": "全部指标",
    "grades": "全部等级",
    "search": "指标、文件、原文写法…",
} | pages_filters.HINT["zh"]
HINT |= briefing_page.HINT["zh"] | chronicle.HINT["zh"] | stored.HINT["zh"]
"""What stands in an empty picker."""

HELP = {
    "year": "列出有年度目标的年份；用该年及以前的数据判断。",
    "scope": "主要指标对每个城市都列出；其余指标只在规划为该地区设有目标时列出。",
    "as_of": "只用这一年及以前的数据作判断。",
    "areas": "不选时为侧栏所选城市及其所属区县、园区和单位；也可选全国、省和对照市。",
    "picture": "图右上角的按钮按此格式下载图片：PNG 用于文稿，SVG 可无损放大。",
    "references": "全国、省和对照市只作参照，不代替城市数据，也不参与排序。",
} | pages_filters.HELP["zh"]
HELP |= briefing_page.HELP["zh"] | chronicle.HELP["zh"]

ADVICE = {
    "no_cities": "请在侧栏至少选择一个城市。",
    "no_data": "数据文件夹中还没有城市数据：请在它的 cities 文件夹中加入城市文件。",
    "all_faulty": "城市文件都有问题，改好之前没有可显示的数据。",
    "no_match": "没有符合条件的记录，请放宽筛选条件。",
}

SECTION = {
    "table": "数据表",
    "series": "历年数据",
    "figures": "数据与出处",
    "coverage": "数据覆盖",
    "gaps": "待取得数据清单",
    "issues": "冲突与存疑",
    "definitions": "指标口径",
    "doubts": "冲突与存疑",
    "notes": "说明",
    "working": "用本市数据演算",
    "paper": "判断方法全文",
    "contents": "目录",
}

OPEN_LINK = "打开网页"
TABLE_CAPTION = "数据表：{title}"
SWIPE = "← 左右滑动 →"
FILE_GONE = "页面内容已更新，请返回并刷新页面后再下载。"
FOLLOW = "数据已更新，重新显示"
COPY_LINK = "复制链接"
COPIED = "已复制"
NOT_COPIED = "未能复制，请复制地址栏"
PAPER_FOLD = paper.FOLD["zh"]
LINK_TO_INDICATOR = "查看{city}“{indicator}”的对比"

FILTERS = pages_filters.FILTERS["zh"]
SEARCH = pages_filters.SEARCH["zh"]
COPY_SENTENCE = pages_filters.COPY_SENTENCE["zh"]


def joined(parts: Iterable[str]) -> str:
    """Join words of one list.

    >>> joined(["出处", "发布单位"])
    '出处、发布单位'
    """
    return "、".join(parts)


def sources_label(count: int) -> str:
    """Label the fold-out list of sources.

    >>> sources_label(3)
    '资料来源（3 份）'
    """
    return f"资料来源（{count} 份）"


def doubts_label(count: int) -> str:
    """Label the fold-out list of doubts.

    >>> doubts_label(2)
    '冲突与存疑（2 条）'
    """
    return f"冲突与存疑（{count} 条）"


def files_of(*, whole: bool) -> str:
    """Say whether files hold all areas or those shown.

    >>> files_of(whole=True)
    '下载的文件包含全部地区'
    """
    return "下载的文件包含全部地区" if whole else "下载的文件只含所显示的地区；选择省份后可下载全省"


def part_in_files(count: int) -> str:
    """Say of files of very many areas that they hold those shown.

    >>> part_in_files(3000)
    '文件只含所显示的地区，不是全部 3,000 个；选择省份后可下载全省'
    """
    return f"文件只含所显示的地区，不是全部 {count:,} 个；选择省份后可下载全省"


def no_template(count: int, most: int) -> str:
    """Say why there is no template of so many areas."""
    return f"所选地区共 {count:,} 个，空表最多含 {most:,} 个；请先选择省份"


TITLE_OF_PART = "{title}（部分地区）"
ALL_FIGURES = "全部地区该指标的数值（CSV）"


def cities_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say which of many cities are shown.

    >>> cities_of(21, 40, 300)
    '显示第 21—40 个地区，共 300 个；各判断项数按全部地区统计，下载的文件包含全部地区'
    """
    return (
        f"显示第 {first:,}—{last:,} 个地区，共 {count:,} 个；各判断项数按全部地区统计，"
    ) + files_of(whole=whole)


def ranked_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say which of many areas are compared here.

    >>> ranked_of(21, 30, 300)
    '显示第 21—30 个地区，共 300 个；位次按全部 300 个地区排列，下载的文件包含全部地区'
    """
    return (
        f"显示第 {first:,}—{last:,} 个地区，共 {count:,} 个；位次按全部 {count:,} 个地区排列，"
    ) + files_of(whole=whole)


def placed_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say which of many areas are compared here, where places are among those of their level.

    >>> placed_of(21, 30, 300)
    '显示第 21—30 个地区，共 300 个；位次在同级全部地区中排列，下载的文件包含全部地区'
    """
    return (
        f"显示第 {first:,}—{last:,} 个地区，共 {count:,} 个；位次在同级全部地区中排列，"
    ) + files_of(whole=whole)


def listed_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say of which of many areas a list speaks.

    >>> listed_of(21, 30, 300)
    '以下为第 21—30 个地区，共 300 个；标题中的数目只指这些地区，下载的文件包含全部地区'
    """
    return (
        f"以下为第 {first:,}—{last:,} 个地区，共 {count:,} 个；标题中的数目只指这些地区，"
    ) + files_of(whole=whole)


def shown_of(first: int, last: int, count: int) -> str:
    """Say which part of a long list is shown.

    >>> shown_of(51, 100, 1238)
    '第 51—100 条，共 1,238 条'
    """
    return f"第 {first:,}—{last:,} 条，共 {count:,} 条"


def invalid_link(name: str, given: str) -> str:
    """Say that an id in the address means nothing here.

    >>> invalid_link("indicator", "xyz")
    '链接中的指标“xyz”不存在，已改用可用的选项。'
    """
    return f"链接中的{LINKED[name]}“{given}”不存在，已改用可用的选项。"


def faults(count: int) -> str:
    """Head the banner over the faults of the data folder.

    >>> faults(2)
    '数据文件有 2 处问题。有问题的文件暂不采用，其余数据照常显示；改好保存后，页面会自动更新。'
    """
    return (
        f"数据文件有 {count:,} 处问题。有问题的文件暂不采用，其余数据照常显示；"
        "改好保存后，页面会自动更新。"
    )


def fatal_faults(count: int) -> str:
    """Head the banner where nothing can be shown.

    >>> fatal_faults(1)
    '数据文件有 1 处问题，暂时无法显示；改好保存后，页面会自动更新。'
    """
    return f"数据文件有 {count:,} 处问题，暂时无法显示；改好保存后，页面会自动更新。"


def download(label: str) -> str:
    """Label a download button.

    >>> download("CSV")
    '下载 CSV'
    """
    return f"下载 {label}"
