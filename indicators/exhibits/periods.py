"""What a figure is of, in words: a year, a month, several years; and days."""

import pandas as pd

from indicators.exhibits.standing import known
from indicators.wording import screen

_PARTS = ("year", "month", "day")


def periods(figures: pd.DataFrame) -> list[str]:
    """Return what each figure is of: 2025, 2025-09, 2016–2020, or nothing where it is unknown."""
    columns = (figures[name] for name in ("time_period", "as_at", "period_start"))
    return [_period(when, at, start) for when, at, start in zip(*columns, strict=True)]


def _period(when: object, at: object, start: object) -> str:
    text = str(when) if known(when) else ""
    if known(start) and str(start) != text:
        text = f"{start}–{text}"
    return str(at) if known(at) else text


def dated(code: str, lang: str) -> str:
    """Write a year, years, a month or a day for a reader; what is none of them stays as it is.

    >>> dated("2026-03", "zh"), dated("2022-01-12", "zh"), dated("2026-03", "en")
    ('2026年3月', '2022年1月12日', '2026-03')
    >>> dated("2016–2020", "zh"), dated("2022-Q1", "zh")
    ('2016–2020年', '2022-Q1')
    """
    first, *rest = code.split("-")
    if not first or len(rest) >= len(_PARTS) or not all(part.isdecimal() for part in rest):
        return code
    numbered = dict(zip(_PARTS[1:], map(int, rest), strict=False))
    return screen.say(lang, _PARTS[len(rest)], year=first, **numbered)
