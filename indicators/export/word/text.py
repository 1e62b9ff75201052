"""Paragraphs of Word documents as XML: named styles, every run with its Chinese face."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from indicators.charts.palette import INK
from indicators.export.slides.text import Run, safe
from indicators.export.word.looks import Style
from indicators.export.word.styles import face

# Marks that turn the direction of writing would reorder what stands around them.
_UNSEEN = re.compile("[\u200b\u202a-\u202e\u2066-\u2069\x7f-\x9f\r]")
_SPACE = re.compile("[\t\u2028\u2029]")


def plain(text: object) -> str:
    r"""Return a text without what XML refuses or no reader sees.

    >>> plain("甲\x00乙\t<&>\u202e")
    '甲乙 <&>'
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", safe(text)))


def run(text: str, style: Style, lang: str, *, colour: str = "", bold: bool = False) -> str:
    """Return the XML of a run; a line break within the text stays one."""
    looks = face(style, lang)
    if bold:
        looks += "<w:b/><w:bCs/>"
    if colour:
        looks += f'<w:color w:val="{colour[1:].upper()}"/>'
    inner = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
        for piece in plain(text).split("\n")
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{inner}</w:r>"


def runs(written: Sequence[Run], style: Style, lang: str) -> str:
    """Return the XML of runs in the type size of their style."""
    return "".join(
        run(one.text, style, lang, colour="" if one.colour == INK else one.colour, bold=one.bold)
        for one in written
        if one.text
    )


def paragraph(
    inner: str, style: Style, *, keep: bool = False, align: str = "", indent: str = ""
) -> str:
    """Return the XML of a paragraph of runs."""
    looks = f'<w:pStyle w:val="{style}"/>'
    if keep:
        looks += "<w:keepNext/>"
    looks += indent
    if align:
        looks += f'<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{looks}</w:pPr>{inner}</w:p>"


def said(text: str, style: Style, lang: str) -> str:
    """Return the XML of a text, a paragraph for each of its lines."""
    return "".join(
        paragraph(run(line, style, lang), style) for line in plain(text).split("\n") if line.strip()
    )


def field(code: str, result: str, style: Style, lang: str) -> str:
    """Return the XML of a field with its result, which no program asks to update."""
    looks = f"<w:rPr>{face(style, lang)}</w:rPr>"

    def part(inner: str) -> str:
        return f"<w:r>{looks}{inner}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + part(f"<w:t>{escape(result)}</w:t>")
        + part('<w:fldChar w:fldCharType="end"/>')
    )
