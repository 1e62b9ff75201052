"""Where each page and file of a site stands, and how one leads to another."""

from typing import Final

STYLE: Final = "assets/site.css"
ICON: Final = "assets/icon.svg"
SCRIPT: Final = "assets/search.js"
ROWS = 500
"""So many areas stand on one page of an indicator."""


def page(lang: str, kind: str, code: str = "", number: int = 1) -> str:
    """Return the path of a page below the site's folder.

    >>> page("zh", "index"), page("en", "areas", "610900"), page("zh", "indicators", "rd", 2)
    ('index.html', 'en/areas/610900.html', 'indicators/rd-2.html')
    """
    base = "" if lang == "zh" else f"{lang}/"
    own = f"{kind}/{code}" if code else kind
    return f"{base}{own}{f'-{number}' if number > 1 else ''}.html"


def index(lang: str) -> str:
    """Return the path of what the search looks through."""
    return f"assets/search-{lang}.js"


def data(kind: str, code: str) -> str:
    """Return the path of a file to download."""
    return f"data/{kind}/{code}.csv"


def link(here: str, there: str) -> str:
    """Return a path as a page leads to it, so that the site may lie in any folder.

    >>> link("en/areas/610900.html", "index.html"), link("index.html", "areas/610900.html")
    ('../../index.html', 'areas/610900.html')
    """
    return "../" * here.count("/") + there
