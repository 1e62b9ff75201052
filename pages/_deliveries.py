"""The files of a whole report: what they are made from is kept, each is made when followed."""

from collections.abc import Callable, Collection, Hashable
from itertools import count

from indicators.delivery import OUTPUTS, Material
from indicators.wording import delivery as names
from pages import _kept
from pages import _words as words
from pages._html import text

MOST = 30
"""So many choices are kept; the links of older ones say that the page must be drawn anew."""

_KEPT = _kept.Shelf(MOST, lambda _: 1)
_NUMBERED = _kept.Shelf(MOST, lambda _: 1)
_COUNT = count()


def kept(key: Hashable, make: Callable[[], Material]) -> tuple[str, Material]:
    """Return the material of a choice, made once, and the name of its files in addresses."""
    number, material = _NUMBERED.get(key, lambda: (f"b{next(_COUNT)}", make()))
    _KEPT.get(number, lambda: material)
    return number, material


def found(number: str) -> Material | None:
    """Return the material of a name in an address."""
    one = _KEPT.find(number)
    return one if isinstance(one, Material) else None


def links(prefix: str, number: str, lang: str, formats: Collection[str] = ()) -> str:
    """Link to the files of all formats, or of some."""
    items = [
        f'<a class="file {code}" href="./files/{text(prefix)}-{text(number)}.{code}">'
        f"{text(words.download(names.label(lang, code)))}</a>"
        for code in OUTPUTS
        if not formats or code in formats
    ]
    return f'<p class="files">{"".join(items)}</p>'
