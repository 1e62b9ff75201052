"""Texts inside a picture: shown as they are, and broken into lines that fit."""

import html
import re
import unicodedata
from collections.abc import Iterable

BREAK = "<br>"
_WIDE = frozenset("WFA")
_LATIN, _CAPITAL = 0.56, 0.72  # of the type size, bold type and digits included
# No line ends with one of these.
_OPENING = frozenset("（《“‘(【")
# A word stays whole, a number with the character after it, closing marks with what they close.
_PIECES = re.compile(
    r"\s+|(?:[!-~À-ſ−–—·≥≤]+[^\s，。；：、（）《》“”]?|.)[，。；：、）》”’！？】]*", re.DOTALL
)
_CLAUSES = re.compile(r"(?:[^，。；：、,;:]|[,;:](?! ))*(?:[，。；：、]|[,;:] |$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069]+")


def shown(text: object) -> str:
    """Return a text that Plotly shows as it is: no tags, no entities, no formulas, no templates.

    >>> shown("R&D <b>x</b> $a$")
    'R&amp;D &lt;b&gt;x&lt;/b&gt; &#36;a&#36;'
    """
    plain = _CONTROL.sub(" ", str(text))
    return html.escape(plain, quote=False).replace("$", "&#36;").replace("%{", "&#37;{")


def ems(text: str) -> float:
    """Return about how wide a text is, in units of the type size.

    >>> ems("家"), round(ems("12"), 2)
    (1.0, 1.12)
    """
    return sum(map(_em, text))


def _em(one: str) -> float:
    if unicodedata.east_asian_width(one) in _WIDE:
        return 1.0
    return _CAPITAL if one.isupper() or one in "%&@mwMW" else _LATIN


def lines(text: object, room: float) -> list[str]:
    """Break a text into lines of at most `room` type sizes; longer words are cut.

    >>> lines("高新技术企业（家）", 6)
    ['高新技术企业', '（家）']
    """
    found = [""]
    for piece in _pieces(_CONTROL.sub(" ", str(text)), room):
        if found[-1] and ems(found[-1] + piece.rstrip()) > room:
            opening = found[-1][-1] if found[-1][-1] in _OPENING else ""
            found[-1] = found[-1].removesuffix(opening).rstrip()
            found.append(opening)
            piece = piece.lstrip()
        found[-1] += piece
    return [line for line in found if line.strip()]


def balanced(text: object, room: float) -> list[str]:
    """Break a heading into as few lines as it needs, between clauses if that is possible.

    >>> balanced("甲市：有3项指标提前实现，2项指标滞后", 14)
    ['甲市：有3项指标提前实现，', '2项指标滞后']
    """
    found = lines(text, room)
    by_clause = [""]
    for clause in _CLAUSES.findall(_CONTROL.sub(" ", str(text))):
        if by_clause[-1] and ems(by_clause[-1] + clause.rstrip("，。；：、 ")) > room:
            by_clause.append("")
        by_clause[-1] += clause
    fits = all(len(lines(line, room)) <= 1 for line in by_clause)
    if fits and len(by_clause) <= len(found):
        return [line.strip() for line in by_clause if line.strip()]
    while room > 1 and len(tighter := lines(text, room - 1)) == len(found):
        found, room = tighter, room - 1
    return found


def _pieces(text: str, room: float) -> Iterable[str]:
    size = max(1, int(room))
    for piece in _PIECES.findall(text):
        if ems(piece) <= room:
            yield piece
        else:
            yield from (piece[start : start + size] for start in range(0, len(piece), size))


def block(texts: Iterable[object], room: float) -> list[str]:
    """Break several paragraphs into lines fit to be shown."""
    return [shown(line) for text in texts for line in lines(text, room)]
