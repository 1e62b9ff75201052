"""Names brought to one form, so that what is written in several ways is found."""

import re
import unicodedata
from functools import lru_cache

from indicators.wording import intake_aliases as words

DROPPED = re.compile(r"[\s“”\"'‘’《》「」『』·`_]+")

Index = dict[str, set[str]]


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Bring what is written in several ways to one form.

    >>> folded("“R&D 经费”投入强度（%）") == folded("研发经费投入强度(%)")
    True
    """
    line = DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold().replace("and", "&"))
    for said, same in words.SAME:
        line = line.replace(said.replace(" ", "").replace("and", "&"), same)
    return line


def put(index: Index, name: str, code: str) -> None:
    """File a code under a name."""
    key = folded(name)
    if key:
        index.setdefault(key, set()).add(code)
        index.setdefault(trimmed(key), set()).add(code)


def trimmed(name: str) -> str:
    """Return a name without a word of counting at its end."""
    for ending in words.COUNTING:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def shorter(name: str) -> list[str]:
    """Return an area's name with and without 市 or 省."""
    short = [name.removesuffix(end) for end in words.AREA_ENDINGS if name.endswith(end)]
    return [name, *(one for one in short if len(one) >= 2)]
