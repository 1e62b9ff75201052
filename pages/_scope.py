"""Which of very many areas are looked at: those of a province, of a level."""

from collections.abc import Callable, Sequence

from indicators.catalogue import Catalogue
from indicators.wording import regions as told
from pages import _exhibits as exhibits
from pages import _kept, _language, _pickers, _slices
from pages._picker import Offer, Picker
from pages._pickers import Arrived

NAMES = ("province", "level")
ALL = "all"
MOST_OFFERED = 400
"""So many areas are offered in one picker; where there are more, a province is chosen first."""
Areas = tuple[str, ...]


def pick(cat: Catalogue, opened: Arrived) -> Areas:
    """Show the choice of province and level where there is any; return the areas that fit."""
    if not _slices.many(cat.cities):
        return cat.cities
    given = dict(opened)
    if "cities" in opened and not set(NAMES) & opened.keys():
        # A link to some areas finds them wherever they lie.
        given |= {name: [ALL] for name in NAMES}
    province = _picked(_provinces(cat), given)
    here = within(cat, cat.cities, province, "")
    return within(cat, here, "", _picked(_levels(cat, here), given))


def _picked(picker: Picker, opened: Arrived) -> str:
    some = len(picker.labels) > 2  # all, and more than one of them
    [found] = _pickers.pick(picker, opened, shown=some)
    return "" if found == ALL else found


@_kept.once
def within(cat: Catalogue, areas: Areas, province: str, level: str) -> Areas:
    """Return the areas of a province and a level."""
    return exhibits.within(cat, areas, province=province, level=level)


@_kept.once
def _provinces(cat: Catalogue) -> Picker:
    """Offer the provinces in which areas lie."""
    homes = exhibits.provinces(cat)
    found = dict.fromkeys(homes[area] for area in cat.cities if area in homes)
    every = told.say(_language.now(), "all_provinces", count=len(cat.cities))
    names = _language.names(cat.areas).loc[list(found)].to_dict()
    return Picker("province", {ALL: every} | names, [ALL], quiet=True)


@_kept.once
def _levels(cat: Catalogue, here: Areas) -> Picker:
    lang = _language.now()
    levels = dict.fromkeys(cat.areas["level"].loc[list(here)])
    names = {str(one): told.LEVEL[lang][one] for one in levels}
    return Picker("level", {ALL: told.say(lang, "all_levels")} | names, [ALL], quiet=True)


@_kept.once
def cities(cat: Catalogue, scope: Areas, names: Callable[..., dict[str, str]]) -> Picker:
    """Offer the areas of the scope; none chosen are all of them."""
    few = len(scope) <= MOST_OFFERED
    return Picker(
        "cities",
        names(cat, scope),
        [],
        many=True,
        hint="cities_all" if few else "province_first",
        offer=None if few else lambda valid: valid,
    )


def offer(cat: Catalogue, areas: Sequence[str]) -> Offer | None:
    """Return what a picker of one area offers: of very many, those in the province of its own."""
    if len(cat.cities) <= MOST_OFFERED:
        return None
    if len(areas) <= MOST_OFFERED:
        return lambda _valid: areas
    return lambda valid: within(
        cat, tuple(areas), exhibits.provinces(cat).get(valid[0], exhibits.NO_PROVINCE), ""
    )
