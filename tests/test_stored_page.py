"""批量数据: the store on a page, an indicator's areas and an area's indicators."""

import datetime as dt
import html
from pathlib import Path

import pytest
import streamlit as st
from test_app import opened, shown

from indicators import catalogue, exhibits, progress, store
from indicators.catalogue_sliced import sliced
from indicators.exhibits.ranking import placed
from indicators.store.reading import Reading
from indicators.wording import pages
from indicators.wording import stored as told
from pages import _stored

ROOT = Path(__file__).parent.parent
YEAR, DAY = 2025, dt.date(2026, 11, 22)
NAMES = {"store": _stored.STORE, "judged": _stored.JUDGED}


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def made(cat, tmp_path_factory):
    root = tmp_path_factory.mktemp("stored")
    store.write(cat, root / "store")
    store.assess_store(root / "store", root / "out", as_of=YEAR, on=DAY)
    return root


@pytest.fixture(autouse=True)
def _set_up(made, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INDICATORS_TODAY", DAY.isoformat())
    monkeypatch.setenv(_stored.STORE, str(made / "store"))
    monkeypatch.setenv(_stored.JUDGED, str(made / "out"))
    yield
    st.cache_resource.clear()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_store_the_page_says_what_to_set(lang, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(_stored.JUDGED)

    app = opened("stored.py", lang=lang)

    assert not app.exception
    assert told.say(lang, "unset", **NAMES) in shown(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_areas_of_an_indicator_stand_level_by_level_with_their_places(made, lang):
    app = opened("stored.py", stored_indicator="hnte", lang=lang)

    page = shown(app)
    places = Reading(made / "store", made / "out").places("hnte", YEAR, "14fyp")
    found = _stored.reading()
    assert not app.exception
    assert app.selectbox(key="pick_stored_indicator").value == "hnte"
    names = found.lists["areas"][f"name_{lang}"]
    page = page[page.rindex("<table") :]
    heads = [page.index(f">{html.escape(names[area])}") for area in places.index]
    assert heads == sorted(heads)
    assert placed(places, lang).text(str(places.index[0])) in page
    size = {"rows": found.manifest.rows, "indicators": len(found.indicators(YEAR))}
    assert told.say(lang, "holds", as_of=YEAR, **size) in shown(app)


def test_an_area_shows_what_its_own_page_shows(cat):
    area = cat.cities[1]
    alone = sliced(cat, [area], small=0)
    frame = progress.assess(alone, as_of=YEAR, on=DAY)
    expected = exhibits.city(alone, frame, area, "14fyp", as_of=YEAR)

    app = opened("stored.py", stored_by="area", stored_area=area)

    page = shown(app)
    assert expected.title in page
    assert all(one.title in page for one in expected.doubts)
    assert app.query_params["stored_area"] == area


def test_a_level_narrows_what_is_shown(cat, made):
    reading = Reading(made / "store", made / "out")
    levels = reading.lists["areas"]["level"]
    names = reading.lists["areas"]["name_zh"]
    some = [
        one
        for one in reading.places("rd_intensity", YEAR, "14fyp").index
        if levels[one] == "province"
    ]

    page = shown(opened("stored.py", stored_indicator="rd_intensity", stored_level="province"))

    assert some
    assert all(f">{names[one]}" in page for one in some)
    assert not any(f">{names[one]}<" in page for one in cat.cities)


def test_an_area_is_found_by_its_name_and_by_its_code(cat):
    for search in (str(cat.areas.loc["620600", "name_zh"]), "620600", "wuwei"):
        app = opened("stored.py", stored_by="area", stored_search=search)

        assert app.selectbox(key="pick_stored_area").value == "620600"
    app.text_input(key="pick_stored_search").set_value("西安").run()
    assert app.selectbox(key="pick_stored_area").value == "610100"
    app = opened("stored.py", stored_by="area", stored_search="没有这个地方")
    assert told.say("zh", "none") in shown(app)


def test_another_year_than_was_judged_is_said():
    page = shown(opened("stored.py", as_of="2024"))

    assert told.say("zh", "other_year", year=2024, as_of=YEAR) in page


def test_a_link_to_what_is_not_there_is_said():
    page = shown(opened("stored.py", stored_indicator="nothing"))

    assert pages.invalid_link("stored_indicator", "nothing") in page


def test_what_is_written_later_is_shown_and_what_is_damaged_is_told(cat, tmp_path, monkeypatch):
    store.write(cat, tmp_path / "store")
    monkeypatch.setenv(_stored.STORE, str(tmp_path / "store"))
    monkeypatch.setenv(_stored.JUDGED, str(tmp_path / "out"))
    app = opened("stored.py")
    assert not app.exception
    assert str(tmp_path) in shown(app)

    store.assess_store(tmp_path / "store", tmp_path / "out", as_of=YEAR, on=DAY)
    app.run()
    assert app.selectbox(key="pick_stored_indicator").value

    code = app.selectbox(key="pick_stored_indicator").value
    for path in (tmp_path / "out").rglob(f"indicator={code}/part-*.parquet"):
        path.write_bytes(path.read_bytes()[:50])
    app.run()
    assert not app.exception
    assert "indicator=" in shown(app)
