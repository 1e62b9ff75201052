"""HTML of headings, notes and lists; every text is escaped: what stands in a file stays text."""

import html
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from indicators.charts import palette
from indicators.exhibits import Citation, Doubt, Exhibit
from pages import _language
from pages import _words as words

WEB = {"http", "https"}
_CHINESE = re.compile("[\u3400-\u9fff].*[\u3400-\u9fff]", re.DOTALL)


def text(value: object) -> str:
    """Escape a text; line breaks stay."""
    return html.escape(str(value)).replace("\n", "<br>")


def tongue(value: object, lang: str) -> str:
    """Return the attribute of a text that is Chinese on an English page, for who hears it read.

    >>> tongue("改按新办法", "en"), tongue("R&D intensity", "en"), tongue("改按新办法", "zh")
    (' lang="zh-CN"', '', '')
    """
    return ' lang="zh-CN"' if lang == "en" and _CHINESE.search(str(value)) else ""


def note(value: str) -> str:
    """One paragraph of plain text."""
    return f'<p class="note">{text(value)}</p>'


def section(value: str) -> str:
    """Head a part of a page that is no exhibit."""
    return f"<h2>{text(value)}</h2>"


def strong(value: str) -> str:
    """Head a group of fields."""
    return f"<p><b>{text(value)}</b></p>"


def answer(value: str) -> str:
    """Tell what comes out of the reader's fields; told anew where it changes."""
    return f'<p class="answer" role="status">{text(value)}</p>'


def swipe() -> str:
    """Tell, on a phone alone, that what is below reaches beyond the screen."""
    return f'<p class="swipe">{text(words.SWIPE)}</p>'


def notes(values: Sequence[str]) -> str:
    """Several remarks, as a list; one alone as a paragraph."""
    if len(values) == 1:
        return note(values[0])
    return f'<ul class="notes">{_items(map(text, values))}</ul>'


def title(value: str, state: str) -> str:
    """Head a page, with the button that copies its link; our script listens to it.

    It also asks the server whether the data still are in the state that the page shows.
    """
    head = f'<h1 lang="{_language.tag()}">{text(value)}</h1>{copy_button(words.COPY_LINK)}'
    return f'<div class="head" data-state="{text(state)}">{head}</div>'


def copy_button(label: str) -> str:
    """Offer to copy the page's link; `pages/ui/page.js` does it and tells so."""
    told = f'data-done="{text(words.COPIED)}" data-failed="{text(words.NOT_COPIED)}"'
    return (
        f'<button type="button" class="copy" {told}>{text(label)}</button>'
        '<span class="told" role="status"></span>'
    )


def copy_sentence(sentence: str, subject: str) -> str:
    """Offer to copy a sentence; the page tells beside its title that it is done."""
    if not sentence:
        return ""
    label = text(words.COPY_SENTENCE.format(subject=subject))
    told = f'data-done="{text(words.COPIED)}" data-failed="{text(words.NOT_COPIED)}"'
    return (
        f'<button type="button" class="copy cell" data-copy="{text(sentence)}" {told} '
        f'aria-label="{label}" title="{label}"></button>'
    )


def wordmark(name: str) -> str:
    """Draw the name of the tool for the top of the sidebar."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 190 32" role="img">'
        f"<title>{text(name)}</title>"
        f'<rect width="30" height="30" y="1" rx="5" fill="{palette.LINES[0]}"/>'
        '<g fill="#fff"><rect x="6" y="18" width="5" height="8"/>'
        '<rect x="12.5" y="13" width="5" height="13"/>'
        '<rect x="19" y="8" width="5" height="18"/></g>'
        f'<text x="40" y="23" font-family="{palette.FONT}" font-size="19" font-weight="700" '
        f'fill="{palette.INK}">{text(name)}</text></svg>'
    )


def parts(values: Iterable[str]) -> str:
    """Set pieces of HTML below each other, with some room between them."""
    return "".join(f'<div class="part">{value}</div>' for value in values if value)


def facts(head: str, items: Iterable[tuple[str, str]]) -> str:
    """Set items with what is said of each below a heading, as a table of two columns."""
    rows = "".join(
        f'<tr><th scope="row">{text(name)}</th><td>{text(said)}</td></tr>' for name, said in items
    )
    return f'{section(head)}<table class="data facts">{rows}</table>'


def folded(label: str, inside: str) -> str:
    """Fold a piece of HTML away under its label."""
    return f"<details><summary>{text(label)}</summary>{inside}</details>"


def heading(exhibit: Exhibit) -> str:
    """Head an exhibit that has no picture: its finding, and its unit and years below."""
    inside = f'<p class="mark">{text(exhibit.internal_line)}</p>' if exhibit.internal_line else ""
    below = f'<p class="subtitle">{text(exhibit.subtitle)}</p>' if exhibit.subtitle else ""
    return f"{inside}<h2>{text(exhibit.title)}</h2>{below}"


def banner(head: str, lines: Iterable[str]) -> str:
    """Tell faults of the data folder, each with its place."""
    lang = words.language()
    items = "".join(f"<li{tongue(line, lang)}>{text(line)}</li>" for line in lines)
    return f'<div class="banner" role="alert"><p>{text(head)}</p><ul>{items}</ul></div>'


def warning(lines: Iterable[str]) -> str:
    """Tell what was not understood."""
    return f'<div class="banner warning" role="status"><ul>{_items(map(text, lines))}</ul></div>'


def citations(sources: Sequence[Citation]) -> str:
    """List the documents that an exhibit rests on."""
    return f'<ol class="sources">{_items(map(_citation, sources))}</ol>'


def _citation(source: Citation) -> str:
    title = source.line or source.title
    line = f"<cite{tongue(title, words.language())}>{text(title)}</cite>"
    where = f" <span>{text(source.locator)}</span>" if source.locator else ""
    is_web = urlsplit(source.url).scheme in WEB
    link = (
        f' <a href="{text(source.url)}" target="_blank">{text(words.OPEN_LINK)}</a>'
        if is_web
        else ""
    )
    return f"{line}{where}{link}"


def doubts(found: Sequence[Doubt]) -> str:
    """List conflicts and doubts, each with the mark that stands beside its figures."""
    return f'<ul class="doubts">{_items(map(_doubt, found))}</ul>'


def _doubt(doubt: Doubt) -> str:
    mark = f'<span class="ref">{text(doubt.mark)}</span> ' if doubt.mark else ""
    told = f"<b>{text(doubt.title)}</b> {text(doubt.text)}"
    return f"{mark}<span{tongue(doubt.text, words.language())}>{told}</span>"


def _items(values: Iterable[str]) -> str:
    return "".join(f"<li>{value}</li>" for value in values)
