"""The method paper as HTML: Markdown without raw HTML, its headings with the ids of its links."""

import html as hypertext
import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

BELOW_TITLE = 1
"""The page has its own title, so that the paper's headings stand one step lower."""

_ID = r"[a-z]+(?:-[a-z]+)*-[0-9]{3}"
_FIGURES = re.compile(rf"(?P<colon>：?)\b(?P<ids>{_ID}(?:、{_ID})*)\b(?![^<]*>)")
"""Ids of figures in the text, not in a tag."""


def render(text: str) -> str:
    """Return a Markdown text as HTML; HTML inside it stays text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = list(_without_title(markdown.parse(text)))
    for token, inner in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1:]) + BELOW_TITLE}"
        if token.type == "heading_open":
            token.attrSet("id", _slug(inner.content))
        for child in token.children or ():
            if child.type == "link_open" and str(child.attrGet("href")).startswith("http"):
                child.attrSet("target", "_blank")
    html = markdown.renderer.render(tokens, markdown.options, {})
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table class="paper">')
    html = html.replace("</table>", "</table></div>").replace("<th>", '<th scope="col">')
    return f'<div class="paper" lang="zh-CN">{html}</div>'


def figures_in(html: str) -> list[str]:
    """Return the ids of figures that a text may name."""
    return list(dict.fromkeys(re.findall(_ID, html)))


def cited(html: str, documents: Mapping[str, str]) -> str:
    """Put the titles of documents in the place of the ids of figures, each title once in a row.

    >>> cited("<p>据：gs-001、gs-002、gs-003</p>", {"gs-001": "甲", "gs-002": "甲", "gs-003": "乙"})
    '<p>据：《甲》、《乙》</p>'
    """

    def titles(found: re.Match[str]) -> str:
        ids = found["ids"].split("、")
        told = dict.fromkeys(documents[one] for one in ids if one in documents)
        names = "、".join(f"《{hypertext.escape(one)}》" for one in told)
        return f"{found['colon']}{names}" if names else ""

    return _FIGURES.sub(titles, html)


def _without_title(tokens: list[Token]) -> Iterator[Token]:
    inside = False
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1":
            inside = True
        if not inside:
            yield token
        if token.type == "heading_close" and token.tag == "h1":
            inside = False


def _slug(heading: str) -> str:
    """Return a heading's id as GitHub makes it, which the list of contents uses.

    >>> _slug("一、总则"), _slug("K1 水平型")
    ('一总则', 'k1-水平型')
    """
    kept = "".join(one for one in heading.lower() if one.isalnum() or one in " -_")
    return kept.replace(" ", "-")
