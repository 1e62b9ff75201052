"""What was asked for in words, as codes of the catalogue; what is unknown is said."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from indicators.catalogue import Catalogue
from indicators.delivery.material import usual_plan, usual_year, years
from indicators.wording import commands as words

_BETWEEN = re.compile(r"[,，、;；\s]+")


class AskedError(ValueError):
    """A choice that does not exist; the message names those that do."""


def cities(cat: Catalogue, given: str, lang: str) -> tuple[str, ...]:
    """Return the cities named by code, slug or name; all where none is named.

    Raises
    ------
    AskedError
        If there is no such city.
    """
    if not cat.cities:
        raise AskedError(words.say(lang, "no_cities"))
    asked = parts(given)
    if not asked:
        return cat.cities
    areas = cat.areas.loc[list(cat.cities)]
    names: dict[str, str] = {}
    for code, slug, zh, en in areas[["slug", "name_zh", "name_en"]].itertuples():
        told = {str(code), slug, zh, en, zh.removesuffix("市"), en.replace(" ", "")}
        names |= dict.fromkeys((one.casefold() for one in told), str(code))
    allowed = [f"{code} {slug} {name}" for code, slug, name
               in areas[["slug", "name_zh"]].itertuples()]  # fmt: skip
    found = [_one(names, one, "city", allowed, lang) for one in asked]
    return tuple(dict.fromkeys(found))


def plan(cat: Catalogue, given: str, lang: str) -> str:
    """Return a plan that stands in the choice of plans; the usual one where none is named."""
    if not given:
        return usual_plan(cat)
    allowed = [str(code) for code in cat.plans.index[cat.plans["headline"]]]
    return _one({one: one for one in allowed}, given, "plan", allowed, lang)


def year(cat: Catalogue, plan: str, given: str, today: dt.date, lang: str) -> int:
    """Return a year of the plan that has begun; its last full one where none is named."""
    if not given:
        return usual_year(cat, plan, today)
    allowed = [str(one) for one in years(cat, plan, today)]
    return int(_one({one: one for one in allowed}, given, "year", allowed, lang))


def indicator(cat: Catalogue, given: str, lang: str) -> str:
    """Return an indicator by code or name."""
    names = {str(code): str(code) for code in cat.indicators.index}
    for column in ("name_zh", "name_en"):
        names |= {str(name).casefold(): str(code) for code, name in cat.indicators[column].items()}
    headline = [str(code) for code in cat.indicators.index[cat.indicators["headline"]]]
    return _one(names, given, "indicator", [*headline, "…"], lang)


def day(given: str, lang: str) -> dt.date:
    """Return an ISO day."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise AskedError(words.say(lang, "day", given=given)) from None


def among(given: str, allowed: Sequence[str], what: str, lang: str) -> tuple[str, ...]:
    """Return some of a list's codes, in the order asked for."""
    known = {one: one for one in allowed}
    return tuple(dict.fromkeys(_one(known, one, what, allowed, lang) for one in parts(given)))


def parts(given: str) -> list[str]:
    """Return the parts of a list.

    >>> parts("xian，武威、 610900")
    ['xian', '武威', '610900']
    """
    return [one for one in _BETWEEN.split(given) if one]


def _one(names: Mapping[str, str], given: str, what: str, allowed: Sequence[str], lang: str) -> str:
    found = names.get(given.casefold())
    if found is None:
        raise AskedError(words.unknown(lang, what, given, allowed))
    return found
