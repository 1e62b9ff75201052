"""The choices that one page alone asks for: the year of the goals, which indicators are listed."""

import datetime as dt

from indicators.catalogue import Catalogue
from indicators.wording import entry as told
from pages import _exhibits as exhibits
from pages import _kept, _language
from pages import _words as words
from pages._picker import Picker

FEW = 8
"""So many options fit side by side."""


@_kept.once
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


def part(*codes: str) -> Picker:
    """Offer the parts of 来源与口径; the first is the default."""
    return Picker("part", {one: words.SECTION[one] for one in codes}, codes[:1], quiet=True)


def entry(*codes: str) -> Picker:
    """Offer the parts of 数据填报; the first is the default."""
    labels = told.PARTS[_language.now()]
    return Picker("filling", {one: labels[one] for one in codes}, codes[:1], quiet=True)


def listing(*codes: str) -> Picker:
    """Offer the parts of 数据缺口; the first is the default."""
    return Picker("listing", {one: words.SECTION[one] for one in codes}, codes[:1], quiet=True)
