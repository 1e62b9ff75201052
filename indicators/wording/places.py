"""How many decimals a number is written with."""

from decimal import Decimal
from functools import lru_cache

from indicators.wording import numbers

MOST = 6  # decimals that documents print; a value with more was computed
WHOLE = 100  # from here on documents print whole numbers without decimals


@lru_cache(numbers.KEPT)
def published(value: float, *, at_least: int = 0) -> int:
    """Return the decimals of a published value: all it has, never fewer.

    >>> published(1.017, at_least=2), published(59.0), published(10.468902151, at_least=1)
    (3, 0, 1)
    """
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    found = max(0, -exponent) if isinstance(exponent, int) else 0
    return at_least if found > MOST else max(at_least, found)


def shown(value: float, *, at_least: int = 0) -> int:
    """Return the decimals that a published value is shown with; a large whole number has none.

    >>> shown(4500.0, at_least=2), shown(4500.5, at_least=2), shown(2.0, at_least=2)
    (0, 2, 2)
    """
    whole = abs(value) >= WHOLE and float(value).is_integer()
    return 0 if whole else published(value, at_least=at_least)


@lru_cache(numbers.KEPT)
def visible(value: float, decimals: int) -> int:
    """Return decimals that keep a small change from reading as none, two more at most.

    >>> visible(0.18, 2), visible(0.004, 2), visible(0.0, 2)
    (2, 3, 2)
    """
    if value == 0:
        return decimals
    wider = (more for more in (0, 1, 2) if numbers.rounded(value, decimals + more))
    return decimals + next(wider, 0)
