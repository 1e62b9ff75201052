"""A fault in the code lists stops everything, and all of them are told at once."""

from pathlib import Path

import pytest

from indicators import catalogue
from indicators.problems import DataError
from indicators.wording.problems import PROBLEM

# What to change in which list; the mark « stands where the fault must be reported.
CASES = {
    "syntax": ("areas", '"999902": {', '"999902": {}«', "yaml_syntax"),
    "duplicate code": ("areas", '"999902"', '«"999901"', "duplicate_key"),
    "unknown key": ("areas", "slug: yi,", "slug: yi, «code: 2,", "unknown_key"),
    "no name": ("areas", "{name: {zh: 示例乙市, en: Example City B}, ", "{", "missing"),
    "no slug": ("areas", "slug: yi, ", "", "missing"),
    "empty name": ("areas", "zh: 示例乙市", 'zh: «""', "text_empty"),
    "name in one language": (
        "areas",
        "{zh: 示例乙市, en: Example City B}",
        "{zh: 示例}",
        "missing",
    ),
    "name as text": (
        "areas",
        "name: {zh: 示例乙市, en: Example City B}",
        "name: «示例",
        "mapping_expected",
    ),
    "level": ("areas", "level: city, slug: yi", "level: «town, slug: yi", "choice"),
    "slug in capitals": ("areas", "slug: yi,", "slug: «Yi,", "form"),
    "slug used twice": ("areas", "slug: yi,", "slug: «jia,", "duplicate_slug"),
    "parent unknown": (
        "areas",
        'slug: yi, parent: "999900"',
        'slug: yi, parent: «"999800"',
        "unknown_area",
    ),
    "parent missing": ("areas", '"999902": {', '«"999902": {', "missing"),
    "parent as number": (
        "areas",
        'slug: yi, parent: "999900"',
        "slug: yi, parent: «999900",
        "text_expected",
    ),
    "own parent": (
        "areas",
        'slug: yi, parent: "999900"',
        'slug: yi, parent: «"999902"',
        "area_cycle",
    ),
    "group without members": (
        "areas",
        "level: city, slug: yi",
        "level: «group, slug: yi",
        "group_members",
    ),
    "members of a city": (
        "areas",
        'slug: yi, parent: "999900"',
        'slug: yi, parent: "999900", «members: ["999901"]',
        "group_members",
    ),
    "unknown member": (
        "areas",
        'level: city, slug: yi, parent: "999900"',
        'level: group, slug: yi, members: ["999901", «"999909"]',
        "unknown_area",
    ),
    "group in a group": (
        "areas",
        'level: city, slug: yi, parent: "999900"',
        'level: group, slug: yi, members: ["999901", «"999902"]',
        "group_in_group",
    ),
    "factor as text": ("units", "factor: 10000}", "factor: «1e4}", "number_expected"),
    "factor zero": ("units", "factor: 10000}", "factor: «0}", "out_of_range"),
    "no dimension": ("units", ", dimension: rank", "", "missing"),
    "spellings as text": ("units", "spellings: [亿]", "spellings: «亿", "list_expected"),
    "spelling as number": ("units", "spellings: [亿]", "spellings: [«1]", "text_expected"),
    "unit's code": ("units", "rank: {", "«Rank: {", "form"),
    "unit unknown": (
        "indicators",
        "unit_measure: yi_yuan",
        "unit_measure: «yi_yuans",
        "unknown_unit",
    ),
    "kind": ("indicators", "kind: rank", "kind: «place", "choice"),
    "direction": (
        "indicators",
        "direction: lower_is_better\n  decimals",
        "direction: «lower\n  decimals",
        "choice",
    ),
    "theme": ("indicators", "theme: transfer", "theme: «transfers", "choice"),
    "decimals negative": (
        "indicators",
        "decimals: 2\n  concept: contracts",
        "decimals: «-1\n  concept: contracts",
        "out_of_range",
    ),
    "decimals fraction": (
        "indicators",
        "decimals: 2\n  concept: contracts",
        "decimals: «0.5\n  concept: contracts",
        "integer_expected",
    ),
    "headline yes": (
        "indicators",
        "headline: true\n  def",
        "headline: «yes\n  def",
        "flag_expected",
    ),
    "release lag": ("indicators", "release_lag: 6", "release_lag: «60", "out_of_range"),
    "no definition": ("indicators", "  definition: 登记的技术合同成交额。\n", "", "missing"),
    "headline event": (
        "indicators",
        "event: true",
        "event: true\n  headline: «true",
        "headline_event",
    ),
    "break's year": ("indicators", "{year: 2022,", "{year: «22,", "out_of_range"),
    "break's area": ("indicators", 'ref_area: "999901"', 'ref_area: «"999991"', "unknown_area"),
    "breaks as mapping": (
        "indicators",
        "concept: contracts",
        "«breaks: {year: 2022}\n  concept: contracts",
        "list_expected",
    ),
    "target year first": (
        "plans",
        "base_year: 2022, target_year: 2023",
        "base_year: 2022, target_year: «2022",
        "plan_order",
    ),
    "year as text": ("plans", "base_year: 2022", 'base_year: «"2022"', "integer_expected"),
    "year as fraction": ("plans", "base_year: 2022", "base_year: «2022.5", "integer_expected"),
    "plan's area": ("plans", 'ref_area: "999901"', 'ref_area: «"999909"', "unknown_area"),
    "no base year": ("plans", "base_year: 2022, ", "", "missing"),
    "alias": ("plans", "base_year: 2022", "base_year: &year 2022, document: *year", "yaml_alias"),
    "tag": ("plans", "base_year: 2022", "base_year: «!year 2022", "yaml_tag"),
}
# These have no « in the new text: the fault is told at the record it is missing from.
AT_RECORD = {
    "no name": '"999902"',
    "group without members": '"999902"',
    "no slug": '"999902"',
    "parent missing": '"999902"',
    "name in one language": "name: {zh: 示例}",
    "no dimension": "rank: ",
    "no definition": "contracts:",
    "no base year": "jia-2023",
    "alias": "&year",
}


