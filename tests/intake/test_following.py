"""A follow-up filled in field by field: the record it becomes, and what is refused."""

import shutil
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.changes import Section
from indicators.history import By, Store
from indicators.intake import following

ROOT = Path(__file__).parents[2]
AREA = "620600"
BY = By("zhang", "张三")
GIVEN = {
    "indicator": "rd_intensity", "plan": "14fyp", "department": "武威市科技局", "lead": "",
    "cause": "=1+1 <b>投入</b>少", "measures": "每季调度", "date": "2026-01-05",
    "due": "2026-12-31", "state": "open",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    found = shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".*"))
    Store(found, git=False).begin()
    return found


def commit(folder, found):
    assert not found.faults
    assert found.changes
    Store(folder, git=False).commit(found.changes, by=BY, why="督办")
    return catalogue.load(folder)


def test_new_one_stands_in_the_file_as_it_was_filled_in(folder):
    cat = commit(folder, following.handed_in(catalogue.load(folder), AREA, GIVEN))

    ((key, record),) = following.listed(cat, AREA).items()
    assert key == "wuwei-rd-intensity-f1"
    assert {name: record[name] for name, value in GIVEN.items() if value} == {
        name: value for name, value in GIVEN.items() if value
    }
    assert "lead" not in record
    assert not cat.problems


def test_second_one_of_an_indicator_has_an_id_of_its_own(folder):
    cat = commit(folder, following.handed_in(catalogue.load(folder), AREA, GIVEN))
    cat = commit(folder, following.handed_in(cat, AREA, GIVEN | {"cause": "统计不全"}))

    assert list(following.listed(cat, AREA)) == ["wuwei-rd-intensity-f1", "wuwei-rd-intensity-f2"]


def test_only_what_is_given_differently_changes(folder):
    cat = commit(folder, following.handed_in(catalogue.load(folder), AREA, GIVEN))
    ((key, record),) = following.listed(cat, AREA).items()
    rest = {name: GIVEN[name] for name in GIVEN if name not in {"indicator", "plan"}}

    assert following.handed_in(cat, AREA, rest, key) == following.Followed()

    changed = rest | {"state": "closed", "due": ""}
    (change,) = following.handed_in(cat, AREA, changed, key).changes
    assert change.section is Section.FOLLOW_UPS
    cat = commit(folder, following.handed_in(cat, AREA, changed, key))
    after = following.listed(cat, AREA)[key]
    assert after == {
        name: value for name, value in record.items() if name not in {"due", "state"}
    } | {"state": "closed"}


def test_removed_one_leaves_the_file_as_it_was(folder):
    path = folder / "cities" / "wuwei.yaml"
    before = catalogue.load(folder)
    cat = commit(folder, following.handed_in(before, AREA, GIVEN))
    (key,) = following.listed(cat, AREA)

    cat = commit(folder, following.removed(cat, AREA, key))

    assert following.listed(cat, AREA) == {}
    assert path.name in {one.name for one in cat.files}
    assert not cat.problems
    assert following.removed(cat, AREA, key) == following.Followed()


def test_a_part_of_a_city_has_its_follow_ups_in_the_citys_file(folder):
    cat = catalogue.load(folder)
    part = next(
        code
        for code, one in cat.lists.areas.items()
        if one.parent in cat.cities and cat.file_of(code) is None
    )
    parent = cat.lists.areas[part].parent

    found = following.handed_in(cat, part, GIVEN)

    (change,) = found.changes
    assert change.area == parent
    assert change.after["ref_area"] == part
    assert list(following.listed(commit(folder, found), part)) == [change.key]


@pytest.mark.parametrize(
    "wrong", [{"date": "1月5日"}, {"due": "2026-13-01"}, {"indicator": "nothing"}]
)
def test_what_the_file_would_not_bear_is_told(folder, wrong):
    found = following.handed_in(catalogue.load(folder), AREA, GIVEN | wrong)

    assert not found.changes
    assert found.faults
    assert all(any("一" <= sign <= "鿿" for sign in line) for line in found.faults)


def test_without_a_sound_file_nothing_comes_of_it(folder):
    for path in catalogue.load(folder).files:
        path.unlink()
    cat = catalogue.load(folder)

    assert following.handed_in(cat, AREA, GIVEN) == following.Followed()
    assert following.removed(cat, AREA, "f1") == following.Followed()
