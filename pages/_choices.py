"""The choices that all pages share: which there are, and what is chosen now."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.exhibits.wanted import Wanted
from pages import _kept, _language, _own, _pickers, _wanted
from pages import _words as words
from pages._pickers import Picker

NAMES = ("plan", "as_of", "cities", "city", "indicator", "references", "view", "year", "scope",
         *_wanted.NAMES)  # fmt: skip
NOW = "now"
"""In the session: the `Choice` of this run."""
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
    fixed = os.environ.get("INDICATORS_TODAY")
    return dt.date.fromisoformat(fixed) if fixed else dt.date.today()


def pick(
    cat: Catalogue,
    *,
    with_indicator: bool,
    with_references: bool = False,
    with_city: bool = False,
    with_view: bool = False,
    with_year: bool = False,
    with_scope: bool = False,
    with_filters: bool = False,
) -> None:
    """Show the pickers and keep all choices in the address.

    What one page alone asks for stands above it, where there is room for long names.
    """
    opened = _pickers.arrived(NAMES)
    with st.sidebar:
        [plan] = _pickers.pick(_plans(cat), opened, shown=not with_year)
        judged = not (with_year or with_scope)
        [as_of] = _pickers.pick(_years(cat, plan, today().year), opened, shown=judged)
        cities = _pickers.pick(_cities(cat), opened)
    asked = (with_city, with_indicator, with_references, with_view, with_year, with_scope)
    rooms = _rooms(asked)
    with rooms[0]:
        [city] = _pickers.pick(_city(cat, cities), opened, shown=with_city)
    with rooms[1]:
        [indicator] = _pickers.pick(_indicators(cat), opened, shown=with_indicator)
    with rooms[2]:
        references = _pickers.pick(_references(cat), opened, shown=with_references)
    with rooms[3]:
        [view] = _pickers.pick(_view(), opened, shown=with_view)
    with rooms[4]:
        [year] = _pickers.pick(_own.goal_year(cat, today()), opened, shown=with_year)
    with rooms[5]:
        [scope] = _pickers.pick(_own.scope(), opened, shown=with_scope)
    wanted = _wanted.pick(cat, opened, shown=with_filters)
    _pickers.write_address()
    st.session_state[NOW] = Choice(
        plan, int(as_of), tuple(cities), indicator, tuple(references), city, view, int(year),
        scope, wanted,
    )  # fmt: skip


def usual(cat: Catalogue) -> tuple[str, int]:
    """Return the plan and the year that a reader sees who chooses nothing."""
    [plan] = _plans(cat).default
    [as_of] = _years(cat, plan, today().year).default
    return plan, int(as_of)


def _rooms(asked: Sequence[bool]) -> list[AbstractContextManager]:
    """Set what the page asks for side by side; what it does not ask for needs no room."""
    columns = iter(st.columns(sum(asked)) if any(asked) else ())
    return [next(columns) if one else nullcontext() for one in asked]


def now() -> Choice:
    """Return what the router had picked."""
    return st.session_state[NOW]


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


@_kept.once
def _cities(cat: Catalogue) -> Picker:
    return Picker("cities", area_names(cat, cat.cities), cat.cities, many=True)


@_kept.once
def _city(cat: Catalogue, cities: Sequence[str]) -> Picker:
    """Offer each city alone; the first of those chosen is the default."""
    default = [*cities, *cat.cities][:1]
    return Picker("city", area_names(cat, cat.cities), default, lasting=True)


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
