"""Counts of verdicts in a sentence."""

from collections import Counter

from indicators.exhibits.standing import JUDGED, ORDER, name
from indicators.wording import screen


def judged(counted: Counter[str], lang: str, unit: str) -> str:
    """Say how many are judged, and how; nothing where none is.

    >>> judged(Counter({"met_early": 2}), "zh", "项")
    '2项可判断，均为提前实现'
    >>> judged(Counter({"met_early": 2, "behind": 1, "stale": 4}), "en", "")
    '3 can be judged: 2 met early, 1 behind schedule'
    """
    found = [code for code in ORDER if counted[code] and code in JUDGED]
    count = sum(counted[code] for code in found)
    if len(found) == 1:
        key = {1: "judged_one", 2: "judged_both"}.get(count, "judged_all")
        return screen.say(lang, key, count=count, unit=unit, word=inside(name(found[0], lang)))
    parts = [
        screen.say(
            lang, "judged_part", count=counted[code], unit=unit, word=inside(name(code, lang))
        )
        for code in found
    ]
    told = screen.joined(lang, parts, by="list")
    return screen.say(lang, "judged_some", judged=count, unit=unit, parts=told) if found else ""


def unjudged(counted: Counter[str], lang: str, unit: str) -> str:
    """Say how many are not judged, and why."""
    parts = [
        screen.say(
            lang, "unjudged_part", count=counted[code], unit=unit, word=inside(name(code, lang))
        )
        for code in ORDER
        if counted[code] and code not in JUDGED
    ]
    return screen.joined(lang, parts, by="list")


def inside(word: str) -> str:
    """Return a word that may begin a cell as it stands within a sentence.

    >>> inside("Met early")
    'met early'
    """
    return word[:1].lower() + word[1:]
