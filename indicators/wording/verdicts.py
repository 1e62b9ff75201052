"""Words for verdicts, in Chinese and English: language, code, word."""

from collections.abc import Mapping

from indicators.wording.reasons import NOTE, REASON, Words
from indicators.wording.terms import (
    COMPARATOR,
    GRADE,
    KIND,
    OBLIGATION,
    ROLE,
    SEVERITY,
    STATUS,
    THEME,
    VINTAGE,
)

__all__ = [
    "COMPARATOR",
    "FINAL",
    "GRADE",
    "GROWTH_STATUS",
    "KIND",
    "MISSED_ASPIRATION",
    "MONTHLY",
    "MOVEMENT",
    "NOTE",
    "OBLIGATION",
    "PACE",
    "QUALIFIER",
    "REASON",
    "ROLE",
    "SEVERITY",
    "STALE",
    "STATUS",
    "THEME",
    "TREND",
    "VINTAGE",
    "YEARLY_TEST",
    "final",
    "reason",
]

PACE: Words = {
    "zh": {
        "met_early": "提前实现",
        "met_at_baseline": "基期已达标",
        "ahead": "快于时序",
        "on_schedule": "达到时序",
        "roughly": "基本符合",
        "behind": "滞后",
        "far_behind": "严重滞后",
        "below_baseline": "低于基期",
        "lost": "由达标转为未达标",
        "not_judged": "不作判断",
    },
    "en": {
        "met_early": "Met early",
        "met_at_baseline": "Met at baseline",
        "ahead": "Ahead of schedule",
        "on_schedule": "On schedule",
        "roughly": "Roughly on schedule",
        "behind": "Behind schedule",
        "far_behind": "Far behind schedule",
        "below_baseline": "Below baseline",
        "lost": "Met before, now lost",
        "not_judged": "Not judged",
    },
}

TREND: Words = {
    "zh": {
        "met": "已达目标",
        "likely": "预计可完成",
        "push": "需加力",
        "hard": "完成难度较大",
        "away": "背离目标",
        "not_judged": "不作判断",
    },
    "en": {
        "met": "Target met",
        "likely": "Likely to be met",
        "push": "Needs a push",
        "hard": "Hard to meet",
        "away": "Moving away",
        "not_judged": "Not judged",
    },
}

FINAL: Words = {
    "zh": {
        "exceeded": "超额完成",
        "met": "完成",
        "nearly": "基本完成",
        "missed": "未完成",
        "pending": "待发布",
        "not_obtained": "未取得",
    },
    "en": {
        "exceeded": "Exceeded",
        "met": "Met",
        "nearly": "Nearly met",
        "missed": "Missed",
        "pending": "Not yet published",
        "not_obtained": "Not obtained",
    },
}

MOVEMENT: Words = {
    "zh": {"reached": "已达到", "up": "进位", "same": "持平", "down": "退位"},
    "en": {"reached": "Reached", "up": "Moved up", "same": "Unchanged", "down": "Moved down"},
}

YEARLY_TEST: Words = {
    "zh": {
        "all_met": "各年均达标",
        "year_missed": "有年度未达标",
        "inside": "控制在目标内",
        "outside": "超出控制目标",
        "kept": "各年均保持",
        "not_kept": "有年度未保持",
    },
    "en": {
        "all_met": "Met every year",
        "year_missed": "Missed in some year",
        "inside": "Within the ceiling",
        "outside": "Above the ceiling",
        "kept": "Kept every year",
        "not_kept": "Not kept in some year",
    },
}

GROWTH_STATUS: Words = {
    "zh": {
        "achieved": "已达目标",
        "substantial": "进展显著",
        "moderate": "进展中等",
        "limited": "进展有限",
        "deterioration": "倒退",
    },
    "en": {
        "achieved": "Target achieved",
        "substantial": "Substantial progress",
        "moderate": "Moderate progress",
        "limited": "Limited progress",
        "deterioration": "Deterioration",
    },
}

QUALIFIER: Words = {
    "zh": {"at_least": "不低于", "at_most": "不高于", "about": "约", "provisional": "初步判断"},
    "en": {
        "at_least": "at least",
        "at_most": "at most",
        "about": "about",
        "provisional": "provisional",
    },
}
"""What stands before a verdict or a number that rests on a bound or an early release."""

STALE = {"zh": "依据{year}年数", "en": "from {year} figures"}
MISSED_ASPIRATION = {"zh": "未达到力争目标", "en": "aspirational target not reached"}
MONTHLY = {
    "zh": {True: "超时序", False: "未超时序"},
    "en": {True: "Ahead of pro-rata pace", False: "Not ahead of pro-rata pace"},
}


def reason(code: str, params: Mapping[str, object] | None = None, lang: str = "zh") -> str:
    """Put a reason into words.

    >>> reason("break", {"year": 2026})
    '2026年起口径变更，前后不可比'
    >>> reason("no_actual", lang="en")
    'no actual figure yet'
    """
    return REASON[lang][code].format_map(dict(params or {}))


def final(code: str, lang: str = "zh", *, provisional: bool = False, aspired: bool = False) -> str:
    """Put a final verdict into words, with its reservations.

    >>> final("missed", aspired=True), final("met", provisional=True)
    ('未达到力争目标', '初步判断：完成')
    >>> final("pending", provisional=True)
    '待发布'
    """
    word = FINAL[lang][code]
    if aspired and code == "missed":
        word = MISSED_ASPIRATION[lang]
    if not provisional or code in ("pending", "not_obtained"):
        return word
    colon = "：" if lang == "zh" else ": "
    return f"{QUALIFIER[lang]['provisional']}{colon}{word}"
