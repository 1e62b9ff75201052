"""Small pictures as SVG inside a page: no script, no style of their own, sharp on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.charts import palette
from indicators.export.page_text import text
from indicators.site.placing import Point, Spot, best, disc, line

WIDTH, HEIGHT = 240, 104
_LEFT, _RIGHT, _TOP, _BOTTOM = 14, 226, 30, 84
_ENDS = [
    *Spot(_LEFT, HEIGHT - 4, "start").covers("0000"),
    *Spot(_RIGHT, HEIGHT - 4, "end").covers("0000"),
]
"""What the first and the last year cover."""
_ACROSS = [x for x, _ in line((_LEFT, 0.0), (_RIGHT, 0.0))]
BAR, THICK = 640, 18


@dataclass(frozen=True, slots=True)
class Way:
    """One indicator of one area: its years and its target."""

    name: str
    alt: str
    first: int
    last: int
    years: Sequence[tuple[int, float, str]]
    """Year, value, and the value as a reader sees it."""
    target: float
    target_text: str
    code: str
    rank: bool = False
    """Whether a smaller number is a better place and stands higher."""


def way(one: Way) -> str:
    """Draw the values year by year, and the target as a level line; no value is drawn between."""
    values = [value for _, value, _ in one.years] + [one.target]
    low, high = min(values), max(values)
    span = (high - low) or 1.0

    def x(year: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (year - one.first) / max(one.last - one.first, 1)

    def y(value: float) -> float:
        share = (value - low) / span
        return _BOTTOM - (_BOTTOM - _TOP) * (1 - share if one.rank else share)

    level = y(one.target)
    found = [(year, x(year), y(value)) for year, value, _ in one.years]
    goal = f"{level:.1f}"
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{text(one.alt)}">'
        f'<path d="M{_LEFT} {goal}H{_RIGHT}" stroke="{palette.INK}" stroke-dasharray="5 4"/>'
        f'<path d="{_joined(found)}" stroke="{palette.EDGE}" fill="none"/>'
        f"{_dots(found, palette.latest(one.code))}"
        f'<text x="{_LEFT}" y="{HEIGHT - 4}">{one.first}</text>'
        f'<text x="{_RIGHT}" y="{HEIGHT - 4}" text-anchor="end">{one.last}</text>'
        f"{_labels(found, one, level)}</svg>"
    )


_Found = Sequence[tuple[int, float, float]]


def _dots(found: _Found, colour: str) -> str:
    """Draw a dot for each year, the last one larger and in the colour of the verdict."""
    before = "".join(
        f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{palette.EDGE}"/>' for _, a, b in found[:-1]
    )
    return before + "".join(
        f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4.5" fill="{colour}"/>' for _, a, b in found[-1:]
    )


def _joined(found: _Found) -> str:
    """Join years that follow each other; a year without a value stays a gap."""
    parts, before = [], None
    for year, a, b in found:
        parts.append(f"{'L' if before == year - 1 else 'M'}{a:.1f} {b:.1f}")
        before = year
    return "".join(parts)


def _labels(found: _Found, one: Way, level: float) -> str:
    """Write the latest value beside its dot and the target beside its line, clear of all else."""
    drawn = [point for _, a, b in found for point in disc((a, b), 4.0)]
    drawn += [
        point
        for (before, a, b), (after, c, d) in pairwise(found)
        if after == before + 1
        for point in line((a, b), (c, d))
    ]
    drawn += _ENDS
    drawn += [(x, level) for x in _ACROSS]
    written = ""
    if found:
        label, spots = one.years[-1][2], list(_beside((found[-1][1], found[-1][2])))
        spot = best(label, spots, drawn)
        drawn += spot.covers(label)
        written = _label(spot, label, ' class="now"')
    goals = [Spot(edge, level + off, anchor) for off in (-5, 14) for edge, anchor in
             ((_RIGHT, "end"), (_LEFT, "start"), (WIDTH / 2, "middle"))]  # fmt: skip
    return _label(best(one.target_text, goals, drawn), one.target_text, "") + written


def _beside(dot: Point) -> Iterable[Spot]:
    """Give the places for the label of a dot, none of them outside the picture."""
    x, y = dot
    anchors = ["middle", "end", "start"]
    if x < WIDTH / 5:
        anchors = ["start"]
    elif x > WIDTH * 4 / 5:
        anchors = ["end"]
    for anchor in anchors:
        for off in (-8, 17):
            yield Spot(x, y + off, anchor)
    if x < WIDTH / 2:
        yield Spot(x + 9, y + 4, "start")
    if x > WIDTH / 2:
        yield Spot(x - 9, y + 4, "end")


def _label(spot: Spot, label: str, more: str) -> str:
    return (
        f'<text x="{spot.x:.1f}" y="{spot.y:.1f}" text-anchor="{spot.anchor}"{more}>'
        f"{text(label)}</text>"
    )


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its name, where it leads, and how many stand where, by code."""

    name: str
    href: str
    counts: Sequence[int]


def stacks(bars: Sequence[Stack], codes: Sequence[str], names: Sequence[str], alt: str) -> str:
    """Draw bars of counts on one scale, each name a link; with a legend in words.

    Names and totals are text of the page, so that they keep their size on a small screen.
    """
    most = max((sum(one.counts) for one in bars), default=0) or 1
    drawn = "".join(_stack(one, codes, most) for one in bars)
    legend = "".join(
        f'<li><svg viewBox="0 0 12 12" aria-hidden="true"><path d="M0 0H12V12H0Z" '
        f'fill="{palette.VERDICT[code]}"/></svg>{text(name)}</li>'
        for code, name in zip(codes, names, strict=True)
    )
    return (
        f'<figure class="stacks"><ul class="legend">{legend}</ul>'
        f'<ul class="bars" aria-label="{text(alt)}">{drawn}</ul></figure>'
    )


def _stack(one: Stack, codes: Sequence[str], most: int) -> str:
    return (
        f'<li><a href="{text(one.href)}">{text(one.name)}</a>'
        f'<svg viewBox="0 0 {BAR} {THICK}" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(_pieces(one.counts, codes, BAR / most))}</svg>"
        f"<span>{sum(one.counts)}</span></li>"
    )


def _pieces(counts: Sequence[int], codes: Sequence[str], unit: float) -> Iterable[str]:
    begin = 0.0
    for count, code in zip(counts, codes, strict=True):
        if count:
            size = count * unit
            yield (
                f'<path d="M{begin:.1f} 0h{size:.1f}v{THICK}h-{size:.1f}z" '
                f'fill="{palette.VERDICT[code]}"/>'
            )
            begin += size
