"""Files of more areas than they hold: what is in them is said in them and beside their links."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from test_app import opened, shown

from indicators.wording import pages
from pages import _files, _shared, _slices

MOST = 100


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch, large_folder: Path) -> Iterator[None]:
    monkeypatch.setattr(_shared, "DATA", large_folder)
    monkeypatch.setattr(_slices, "MOST_IN_FILES", MOST)
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def saved(page: str, suffix: str) -> list[Response]:
    """Return the page's files of a format."""
    names = dict.fromkeys(re.findall(rf"files/([^.\"]+)\.{suffix}", page))
    scope = {"type": "http", "method": "GET", "headers": [], "query_string": b""}
    asked = [
        Request(scope | {"path_params": {"exhibit": name, "suffix": suffix}}) for name in names
    ]
    return [_files.answer(one) for one in asked]


def texts(workbook: bytes) -> set[str]:
    """Return all that stands in the cells of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return {str(cell) for sheet in book for row in sheet.values for cell in row if cell}


@pytest.mark.parametrize("name", ["overview.py", "compare.py"])
def test_a_file_of_a_part_says_so_in_it_and_beside_its_link(large, name: str):
    page = shown(opened(name))

    told = pages.part_in_files(len(large.cities))
    assert told in page
    assert any(told in texts(bytes(one.body)) for one in saved(page, "xlsx"))
    mark = pages.TITLE_OF_PART.format(title="")
    names = [unquote(one.headers["content-disposition"]) for one in saved(page, "csv")]
    assert any(mark in one for one in names)


def test_a_province_has_files_of_all_its_areas(large):
    page = shown(opened("compare.py", province="900000"))

    assert "不是全部" not in page


def test_the_figures_of_an_indicator_are_offered_of_all_areas(large):
    page = shown(opened("compare.py", indicator="ind01"))

    assert "./api/figures?indicator=ind01&amp;format=csv" in page
    assert pages.ALL_FIGURES in page


def test_there_is_no_template_of_too_many_areas_and_the_page_says_so(large):
    app = opened("gaps.py", listing="gaps")

    assert not app.exception
    assert pages.no_template(len(large.cities), MOST) in shown(app)
