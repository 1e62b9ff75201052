"""Which of very many areas are looked at: those of a province, of a level, of a group."""

from collections.abc import Callable, Sequence

from indicators.catalogue import Catalogue
from indicators.wording import regions as told
from pages import _exhibits as exhibits
from pages import _kept, _language, _pickers, _slices
from pages._picker import Offer, Picker
from pages._pickers import Arrived

NAMES = ("province", "level", "group")
ALL = "all"
MOST_OFFERED = 400
"""So many areas are offered in one picker; where there are more, a province is chosen first."""
Areas = tuple[str, ...]


def pick(cat: Catalogue, opened: Arrived) -> Areas:
    """Show the choice of province, level and group where there is any; return what fits."""
    if not _slices.many(cat.cities):
        return cat.cities
    given = dict(opened)
    if "cities" in opened and not set(NAMES) & opened.keys():
        # A link to some areas finds them wherever they lie.
        given |= {name: [ALL] for name in NAMES}
    province = _picked(_provinces(cat), given)
    here = within(cat, cat.cities, province, "")
    here = within(cat, here, "", _picked(_levels(cat, here), given))
    return _grouped(cat, here, _picked(_groups(cat, here), given, shown=1))


def _picked(picker: Picker, opened: Arrived, shown: int = 2) -> str:
    """Ask for one of them, where there are so many besides all."""
    [found] = _pickers.pick(picker, opened, shown=len(picker.labels) > shown)
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
def _groups(cat: Catalogue, here: Areas) -> Picker:
    """Offer the groups that hold any of the areas."""
    some, lang = set(here), _language.now()
    found = [code for code, areas in exhibits.groups(cat).items() if areas & some]
    names = _language.names(cat.areas).loc[found].to_dict()
    return Picker("group", {ALL: told.say(lang, "all_groups")} | names, [ALL], quiet=True)


@_kept.once
def _grouped(cat: Catalogue, areas: Areas, group: str) -> Areas:
    return exhibits.within(cat, areas, group=group)


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
