"""Colours, dashes and marks of yearly values, and their key."""

from collections.abc import Iterator

from indicators.charts.canvas import Key
from indicators.charts.palette import EDGE, INK, LINES, SOFT, SYMBOLS, WHITE
from indicators.exhibits.spec import Draw, Exhibit, Series

_LINES = {
    Draw.PATH: {"color": EDGE, "width": 1.5, "dash": "dash"},
    Draw.PROJECTED: {"color": INK, "width": 1.5, "dash": "dot"},
}
# Symbol, size, colour, width of its line.
_MARKS = {
    Draw.BASELINE: ("circle-open", 12, EDGE, 2),
    Draw.MILESTONE: ("diamond-open", 12, INK, 2),
    Draw.OTHER: ("square-open", 9, SOFT, 1.5),
    Draw.TARGET: ("line-ew-open", 16, INK, 3),
}
_KEYS = {
    Draw.PATH: ("┄", EDGE),
    Draw.PROJECTED: ("┈", INK),
    Draw.BASELINE: ("○", EDGE),
    Draw.MILESTONE: ("◇", INK),
    Draw.OTHER: ("□", SOFT),
    Draw.TARGET: ("━", INK),
}
# The signs of palette.SYMBOLS as text.
_SIGNS = ("●", "■", "◆", "▲", "✕", "✚", "★", "▼")
_DASHES = ("solid", "dash", "dot", "dashdot")
_TO_COMPARE = ("dash", "dot", "dashdot")
_VALUES = (Draw.ACTUAL, Draw.REFERENCE)


def numbered(exhibit: Exhibit) -> Iterator[tuple[Series, int]]:
    """Return each series with the number that decides its colour and mark."""
    actual = 0
    for series in exhibit.series:
        yield series, actual if series.slot is None else series.slot
        actual += series.draw in _VALUES


def key_of(exhibit: Exhibit) -> tuple[Key, ...]:
    """Name each kind of line and mark once."""
    keys = (
        Key(*_KEYS[series.draw], series.name)
        if series.draw in _KEYS
        else Key(_SIGNS[number % len(_SIGNS)], _colour(series, number), series.name)
        for series, number in numbered(exhibit)
    )
    return tuple(dict.fromkeys(keys))


def _colour(series: Series, number: int) -> str:
    return SOFT if series.draw is Draw.REFERENCE else LINES[number % len(LINES)]


def _size(symbol: str) -> int:
    # Triangles and stars of one size look smaller than the others.
    return 12 if symbol.startswith(("triangle", "star")) else 9


def _dash(series: Series, number: int) -> str:
    if series.draw is Draw.REFERENCE:
        return _TO_COMPARE[number % len(_TO_COMPARE)]
    return _DASHES[number // len(LINES) % len(_DASHES)]


def mode(series: Series) -> str:
    """Return what Plotly draws of a series: lines, marks, texts."""
    if series.draw in _LINES:
        return "lines+text" if series.labels else "lines"
    joined = series.draw in _VALUES and not series.rough
    drawn = "lines+markers" if joined else "markers"
    return f"{drawn}+text" if series.labels else drawn


def style(series: Series, number: int) -> dict[str, object]:
    """Return the line and the marks of a series."""
    if series.draw in _LINES:
        return {"line": _LINES[series.draw]}
    if series.draw in _MARKS:
        symbol, size, mark, width = _MARKS[series.draw]
        return {"marker": {"symbol": symbol, "size": size, "color": mark,
                           "line": {"width": width}}}  # fmt: skip
    colour, symbol = _colour(series, number), SYMBOLS[number % len(SYMBOLS)]
    if series.rough:
        return {"marker": {"symbol": f"{symbol}-open", "size": _size(symbol) + 1, "color": colour,
                           "line": {"width": 2}}}  # fmt: skip
    to_compare = series.draw is Draw.REFERENCE
    return {
        "line": {"color": colour, "width": 1.5 if to_compare else 2.5,
                 "dash": _dash(series, number)},
        "marker": {"symbol": symbol, "size": _size(symbol), "color": colour,
                   "line": {"color": WHITE, "width": 1}},
    }  # fmt: skip
