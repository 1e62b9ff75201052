"""The numerals of headings: 一、（一）1. in Chinese, 1, 1.1, 1.1.1 in English."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.exhibits.report import Block, Heading
from indicators.wording import briefing as words


def numbered(blocks: Iterable[Block], lang: str) -> tuple[Block, ...]:
    """Put its numeral before each heading."""
    counts = [0, 0, 0]
    found: list[Block] = []
    for one in blocks:
        if isinstance(one, Heading):
            counts[one.level - 1] += 1
            counts[one.level :] = [0] * (len(counts) - one.level)
            numerals = [str(count) for count in counts[: one.level]]
            told = {
                "chinese": words.chinese(counts[one.level - 1]),
                "number": numerals[-1],
                "dotted": ".".join(numerals),
            }
            text = words.say(lang, f"heading_{one.level}", text=one.text, **told)
            found.append(replace(one, text=text))
        else:
            found.append(one)
    return tuple(found)
