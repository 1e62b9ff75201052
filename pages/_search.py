"""The search box of the sidebar: indicators and documents, each with links by ids."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalogue import Catalogue
from indicators.exhibits.search import Found, Hit, search
from pages import _choices, _language, _links, _slices
from pages import _words as words
from pages._html import text

KEY = "search_box"


def show(cat: Catalogue, room: DeltaGenerator) -> None:
    """Show the box and, while something stands in it, what was found."""
    told, label = words.SEARCH, "label_areas" if _slices.many(cat.cities) else "label"
    with room:
        given = st.text_input(
            told[label], key=KEY, type="search", live=True, placeholder=words.HINT["jump"]
        )
        if (given or "").strip():
            city = _choices.now().city
            among = cat.cities if _slices.many(cat.cities) else ()
            found = search(cat, given, _language.now(), areas=[city], among=among)
            st.html(_list(found, given.strip(), _choices.area_names(cat, [city])[city]))


def _list(found: Found, given: str, city: str) -> str:
    told = words.SEARCH
    if not (found.indicators or found.documents or found.areas):
        return f'<p class="found" role="status">{text(told["none"].format(given=given))}</p>'
    parts = [
        _group(told["areas"], [_item(one, _links.city(one.id)) for one in found.areas]),
        _group(told["indicators"], [_indicator(one, city) for one in found.indicators]),
        _group(told["documents"], [_item(one, _links.document(one.id))
                                   for one in found.documents]),
    ]  # fmt: skip
    more = f"<p>{text(told['more'].format(count=found.more))}</p>" if found.more else ""
    return f'<div class="found" role="status">{"".join(parts)}{more}</div>'


def _group(name: str, items: list[str]) -> str:
    return f"<p><b>{text(name)}</b></p><ul>{''.join(items)}</ul>" if items else ""


def _item(hit: Hit, address: str, also: str = "") -> str:
    below = f'<span class="below">{text(hit.below)}{also}</span>'
    return f'<li><a href="{text(address)}">{text(hit.name)}</a>{below}</li>'


def _indicator(hit: Hit, city: str) -> str:
    """Link to the cities side by side and, where the city has figures, to its own table."""
    also = ""
    if hit.cities:
        address = _links.theme(hit.cities[0], hit.theme)
        here = text(words.SEARCH["here"].format(city=city))
        also = f'<br><a href="{text(address)}">{here}</a>'
    return _item(hit, _links.indicator(hit.id), also)
