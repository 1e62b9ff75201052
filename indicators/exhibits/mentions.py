"""In which of very many areas figures are found that say all words of a search."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.exhibits.rows import Names
from indicators.wording import verdicts

Flags = NDArray[np.bool_]
_TEXTS = ("time_period", "printed", "label", "locator", "reason", "comment", "place")


def mentioning(cat: Any, areas: Sequence[str], search: str, lang: str = "zh") -> tuple[str, ...]:
    """Return the areas with a figure that has each word of a search in one of its texts.

    Each text is looked at once, however many figures have it.
    """
    words = search.casefold().split()
    figures = cat.figures
    columns: list[tuple[pd.Series, dict[Any, Any]]] = [(figures[name], {}) for name in _TEXTS]
    columns += [(figures[name], told) for name, told in _named(cat, lang).items()]
    kept = np.ones(len(figures), dtype=bool)
    found = [np.zeros(len(figures), dtype=bool) for _ in words]
    for column, told in columns:
        codes, texts = pd.factorize(column)
        plain = [str(told.get(one, one)).casefold() for one in texts]
        for word, flags in zip(words, found, strict=True):
            # The last one stands for a text that is missing, whose code is -1.
            good = np.array([*(word in one for one in plain), False])
            flags |= good[codes]
    for flags in found:
        kept &= flags
    having = set(figures["ref_area"][kept].unique())
    parents = cat.areas["parent"].to_dict()
    having |= {parents.get(one) for one in having}
    return tuple(area for area in areas if area in having)


def _named(cat: Any, lang: str) -> dict[str, dict[Any, Any]]:
    """Return what is shown in the place of codes, by column."""
    names = Names.of(cat, lang)
    units = {code: f"{names.indicators[code]} {names.unit(code)}" for code in names.indicators}
    return {
        "ref_area": dict(names.areas),
        "indicator": units,
        "role": dict(verdicts.ROLE[lang]),
        "plan": dict(names.plans),
        "source": cat.sources["title"].to_dict(),
        "grade": dict(verdicts.GRADE[lang]),
        "vintage": dict(verdicts.VINTAGE[lang]),
    }
