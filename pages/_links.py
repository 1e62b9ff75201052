"""Links from one page to another, by ids, with the choices of now."""

from urllib.parse import urlencode

from indicators.exhibits.spec import Field
from pages import _pickers

NARROWING = ("areas", "indicators", "grades", "documents", "search", "part", "themes")
"""What narrows the list of 来源与口径; a link to a document lets go of it."""


def _link(page: str, **own: str) -> str:
    return f"{page}?{urlencode({**_pickers.ids(), **own}, safe=',')}"


def field(one: Field) -> str:
    """Open the indicator of a field beside the choices of now."""
    return indicator(one.indicator)


def indicator(code: str) -> str:
    """Open an indicator, the cities side by side."""
    return _link("compare", indicator=code)


def city(area: str) -> str:
    """Open a city."""
    return _link("city", city=area)


def theme(area: str, code: str) -> str:
    """Open a city's indicators of one theme, and no other filter."""
    empty = dict.fromkeys(("obligations", "verdicts", "departments"), _pickers.NOTHING)
    kept = {name: value for name, value in empty.items() if name in _pickers.ids()}
    return _link("city", city=area, themes=code, **kept)


def document(key: str) -> str:
    """Open the figures of a document, and nothing that hides any of them."""
    ids = _pickers.ids()
    let_go = {name: _pickers.NOTHING for name in NARROWING if name in ids}
    return _link("sources", **{**let_go, "documents": key})