def changed(folder: Path, name: str, old: str, new: str) -> str:
    """Write the changed list and return its text, the mark still in it."""
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    marked = text.replace(old, new, 1)
    path.write_text(marked.replace("«", ""), encoding="utf-8")
    return marked


def spot(text: str, mark: str) -> tuple[int, int]:
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize("case", CASES)
def test_fault_of_a_list_is_raised_with_its_place(case: str, folder: Path):
    name, old, new, code = CASES[case]
    if case == "parent missing":
        changed(folder, name, 'slug: yi, parent: "999900"', "slug: yi")
    marked = changed(folder, name, old, new)

    with pytest.raises(DataError) as caught:
        catalogue.load(folder)

    [problem] = caught.value.problems
    assert problem.code == code
    assert problem.place.path == folder / f"{name}.yaml"
    at = spot(marked.replace("«", ""), AT_RECORD[case]) if case in AT_RECORD else spot(marked, "«")
    assert (problem.place.line, problem.place.column) == at
    assert str(problem) in str(caught.value)


def test_codes_of_lists_are_covered():
    covered = {code for _, _, _, code in CASES.values()}

    assert {
        "unknown_unit",
        "duplicate_slug",
        "area_cycle",
        "group_members",
        "group_in_group",
        "plan_order",
        "headline_event",
    } <= covered
    assert covered <= PROBLEM.keys()


@pytest.mark.parametrize("name", ["areas", "units", "indicators", "plans"])
def test_missing_list_is_a_fault(name: str, folder: Path):
    (folder / f"{name}.yaml").unlink()

    with pytest.raises(DataError) as caught:
        catalogue.load(folder)

    [problem] = caught.value.problems
    assert problem.code == "unreadable"
    assert str(problem).startswith(f"{(folder / name).as_posix()}.yaml:1:1: ")


def test_faults_of_all_four_lists_are_told_together(folder: Path):
    for case in ("level", "factor as text", "theme", "year as text"):
        name, old, new, _ = CASES[case]
        changed(folder, name, old, new)

    with pytest.raises(DataError) as caught:
        catalogue.load(folder)

    told = [(one.place.path.stem, one.code) for one in caught.value.problems]
    assert sorted(told) == [
        ("areas", "choice"),
        ("indicators", "choice"),
        ("plans", "integer_expected"),
        ("units", "number_expected"),
    ]
    assert str(caught.value).count("\n") == 3


def test_longer_cycle_of_parents_is_a_fault(folder: Path):
    changed(folder, "areas", 'slug: yi, parent: "999900"', 'slug: yi, parent: "999903"')
    changed(folder, "areas", 'slug: bing, parent: "999900"', 'slug: bing, parent: "999902"')

    with pytest.raises(DataError) as caught:
        catalogue.load(folder)

    assert {one.code for one in caught.value.problems} == {"area_cycle"}


def test_empty_folder_tells_every_missing_list(tmp_path: Path):
    with pytest.raises(DataError) as caught:
        catalogue.load(tmp_path)

    assert [one.code for one in caught.value.problems] == ["unreadable"] * 4


def test_folder_without_cities_is_an_empty_catalogue(folder: Path):
    for path in [*folder.glob("cities/*.yaml"), *folder.glob("benchmarks/*.yaml")]:
        path.unlink()

    loaded = catalogue.load(folder)

    assert loaded.problems == ()
    assert len(loaded.figures) == len(loaded.sources) == len(loaded.issues) == 0
    assert len(loaded.areas) == 8
