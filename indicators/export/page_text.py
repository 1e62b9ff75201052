"""Pieces of a page's HTML; every text is escaped: what stands in a file stays text."""

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from indicators.exhibits.spec import Citation, Doubt
from indicators.wording import report as words

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]+")
_WEB = {"http", "https"}
_SHORT = 40
"""Up to so many characters a text is likely to come again."""


def text(value: object) -> str:
    """Escape a text; line breaks stay, what cannot be seen goes.

    >>> text('R&D <b>"x"</b>')
    'R&amp;D &lt;b&gt;&quot;x&quot;&lt;/b&gt;'
    """
    told = str(value)
    return _kept(told) if len(told) <= _SHORT else _escaped(told)


def _escaped(told: str) -> str:
    return html.escape(_UNSEEN.sub(" ", told)).replace("\n", "<br>")


_kept = lru_cache(1 << 14)(_escaped)


def items(values: Iterable[str], css: str, *, tag: str = "ul") -> str:
    """Return pieces of HTML as a list; nothing for none."""
    inside = "".join(f"<li>{value}</li>" for value in values)
    return f'<{tag} class="{css}">{inside}</{tag}>' if inside else ""


def notes(values: Sequence[str]) -> str:
    """Return remarks as a list; one alone as a paragraph."""
    if len(values) == 1:
        return f'<p class="note">{text(values[0])}</p>'
    return items(map(text, values), "notes")


def doubts(found: Sequence[Doubt], lang: str, *, again: bool = False) -> str:
    """Return conflicts and doubts, folded; unfolded on paper, but not once more (`again`)."""
    if not found:
        return ""
    label = text(words.say(lang, "doubts", count=len(found)))
    css = ' class="again"' if again else ""
    return f"<details{css}><summary>{label}</summary>{items(map(_doubt, found), 'notes')}</details>"


def _doubt(one: Doubt) -> str:
    mark = f'<span class="ref">{text(one.mark)}</span> ' if one.mark else ""
    return f"{mark}<b>{text(one.title)}</b> {text(one.text)}"


def citations(sources: Sequence[Citation], lang: str) -> str:
    """Return the documents, each with a link where its address is one of the web."""
    return items((_citation(one, lang) for one in sources), "sources", tag="ol")


def _citation(one: Citation, lang: str) -> str:
    where = f" <span>{text(one.locator)}</span>" if one.locator else ""
    return text(one.line or one.title) + where + _link(one.url, lang)


def _link(url: str, lang: str) -> str:
    try:
        is_web = urlsplit(url).scheme in _WEB
    except ValueError:
        return ""
    if not is_web:
        return ""
    label = text(words.say(lang, "open"))
    return f' <a href="{text(url)}" target="_blank" rel="noopener noreferrer">{label}</a>'
