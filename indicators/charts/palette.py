"""Colours and type of all pictures. Okabe-Ito hues: told apart by colour-blind readers too.

Each colour goes with a word and a shape, so no meaning hangs on it alone.
"""

from indicators.exhibits.standing import JUDGED, SHAPE, State
from indicators.verdict_codes import Final, Pace

FONT = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, Source Han Sans SC, sans-serif"
INK = "#1f2933"
SOFT = "#52606d"
GRID = "#e4e7eb"
PALE = "#d5dbe1"
EDGE = "#7b8794"
WHITE, BLACK = "#ffffff", "#000000"

_GREEN, _BLUE, _SKY = "#009e73", "#0072b2", "#56b4e9"
_ORANGE, _VERMILION, _GREY = "#e69f00", "#d55e00", "#9aa5b1"

# The shape decides the colour, so that both always say the same.
_BY_SHAPE = {"★": _GREEN, "●": _GREEN, "◆": _BLUE, "◇": _SKY, "▲": _ORANGE, "■": _VERMILION}
VERDICT: dict[str, str] = {
    **{code: _BY_SHAPE.get(shape, _GREY) for code, shape in SHAPE.items()},
    # Darker than what stands beside them where verdicts are stacked and counted.
    Final.EXCEEDED: "#006b4f",
    Pace.AHEAD: "#004a93",
    State.STALE: "#cc79a7",
    State.OTHER_PLAN: "#66727f",
    State.NO_ACTUAL: "#d8c8a8",
    State.MONITORING: "#b8c4ce",
    State.NO_FIGURE: "#e4e7eb",
}
UNJUDGED = EDGE
"""A latest value without a verdict: darker than any baseline."""


def latest(code: str) -> str:
    """Return the colour of a latest value."""
    return VERDICT[code] if code in JUDGED or code == State.STALE else UNJUDGED


def glyph(code: str) -> str:
    """Return the colour of a verdict's shape in a line of text, dark enough where it is grey."""
    return VERDICT[code] if code in JUDGED else SOFT


# Lines of several cities: colour and marker together tell them apart.
LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1f2933", "#7b5ea7")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star", "triangle-down")


def tint(colour: str, share: float) -> str:
    """Mix a colour with white, `share` of the colour.

    >>> tint("#000000", 0.5)
    '#808080'
    """
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def over(colour: str) -> str:
    """Return the colour of text that is readable on a colour.

    >>> over("#0072b2"), over("#e69f00")
    ('#ffffff', '#000000')
    """
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    # 4.5:1 against white holds below 0.183.
    return WHITE if luminance < 0.183 else BLACK
