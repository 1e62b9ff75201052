"""How wide the columns of a Word table are, and on which paper they fit beside each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.charts import texts

PAD = 8.0
"""Points of a cell that its text does not take."""
_WORD = re.compile(r"[!-~À-ſ−–]+")
_LONGEST, _WORDED = 60, 9.0
_COMFORT = 0.35
"""Share of the room between tightest and easy columns below which a table does not fit."""


@dataclass(frozen=True)
class Need:
    """Room that a column needs, in type sizes: at the least, to be read with ease, unbroken."""

    least: float
    easy: float
    whole: float


def need(head: str, cells: Iterable[str], *, number: bool) -> Need:
    """Measure a column; numbers are not broken, and a header takes up to three lines.

    >>> need("基期年", ["2020", "2019"], number=True)
    Need(least=3.1, easy=3.1, whole=3.1)
    """
    told = dict.fromkeys(cells)
    # In their order: of lines as long as each other the first counts, in every run the same.
    lines = list(dict.fromkeys(line[:_LONGEST] for cell in told for line in cell.split("\n")))
    widest = _widest(lines)
    named = _worded([head])
    header = texts.ems(head) + 0.1
    headed = max(min(header, 3.2), min(header / 3 + 0.4, 5.0))
    tight = widest if number else max(min(widest, 4.2), _worded(lines))
    least = max(tight, headed, named)
    easy = max(least, widest if widest <= 10 else min(10 + (widest - 10) * 0.3, 22.0))
    return Need(round(least, 2), round(easy, 2), round(max(easy, widest, header), 2))


def _worded(lines: Iterable[str]) -> float:
    """Return the width of the longest word in Latin letters, which is not to be broken."""
    return min(_widest(piece for line in lines for piece in _WORD.findall(line)), _WORDED)


def _widest(lines: Iterable[str]) -> float:
    # Bytes tell quickly which line is longest: a Chinese character has two.
    longest = max(lines, key=lambda line: len(line.encode("gbk", "replace")), default="")
    return texts.ems(longest) + 0.1


def fits(needs: Sequence[Need], room: float, size: float) -> bool:
    """Tell whether columns can be read beside each other in so many points."""
    least, easy = sum(one.least for one in needs), sum(one.easy for one in needs)
    return (least + (easy - least) * _COMFORT) * size + PAD * len(needs) <= room


def widths(needs: Sequence[Need], room: float, size: float) -> list[float]:
    """Share `room` points among columns, all of it."""
    free = room / size - PAD / size * len(needs)
    steps = [[getattr(one, name) for one in needs] for name in ("least", "easy", "whole")]
    found = [value * min(1.0, free / max(sum(steps[0]), 0.1)) for value in steps[0]]
    for more in steps[1:]:
        left, asked = free - sum(found), sum(more) - sum(found)
        share = min(1.0, left / asked) if asked > 0 and left > 0 else 0.0
        found = [old + max(0.0, new - old) * share for old, new in zip(found, more, strict=True)]
    rest = max(0.0, free - sum(found)) / max(1, len(found))
    return [(value + rest) * size + PAD for value in found]


def parts(needs: Sequence[Need], keys: Sequence[int], room: float, size: float) -> list[list[int]]:
    """Cut columns into parts that fit, each with those that name a row, about as wide each."""
    everything = list(range(len(needs)))
    if fits(needs, room, size):
        return [everything]
    rest = [place for place in everything if place not in keys]
    for count in range(2, len(rest) + 1):
        each = -(-len(rest) // count)
        found = [[*keys, *rest[start : start + each]] for start in range(0, len(rest), each)]
        if all(fits([needs[place] for place in one], room, size) for one in found):
            return found
    return [[*keys, place] for place in rest] or [everything]
