"""Very many areas on the pages: a province and a level are chosen, the address names them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from test_app import opened, shown

from indicators import exhibits
from indicators.wording import pages
from pages import _scope, _shared, _slices

FIRST, LAST = "900000", "900003"


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch, large_folder: Path) -> Iterator[None]:
    monkeypatch.setattr(_shared, "DATA", large_folder)
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def names(large, areas) -> list[str]:
    return [str(large.areas.loc[one, "name_zh"]) for one in areas]


def of_province(large, province: str) -> list[str]:
    number = int(province) - 900_000
    size = len(large.cities) // 4
    return list(large.cities[number * size : (number + 1) * size])


def test_all_areas_are_counted_by_province_and_some_are_shown(large):
    app = opened()

    page = shown(app)
    assert pages.cities_of(1, _slices.AT_A_TIME, len(large.cities)) in page
    assert app.selectbox(key="pick_province").value == _scope.ALL
    assert app.multiselect(key="pick_cities").value == []
    assert "province" not in app.query_params
    assert "cities" not in app.query_params


def test_a_province_narrows_what_is_shown_and_stands_in_the_address(large):
    app = opened()
    app.selectbox(key="pick_province").set_value(LAST).run()

    own = of_province(large, LAST)
    page = shown(app)
    assert pages.cities_of(1, _slices.AT_A_TIME, len(own)) in page
    assert all(f">{name}<" in page for name in names(large, own[: _slices.AT_A_TIME]))
    assert app.query_params["province"] == LAST
    assert list(app.multiselect(key="pick_cities").options) == names(large, own)


def test_a_link_opens_province_and_level(large):
    app = opened("compare.py", province=FIRST, level="city", indicator="ind01")

    own = [one for one in of_province(large, FIRST) if large.areas.loc[one, "level"] == "city"]
    assert app.selectbox(key="pick_level").value == "city"
    assert app.selectbox(key="pick_indicator").value == "ind01"
    assert list(app.multiselect(key="pick_cities").options) == names(large, own)


def test_a_group_narrows_what_is_shown_with_the_province(large):
    app = opened()
    app.selectbox(key="pick_group").set_value("region").run()

    own = exhibits.within(large, large.cities, group="region")
    assert pages.cities_of(1, _slices.AT_A_TIME, len(own)) in shown(app)
    assert app.query_params["group"] == "region"
    assert list(app.multiselect(key="pick_cities").options) == names(large, own)

    app.selectbox(key="pick_province").set_value(FIRST).run()
    both = [one for one in own if one in of_province(large, FIRST)]
    assert 0 < len(both) < len(own)
    assert list(app.multiselect(key="pick_cities").options) == names(large, both)


def test_a_province_without_areas_of_the_group_does_not_offer_it(large):
    app = opened(province="900001", group="region")

    assert "pick_group" not in [one.key for one in app.selectbox]
    assert pages.invalid_link("group", "region") in shown(app)


def test_a_link_to_any_area_works_whatever_province_was_looked_at(large):
    area = large.cities[-1]
    app = opened(province=FIRST)
    app.query_params.update({"cities": area, "province": _scope.ALL})
    app.run()

    assert app.multiselect(key="pick_cities").value == [area]
    assert names(large, [area])[0] in shown(app)

    page = opened("city.py", province=FIRST, city=area)
    assert page.selectbox(key="pick_city").value == area
    assert not page.exception


def test_unknown_province_is_reported(large):
    page = shown(opened(province="999999"))

    assert pages.invalid_link("province", "999999") in page


PAGES = ("city", "compare", "trend", "annual", "gaps", "sources", "method", "entry", "briefing")


@pytest.mark.parametrize("name", [f"{name}.py" for name in PAGES])
def test_page_opens_and_sends_no_long_list(large, name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_scope, "MOST_OFFERED", 100)
    monkeypatch.setattr(_slices, "MOST_IN_FILES", 100)
    app = opened(name)

    assert not app.exception
    pickers = [*app.selectbox, *app.multiselect]
    long = [one.key for one in pickers if len(one.options) > 100]
    assert name == "entry.py" or long == []


def test_places_are_among_all_areas_of_the_scope(large):
    app = opened("compare.py", indicator="ind01", province=FIRST)

    count = len(of_province(large, FIRST))
    assert pages.ranked_of(1, _slices.AT_A_TIME, count) in shown(app)
    places = [text for text in app.get("html") if "第" in text.body and "位" in text.body]
    assert places


def test_next_areas_are_turned_to(large):
    app = opened("gaps.py")

    assert pages.listed_of(1, _slices.AT_A_TIME, len(large.cities)) in shown(app)


def test_few_cities_know_nothing_of_provinces(monkeypatch: pytest.MonkeyPatch):
    from test_app import ROOT

    monkeypatch.setattr(_shared, "DATA", ROOT / "data")
    st.cache_resource.clear()
    app = opened(province="610000")

    assert not [one for one in app.selectbox if one.key == "pick_province"]
    assert not app.exception
