"""What was asked for in words, as codes of the catalogue; what is unknown is said."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.delivery.material import usual_plan, usual_year, years
from indicators.figure_checks import close
from indicators.wording import commands as words

LISTED = 40
"""So many options are told, the nearest first."""
_BETWEEN = re.compile(r"[,，、;；\s]+")


class AskedError(ValueError):
    """A choice that does not exist; the message names those that do."""


@dataclass(frozen=True)
class Options:
    """What may be asked for: codes by all their names, and how each is told."""

    codes: Mapping[str, str]
    """By name, without regard to case."""
    told: Mapping[str, str]
    """By code."""

    @classmethod
    def of(cls, codes: Iterable[str]) -> "Options":
        """Return options that have no other names."""
        same = {one: one for one in codes}
        return cls({one.casefold(): one for one in same}, same)

    def code(self, given: str) -> str | None:
        """Return the code of a name, if there is one."""
        return self.codes.get(given.strip().casefold())

    def nearest_first(self, given: str) -> tuple[str, ...]:
        """Tell the options, those that look like what was given first."""
        near = [self.codes[one] for one in close(given.strip().casefold(), self.codes)]
        return tuple(self.told[one] for one in dict.fromkeys((*near, *self.told)))


def of_cities(cat: Catalogue) -> Options:
    """Offer the cities by code, slug and name."""
    areas = cat.areas.loc[list(cat.cities)]
    codes: dict[str, str] = {}
    told: dict[str, str] = {}
    for code, slug, zh, en in areas[["slug", "name_zh", "name_en"]].itertuples():
        names = {str(code), slug, zh, en, zh.removesuffix("市"), en.replace(" ", "")}
        codes |= dict.fromkeys((one.casefold() for one in names), str(code))
        told[str(code)] = f"{code} {slug} {zh}"
    return Options(codes, told)


def of_plans(cat: Catalogue) -> Options:
    """Offer the plans that stand in the choice of plans."""
    return Options.of(str(code) for code in cat.plans.index[cat.plans["headline"]])


def of_years(cat: Catalogue, plan: str, today: dt.date) -> Options:
    """Offer the years of a plan that have begun."""
    return Options.of(str(one) for one in years(cat, plan, today))


def of_indicators(cat: Catalogue) -> Options:
    """Offer the indicators by code and name, headline ones first."""
    listed = cat.indicators.sort_values("headline", ascending=False, kind="stable")
    codes = {str(code).casefold(): str(code) for code in listed.index}
    for column in ("name_zh", "name_en"):
        codes |= {str(name).casefold(): str(code) for code, name in listed[column].items()}
    return Options(codes, {str(code): str(code) for code in listed.index})


def cities(cat: Catalogue, given: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return the cities named by code, slug or name; all where none is named.

    Raises
    ------
    AskedError
        If there is no such city.
    """
    if not cat.cities:
        raise AskedError(words.say(lang, "no_cities"))
    return among(given, of_cities(cat), "city", lang) or cat.cities


def plan(cat: Catalogue, given: str, lang: str) -> str:
    """Return a plan that stands in the choice of plans; the usual one where none is named."""
    return _one(given, of_plans(cat), "plan", lang) if given else usual_plan(cat)


def year(cat: Catalogue, plan: str, given: str, today: dt.date, lang: str) -> int:
    """Return a year of the plan that has begun; its last full one where none is named."""
    if not given:
        return usual_year(cat, plan, today)
    return int(_one(given, of_years(cat, plan, today), "year", lang))


def indicators(cat: Catalogue, given: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return indicators by code or name."""
    return among(given, of_indicators(cat), "indicator", lang)


def day(given: str, lang: str) -> dt.date:
    """Return an ISO day."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise AskedError(words.say(lang, "day", given=given)) from None


def among(given: Iterable[str], options: Options, what: str, lang: str) -> tuple[str, ...]:
    """Return the codes of what is named, each once, in the order asked for."""
    return tuple(dict.fromkeys(_one(one, options, what, lang) for one in given))


def parts(given: str) -> list[str]:
    """Return the parts of a list.

    >>> parts("xian，武威、 610900")
    ['xian', '武威', '610900']
    """
    return [one for one in _BETWEEN.split(given) if one]


def _one(given: str, options: Options, what: str, lang: str) -> str:
    found = options.code(given)
    if found is None:
        shown = options.nearest_first(given)
        allowed = [*shown[:LISTED], "…"] if len(shown) > LISTED else shown
        raise AskedError(words.unknown(lang, what, given, allowed))
    return found
