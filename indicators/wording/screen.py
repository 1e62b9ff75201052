"""Words of charts and tables: column headers, findings, notes, in Chinese and English."""

from collections.abc import Sequence

from indicators.wording import (
    screen_annual,
    screen_city,
    screen_en,
    screen_finding,
    screen_gaps,
    screen_zh,
)
from indicators.wording.plural import counted

OFFICE_FONT = "微软雅黑"
"""The font of office files: on every Chinese Windows, and replaced where it is missing."""

HEADERS = {
    "zh": screen_zh.HEADERS
    | screen_city.HEADERS["zh"]
    | screen_gaps.HEADERS["zh"]
    | screen_annual.HEADERS["zh"]
    | screen_finding.HEADERS["zh"],
    "en": screen_en.HEADERS
    | screen_city.HEADERS["en"]
    | screen_gaps.HEADERS["en"]
    | screen_annual.HEADERS["en"]
    | screen_finding.HEADERS["en"],
}
WORDS = {
    "zh": screen_zh.WORDS
    | screen_city.WORDS["zh"]
    | screen_gaps.WORDS["zh"]
    | screen_annual.WORDS["zh"]
    | screen_finding.WORDS["zh"],
    "en": screen_en.WORDS
    | screen_city.WORDS["en"]
    | screen_gaps.WORDS["en"]
    | screen_annual.WORDS["en"]
    | screen_finding.WORDS["en"],
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "cutoff", day="2026-11-20")
    '数据截止日期：2026-11-20'
    """
    template = WORDS[lang][key]
    return template.format(**(counted(params) if "|" in template else params))


def header(lang: str, key: str) -> str:
    """Return a column's header.

    >>> header("en", "data_year")
    'Data year'
    """
    return HEADERS[lang][key]


def spaced(lang: str, unit: str) -> str:
    """Return a unit as it follows a number: in English a word stands apart, a number is a factor.

    >>> spaced("zh", "家"), spaced("en", "places"), spaced("en", "%")
    ('家', ' places', '%')
    >>> spaced("en", "100 million yuan")
    ' × 100 million yuan'
    """
    if lang != "en" or not unit[:1].isalnum():
        return unit
    return f" × {unit}" if unit[0].isdigit() else f" {unit}"


def spaced_after(lang: str, word: str) -> str:
    """Return a word as it stands before a number.

    >>> spaced_after("zh", "不低于"), spaced_after("en", "at least")
    ('不低于', 'at least ')
    """
    return f"{word} " if lang == "en" else word


def joined(lang: str, parts: Sequence[str], *, by: str = "joint") -> str:
    """Join parts of a sentence, leaving out the empty ones.

    >>> joined("zh", ["甲", "", "乙"])
    '甲；乙'
    """
    return WORDS[lang][by].join(part for part in parts if part)


def years(lang: str, found: Sequence[int]) -> str:
    """Write years, runs of three and more as a span.

    >>> years("zh", [2019, 2021, 2022, 2023])
    '2019、2021–2023'
    """
    runs: list[list[int]] = []
    for year in sorted(set(found)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    texts = [
        [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(year) for year in run] for run in runs
    ]
    return joined(lang, [text for run in texts for text in run], by="list")
