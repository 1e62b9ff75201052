"""A fifth city is one file and one line: no code knows the names of cities."""

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages import _shared

ROOT = Path(__file__).parent.parent
CITY = """
ref_area: "999900"
sources:
  plan: {title: 甲市科技规划, publisher: 甲市人民政府, published: 2022-01-05, grade: official}
  bulletin: {title: 甲市2024年统计公报, publisher: 甲市统计局, grade: official}
figures:
  rd_intensity:
    - {role: baseline, plan: 14fyp, time_period: 2020, obs_value: 1.11, source: plan,
       locator: 表1, label: 研发经费投入强度, printed: 1.11%}
    - {role: target, plan: 14fyp, time_period: 2025, obs_value: 2.22, source: plan,
       locator: 表1, label: 研发经费投入强度, printed: 2.22%, comparator: at_least}
    - {role: actual, time_period: 2024, obs_value: 1.77, source: bulletin,
       locator: 第五部分, label: 研发经费投入强度, printed: 1.77%}
"""
LINE = '"999900": {name: {zh: 甲市, en: Jia}, level: city, slug: jia, parent: "610000"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setattr(_shared, "DATA", copy)
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")
    st.cache_resource.clear()
    return copy


def add_city(folder: Path) -> None:
    (folder / "cities" / "jia.yaml").write_text(CITY, encoding="utf-8")
    with (folder / "areas.yaml").open("a", encoding="utf-8") as areas:
        areas.write(LINE)


def shown(app: AppTest) -> str:
    return "\n".join(element.body for element in app.get("html"))


def opened(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    app.run()
    return app if page == "overview.py" else app.switch_page(page).run()


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("overview.py", ["1.11 → 2.22", "1.77"]),
        ("compare.py", ["1.11", "2.22", "1.77"]),
        ("sources.py", ["1.11%", "2.22%", "1.77%", "甲市2024年统计公报"]),
    ],
)
def test_a_fifth_city_stands_on_every_page(folder: Path, name: str, numbers: list[str]):
    add_city(folder)

    app = opened(name, indicator="rd_intensity")
    if name == "sources.py":
        app.text_input(key="pick_search").input("甲市").run()

    assert not app.exception
    assert "数据文件有" not in shown(app)
    assert "甲市" in shown(app)
    assert [number for number in numbers if number not in shown(app)] == []


def test_a_city_that_comes_while_the_page_is_open_is_shown(folder: Path):
    app = opened("overview.py")

    add_city(folder)
    app.run()

    assert "甲市" in app.multiselect(key="pick_cities").options
    assert "1.11 → 2.22" in shown(app)
