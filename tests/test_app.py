"""The pages without a browser: they open, follow the choices, and survive what is broken."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from indicators import catalogue, exhibits, progress
from indicators.wording import pages
from pages import _choices, _entry_preview, _shared

ROOT = Path(__file__).parent.parent
PAGES = [
    "overview.py",
    "city.py",
    "compare.py",
    "trend.py",
    "annual.py",
    "gaps.py",
    "briefing.py",
    "sources.py",
    "entry.py",
    "history.py",
    "method.py",
]
TODAY = "2026-11-22"


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("INDICATORS_TODAY", TODAY)
    yield
    st.cache_resource.clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data folder that the pages read."""
    copy = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setattr(_shared, "DATA", copy)
    st.cache_resource.clear()
    return copy


def opened(page: str = "overview.py", **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    app.run()
    return app if page == "overview.py" else app.switch_page(page).run()


def shown(app: AppTest) -> str:
    """All that our own HTML says on the page."""
    return "\n".join(element.body for element in app.get("html"))


@pytest.mark.parametrize("name", PAGES)
def test_page_opens(name: str):
    app = opened(name)

    assert not app.exception
    assert not app.error
    assert len(shown(app)) > 500


def test_overview_shows_every_headline_field_of_the_progress_frame():
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=2025, on=_choices.today())
    matrix = exhibits.overview(cat, frame, cat.cities, "14fyp", as_of=2025).matrix

    page = shown(opened())

    assert [name for name in matrix.columns if name not in page] == []
    assert page.count('<a href="compare?') == len(matrix.rows) * len(matrix.columns)


def test_link_of_a_field_carries_ids():
    page = shown(opened(cities="620600"))

    assert 'href="compare?plan=14fyp&amp;as_of=2025&amp;' in page
    assert "cities=620600" in page


def test_address_decides_what_is_shown():
    app = opened("compare.py", indicator="rd_intensity", cities="620600,610900")

    assert app.selectbox(key="pick_indicator").value == "rd_intensity"
    assert app.multiselect(key="pick_cities").value == ["610900", "620600"]


def test_choice_is_written_into_the_address_as_an_id():
    app = opened("compare.py")

    app.selectbox(key="pick_indicator").select("rd_intensity").run()

    assert app.query_params["indicator"] == "rd_intensity"


def test_all_cities_need_no_word_in_the_address():
    app = opened(cities="620600")
    every = catalogue.load(ROOT / "data").cities

    app.multiselect(key="pick_cities").set_value(list(every)).run()

    assert "cities" not in app.query_params


def test_choice_outlives_a_visit_to_another_page():
    app = opened("compare.py")
    app.selectbox(key="pick_indicator").select("rd_intensity").run()

    app.switch_page("overview.py").run()
    app.switch_page("compare.py").run()

    assert app.selectbox(key="pick_indicator").value == "rd_intensity"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("indicator", "nonsense"),
        ("indicator", "<script>alert(1)</script>"),
        ("cities", "999999"),
        ("plan", "99fyp"),
        ("as_of", "1850"),
    ],
)
def test_unknown_id_in_the_address_is_reported_and_the_page_still_works(name: str, given: str):
    app = opened("overview.py", **{name: given})

    assert not app.exception
    assert "不存在，已改用可用的选项" in shown(app)
    assert "<script>" not in shown(app)
    assert "“十四五”" in shown(app)


def test_notice_of_a_link_stays_until_the_reader_chooses():
    app = opened("overview.py", indicator="nonsense")
    told = "“nonsense”不存在"

    app.radio(key="picture_width").set_value("330").run()
    kept = told in shown(app)
    app.multiselect(key="pick_cities").set_value(["620600"]).run()

    assert kept
    assert told not in shown(app)


@pytest.mark.parametrize("lang", ["zh", "xx"])
def test_language_of_a_link_can_be_changed(lang: str):
    app = opened(lang=lang)

    app.button_group(key="pick_lang").set_value("en").run()

    assert app.query_params["lang"] == "en"
    assert "Overview" in shown(app)


def test_cities_of_a_link_with_all_of_them_can_be_changed():
    every = catalogue.load(ROOT / "data").cities
    app = opened(cities=",".join(every))

    app.multiselect(key="pick_cities").set_value(list(every[:1])).run()

    assert app.query_params["cities"] == every[0]


@pytest.mark.parametrize("name", PAGES)
def test_no_city_chosen_explains_itself(name: str):
    app = opened(name)

    app.multiselect(key="pick_cities").set_value([]).run()

    assert not app.exception
    assert app.query_params["cities"] == ""


def test_broken_city_file_is_named_and_hides_no_other(folder: Path):
    broken = folder / "cities" / "wuwei.yaml"
    broken.write_text("ref_area: [\n", encoding="utf-8")

    page = shown(opened())

    assert "wuwei.yaml:" in page
    assert "武威市" not in page.split("<h2>")[1]
    assert "安康市" in page


def test_mended_file_comes_back_without_a_new_choice(folder: Path):
    path = folder / "cities" / "wuwei.yaml"
    text = path.read_text(encoding="utf-8")
    app = opened(cities="610900,620600")

    path.write_text("ref_area: [\n", encoding="utf-8")
    app.run()
    without = app.multiselect(key="pick_cities").value
    path.write_text(text, encoding="utf-8")
    app.run()

    assert without == ["610900"]
    assert app.multiselect(key="pick_cities").value == ["610900", "620600"]


def test_broken_code_list_stops_with_its_place(folder: Path):
    (folder / "units.yaml").write_text("percent: [\n", encoding="utf-8")

    app = opened()

    assert not app.exception
    assert "units.yaml:" in shown(app)


def test_folder_without_cities_says_what_to_do(folder: Path):
    for path in (folder / "cities").glob("*.yaml"):
        path.unlink()

    app = opened()

    assert not app.exception
    assert pages.ADVICE["no_data"] in shown(app)


def test_edited_figure_shows_at_the_next_run(folder: Path):
    path = folder / "areas.yaml"
    app = opened()

    path.write_text(
        path.read_text(encoding="utf-8").replace("武威市", "武威新市"), encoding="utf-8"
    )
    app.run()

    assert "武威新市" in shown(app)


@pytest.mark.parametrize("name", PAGES)
def test_text_of_files_is_shown_as_text(folder: Path, name: str):
    path = folder / "areas.yaml"
    hostile = "<img src=x onerror=alert(1)> **武威** $x$"
    changed = path.read_text(encoding="utf-8").replace("zh: 武威市", f"zh: '{hostile}'")
    path.write_text(changed, encoding="utf-8")

    app = opened(name)

    assert not app.exception
    assert "<img" not in shown(app)
    assert not app.markdown


def test_search_and_grade_leave_the_matching_figures():
    app = opened("sources.py")
    app.text_input(key="pick_search").input("R&D").run()
    found = shown(app)

    app.multiselect(key="pick_grades").set_value(["official"]).run()

    assert "R&amp;D" in found
    assert not app.exception
    assert shown(app) != found


def test_what_was_written_is_told_until_the_reader_goes_on():
    app = opened("entry.py")
    app.session_state[_entry_preview.OUTCOME] = "已写入，变更记录第 7 条"

    assert "变更记录第 7 条" in shown(app.run())
    # The data changed by it: the page is drawn again at once, as when its button is pressed.
    assert "变更记录第 7 条" in shown(app.button(key=_entry_preview.FOLLOW).click().run())

    picker = app.selectbox(key="pick_as_of")
    assert "变更记录第 7 条" not in shown(picker.set_value("2024").run())
    assert "变更记录第 7 条" not in shown(app.run())
