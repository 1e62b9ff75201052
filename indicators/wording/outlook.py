"""Words of 趋势与测算 and of the comparisons by progress and by change, in both languages."""

from indicators.wording import outlook_en, outlook_zh

WORDS = {"zh": outlook_zh.WORDS, "en": outlook_en.WORDS}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "tie", place=1, count=3, year=2023)
    '2023年可比的3个地区中并列第1位'
    """
    return WORDS[lang][key].format(**params)


def way(lang: str, change: float, *, points: bool) -> str:
    """Return the word for the way of a change: shares in 百分点 go higher or lower.

    >>> way("zh", 1.0, points=False), way("zh", -0.2, points=True)
    ('增加', '降低')
    """
    key = "rise" if change > 0 else "fall"
    return say(lang, f"{key}_points" if points else key)


def span(lang: str, years: int) -> str:
    """Write a number of years.

    >>> span("zh", 1), span("en", 1), span("en", 5)
    ('1年', '1 year', '5 years')
    """
    return say(lang, "span_one" if years == 1 else "span_many", years=years)
