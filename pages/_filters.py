"""The filters of 来源与口径: areas, indicators, grades and a search over all that is shown."""

from dataclasses import dataclass

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.codes import Grade
from indicators.wording import verdicts
from pages import _choices, _language
from pages import _words as words


@dataclass(frozen=True)
class Filter:
    """Which figures are wanted; an empty choice leaves nothing out."""

    areas: tuple[str, ...]
    indicators: tuple[str, ...] | None
    grades: tuple[str, ...] | None
    search: str


def pick(cat: Catalogue, cities: tuple[str, ...]) -> Filter:
    """Show the filters in a row."""
    figures = cat.figures
    areas = _choices.area_names(cat, cat.areas.index[cat.areas.index.isin(figures["ref_area"])])
    codes = _language.names(cat.indicators)
    codes = codes.loc[codes.index.isin(figures["indicator"])].to_dict()
    told = verdicts.GRADE[_language.now()]
    grades = {str(grade): told[grade] for grade in Grade if grade in set(figures["grade"])}
    first, second, third, fourth = st.columns([3, 3, 2, 3])
    with first:
        chosen = _several("areas", areas)
    with second:
        indicators = _several("indicators", codes)
    with third:
        wanted = _several("grades", grades)
    with fourth:
        search = st.text_input(
            words.PICKER["search"], key="filter_search", placeholder=words.HINT["search"]
        )
    area_ids = chosen or _choices.with_parts(cat, cities)
    return Filter(tuple(area_ids), indicators or None, wanted or None, search.strip())


def _several(name: str, labels: dict[str, str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        words.PICKER[name],
        list(labels),
        format_func=lambda one: labels.get(one, one),
        key=f"filter_{name}",
        placeholder=words.HINT[name],
        help=words.HELP.get(name),
    )
    return tuple(chosen)
