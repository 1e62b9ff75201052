"""The choices that all pages share: which there are, and what is chosen now."""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import streamlit as st

from indicators import runtime
from indicators.catalogue import Catalogue
from indicators.exhibits.wanted import Wanted
from pages import _kept, _language, _memory, _own, _pickers, _scope, _slices, _wanted
from pages import _words as words
from pages._picker import Picker

NAMES = ("plan", "as_of", "cities", "city", "indicator", "references", "view", "year", "scope",
         *_scope.NAMES, *_wanted.NAMES)  # fmt: skip
PICTURE = "picture"
FORMATS = ("png", "svg")


@dataclass(frozen=True)
class Choice:
    """What the reader looks at."""

    plan: str
    as_of: int
    cities: tuple[str, ...]
    indicator: str
    references: tuple[str, ...]
    city: str
    view: str
    year: int
    scope: str
    wanted: Wanted


def today() -> dt.date:
    """Return the day that decides what is due; a test fixes it through the environment."""
    return runtime.today()


def pick_shared(
    cat: Catalogue, *, with_plan: bool, with_as_of: bool, with_cities: bool = True
) -> None:
    """Show the choices in the sidebar that hold for all pages."""
    opened = _pickers.arrived(NAMES)
    with st.sidebar:
        [plan] = _pickers.pick(_plans(cat), opened, shown=with_plan)
        [as_of] = _pickers.pick(_years(cat, plan, today().year), opened, shown=with_as_of)
        scope = _scope.pick(cat, opened)
        cities = _pickers.pick(_cities(cat, scope), opened, shown=with_cities)
    if not cities and _slices.many(cat.cities):
        cities = list(scope)
    _memory.held().shared = plan, int(as_of), tuple(cities)


def pick(
    cat: Catalogue,
    *,
    city: bool = False,
    indicator: bool = False,
    references: bool = False,
    view: bool = False,
    year: bool = False,
    scope: bool = False,
    filters: bool = False,
) -> None:
    """Show the pickers that a page asks for, and keep all choices in the address.

    They stand above it, where there is room for long names.
    """
    opened = _pickers.arrived(NAMES)
    plan, as_of, cities = _memory.held().shared
    asked = [
        (_city(cat, cities), city),
        (_indicators(cat), indicator),
        (_references(cat), references),
        (_view(), view),
        (_own.goal_year(cat, today()), year),
        (_own.scope(), scope),
    ]
    found = []
    for (picker, shown), room in zip(asked, _rooms([one for _, one in asked]), strict=True):
        with room:
            found.append(_pickers.pick(picker, opened, shown=shown))
    [[one], [code], others, [view_code], [goal_year], [scope_code]] = found
    wanted = _wanted.pick(cat, opened, shown=filters)
    _pickers.write_address()
    _memory.held().now = Choice(
        plan, as_of, cities, code, tuple(others), one, view_code, int(goal_year), scope_code, wanted
    )


def usual(cat: Catalogue) -> tuple[str, int]:
    """Return the plan and the year that a reader sees who chooses nothing."""
    [plan] = _plans(cat).default
    [as_of] = _years(cat, plan, today().year).default
    return plan, int(as_of)


def _rooms(asked: Sequence[bool]) -> list[AbstractContextManager]:
    """Set what the page asks for side by side; what it does not ask for needs no room."""
    row = st.container(horizontal=True) if any(asked) else nullcontext()
    return [row if one else nullcontext() for one in asked]


def now() -> Choice:
    """Return what the reader looks at."""
    return _memory.held().now


def pick_picture_format() -> None:
    """Offer the formats of pictures, below all other choices."""
    with st.sidebar:
        st.segmented_control(
            words.PICKER["picture"],
            FORMATS,
            default=FORMATS[0],
            required=True,
            format_func=str.upper,
            key=PICTURE,
            help=words.HELP["picture"],
        )


def picture_format() -> str:
    """Return the format in which the charts' buttons save a picture: png or svg."""
    return st.session_state.get(PICTURE, FORMATS[0])


@_kept.once
def with_parts(cat: Catalogue, cities: Iterable[str]) -> list[str]:
    """Return cities and the districts, zones and institutions in them."""
    wanted = set(cities)
    return [area for area, parent in cat.areas["parent"].items() if {area, parent} & wanted]


def area_names(cat: Catalogue, areas: Iterable[str]) -> dict[str, str]:
    """Return the names of areas by id, in the order given."""
    return dict(_language.names(cat.areas).loc[list(areas)])


@_kept.once
def _plans(cat: Catalogue) -> Picker:
    """Offer the plans that have figures; the one with most of them comes first."""
    counts = cat.figures["plan"].value_counts()
    table = cat.plans.loc[cat.plans["headline"]]
    used = [plan for plan in counts.index if plan in table.index] or [str(table.index[0])]
    return Picker("plan", _language.names(table).loc[used].to_dict(), used[:1])


@_kept.once
def _years(cat: Catalogue, plan: str, this: int) -> Picker:
    """Offer the plan's years; the last full one is the default."""
    first, last = cat.plans.loc[plan, ["base_year", "target_year"]]
    ids = [str(year) for year in range(first + 1, min(last, this) + 1)] or [str(first)]
    full = [year for year in ids if int(year) < this]
    return Picker("as_of", {year: year for year in ids}, (full or ids)[-1:])


def _cities(cat: Catalogue, scope: tuple[str, ...]) -> Picker:
    if _slices.many(cat.cities):
        return _scope.cities(cat, scope, area_names)
    return _few_cities(cat)


@_kept.once
def _few_cities(cat: Catalogue) -> Picker:
    return Picker("cities", area_names(cat, cat.cities), cat.cities, many=True)


@_kept.once
def _city(cat: Catalogue, cities: Sequence[str]) -> Picker:
    """Offer each city alone; the first of those chosen is the default."""
    default = [*cities, *cat.cities][:1]
    names = area_names(cat, cat.cities)
    return Picker("city", names, default, lasting=True, offer=_scope.offer(cat, cities))


def _view() -> Picker:
    return Picker("view", words.VIEW, list(words.VIEW)[:1], switch=True)


@_kept.once
def _indicators(cat: Catalogue) -> Picker:
    """Offer the indicators with figures of a city, headline ones first."""
    figures = cat.figures
    counts = figures.loc[figures["ref_area"].isin(cat.cities), "indicator"].value_counts()
    table = cat.indicators.loc[cat.indicators.index.isin(counts.index)]
    table = table.sort_values("headline", ascending=False, kind="stable")
    best = max(table.index[table["headline"]], key=counts.get, default=table.index[0])
    return Picker("indicator", _language.names(table).to_dict(), [str(best)], lasting=True)


@_kept.once
def _references(cat: Catalogue) -> Picker:
    """Offer the areas to compare with: nation, provinces, cities that are not followed."""
    return Picker("references", area_names(cat, cat.comparators), [], many=True)
