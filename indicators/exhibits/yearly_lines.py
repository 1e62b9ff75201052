"""The lines of yearly values: one for each area, none across a change of definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.exhibits.breaks import break_years
from indicators.exhibits.choice import Choice
from indicators.exhibits.paths import Values
from indicators.exhibits.rows import value_text
from indicators.exhibits.spec import NAN, Draw, Series
from indicators.wording import screen

UNLIKE = 20
"""From this many times on, the largest value hides the smallest on one scale."""


@dataclass(frozen=True)
class _Line:
    """How an area is drawn."""

    name: str
    draw: Draw
    slot: int
    labelled: bool


def area_lines(
    choice: Choice, code: str, values: Mapping[str, Values], years: Sequence[int]
) -> tuple[Series, ...]:
    """Return each area's values; parts of one area have its name, colour and mark."""
    alone = len(choice.areas) == 1
    order = list(dict.fromkeys([*choice.areas, *values]))
    drawn: list[Series] = []
    for area, own in values.items():
        chosen = area in choice.areas
        single = alone and chosen
        name = screen.say(choice.lang, "legend_value") if single else choice.names.areas[area]
        draw = Draw.ACTUAL if chosen else Draw.REFERENCE
        line = _Line(name, draw, order.index(area), labelled=single)
        drawn += _parts(choice, code, line, own, break_years(choice.cat, code, area), years)
    return tuple(drawn)


def _parts(
    choice: Choice,
    code: str,
    line: _Line,
    own: Values,
    breaks: Sequence[int],
    years: Sequence[int],
) -> list[Series]:
    """Cut an area's values at its breaks, and set approximate values and bounds apart."""
    starts = [0, *breaks]
    ends = [*breaks, max(years, default=0) + 1]
    rough = {when for when in own if sign_of(choice, code, *own[when])}
    spans = [
        {when: one for when, one in own.items() if start <= when < end and when not in rough}
        for start, end in zip(starts, ends, strict=True)
    ]
    found = [_series(line, span, years) for span in spans if span]
    left = {when: own[when] for when in rough}
    return [*found, _series(line, left, years, rough=True)] if left else found


def _series(line: _Line, own: Values, years: Sequence[int], *, rough: bool = False) -> Series:
    return Series(
        name=line.name,
        points=tuple(own[one][0] if one in own else NAN for one in years),
        draw=line.draw,
        labels=tuple(own[one][1] if one in own else "" for one in years) if line.labelled else (),
        slot=line.slot,
        rough=rough,
    )


def sign_of(choice: Choice, code: str, value: float, told: str) -> str:
    """Return what stands before a value in its text: ≥, ≤ or 约."""
    return told.removesuffix(value_text(value, choice.decimals(code), choice.lang))


def unlike(values: Sequence[float]) -> bool:
    """Tell whether one scale would press the smaller of some areas' values together."""
    sizes = [abs(one) for one in values if one]
    return len(sizes) > 1 and max(sizes) > UNLIKE * min(sizes)
