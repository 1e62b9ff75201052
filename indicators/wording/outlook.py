"""Words of 趋势与测算 and of the comparisons by progress and by change, in both languages."""

from indicators.wording import outlook_en, outlook_zh

WORDS = {"zh": outlook_zh.WORDS, "en": outlook_en.WORDS}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "tie", place=1, count=3)
    '并列第1位（共3个地区）'
    """
    return WORDS[lang][key].format(**params)
