"""The finding of a comparison: how many areas stand where."""

from collections import Counter

from indicators.exhibits.choice import Choice
from indicators.exhibits.standing import ORDER, name
from indicators.wording import outlook, screen


def compare_finding(choice: Choice, code: str) -> str:
    """Count the areas by verdict, or say where the only one stands."""
    lang, indicator = choice.lang, choice.names.indicators[code]
    if len(choice.areas) == 1:
        parts = [choice.names.areas[choice.areas[0]] + choice.standing(choice.keys[0]).word]
    else:
        parts = _counted(choice)
    told = screen.joined(lang, parts, by="comma")
    return screen.say(lang, "compare_title", indicator=indicator, parts=told)


def _counted(choice: Choice) -> list[str]:
    """Count a verdict from older figures with its like, and say how many there are."""
    stands = {key: choice.standing(key) for key in choice.keys}
    tally = Counter(one.beneath or one.code for one in stands.values())
    return [
        _part(choice, code, tally[code], [key for key in stands if stands[key].beneath == code])
        for code in ORDER
        if tally[code]
    ]


def _part(choice: Choice, code: str, count: int, old: list[tuple[str, str]]) -> str:
    lang, word = choice.lang, name(code, choice.lang)
    word = word if lang == "zh" else word[:1].lower() + word[1:]
    told = screen.say(lang, "compare_count", count=count, word=word)
    if not old:
        return told
    years = screen.years(lang, [int(choice.rows[key]["data_year"]) for key in old])
    share = "" if len(old) == count else outlook.say(lang, "of_these", count=len(old))
    return told + outlook.say(lang, "from_older", share=share, years=years)
