"""Text of slides: runs in a font that has Chinese, and about how much room they need."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.charts import texts
from indicators.charts.palette import INK, VERDICT, glyph
from indicators.exhibits.standing import SHAPE
from indicators.wording import deck, screen

LEADING = 1.4
"""Line height of the type size: of the Chinese fonts in use about the largest."""
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEAST = 6.0
_FACES = ("latin", "ea", "cs")
_TYPED = tuple(qn(f"a:{one}") for one in ("rPr", "defRPr", "endParaRPr"))
_BODY, _FIXED, _PARAGRAPH = (qn(f"a:{one}") for one in ("bodyPr", "noAutofit", "p"))
_NO_MARGINS = tuple((f"{side}Ins", "0") for side in "lrtb")
_OTHERS = (qn("a:cs"), qn("a:ea"))
_BY_SHAPE = {SHAPE[code]: VERDICT[code] for code in reversed(SHAPE) if SHAPE[code] not in "–○"}
LETTERS = "".join(f'<a:{face} typeface="{screen.OFFICE_FONT}"/>' for face in _FACES)
"""The font, as it stands within what says how a text looks."""


@dataclass(frozen=True)
class Run:
    """A piece of text of one look; `colour` as #rrggbb."""

    text: str
    size: float
    colour: str = INK
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """The place as files hold it."""
        return (
            int(Pt(self.left)),
            int(Pt(self.top)),
            int(Pt(self.width)),
            int(Pt(self.height)),
        )


Paragraph = Sequence[Run]


def safe(text: object) -> str:
    r"""Return a text without the characters that XML refuses.

    >>> safe("甲\x00乙<&>")
    '甲乙<&>'
    """
    return _REFUSED.sub("", str(text))


def paragraph(runs: Paragraph, lang: str, *, align: str = "l") -> str:
    """Return the XML of a paragraph; a line break within a run stays one."""
    # A paragraph without text is as high as the type named at its end.
    size = max((run.size for run in runs), default=_LEAST)
    end = f'<a:endParaRPr lang="{deck.LANGUAGE[lang]}" sz="{round(size * 100)}">{LETTERS}'
    written = "".join(_run(run, lang) for run in runs if run.text)
    return f'<a:p><a:pPr algn="{align}"/>{written}{end}</a:endParaRPr></a:p>'


def _run(run: Run, lang: str) -> str:
    looks = (
        f'lang="{deck.LANGUAGE[lang]}" altLang="zh-CN" sz="{round(run.size * 100)}" '
        f'b="{int(run.bold)}" dirty="0"'
    )
    fill = f'<a:solidFill><a:srgbClr val="{run.colour[1:].upper()}"/></a:solidFill>'
    inner = f"{fill}{LETTERS}"
    pieces = [
        f"<a:r><a:rPr {looks}>{inner}</a:rPr><a:t>{escape(piece)}</a:t></a:r>"
        for piece in safe(run.text).split("\n")
    ]
    return f"<a:br><a:rPr {looks}>{inner}</a:rPr></a:br>".join(pieces)


def judged(line: str, code: str, size: float, *, bold: bool = False) -> tuple[Run, ...]:
    """Return a line's runs, a verdict's shape at its head in the verdict's colour."""
    shape = SHAPE[code]
    if not line.startswith(f"{shape} "):
        return (Run(line, size, bold=bold),)
    return (Run(shape, size, glyph(code), True), Run(line[len(shape) :], size, bold=bold))


def fill_of(text: str) -> str:
    """Return the colour of the verdict that a text names, empty where it names none."""
    shape, _, word = text.partition(" ")
    return _BY_SHAPE.get(shape, "") if word else ""


def height(paragraphs: Iterable[Paragraph], width: float) -> float:
    """Return about how high paragraphs are in a box without margins, in points."""
    return sum(_height(runs, width) for runs in paragraphs)


def _height(runs: Paragraph, width: float) -> float:
    size = max((run.size for run in runs), default=0)
    told = "".join(safe(run.text) for run in runs)
    return count(told, width / size if size else 1) * size * LEADING


@lru_cache(maxsize=20_000)
def count(text: str, room: float) -> int:
    """Return how many lines a text takes up in `room` type sizes.

    >>> count("高新技术企业（家）", 6), count("", 6)
    (2, 1)
    """
    # Fonts differ a little from program to program, which narrow columns feel most.
    room = max(1.0, room * 0.95 - 0.5)
    return sum(
        1 if texts.ems(line) <= room else len(texts.lines(line, room)) for line in text.split("\n")
    )


def write(
    shape: Any,
    paragraphs: Sequence[Paragraph],
    lang: str,
    *,
    anchor: str = "t",
    keep: bool = False,
    sized: bool = True,
) -> None:
    """Put paragraphs into a shape in place of its text, without margins, never resized.

    With `keep` the shape keeps the margins, weight, colour and alignment of its layout, and
    where it is not `sized` the type size too.
    """
    body = shape._element.txBody
    if not keep:
        held = body.find(_BODY)
        for child in list(held):
            held.remove(child)
        held.append(held.makeelement(_FIXED))
        for name, value in (*_NO_MARGINS, ("wrap", "square"), ("anchor", anchor)):
            held.set(name, value)
    for old in body.findall(_PARAGRAPH):
        body.remove(old)
    written = "".join(paragraph(runs, lang) for runs in paragraphs)
    made = parse_xml(f"<a:txBody {nsdecls('a')}>{written}</a:txBody>")
    if keep:
        _bare(made, sized=sized)
    body.extend(list(made))


def _bare(body: Any, *, sized: bool) -> None:
    """Leave to the layout what it decides."""
    for looks in body.iter(qn("a:rPr"), qn("a:endParaRPr")):
        looks.attrib.pop("b", None)
        if not sized:
            looks.attrib.pop("sz", None)
        for fill in looks.findall(qn("a:solidFill")):
            looks.remove(fill)
    for looks in body.iter(qn("a:pPr")):
        looks.attrib.pop("algn", None)


def textbox(
    slide: Any, box: Box, paragraphs: Sequence[Paragraph], lang: str, *, anchor: str = "t"
) -> Any:
    """Add a text box."""
    shape = slide.shapes.add_textbox(*box.emu)
    write(shape, paragraphs, lang, anchor=anchor)
    return shape


def lettered(element: Any) -> None:
    """Name the font for Chinese too wherever an element of a file names type at all."""
    for found in element.iter(*_TYPED):
        latin = found.get_or_add_latin()
        latin.set("typeface", screen.OFFICE_FONT)
        for face in _OTHERS:
            other = found.find(face)
            if other is None:
                other = found.makeelement(face)
                latin.addnext(other)
            other.set("typeface", screen.OFFICE_FONT)
