"""Numbers for readers: rounded half up, once, in decimal, as officials do by hand."""

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

NO_VALUE = "—"
MINUS = "−"
KEPT = 1 << 14
"""So many numbers are kept as written: tables, pages and languages write the same ones."""


def rounded(value: float, decimals: int) -> Decimal:
    """Round half up in decimal: 2.675 becomes 2.68, not 2.67.

    >>> rounded(2.675, 2), round(2.675, 2)
    (Decimal('2.68'), 2.67)
    """
    return Decimal(repr(float(value))).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)


@lru_cache(KEPT)
def number(value: float, *, decimals: int, unit: str = "", signed: bool = False) -> str:
    """Write a figure for a reader; NaN is a dash, never 0.

    >>> number(1234.5, decimals=1, unit="%")
    '1,234.5%'
    >>> number(-0.04, decimals=1)
    '0.0'
    >>> number(-3, decimals=0), number(2, decimals=0, signed=True)
    ('−3', '+2')
    >>> number(float("nan"), decimals=1, unit="%")
    '—'
    """
    if value is None or math.isnan(value):
        return NO_VALUE
    exact = rounded(value, decimals)
    sign = MINUS if exact < 0 else "+" if signed and exact > 0 else ""
    return f"{sign}{abs(exact):,.{decimals}f}{unit}"


def printed(value: float, *, at_least: int = 0, unit: str = "", signed: bool = False) -> str:
    """Write a value with all the decimals it has, at least `at_least` of them.

    A figure is never shown with fewer digits than it was published with.

    >>> printed(1.017, at_least=2), printed(59.0), printed(0.5, at_least=2)
    ('1.017', '59', '0.50')
    """
    if value is None or math.isnan(value):
        return NO_VALUE
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return number(value, decimals=max(at_least, places), unit=unit, signed=signed)


def share(value: float, *, decimals: int = 1, signed: bool = False) -> str:
    """Write a share as a percentage.

    >>> share(0.6364), share(-0.1), share(float("nan"))
    ('63.6%', '−10.0%', '—')
    """
    return (
        NO_VALUE
        if value is None or math.isnan(value)
        else number(
            float(Decimal(repr(float(value))) * 100), decimals=decimals, unit="%", signed=signed
        )
    )
