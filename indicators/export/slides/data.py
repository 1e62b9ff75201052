"""Numbers behind a native chart: formats of labels, the axis' reach."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.exhibits.cells import Cell
from indicators.exhibits.spec import Exhibit, Series
from indicators.export.imprint import created
from indicators.export.number_formats import number_format
from indicators.export.slides.embedded import workbook
from indicators.export.slides.text import safe
from indicators.wording import deck, numbers, places, screen

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 5
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Scale:
    """The reach of a value axis, and how its ticks are written."""

    low: float
    high: float
    step: float
    pattern: str


def scale(values: Sequence[float], *, whole: bool = False, air: float = 1.1) -> Scale:
    """Return an axis from nought, or below, to a round number above all values.

    >>> scale([62.0, 220.0])
    Scale(low=0.0, high=250.0, step=50.0, pattern='#,##0')
    """
    least, most = min([0.0, *values]), max([0.0, *values])
    # Room for the label above the highest value.
    least, most = least * air, (most or float(least == 0)) * air
    raw = (most - least) / _TICKS
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(one * power for one in _STEPS if one * power >= raw * (1 - 1e-9))
    if whole:
        step = float(max(1, math.ceil(step)))
    decimals = max(0, -math.floor(math.log10(step) + 1e-9) + (step / power == 2.5))
    low, high = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
    return Scale(low, high, step, "#,##0" + (f".{'0' * decimals}" if decimals else ""))


def patterns(
    series: Series, decimals: int, beside: Sequence[Sequence[str]], lang: str
) -> list[str]:
    """Return the number format of each value's label, with the signs of the texts beside it."""
    # Where one value was computed all are, and have the same decimals.
    computed = any(places.published(value, at_least=-1) < 0 for value in series.known)
    cell = Cell.COMPUTED if computed else Cell.PUBLISHED
    told = beside or [()] * len(series.points)
    return [
        "" if math.isnan(value) else _signed(value, number_format(value, cell, decimals), at, lang)
        for value, at in zip(series.points, told, strict=True)
    ]


def _signed(value: float, plain: str, lines: Sequence[str], lang: str) -> str:
    """Put the sign before a value's format that a line has before the value: ≥, ≤, 约."""
    written = numbers.number(abs(value), decimals=len(plain.partition(".")[2]))
    signs = [screen.say(lang, one) for one in ("at_least", "at_most", "above", "below", "about")]
    words = {**{sign: sign for sign in signs}, **deck.BOUNDS[lang]}
    for line in lines:
        for found in _NUMBER.finditer(line):
            if found.group().lstrip("-−") == written:
                before = line[: found.start()]
                sign = next((words[one] for one in words if before.endswith(one)), "")
                return f'"{sign}"{plain}' if sign else plain
    return plain


def label_pattern(label: str) -> str:
    """Return a number format that writes a number as a label does, its signs included.

    >>> label_pattern("≥4,500.5"), label_pattern("0.62")
    ('"≥"#,##0.0', '#,##0.00')
    """
    found = _NUMBER.search(label)
    if found is None:
        return f'"{label}"'
    decimals = len(found.group().partition(".")[2])
    plain = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    before, after = label[: found.start()], label[found.end() :]
    return (f'"{before}"' if before else "") + plain + (f'"{after}"' if after else "")


@dataclass(frozen=True)
class Numbers:
    """Categories and series of a chart, as its drawing and the workbook inside it have them."""

    exhibit: Exhibit
    categories: Sequence[str]
    held: Sequence[Series]

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The categories as files can hold them."""
        return tuple(safe(one) for one in self.categories)

    @property
    def xlsx(self) -> bytes:
        """The workbook that is edited in PowerPoint and Word."""
        title, day = safe(self.exhibit.title), created(self.exhibit)
        return workbook(title, day, self.written, self.held)
