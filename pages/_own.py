"""The choices that one page alone asks for: the year of the goals, which indicators are listed."""

import datetime as dt

from indicators import exhibits
from indicators.catalogue import Catalogue
from pages import _words as words
from pages._pickers import Picker

FEW = 8
"""So many options fit side by side."""


def goal_year(cat: Catalogue, today: dt.date) -> Picker:
    """Offer the years for which a city has goals; the last one that has begun is the default."""
    every = exhibits.goal_years(cat, cat.cities).values()
    years = sorted({year for years in every for year in years}) or [today.year]
    begun = [year for year in years if year <= today.year] or years
    return Picker(
        "year", {str(year): str(year) for year in years}, [str(begun[-1])], switch=len(years) <= FEW
    )


def scope() -> Picker:
    """Offer the headline indicators, or all that the plan sets a target for."""
    return Picker("scope", words.SCOPE, list(words.SCOPE)[:1], switch=True)
