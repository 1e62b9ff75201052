"""What XlsxWriter leaves out of charts: the font for Chinese, and that a blank is a gap."""

import io
import re
import zipfile

from indicators.wording import deck, screen

_LATIN = re.compile(rb'(<a:latin typeface=")([^"]*)("[^>]*/>)')
_VISIBLE = b'<c:plotVisOnly val="1"/>'
_DATE = (1980, 1, 31, 0, 0, 0)


def completed(book: bytes, lang: str) -> bytes:
    """Give each text of the charts its East-Asian font and language; keep gaps open."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/charts/chart"):
                content = _chart(content, lang)
            entry = zipfile.ZipInfo(part.filename, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = part.external_attr
            new.writestr(entry, content)
    return out.getvalue()


def _chart(content: bytes, lang: str) -> bytes:
    language = deck.LANGUAGE[lang].encode()
    face = screen.OFFICE_FONT.encode()
    letters = b"".join(b'<a:%s typeface="%s"/>' % (one, face) for one in (b"ea", b"cs"))
    content = _LATIN.sub(rb'<a:latin typeface="\2"/>' + letters, content)
    content = content.replace(b'lang="en-US"', b'lang="%s"' % language)
    # Without a word of it a blank may be drawn as nought.
    content = content.replace(_VISIBLE, _VISIBLE + b'<c:dispBlanksAs val="gap"/>')
    # What names no font of its own takes the chart's.
    usual = (
        b'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="%s"/>'
        b'%s</a:defRPr></a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr>'
    ) % (face, letters, language)
    head, mark, tail = content.rpartition(b"<c:printSettings>")
    return head + usual + mark + tail
