"""The frame of a Word document: styles, paper, page numbers, what stands on every page."""

import io
from functools import cache
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from indicators.export.word.looks import PITCH, Style
from indicators.export.word.styles import styles_xml
from indicators.export.word.text import field, paragraph, run
from indicators.wording import word

WIDTH = {False: 442.2, True: 637.8}
"""Width of the text in points, on paper upright and turned."""
_PAPER = {
    False: '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1984" w:left="1588" w:header="1247" w:footer="1187" w:gutter="0"/>',
    True: '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" '
    'w:right="1984" w:bottom="1474" w:left="2098" w:header="850" w:footer="680" w:gutter="0"/>',
}
"""A4; 37, 35, 28, 26 mm above, below, left and right; the page number 7 mm below the text."""
_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
}
"""Parts of python-docx's own template that are of use."""
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
    '<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
    'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
    'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
    'w:followedHyperlink="followedHyperlink"/>'
)
"""Nothing here makes a program ask or update anything on opening."""


def new_document(lang: str) -> Any:
    """Return an empty document in official layout."""
    return Document(io.BytesIO(_template(lang)))


@cache
def _template(lang: str) -> bytes:
    made = Document()
    for rels, kept in ((made.part.rels, _KEPT), (made.part.package.rels, set(_OUTER))):
        for key in [key for key, one in rels.items() if one.reltype not in kept]:
            del rels[key]
    _restyled(made, lang)
    made.settings.element[:] = list(parse_xml(f"<w:settings {_W}>{_SETTINGS}</w:settings>"))
    face_part = made.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    face_part._blob = _faces()
    section = made.sections[0]
    for head in (section.header, section.even_page_header):
        head.is_linked_to_previous = False
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        foot.is_linked_to_previous = False
        foot._element[:] = [parse_xml(_number(side, lang))]
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


_OUTER = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
_W = nsdecls("w")


def _restyled(made: Any, lang: str) -> None:
    """Put our styles in place of the template's, of which only the list of names is kept."""
    root = made.styles.element
    names = root.find(qn("w:latentStyles"))
    defaults, *rest = parse_xml(f"<w:styles {_W}>{styles_xml(lang)}</w:styles>")
    root[:] = [defaults, names, *rest]


def _faces() -> bytes:
    """Return the list of faces, each with those that are taken where it is not installed."""
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{instead}"/><w:panose1 w:val="{kind}"/>'
        '<w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="auto"/></w:font>'
        for face, (instead, kind) in word.INSTEAD.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {_W}>{fonts}</w:fonts>".encode()


def _number(side: str, lang: str) -> str:
    """Return the page number between dashes, a character from the outer edge."""
    before, after = word.say(lang, "page", number="\n").split("\n")
    told = (
        run(before, Style.FOOTER, lang)
        + field("PAGE", "1", Style.FOOTER, lang)
        + run(after, Style.FOOTER, lang)
    )
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    made = paragraph(told, Style.FOOTER, align=side, indent=indent)
    return made.replace("<w:p>", f"<w:p {_W}>", 1)


def head(made: Any, told: str, lang: str) -> None:
    """Write a line above every page."""
    section = made.sections[0]
    for one in (section.header, section.even_page_header):
        written = paragraph(run(told, Style.HEADER, lang), Style.HEADER)
        one._element[:] = [parse_xml(written.replace("<w:p>", f"<w:p {_W}>", 1))]


def section(made: Any, *, wide: bool, first: bool) -> str:
    """Return the XML of a section's paper; the first one names what stands on every page."""
    named = made.sections[0]._sectPr
    references = "".join(
        f'<w:{kind}Reference w:type="{one.get(qn("w:type"))}" r:id="{one.get(qn("r:id"))}"/>'
        for kind in ("header", "footer")
        for one in named.findall(qn(f"w:{kind}Reference"))
    )
    return (
        f'<w:sectPr>{references if first else ""}<w:type w:val="nextPage"/>{_PAPER[wide]}'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{round(PITCH * 20)}"/>'
        "</w:sectPr>"
    )


def text_part(made: Any, written: str) -> bytes:
    """Return the part that holds the text; the text is joined to it as it was written.

    To parse and serialise it again would take as long as all else.
    """
    root = made.element
    root.replace(root.body, parse_xml(f"<w:body {_W}/>"))
    before, _, after = serialize_part_xml(root).decode().rpartition("<w:body/>")
    spaces = nsdecls("a", "c")
    return f"{before}<w:body {spaces}>{written}</w:body>{after}".encode()
