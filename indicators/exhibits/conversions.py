"""Values that are printed in a smaller unit, and so have more decimals than any document."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd

from indicators.exhibits.rows import value_text
from indicators.exhibits.standing import known
from indicators.printed import number_texts
from indicators.wording import outlook, places, screen


def conversions(cat: Any, figure_ids: Iterable[str], lang: str) -> tuple[str, ...]:
    """Say that values were converted, with one of them; nothing where none was.

    A converted value keeps the digits that were printed: none is invented, none is lost.
    """
    figures = cat.figures_of(list(figure_ids))
    own = figures[[_converted(*one) for one in zip(figures["obs_value"], figures["printed"],
                                                   strict=True)]]  # fmt: skip
    if own.empty:
        return ()
    # The one with most decimals is the one a reader wonders at.
    first = own.iloc[own["obs_value"].map(places.published).argmax()]
    code = str(first["indicator"])
    unit = screen.spaced(lang, str(cat.units[f"name_{lang}"][_unit(cat.indicators, code)]))
    told = value_text(float(first["obs_value"]), int(cat.indicators["decimals"][code]), lang)
    said = {"value": told + unit, "printed": first["printed"], "count": len(own)}
    return (outlook.say(lang, "converted_one" if len(own) == 1 else "converted_some", **said),)


def _unit(indicators: pd.DataFrame, code: str) -> str:
    return str(indicators["unit_measure"][code])


def _converted(value: object, printed: object) -> bool:
    """Tell whether a value has more decimals than what was printed for it.

    >>> _converted(36.9189, "369189万元"), _converted(1.98, "1.98%"), _converted(11000, "1.1万家")
    (True, False, False)
    """
    if not (known(value) and known(printed)):
        return False
    try:
        found = [Decimal(one).as_tuple().exponent for one in number_texts(str(printed))]
    except InvalidOperation:  # 一家: a whole number in words
        return False
    decimals = max((-one for one in found if isinstance(one, int)), default=0)
    return places.published(float(str(value))) > decimals
