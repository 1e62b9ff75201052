"""Words of the briefing 进展情况报告, in Chinese and English."""

from collections.abc import Sequence

from indicators.wording import briefing_en, briefing_zh, screen
from indicators.wording.plural import counted

HUNDRED = 100
DIGITS = "零一二三四五六七八九"
WORDS = {"zh": briefing_zh.WORDS, "en": briefing_en.WORDS}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "cite", number=3), say("en", "cite", number=3)
    ('〔3〕', '[3]')
    """
    template = WORDS[lang][key]
    return template.format(**(counted(params) if "|" in template else params))


def chinese(number: int) -> str:
    """Write a number in Chinese; from a hundred on in digits.

    >>> chinese(7), chinese(10), chinese(12), chinese(20), chinese(35), chinese(100)
    ('七', '十', '十二', '二十', '三十五', '100')
    """
    if number >= HUNDRED:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")


def years(lang: str, found: Sequence[int]) -> str:
    """Write years, runs of three and more as a span, in Chinese with the long dash.

    >>> years("zh", [2020, 2021, 2022, 2025]), years("en", [2020, 2021, 2022])
    ('2020—2022、2025', '2020–2022')
    """
    told = screen.years(lang, found)
    return told.replace("–", say(lang, "dash"))


def stopped(lang: str, text: str) -> str:
    """End a sentence.

    >>> stopped("zh", "无数据"), stopped("en", "no data. ")
    ('无数据。', 'no data.')
    """
    stop = screen.say(lang, "stop").strip()
    bare = text.strip()
    return bare if bare.endswith(stop) else bare + stop
