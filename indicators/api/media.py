"""The formats of answers, and which of them a request takes."""

import re
from collections.abc import Sequence

from indicators.api.refusals import RefusedError

FORMATS = ("json", "csv")
MEDIA = {"json": "application/json", "csv": "text/csv"}
_WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def accepted(accept: str, offered: Sequence[str], lang: str) -> str:
    """Return the format that an Accept header likes best; the first where it does not care.

    >>> accepted("text/csv, */*;q=0.1", FORMATS, "zh"), accepted("", FORMATS, "zh")
    ('csv', 'json')

    Raises
    ------
    RefusedError
        If it takes neither.
    """
    weights = {one: _weight(accept, MEDIA[one]) for one in offered}
    best = max(offered, key=lambda one: weights[one])
    if not weights[best]:
        raise RefusedError("not-acceptable", lang)
    return best


def _weight(accept: str, media: str) -> float:
    """Return how much a header likes a media type: what names it most closely decides."""
    ranges = {media: 0.0, f"{media.partition('/')[0]}/*": 0.0, "*/*": 0.0}
    named: dict[str, float] = {}
    for part in (accept.strip() or "*/*").lower().split(","):
        name, _, options = part.partition(";")
        weight = _WEIGHT.search(options.replace(" ", ""))
        if name.strip() in ranges:
            named[name.strip()] = float(weight[1]) if weight else 1.0
    return next((named[one] for one in ranges if one in named), 0.0)
