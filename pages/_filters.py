"""The filters of 来源与口径: areas, indicators, grades, documents and a search over all shown."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.codes import Grade
from indicators.exhibits.search import document_names
from indicators.wording import verdicts
from pages import _choices, _kept, _language, _pickers, _slices, _wanted
from pages import _exhibits as exhibits
from pages._picker import Offer, Picker
from pages._pickers import Arrived

NAMES = ("areas", "indicators", "grades", "documents", "search")

ROWS = 2


@dataclass(frozen=True)
class Filter:
    """Which figures are wanted; an empty choice leaves nothing out."""

    areas: tuple[str, ...]
    indicators: tuple[str, ...] | None
    grades: tuple[str, ...] | None
    documents: tuple[str, ...] | None
    search: str


def pick(cat: Catalogue, cities: tuple[str, ...]) -> Filter:
    """Show the filters in a row, and keep them in the address."""
    opened = _pickers.arrived(NAMES)
    rooms = [room for _ in range(ROWS) for room in st.columns(3)]
    found = {}
    for room, (name, labels) in zip(rooms, _options(cat).items(), strict=False):
        with room:
            offer = _offer(cat, name, found.get("areas") or cities)
            found[name] = _several(Picker(name, labels, [], many=True, offer=offer), opened)
    with rooms[-2]:
        _wanted.show_themes(_choices.now().wanted)
    with rooms[-1]:
        search = _pickers.write("search", opened)
    _pickers.write_address()
    # A document is shown whole, whatever the cities chosen.
    every = tuple(cat.areas.index) if found["documents"] else ()
    if not found["areas"] and not every:
        every = _choices.with_parts(cat, _shown(cat, cities, search))
    return Filter(
        areas=found["areas"] or tuple(every),
        indicators=_themed(cat, found["indicators"]),
        grades=found["grades"] or None,
        documents=found["documents"] or None,
        search=search,
    )


def themes() -> tuple[str, ...]:
    """Show the filter by theme alone; return the themes chosen, none for all."""
    wanted = _choices.now().wanted
    with st.columns(3)[0]:
        _wanted.show_themes(wanted)
    return wanted.themes


@_kept.once
def _options(cat: Catalogue) -> dict[str, Mapping[str, str]]:
    figures = cat.figures
    codes = _language.names(cat.indicators)
    areas = cat.areas.index[cat.areas.index.isin(figures["ref_area"].unique())]
    told, grades = verdicts.GRADE[_language.now()], set(figures["grade"].unique())
    return {
        "areas": _choices.area_names(cat, areas),
        "indicators": codes.loc[codes.index.isin(figures["indicator"].unique())].to_dict(),
        "grades": {str(one): told[one] for one in Grade if one in grades},
        "documents": document_names(cat, _language.now()),
    }


def _several(picker: Picker, opened: Arrived) -> tuple[str, ...]:
    return tuple(_pickers.pick(picker, opened))


def _offer(cat: Catalogue, name: str, areas: tuple[str, ...]) -> Offer | None:
    """Return which areas and documents are offered where there are very many: those at hand."""
    if not _slices.many(cat.cities) or name not in {"areas", "documents"}:
        return None
    if not _slices.in_files(areas):
        return lambda valid: valid
    at_hand = _choices.with_parts(cat, areas)
    if name == "areas":
        return lambda _valid: [*at_hand, *cat.comparators]
    return lambda _valid: exhibits.documents_of(cat, tuple(at_hand))


def _shown(cat: Catalogue, cities: tuple[str, ...], search: str) -> tuple[str, ...]:
    """Return the cities listed now: of very many, some of those in which a search finds."""
    if not _slices.many(cities):
        return cities
    found = exhibits.mentioning(cat, cities, search, _language.now()) if search else cities
    return _slices.cities(found or cities, told="listed_of")


def _themed(cat: Catalogue, indicators: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the indicators chosen, else those of the themes that are chosen on all pages."""
    themes = _choices.now().wanted.themes
    if indicators or not themes:
        return indicators or None
    return tuple(cat.indicators.index[cat.indicators["theme"].isin(themes)])
