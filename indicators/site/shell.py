"""The frame of every page: head, way to other pages, the other language, foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.export.page_text import text
from indicators.site import addresses
from indicators.site.settings import LANGS
from indicators.wording import report
from indicators.wording import site as words

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser may load and run: files of the site, nothing that stands inside a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is written."""

    lang: str
    path: str
    title: str
    main: str
    """HTML; every text in it is escaped."""
    other: str
    """Path of the same page in the other language."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """The pages above: title and path."""
    about: str = ""


def written(page: Page, as_of: int) -> bytes:
    """Write a page; it runs no script but the search, and loads nothing from elsewhere."""

    def here(path: str) -> str:
        return text(addresses.link(page.path, path))

    def say(key: str, **values: object) -> str:
        return text(words.say(page.lang, key, **values))

    about = f'<meta name="description" content="{text(page.about)}">\n' if page.about else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{report.LANGUAGE[page.lang]}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n{about}'
        f"<title>{_titled(page)}</title>\n"
        f'<link rel="stylesheet" href="{here(addresses.STYLE)}">\n'
        f'<link rel="icon" type="image/svg+xml" href="{here(addresses.ICON)}">\n'
        f'<link rel="alternate" hreflang="{report.LANGUAGE[_other(page.lang)]}" '
        f'href="{here(page.other)}">\n'
        f'<script src="{here(addresses.index(page.lang))}" defer></script>\n'
        f'<script src="{here(addresses.SCRIPT)}" defer></script>\n</head>\n<body>\n'
        f'<a class="skip" href="#content">{say("to_content")}</a>\n'
        f'<div class="sheet">\n{_top(page)}\n<main id="content" tabindex="-1">\n'
        f"<h1>{text(page.title)}</h1>\n{page.main}\n</main>\n"
        f'<footer><p class="note">{say("about", as_of=as_of)}</p></footer>\n</div>\n'
        "</body>\n</html>\n"
    ).encode()


def _titled(page: Page) -> str:
    site = text(words.say(page.lang, "site"))
    return site if page.title == words.say(page.lang, "site") else f"{text(page.title)} | {site}"


def _other(lang: str) -> str:
    return next(one for one in LANGS if one != lang)


def _top(page: Page) -> str:
    lang = page.lang
    home = addresses.page(lang, "index")
    root = text(addresses.link(page.path, home).removesuffix("index.html") or "./")
    links = [(words.say(lang, "home"), home)]
    links += [(words.say(lang, "method_page"), addresses.page(lang, "method"))]
    listed = "".join(anchor(page.path, path, title) for title, path in links)
    other = report.LANGUAGE[_other(lang)]
    label = text(words.say(lang, "search"))
    return (
        f'<header class="top"><div class="bar"><nav aria-label="{_say(lang, "site")}">{listed}'
        f'<a lang="{other}" hreflang="{other}" href="{text(addresses.link(page.path, page.other))}"'
        f">{_say(lang, 'other_lang')}</a></nav>"
        f'<search hidden data-root="{root}" data-found="{text(words.WORDS[lang]["found"])}" '
        f'data-none="{_say(lang, "found_none")}">'
        f'<label for="find">{label}</label><input id="find" type="search" autocomplete="off">'
        '<p role="status" class="note"></p><ul></ul></search></div>'
        f"{_crumbs(page)}</header>"
    )


def _crumbs(page: Page) -> str:
    if not page.crumbs:
        return ""
    above = "".join(f"<li>{anchor(page.path, path, name)}</li>" for name, path in page.crumbs)
    here = f'<li aria-current="page">{text(page.title)}</li>'
    return (
        f'<nav class="crumbs" aria-label="{_say(page.lang, "crumbs")}"><ol>{above}{here}</ol></nav>'
    )


def _say(lang: str, key: str) -> str:
    return text(words.say(lang, key))


def anchor(here: str, there: str, name: str) -> str:
    """Return a link from a page to another."""
    return f'<a href="{text(addresses.link(here, there))}">{text(name)}</a>'


def section(title: str, inside: str, level: int = 2) -> str:
    """Return a part of a page with its heading; nothing where there is nothing inside."""
    return f"<section><h{level}>{text(title)}</h{level}>{inside}</section>\n" if inside else ""


def turned(page: Sequence[str], here: int, path: str, lang: str) -> str:
    """Return the links to the other pages of a long list; nothing where there is one alone."""
    if len(page) < 2:
        return ""
    listed = "".join(
        f'<li aria-current="page">{_number(lang, number)}</li>'
        if number == here
        else f"<li>{anchor(path, there, words.say(lang, 'page_of', number=number))}</li>"
        for number, there in enumerate(page, start=1)
    )
    return f'<nav class="turn" aria-label="{_say(lang, "pages")}"><ul>{listed}</ul></nav>'


def _number(lang: str, number: int) -> str:
    return text(words.say(lang, "page_of", number=number))
