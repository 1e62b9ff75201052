"""Every figure of the shared documents stands in them; a figure changed with its print does not."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators import catalogue, documents
from indicators.area_files import read_file
from indicators.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT.parent / "shared" / "sources"
REASON = f"the documents are not beside the project ({DOCUMENTS})"
LEAST_VERIFIED = 160
MOST_COLLISIONS = 0.01
OTHER_NUMERAL = dict(zip("一二三四五六七八九两", "二三四五六七八九一三", strict=True))
# Changed numbers that do stand beside the same label, in the row of the other scope of one table:
# figure id and the changed print.
COLLISIONS = {
    ("ww-035", "2%"),
    ("ww-075-county", "2%以上"),
}


@pytest.fixture(autouse=True)
def present() -> None:
    if not DOCUMENTS.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"CI is set and {REASON}", pytrace=False)
        pytest.skip(REASON)


@pytest.fixture
def copy(tmp_path: Path) -> Catalogue:
    """The real catalogue, loaded from a copy that may be changed."""
    return catalogue.load(Path(shutil.copytree(ROOT / "data", tmp_path / "data")))


def one_digit_changed(text: str) -> Iterator[str]:
    for match in re.finditer(r"\d|[一二三四五六七八九两]", text):
        old = match.group()
        new = OTHER_NUMERAL[old] if old in OTHER_NUMERAL else str((int(old) + 1) % 10)
        yield text[: match.start()] + new + text[match.end() :]


def test_every_figure_stands_in_its_document():
    loaded = catalogue.load(ROOT / "data")

    result = documents.verify(loaded, DOCUMENTS)

    assert [str(one) for one in result.problems] == []
    assert result.verified >= LEAST_VERIFIED
    assert result.documents == len(list(DOCUMENTS.glob("*.txt")))


def test_figure_changed_together_with_its_print_is_found(copy: Catalogue):
    """The loader cannot see it, value and print agree; the document can."""
    originals = {path: read_file(path).document.content for path in copy.files}
    tried: set[tuple[str, str]] = set()
    passed: set[tuple[str, str]] = set()

    for turn in range(8):  # a turn changes the n-th digit of every figure at once
        changes: dict[tuple[Path, int, int], tuple[str, str]] = {}
        for path, content in originals.items():
            changes |= rewritten(path, content, turn)
        found = {
            (one.place.path, one.place.line, one.place.column)
            for one in documents.verify(copy, DOCUMENTS).problems
            if one.code == "printed_not_found"
        }
        tried |= set(changes.values())
        passed |= {change for place, change in changes.items() if place not in found}

    assert passed == COLLISIONS
    assert len(COLLISIONS) <= len(tried) * MOST_COLLISIONS
    assert len({figure for figure, _ in tried}) >= LEAST_VERIFIED


def rewritten(path: Path, content: dict, turn: int) -> dict[tuple[Path, int, int], tuple[str, str]]:
    """Write a file with one digit of each print changed; return where each change stands."""
    content = json.loads(json.dumps(content))
    changed: dict[tuple[str, int], tuple[str, str]] = {}
    for code, figures in content["figures"].items():
        for number, figure in enumerate(figures):
            variants = list(one_digit_changed(figure.get("printed") or ""))
            if content["sources"][figure["source"]].get("file") and turn < len(variants):
                figure["printed"] = variants[turn]
                name = figure.get("id") or f"{path.stem}.{code}.{number}"
                changed[code, number] = (name, variants[turn])
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    document = read_file(path).document
    places = {keys: document.place(("figures", *keys, "printed")) for keys in changed}
    return {
        (path, places[keys].line, places[keys].column): change for keys, change in changed.items()
    }


def test_label_that_does_not_stand_there_is_found(copy: Catalogue):
    path = next(path for path in copy.files if path.stem == "wuwei")
    content = read_file(path).document.content
    wanted = 0
    for figures in content["figures"].values():
        for figure in figures:
            if content["sources"][figure["source"]].get("file"):
                figure["label"] = "示例" + figure["label"]
                wanted += 1
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")

    result = documents.verify(copy, DOCUMENTS)

    assert wanted > 0
    assert [one.code for one in result.problems] == ["label_not_found"] * wanted


def test_missing_documents_are_faults(copy: Catalogue, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()

    result = documents.verify(copy, empty)

    assert result.verified == result.documents == 0
    assert {one.code for one in result.problems} == {"document_missing"}
