"""Each file in broken/ holds one fault and says in its first line where and which."""

import re
import shutil
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.problems import MOST, Problem
from indicators.wording.problems import PROBLEM

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
HEALTHY = {"999901", "999901-zone", "999902", "999900"}

# Raised by code lists (test_code_lists.py) or by `check --documents` (tests/shared), never here.
ELSEWHERE = {
    "unknown_unit",
    "duplicate_slug",
    "area_cycle",
    "group_members",
    "group_in_group",
    "plan_order",
    "headline_event",
    "label_not_found",
    "printed_not_found",
    "document_missing",
}
# A directory, a very large file and one with very many faults are made by tests below.
IN_CODE = {"unreadable", "too_large", "too_many"}
# pydantic's findings that our plain types leave no room for; they stay as a net.
UNREACHABLE = {"not_finite", "invalid"}


def expected(path: Path) -> tuple[str, str]:
    _, _, place, code, *_ = path.read_text(encoding="utf-8").splitlines()[0].split()
    return place, code


def planted(path: Path, folder: Path) -> Path:
    """Copy a broken file into the folder; `@@=hex` in its first line stands for raw bytes."""
    copy = Path(shutil.copy(path, folder / "cities"))
    first, _, rest = copy.read_bytes().partition(b"\n")
    if b"@@=" in first:
        raw = bytes.fromhex(first.split(b"@@=")[1].decode())
        copy.write_bytes(first + b"\n" + rest.replace(b"@@", raw))
    return copy


def assert_speaks_to_people(problem: Problem) -> None:
    assert re.search("[\u4e00-\u9fff]", problem.message)
    assert not re.search(r"\{(?:field|value|options)\}|None|Traceback", problem.message)
    assert "\n" not in str(problem)
    assert len(problem.message) < 500


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_fault_is_found_where_it_stands(path: Path, folder: Path):
    place, code = expected(path)
    copy = planted(path, folder)

    loaded = catalogue.load(folder)

    found = [f"{one.place}: {one.code}" for one in loaded.problems]
    assert found == [f"{copy.as_posix()}:{place}: {code}"]
    assert_speaks_to_people(loaded.problems[0])
    assert set(loaded.figures["ref_area"]) == HEALTHY


def test_there_are_enough_broken_files():
    assert len(BROKEN) >= 75


def test_every_code_has_a_broken_file():
    covered = {expected(path)[1] for path in BROKEN}

    assert sorted(PROBLEM.keys() - covered - ELSEWHERE - IN_CODE - UNREACHABLE) == []
    assert not covered & (ELSEWHERE | IN_CODE | UNREACHABLE)


def test_healthy_folder_has_no_fault(folder: Path):
    assert catalogue.load(folder).problems == ()


def test_byte_order_mark_is_no_fault(folder: Path):
    path = folder / "cities" / "jia.yaml"
    before = catalogue.load(folder).figures

    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    loaded = catalogue.load(folder)
    assert loaded.problems == ()
    assert loaded.figures.equals(before)


def test_byte_order_mark_does_not_move_the_place(folder: Path):
    path = folder / "cities" / "bing.yaml"
    path.write_bytes(b"\xef\xbb\xbfref: 1\n")

    places = {str(one.place) for one in catalogue.load(folder).problems}

    assert f"{path.as_posix()}:1:1" in places


def test_windows_line_ends_are_no_fault(folder: Path):
    before = catalogue.load(folder).figures
    for path in folder.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    loaded = catalogue.load(folder)

    assert loaded.problems == ()
    assert loaded.figures.equals(before)


def test_directory_is_a_fault(folder: Path):
    (folder / "cities" / "bing.yaml").mkdir()

    [problem] = catalogue.load(folder).problems

    assert problem.code == "unreadable"
    assert problem.place.line == problem.place.column == 1
    assert_speaks_to_people(problem)


def test_very_large_file_is_a_fault(folder: Path):
    path = folder / "cities" / "bing.yaml"
    path.write_text("# " + "示例" * 10_000_000, encoding="utf-8")

    [problem] = catalogue.load(folder).problems

    assert problem.code == "too_large"
    assert_speaks_to_people(problem)


def test_very_many_faults_are_cut_and_said_to_be(folder: Path):
    text = (HERE / "broken" / "number_with_percent.yaml").read_text(encoding="utf-8")
    line = text.splitlines()[-1] + "\n"
    (folder / "cities" / "bing.yaml").write_text(text + line * 3_000, encoding="utf-8")

    problems = catalogue.load(folder).problems

    codes = [one.code for one in problems]
    assert codes.count("too_many") == 1
    assert codes.count("number_expected") == len(codes) - 1
    assert len(codes) == MOST + 1


def test_dangling_link_is_a_fault(folder: Path):
    (folder / "cities" / "bing.yaml").symlink_to(folder / "nowhere.yaml")

    [problem] = catalogue.load(folder).problems

    assert problem.code == "unreadable"


def test_other_files_are_not_read(folder: Path):
    (folder / "cities" / "notes.txt").write_text("示例", encoding="utf-8")
    (folder / "cities" / "old.yaml.bak").write_text("- 示例", encoding="utf-8")

    assert catalogue.load(folder).problems == ()


TEN = [
    "number_with_percent",
    "duplicate_key",
    "unknown_indicator",
    "tab",
    "printed_value",
    "target_side",
    "preferred_none",
    "alias",
    "not_utf8",
    "derived_value",
]


def test_ten_faults_in_ten_files_are_all_told(folder: Path):
    paths = [HERE / "broken" / f"{name}.yaml" for name in TEN]
    areas = (folder / "areas.yaml").read_text(encoding="utf-8")
    for number, path in enumerate(paths, start=10):
        copy = planted(path, folder)
        copy.write_bytes(copy.read_bytes().replace(b"999903", f"9999{number}".encode()))
        line = (
            areas.splitlines()[5].replace("999903", f"9999{number}").replace("bing", f"c{number}")
        )
        areas += line + "\n"
    (folder / "areas.yaml").write_text(areas, encoding="utf-8")

    loaded = catalogue.load(folder)

    told = {(one.place.path.stem, one.code) for one in loaded.problems}
    assert told == {(path.stem, expected(path)[1]) for path in paths}
    assert len(loaded.problems) == 10
    assert list(loaded.problems) == sorted(loaded.problems, key=lambda one: one.place)
    assert set(loaded.figures["ref_area"]) == HEALTHY


def test_several_faults_of_one_file_are_all_told(folder: Path):
    text = (HERE / "broken" / "number_with_percent.yaml").read_text(encoding="utf-8")
    text = text.replace("grade: official", "grade: good").replace("role: actual", "role: goal")
    (folder / "cities" / "bing.yaml").write_text(text, encoding="utf-8")

    codes = [one.code for one in catalogue.load(folder).problems]

    assert codes == ["choice", "choice", "number_expected"]
