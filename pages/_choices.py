"""The choices that all pages share: which there are, and what is chosen now."""

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from indicators.catalogue import Catalogue
from indicators.exhibits.spec import Field
from indicators.wording.pages import HELP, PICKER
from pages import _pickers
from pages._pickers import Picker

NAMES = ("plan", "as_of", "cities", "indicator", "references")
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


def today() -> dt.date:
    """Return the day that decides what is due; a test fixes it through the environment."""
    fixed = os.environ.get("INDICATORS_TODAY")
    return dt.date.fromisoformat(fixed) if fixed else dt.date.today()


def pick(cat: Catalogue, *, with_indicator: bool) -> None:
    """Show the pickers and keep all choices in the address.

    What one page alone asks for stands above it, where there is room for long names.
    """
    opened = _pickers.arrived(NAMES)
    with st.sidebar:
        [plan] = _pickers.pick(_plans(cat), opened)
        [as_of] = _pickers.pick(_years(cat.plans.loc[plan]), opened)
        cities = _pickers.pick(_cities(cat), opened)
    left, right = st.columns(2) if with_indicator else (st.container(), st.container())
    with left:
        [indicator] = _pickers.pick(_indicators(cat), opened, shown=with_indicator)
    with right:
        references = _pickers.pick(_references(cat), opened, shown=with_indicator)
    _pickers.write_address()
    st.session_state[NOW] = Choice(plan, int(as_of), tuple(cities), indicator, tuple(references))


def now() -> Choice:
    """Return what the router had picked."""
    return st.session_state[NOW]


def pick_picture_format() -> None:
    """Offer the formats of pictures, below all other choices."""
    with st.sidebar:
        st.segmented_control(
            PICKER["picture"],
            FORMATS,
            default=FORMATS[0],
            required=True,
            format_func=str.upper,
            key=PICTURE,
            help=HELP["picture"],
        )


def picture_format() -> str:
    """Return the format in which the charts' buttons save a picture: png or svg."""
    return st.session_state.get(PICTURE, FORMATS[0])


def address(field: Field) -> str:
    """Return the link that opens an indicator beside the choices of now, by ids."""
    query = urlencode({**_pickers.ids(), "indicator": field.indicator}, safe=",")
    return f"compare?{query}"


def with_parts(cat: Catalogue, cities: Iterable[str]) -> list[str]:
    """Return cities and the districts, zones and institutions in them."""
    wanted = set(cities)
    return [area for area, parent in cat.areas["parent"].items() if {area, parent} & wanted]


def area_names(cat: Catalogue, areas: Iterable[str]) -> dict[str, str]:
    """Return the names of areas by id, in the order given."""
    return dict(cat.areas["name_zh"].loc[list(areas)])


def _plans(cat: Catalogue) -> Picker:
    """Offer the plans that have figures; the one with most of them comes first."""
    counts = cat.figures["plan"].value_counts()
    table = cat.plans.loc[cat.plans["headline"]]
    used = [plan for plan in counts.index if plan in table.index] or [str(table.index[0])]
    return Picker("plan", table["name_zh"].loc[used].to_dict(), used[:1])


def _years(plan: pd.Series) -> Picker:
    """Offer the plan's years; the last full one is the default."""
    now = today().year
    years = range(plan["base_year"] + 1, min(plan["target_year"], now) + 1)
    ids = [str(year) for year in years] or [str(plan["base_year"])]
    full = [year for year in ids if int(year) < now]
    return Picker("as_of", {year: year for year in ids}, (full or ids)[-1:])


def _cities(cat: Catalogue) -> Picker:
    return Picker("cities", area_names(cat, cat.cities), cat.cities, many=True)


def _indicators(cat: Catalogue) -> Picker:
    """Offer the indicators with figures of a city, headline ones first."""
    figures = cat.figures
    counts = figures.loc[figures["ref_area"].isin(cat.cities), "indicator"].value_counts()
    table = cat.indicators.loc[cat.indicators.index.isin(counts.index)]
    table = table.sort_values("headline", ascending=False, kind="stable")
    best = max(table.index[table["headline"]], key=counts.get, default=table.index[0])
    return Picker("indicator", table["name_zh"].to_dict(), [str(best)])


def _references(cat: Catalogue) -> Picker:
    """Offer the areas to compare with: nation, provinces, cities that are not followed."""
    return Picker("references", area_names(cat, cat.comparators), [], many=True)
