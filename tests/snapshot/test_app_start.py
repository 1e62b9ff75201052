"""The app starts from the snapshot where the folder has very many files."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

import indicators.folder
from indicators import catalogue, snapshot
from indicators.snapshot import parsing, places
from pages import _shared

DATA = Path(__file__).parents[2] / "data"
PATIENCE = 30


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = tmp_path / "data"
    shutil.copytree(DATA, place, ignore=shutil.ignore_patterns(".*"))
    monkeypatch.setattr(_shared, "DATA", place)
    yield place
    st.cache_resource.clear()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def started() -> catalogue.Catalogue:
    """Return the data as a process that has just been started reads it."""
    st.cache_resource.clear()
    found = _shared.current().catalogue
    assert found is not None
    return found


def refuse(*given: object) -> None:
    raise AssertionError(given)


def test_a_large_folder_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(indicators.folder, "MANY", 2)
    first = started()
    wait_for(places.own(folder) / places.MANIFEST)
    monkeypatch.setattr(parsing, "parsed", refuse)
    again = started()

    plain = catalogue.load(folder)
    for found in (first, again):
        assert found.figures.equals(plain.figures)
        assert found.sources.equals(plain.sources)
        assert found.cities == plain.cities


def test_an_edit_between_two_starts_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(indicators.folder, "MANY", 2)
    started()
    wait_for(places.own(folder) / places.MANIFEST)
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\nwrong: 1\n", encoding="utf-8")

    found = started()
    assert [one.place.path.name for one in found.problems] == ["wuwei.yaml"]
    assert found.figures.equals(catalogue.load(folder).figures)


def test_an_edit_while_it_runs_reaches_the_snapshot(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(indicators.folder, "MANY", 2)
    started()
    wait_for(places.own(folder) / places.MANIFEST)
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\n", encoding="utf-8")
    found = _shared.current().catalogue

    deadline = time.monotonic() + PATIENCE
    while not snapshot.load_with_state(folder).fresh:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert found is not None
    assert found.figures.equals(catalogue.load(folder).figures)


def test_a_small_folder_gets_none(folder: Path):
    assert started().cities
    time.sleep(0.2)
    assert not places.own(folder).exists()
