"""Words of the handbook of indicators (指标口径手册), in Chinese and English."""

WORDS = {
    "zh": {
        "title": "指标口径手册",
        "subtitle": "{count}项指标的口径、算法、单位、来源和数据情况",
        "about": (
            "本手册逐项说明各指标量的是什么、怎样计算、按什么单位、数据到哪一年。口径由本工具依据"
            "所列文件整理；文件中的叫法加引号写出，以便核对。"
        ),
        "symbols": (
            "算法中，B为基期数，T为目标数（X、N、C、G为上限、每年下限、累计率、年均增速的目标），"
            "A为最近实绩，P为目标实现进度。差距大于0，一律表示尚未达到。"
        ),
        "same": "同一概念下口径不同的指标分列，不能互相比较或接续。",
        "theme": "{number}、{theme}",
        "item": "{name}：{text}",
        "entry": "{number}. {name}",
        "unit": "{unit}，保留{decimals}位小数",
        "whole": "{unit}，取整数",
        "headline": "主要指标",
        "background": "无所谓高低，不判断好坏",
        "front_is_better": "位次越靠前越好",
        "lag": "年度结束后约{months}个月公布（本工具约定，待核实）",
        "variant": "“{name}”",
        "document": "{line}{terms}",
        "terms": "称{terms}",
        "documents_more": "另有{count}份文件",
        "documents_none": "尚无文件印有该指标的数，口径待印证",
        "actual": "实绩{count}个地区：{areas}",
        "target": "目标{count}个地区：{areas}",
        "area": "{area}（{years}年）",
        "areas_more": "另有{count}个地区",
        "derived": "其中{count}个数为推算",
        "data_none": "尚无数据",
        "data_unused": "文件中的数只作基期，或者存疑、未采用",
        "no_formula": "只作背景或展示，不计算进度",
        "modelled": "由模型测算，没有统一的官方统计，只展示，各地不排名。",
        "event": "一次性事项，只展示，不判断进度。",
        "quoted": "“{term}”",
    },
    "en": {
        "title": "Handbook of indicators",
        "subtitle": "Definition, formula, unit, sources and data of {count} indicators",
        "about": (
            "What each indicator measures, how it is computed, in which unit, and how far the data "
            "reach. The definitions are ours, made from the documents listed; the documents' own "
            "terms stand in quotation marks. Definitions and documents are in Chinese."
        ),
        "symbols": (
            "B is the baseline, T the target (X, N, C, G where it is a ceiling, a yearly floor, a "
            "cumulative rate, an average growth), A the latest actual, P the achievement. A gap "
            "above 0 is still to do."
        ),
        "same": "Indicators of one concept with another scope are listed apart and never compared.",
        "theme": "{number}. {theme}",
        "item": "{name}: {text}",
        "entry": "{number}. {name}",
        "unit": "{unit}, decimals: {decimals}",
        "whole": "{unit}, whole numbers",
        "headline": "headline indicator",
        "background": "neither good nor bad, not judged",
        "front_is_better": "nearer the front is better",
        "lag": "published about {months} months after the year (our convention, to be confirmed)",
        "variant": "“{name}”",
        "document": "{line}{terms}",
        "terms": ": {terms}",
        "documents_more": "other documents: {count}",
        "documents_none": "no document with a figure of it yet; the definition is unconfirmed",
        "actual": "areas with actual figures ({count}): {areas}",
        "target": "areas with targets ({count}): {areas}",
        "area": "{area} ({years})",
        "areas_more": "other areas: {count}",
        "derived": "derived figures: {count}",
        "data_none": "no figures yet",
        "data_unused": "figures are baselines only, or doubtful, or not used",
        "no_formula": "background or shown only, no progress computed",
        "modelled": "Estimated by a model without an official statistic; areas are not ranked.",
        "event": "A one-off: shown, never judged.",
        "quoted": "“{term}”",
    },
}
NAMES = {
    "zh": {
        "definition": "口径",
        "formula": "算法",
        "unit": "计量单位",
        "direction": "方向",
        "kind": "目标类型",
        "variants": "口径不同的同类指标",
        "breaks": "口径变化",
        "release": "发布时间",
        "documents": "口径依据",
        "data": "数据情况",
        "remark": "说明",
    },
    "en": {
        "definition": "Definition",
        "formula": "Formula",
        "unit": "Unit",
        "direction": "Direction",
        "kind": "Kind",
        "variants": "Same concept, other scope",
        "breaks": "Changes of definition",
        "release": "Release",
        "documents": "Documents",
        "data": "Data",
        "remark": "Remark",
    },
}
HEADERS = {
    "zh": {
        "indicator": "指标代码",
        "indicator_name": "指标名称",
        "theme": "领域代码",
        "theme_word": "领域",
        "headline": "是否主要指标",
        "definition": "口径",
        "formula": "算法",
        "unit_measure": "计量单位代码",
        "unit_name": "计量单位",
        "decimals": "小数位数",
        "direction": "方向",
        "kind": "目标类型代码",
        "kind_word": "目标类型",
        "variants": "口径不同的同类指标",
        "breaks": "口径变化",
        "release_lag": "年度结束后公布的月数（本工具约定）",
        "documents": "口径依据",
        "data": "数据情况",
        "comment": "说明",
    },
    "en": {
        "indicator": "Code",
        "indicator_name": "Indicator",
        "theme": "Theme code",
        "theme_word": "Theme",
        "headline": "Headline",
        "definition": "Definition",
        "formula": "Formula",
        "unit_measure": "Unit code",
        "unit_name": "Unit",
        "decimals": "Decimals",
        "direction": "Direction",
        "kind": "Kind code",
        "kind_word": "Kind",
        "variants": "Same concept, other scope",
        "breaks": "Changes of definition",
        "release_lag": "Months to publication (our convention)",
        "documents": "Documents",
        "data": "Data",
        "comment": "Remark",
    },
}
NUMERALS = {"zh": "一二三四五六七八九十", "en": "ABCDEFGHIJ"}
_PATH = {"zh": "P＝（A−B）÷（T−B），差距＝{gap}", "en": "P=(A−B)÷(T−B), gap={gap}"}
FORMULA = {
    "zh": {
        "level": _PATH["zh"],
        "ratio": _PATH["zh"] + "，按百分点计",
        "annual_growth": "P＝e×ln（1＋g）÷（n×ln（1＋G）），差距＝G−g，按百分点计；"
        "e为已过年数，n为规划年数，g为已实现的年均增速（水平法）",
        "cumulative": "P＝各年之和÷T，差距＝T−各年之和",
        "cumulative_rate": "P＝ln（1−c）÷ln（1−C），差距＝C−c，按百分点计；c为已实现的累计率，"
        "累计提高的减号换成加号",
        "annual_floor": "P＝达标年数÷已过年数，差距＝N−最差一年",
        "rank": "差距＝A−T，按位次计；只看进退，基期与目标相差3位及以上时另算P",
        "ceiling": "差距＝A−X；只看是否在上限以内，不算P",
        "keep": "差距＝{gap}；逐年看是否保持，不算P",
        "text": "没有数，不计算",
        "multiple": "T＝倍数×B；" + _PATH["zh"],
    },
    "en": {
        "level": _PATH["en"],
        "ratio": _PATH["en"] + ", in percentage points",
        "annual_growth": "P=e×ln(1+g)÷(n×ln(1+G)), gap=G−g in percentage points; e years gone of "
        "n, g the average growth so far",
        "cumulative": "P=sum of the years÷T, gap=T−sum of the years",
        "cumulative_rate": "P=ln(1−c)÷ln(1−C), gap=C−c in percentage points; c the cumulative "
        "rate so far, plus instead of minus where it rises",
        "annual_floor": "P=years met÷years gone, gap=N−worst year",
        "rank": "gap=A−T in places; only movement is told, P only where baseline and target are "
        "3 places or more apart",
        "ceiling": "gap=A−X; only whether it is within the ceiling, no P",
        "keep": "gap={gap}; tested year by year, no P",
        "text": "no number, nothing computed",
        "multiple": "T=multiple×B; " + _PATH["en"],
    },
}
GAP = {"higher": "T−A", "lower": "A−T"}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "item", name="口径", text="有效期内")
    '口径：有效期内'
    """
    return WORDS[lang][key].format(**params)


def formula(lang: str, kind: str, *, lower: bool = False) -> str:
    """Return how progress and gap of a kind are computed.

    >>> formula("zh", "level", lower=True)
    'P＝（A−B）÷（T−B），差距＝A−T'
    """
    return FORMULA[lang][kind].format(gap=GAP["lower" if lower else "higher"])
