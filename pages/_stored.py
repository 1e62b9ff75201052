"""What 批量数据 shows of the store: slices of it and of its judgement, each read once."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from indicators import exhibits
from indicators.catalogue import Catalogue
from indicators.exhibits import Exhibit
from indicators.exhibits.ranking import placed
from indicators.exhibits.standings import COLUMNS, standings
from indicators.store.reading import Reading
from indicators.wording import regions as levels
from indicators.wording import stored as told
from pages import _files, _kept, _language, _shared, _slices
from pages._picker import Picker

STORE, JUDGED = "INDICATORS_STORE", "INDICATORS_JUDGED"
"""Environment variables that name the folder of the store, and that of its judgement."""
ALL = "all"
OFFERED = 20
"""So many areas are offered of those that a search finds."""
Areas = tuple[str, ...]


def is_set() -> bool:
    """Tell whether there is a store to look at."""
    return bool(os.environ.get(STORE) and os.environ.get(JUDGED))


def reading() -> Reading:
    """Return the store as it stands now; its lists are read once.

    Raises
    ------
    StoreError
        Where it cannot be read.
    """
    root, out = os.environ[STORE], os.environ[JUDGED]
    return _kept.made(_reading, root, out, Reading(Path(root), Path(out)).state())


def _reading(root: str, out: str, _state: tuple[object, ...]) -> Reading:
    return Reading(Path(root), Path(out))


def by() -> Picker:
    """Offer the two ways to look: the areas of an indicator, the indicators of an area."""
    return Picker("stored_by", told.BY[_language.now()], ["indicator"], switch=True, quiet=True)


@_kept.once
def indicators(store: Reading, as_of: int) -> Picker:
    """Offer the indicators that were judged."""
    codes = list(store.indicators(as_of))
    names = _language.names(store.bare.indicators).loc[codes].to_dict()
    return Picker("stored_indicator", names, codes[:1])


@_kept.once
def ranked(store: Reading, code: str, plan: str, as_of: int) -> Areas:
    """Return the areas that have an indicator, level by level, best first."""
    return tuple(store.places(code, as_of, plan).index)


@_kept.once
def _listed(store: Reading, areas: Areas) -> Areas:
    """Return areas in the order of the list."""
    some = set(areas)
    return tuple(str(code) for code in store.bare.areas.index if code in some)


@_kept.once
def provinces(store: Reading, areas: Areas) -> Picker:
    """Offer the provinces in which areas lie."""
    homes = exhibits.provinces(store.bare)
    found = list(dict.fromkeys(homes[area] for area in _listed(store, areas) if area in homes))
    names = _language.names(store.bare.areas).loc[found].to_dict()
    every = told.say(_language.now(), "all", count=len(areas))
    return Picker("stored_province", {ALL: every} | names, [ALL], quiet=True)


@_kept.once
def levels_of(store: Reading, areas: Areas) -> Picker:
    """Offer the levels of areas."""
    lang = _language.now()
    found = dict.fromkeys(store.bare.areas["level"].loc[list(areas)])
    names = {str(one): levels.LEVEL[lang][one] for one in found}
    every = levels.SAYINGS[lang]["all_levels"]
    return Picker("stored_level", {ALL: every} | names, [ALL], quiet=True)


@_kept.once
def within(store: Reading, areas: Areas, province: str, level: str) -> Areas:
    """Return the areas of a province and a level, in their order."""
    chosen = {"province": province, "level": level}
    return exhibits.within(store.bare, areas, **{k: v for k, v in chosen.items() if v != ALL})


@_kept.once
def names(store: Reading) -> Mapping[str, str]:
    """Return the name of each area, with its code, which tells areas of one name apart."""
    found = _language.names(store.bare.areas)
    lang = _language.now()
    return {
        str(code): told.say(lang, "named", name=name, code=code) for code, name in found.items()
    }


def areas(store: Reading, search: str, as_of: int) -> tuple[Picker, int]:
    """Offer the areas whose name or code holds a text; return how many they are."""
    found, every = _matching(store, search.casefold(), as_of), names(store)
    some = found[:OFFERED]
    # What was looked at before stays only where it is found too.
    labels = {code: every[code] for code in found}
    return Picker("stored_area", labels, some[:1], offer=lambda _valid: some), len(found)


@_kept.once
def _matching(store: Reading, search: str, as_of: int) -> Areas:
    """Find areas; those that surely have figures come first."""
    codes = store.indicators(as_of)[:1]
    sure = {one for code in codes for one in store.columns(code, as_of, ["ref_area"])["ref_area"]}
    other = "en" if _language.now() == "zh" else "zh"
    beside = store.bare.areas[f"name_{other}"].fillna("").to_dict()
    found = [
        code
        for code, name in names(store).items()
        if search in name.casefold() or search in beside[code].casefold()
    ]
    return tuple(sorted(found, key=lambda code: code not in sure))


def counts(store: Reading, code: str, among: Areas, plan: str, as_of: int) -> Exhibit:
    """Count by province where areas stand on an indicator."""
    return _kept.made(_counts, store, code, among, plan, as_of, _language.now())


def _counts(store: Reading, code: str, among: Areas, plan: str, as_of: int, lang: str) -> Exhibit:
    found = standings(store.columns(code, as_of, COLUMNS), plan)
    tallied = exhibits.tally(store.bare, found, _listed(store, among), (code,))
    return exhibits.regions(
        store.bare, tallied, plan, lang, as_of=as_of, indicator=code, listed=False
    )


def compared(store: Reading, code: str, shown: Areas, plan: str, as_of: int) -> Exhibit:
    """Set an indicator side by side for some areas, with their places among all."""
    return _kept.made(
        _compared, _shared.data_or_stop(), store, code, shown, plan, as_of, _language.now()
    )


def _compared(
    cat: Catalogue, store: Reading, code: str, shown: Areas, plan: str, as_of: int, lang: str
) -> Exhibit:
    found = store.of_areas(shown, as_of, store.family(code, as_of))
    ranks = placed(store.places(code, as_of, plan).loc[list(shown)], lang)
    asked = (found.slice.with_doubts(cat), found.frame, code, shown, plan, lang)
    return exhibits.compared(*asked, as_of=as_of, ranks=ranks)


def whole(
    store: Reading, code: str, areas: Areas, plan: str, as_of: int
) -> _files.Whole | _files.Part:
    """Return what makes the comparison of all areas, for its files."""
    if not _slices.in_files(areas):
        return _files.Part(len(areas), "")
    return partial(
        _compared, _shared.data_or_stop(), store, code, areas, plan, as_of, _language.now()
    )


def of_area(store: Reading, area: str, plan: str, as_of: int) -> Exhibit:
    """List all indicators of an area."""
    return _kept.made(_of_area, _shared.data_or_stop(), store, area, plan, as_of, _language.now())


def _of_area(
    cat: Catalogue, store: Reading, area: str, plan: str, as_of: int, lang: str
) -> Exhibit:
    found = store.of_areas([area], as_of)
    asked = (found.slice.with_doubts(cat), found.frame, area, plan, lang)
    return exhibits.city(*asked, as_of=as_of)


def plan(store: Reading, wanted: str) -> str:
    """Return the plan asked for, where the store knows it; else its first one."""
    listed: Sequence[str] = list(store.bare.plans.index)
    return wanted if wanted in listed else listed[0]


def year(store: Reading, wanted: int) -> int | None:
    """Return the year asked for, where it was judged; else the last one that was."""
    return wanted if wanted in store.years else next(iter(reversed(store.years)), None)
