"""Small pictures as SVG inside a page: no script, no style of their own, sharp on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.charts import palette
from indicators.export.page_text import text

WIDTH, HEIGHT = 240, 104
_LEFT, _RIGHT, _TOP, _BOTTOM = 14, 226, 30, 84
BAR = 640
_ROW, _NAME, _COUNT = 26, 150, 60


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

    level = f"{y(one.target):.1f}"
    found = [(year, f"{x(year):.1f}", f"{y(value):.1f}") for year, value, _ in one.years]
    lines = _joined(found)
    colour = palette.latest(one.code)
    dots = "".join(f'<circle cx="{a}" cy="{b}" r="3" fill="{palette.EDGE}"/>' for _, a, b in
                   found[:-1]) + "".join(
        f'<circle cx="{a}" cy="{b}" r="4.5" fill="{colour}"/>' for _, a, b in found[-1:]
    )  # fmt: skip
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{text(one.alt)}">'
        f'<path d="M{_LEFT} {level}H{_RIGHT}" stroke="{palette.INK}" stroke-dasharray="5 4"/>'
        f'<path d="{lines}" stroke="{palette.EDGE}" fill="none"/>{dots}'
        f'<text x="{_RIGHT}" y="16" text-anchor="end">{text(one.target_text)}</text>'
        f'<text x="{_LEFT}" y="{HEIGHT - 4}">{one.first}</text>'
        f'<text x="{_RIGHT}" y="{HEIGHT - 4}" text-anchor="end">{one.last}</text>'
        f"{_last(found, one)}</svg>"
    )


def _joined(found: Sequence[tuple[int, str, str]]) -> str:
    """Join years that follow each other; a year without a value stays a gap."""
    parts, before = [], None
    for year, a, b in found:
        parts.append(f"{'L' if before == year - 1 else 'M'}{a} {b}")
        before = year
    return "".join(parts)


def _last(found: Sequence[tuple[int, str, str]], one: Way) -> str:
    if not found:
        return ""
    _, a, b = found[-1]
    anchor = "start" if float(a) < WIDTH / 3 else "end" if float(a) > WIDTH * 2 / 3 else "middle"
    above = float(b) - 8 if float(b) > _TOP + 16 else float(b) + 17
    label = text(one.years[-1][2])
    return f'<text x="{a}" y="{above:.1f}" text-anchor="{anchor}" class="now">{label}</text>'


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its name, where it leads, and how many stand where, by code."""

    name: str
    href: str
    counts: Sequence[int]


def stacks(bars: Sequence[Stack], codes: Sequence[str], names: Sequence[str], alt: str) -> str:
    """Draw bars of counts on one scale, each name a link; with a legend in words."""
    most = max((sum(one.counts) for one in bars), default=0) or 1
    height = _ROW * len(bars) + 6
    drawn = "".join(_stack(place, one, codes, most) for place, one in enumerate(bars))
    legend = "".join(
        f'<li><svg viewBox="0 0 12 12" aria-hidden="true"><path d="M0 0H12V12H0Z" '
        f'fill="{palette.VERDICT[code]}"/></svg>{text(name)}</li>'
        for code, name in zip(codes, names, strict=True)
    )
    return (
        f'<figure class="stacks"><ul class="legend">{legend}</ul>'
        f'<svg viewBox="0 0 {BAR} {height}" role="group" aria-label="{text(alt)}">{drawn}</svg>'
        "</figure>"
    )


def _stack(place: int, one: Stack, codes: Sequence[str], most: int) -> str:
    top, width = place * _ROW + 4, BAR - _NAME - _COUNT
    name = (
        f'<a href="{text(one.href)}"><text x="{_NAME - 8}" y="{top + 14}" text-anchor="end">'
        f"{text(one.name)}</text></a>"
    )
    total = sum(one.counts)
    end = _NAME + width * total / most
    return (
        name
        + "".join(_pieces(one.counts, codes, top, width / most))
        + (f'<text x="{end + 6:.1f}" y="{top + 14}">{total}</text>')
    )


def _pieces(counts: Sequence[int], codes: Sequence[str], top: int, unit: float) -> Iterable[str]:
    begin = float(_NAME)
    for count, code in zip(counts, codes, strict=True):
        if count:
            size = count * unit
            yield (
                f'<path d="M{begin:.1f} {top}h{size:.1f}v18h-{size:.1f}z" '
                f'fill="{palette.VERDICT[code]}"/>'
            )
            begin += size
