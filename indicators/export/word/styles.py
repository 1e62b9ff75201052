"""Styles of a Word document as XML, each with its Chinese face."""

from xml.sax.saxutils import quoteattr

from indicators.export.word.looks import LOOKS, PITCH, Look, Style
from indicators.wording import word

_NAMED = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "BodyText": "Body Text",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
}


def fonts(style: Style, lang: str) -> str:
    """Return the faces of a run or style: Chinese, and Latin letters and digits.

    In a Chinese text the hint gives marks that both have (“”—…) their Chinese form.
    """
    hint = 'w:hint="eastAsia" ' if lang == "zh" else ""
    face, latin = LOOKS[style].face, LOOKS[style].latin
    return (
        f'<w:rFonts {hint}w:ascii="{latin}" w:eastAsia="{face}" w:hAnsi="{latin}" w:cs="{latin}"/>'
    )


def face(style: Style, lang: str) -> str:
    """Return the Chinese face of a run; the Latin one is its style's."""
    hint = 'w:hint="eastAsia" ' if lang == "zh" else ""
    return f'<w:rFonts {hint}w:eastAsia="{LOOKS[style].face}"/>'


def styles_xml(lang: str) -> str:
    """Return all styles as the elements that stand within `w:styles`."""
    plain = fonts(Style.BODY, lang)
    languages = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{plain}"
        f'<w:sz w:val="32"/><w:szCs w:val="32"/>{languages}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr><w:rPr>{plain}</w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        f"<w:rPr>{plain}</w:rPr></w:style>"
        f"{_tables(plain)}{''.join(_style(one, look, lang) for one, look in LOOKS.items())}"
    )


def _tables(plain: str) -> str:
    margins = "".join(
        f'<w:{side} w:w="{wide}" w:type="dxa"/>'
        for side, wide in (("top", 20), ("left", 70), ("bottom", 20), ("right", 70))
    )
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:rPr>{plain}</w:rPr><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:rPr>{plain}</w:rPr>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _style(style: Style, look: Look, lang: str) -> str:
    own = "" if style in _NAMED else ' w:customStyle="1"'
    name = _NAMED.get(style) or word.STYLES[lang][style]
    following = f'<w:next w:val="{Style.BODY}"/>' if look.level or style is Style.TITLE else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/><w:pPr>{_paragraph(look)}</w:pPr>'
        f"<w:rPr>{_type(style, look, lang)}</w:rPr></w:style>"
    )


def _paragraph(look: Look) -> str:
    line = f' w:line="{_twips(look.pitch)}" w:lineRule="exact"' if look.pitch else ""
    # Else programs would set every line, whatever its type, at the pitch of the text.
    free = "" if look.pitch == PITCH else '<w:snapToGrid w:val="0"/>'
    outline = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return (
        f"{'<w:keepNext/><w:keepLines/>' if look.keep else ''}{free}"
        f'<w:spacing w:before="{_twips(look.before)}" w:after="{_twips(look.after)}"{line}/>'
        f'{_indent(look)}<w:jc w:val="{look.align}"/>{outline}'
    )


def _indent(look: Look) -> str:
    chars, wide = round(abs(look.first) * 100), _twips(abs(look.first) * look.size)
    if look.first > 0:
        return f'<w:ind w:firstLineChars="{chars}" w:firstLine="{wide}"/>'
    if look.first < 0:
        return (
            f'<w:ind w:leftChars="{chars}" w:left="{wide}" '
            f'w:hangingChars="{chars}" w:hanging="{wide}"/>'
        )
    return ""


def _type(style: Style, look: Look, lang: str) -> str:
    bold = look.bold or (look.bold_latin and lang != "zh")
    close = f'<w:spacing w:val="{_twips(look.close)}"/>' if look.close else ""
    size = round(look.size * 2)
    return (
        f"{fonts(style, lang)}{'<w:b/><w:bCs/>' if bold else ''}{close}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _twips(points: float) -> int:
    return round(points * 20)
