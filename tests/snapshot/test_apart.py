"""A server stays small: what is much is read and written by another process."""

import shutil
import sys
from pathlib import Path

import pytest

from indicators import catalogue, snapshot
from indicators.snapshot import parsing, places

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "数据 一"
    shutil.copytree(DATA, place, ignore=shutil.ignore_patterns(".*"))
    return place


def refuse(*given: object) -> None:
    raise AssertionError(given)


def test_much_is_read_by_another_process(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parsing, "parsed", refuse)
    found = snapshot.load_apart(folder, many=2)
    assert found.fresh
    assert found.catalogue.figures.equals(catalogue.load(folder).figures)


def test_little_is_read_by_this_one(folder: Path, monkeypatch: pytest.MonkeyPatch):
    snapshot.load(folder)
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\n", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", "/nowhere")
    found = snapshot.load_apart(folder, many=2)
    assert (found.parsed, found.fresh) == (1, False)
    assert found.catalogue.figures.equals(catalogue.load(folder).figures)


def test_a_changed_code_list_makes_all_files_read(folder: Path):
    snapshot.load(folder)
    path = folder / "units.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\n", encoding="utf-8")
    assert snapshot.load_apart(folder, many=4).fresh


@pytest.mark.parametrize("program", ["/nowhere", "/bin/false"])
def test_without_the_other_process_it_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch, program: str
):
    monkeypatch.setattr(sys, "executable", program)
    found = snapshot.load_apart(folder, many=2)
    assert not found.fresh
    assert found.catalogue.figures.equals(catalogue.load(folder).figures)
    assert not places.own(folder).exists()


def test_a_catalogue_in_use_rests_on_the_snapshot_written_of_it(folder: Path):
    found = catalogue.load(folder)
    before = found.figures
    assert snapshot.settle(found)
    assert snapshot.load_with_state(folder).fresh
    assert found.figures.equals(before)
    assert found._figures["locator"].array._pa_array.num_chunks == 1

    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\n", encoding="utf-8")
    edited = catalogue.reload(found)
    assert snapshot.settle(edited)
    assert edited.figures.equals(before)


def test_a_catalogue_of_other_files_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch):
    found = catalogue.load(folder)
    figures = found._figures
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# one line more\n", encoding="utf-8")
    assert not snapshot.settle(found)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    path.write_text(path.read_text("utf-8") + "# and another\n", encoding="utf-8")
    assert not snapshot.settle(catalogue.load(folder))
    assert found._figures is figures


def test_faults_are_told_as_ever(folder: Path):
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "wrong: 1\n", encoding="utf-8")
    found = snapshot.load_apart(folder, many=2)
    assert found.fresh
    assert found.catalogue.problems == catalogue.load(folder).problems
