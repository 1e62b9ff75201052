"""The app starts from the snapshot where the folder has very many files."""

import shutil
import time
from pathlib import Path

import pytest

import indicators.folder
from indicators import catalogue
from indicators.snapshot import parsing, places
from pages import _shared

DATA = Path(__file__).parents[2] / "data"
PATIENCE = 30


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "data"
    shutil.copytree(DATA, place, ignore=shutil.ignore_patterns(".*"))
    monkeypatch.setattr(_shared, "DATA", place)
    return place


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def refuse(*given: object) -> None:
    raise AssertionError(given)


def test_a_large_folder_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(indicators.folder, "MANY", 2)
    first = _shared._read()
    wait_for(places.own(folder) / places.MANIFEST)
    monkeypatch.setattr(parsing, "parsed", refuse)
    again = _shared._read()

    plain = catalogue.load(folder)
    for found in (first, again):
        assert found.figures.equals(plain.figures)
        assert found.sources.equals(plain.sources)
        assert found.cities == plain.cities


def test_an_edit_between_two_starts_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(indicators.folder, "MANY", 2)
    _shared._read()
    wait_for(places.own(folder) / places.MANIFEST)
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\nwrong: 1\n", encoding="utf-8")

    found = _shared._read()
    assert [one.place.path.name for one in found.problems] == ["wuwei.yaml"]
    assert found.figures.equals(catalogue.load(folder).figures)


def test_a_small_folder_gets_none(folder: Path):
    assert _shared._read().cities
    time.sleep(0.2)
    assert not places.own(folder).exists()
