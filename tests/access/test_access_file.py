"""The access file: what is read, and every fault at its place, at once."""

import os
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.access import Access, Action, State, Watched
from indicators.access import command as access_command

ROOT = Path(__file__).parent.parent.parent
FULL = """\
sign_in: header
header: {name: X-Remote-User, from: ["127.0.0.1", "10.1.0.0/16"]}
claim: sub
review: optional
people:
  zhang@wuwei.gov.cn: {name: 张三, editor: [wuwei], reviewer: ["630100", 安康], administrator: true}
  li:
    name: 李四
    editor: all
    reviewer:
"""


@pytest.fixture(scope="module")
def areas():
    return catalogue.load(ROOT / "data").lists.areas


@pytest.fixture
def read(tmp_path, areas):
    def written(text, known=areas):
        path = tmp_path / "access.yaml"
        path.write_text(text, encoding="utf-8")
        return Access.read(path, known)

    return written


def test_all_that_can_be_said_is_read(read):
    found = read(FULL)
    zhang, li = found.person("zhang@wuwei.gov.cn"), found.person("li")

    assert (found.state, found.header, found.needs_review) == (
        State.READY,
        "x-remote-user",
        False,
    )
    assert (zhang.name, zhang.administrator) == ("张三", True)
    assert zhang.editor_of == {"620600"}
    assert zhang.reviewer_of == {"630100", "610900"}
    assert (li.editor_of, li.reviewer_of, li.administrator) == ({"all"}, frozenset(), False)


def test_review_is_required_unless_said_otherwise(read):
    assert read("sign_in: oidc\npeople: {}").needs_review


@pytest.mark.parametrize(
    "name", ["wuwei", "WuWei", '"620600"', "620600", "武威市", "武威", "Wuwei"]
)
def test_a_city_has_many_names(read, name):
    found = read(f"sign_in: oidc\npeople: {{a: {{name: 甲, editor: [{name}]}}}}")
    assert found.person("a").editor_of == {"620600"}


# text, line, column, what is named, what is allowed
PEOPLE = "people: {}\n"
FAULTS = {
    "way of signing in": (f"{PEOPLE}sign_in: ldap", 2, 10, "ldap", "header"),
    "no way of signing in": (PEOPLE, 1, 1, "sign_in", ""),
    "nobody": ("sign_in: oidc", 1, 1, "people", ""),
    "people as list": ("sign_in: oidc\npeople: [a]", 2, 1, "people", ""),
    "key": (f"sign_in: oidc\n{PEOPLE}reviw: optional", 3, 1, "reviw", "review"),
    "review": (f"{PEOPLE}sign_in: oidc\nreview: no", 3, 9, "no", "optional"),
    "claim": (f"{PEOPLE}sign_in: oidc\nclaim: name", 3, 8, "name", "preferred_username"),
    "header missing": (f"sign_in: header\n{PEOPLE}", 1, 1, "header", ""),
    "key of header": (
        f"{PEOPLE}sign_in: oidc\nheader: {{name: X-U, from: [10.0.0.1], form: x}}",
        3, 39, "form", "from",
    ),
    "header with underscore": (
        f"{PEOPLE}sign_in: header\nheader: {{name: X_U, from: [10.0.0.1]}}",
        3, 16, "X_U", "X-Remote-User",
    ),
    "from nowhere": (
        f"{PEOPLE}sign_in: header\nheader: {{name: X-U, from: []}}", 3, 21, "from", "127.0.0.1",
    ),
    "from a name": (
        f"{PEOPLE}sign_in: header\nheader: {{name: X-U, from: [proxy]}}",
        3, 28, "proxy", "10.1.0.0/16",
    ),
    "from an address that is no network": (
        f"{PEOPLE}sign_in: header\nheader: {{name: X-U, from: [10.1.0.1/16]}}",
        3, 28, "10.1.0.1/16", "10.1.0.0/16",
    ),
    "from everywhere": (
        f'{PEOPLE}sign_in: header\nheader: {{name: X-U, from: ["::/0"]}}',
        3, 28, "::/0", "10.1.0.0/16",
    ),
    "key of a person": (
        "sign_in: oidc\npeople:\n  a: {name: 甲, editr: [wuwei]}", 3, 16, "editr", "editor",
    ),
    "no name": ("sign_in: oidc\npeople:\n  a: {editor: [wuwei]}", 3, 3, "name", ""),
    "city": (
        "sign_in: oidc\npeople:\n  a: {name: 甲, editor: [wuwei, wuweii]}",
        3, 32, "wuweii", "620600 wuwei 武威市",
    ),
    "city alone": (
        "sign_in: oidc\npeople:\n  a: {name: 甲, reviewer: 西宇市}", 3, 26, "西宇市", "西宁市",
    ),
    "flag": (
        "sign_in: oidc\npeople:\n  a: {name: 甲, administrator: yes}", 3, 31, "yes", "true",
    ),
    "the same person": (
        "sign_in: oidc\npeople:\n  a@b: {name: 甲}\n  Ａ@B: {name: 乙}", 4, 3, "Ａ@B", "",
    ),
    "blank person": ('sign_in: oidc\npeople:\n  " ": {name: 甲}', 3, 3, "people", ""),
    "key twice": ("sign_in: oidc\nsign_in: oidc\npeople: {}", 2, 1, "sign_in", ""),
    "empty": ("", 1, 1, "", "sign_in"),
    "list": ("- a", 1, 1, "access.yaml", ""),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", FAULTS)
def test_fault_is_told_at_its_place_and_nobody_may_write(read, case, lang):
    text, line, column, given, allowed = FAULTS[case]
    found = read(text)
    [told] = found.lines(lang)

    assert f"access.yaml:{line}:{column}: " in told
    assert given in told
    assert allowed in told or (case == "empty" and lang == "en")
    assert found.state is State.FAULTY
    assert (found.people, found.header) == ({}, "")


def test_all_faults_are_told_at_once(read):
    found = read(
        "sign_in: ldap\nheader: {name: X-U, from: [proxy]}\nclaim: x\n"
        "people:\n  a: {name: 甲, editor: [nowhere], administrator: 1}\n  A: {}\n"
    )
    assert [(one.place.line, one.code) for one in found.problems] == [
        (1, "choice"),
        (2, "form"),
        (3, "choice"),
        (5, "unknown_area"),
        (5, "flag_expected"),
        (6, "duplicate_key"),
        (6, "missing"),
    ]


def test_areas_are_looked_up_where_they_are_known(read):
    text = "sign_in: oidc\npeople: {a: {name: 甲, editor: [nowhere]}}"
    assert read(text, known=None).state is State.READY
    assert read(text).state is State.FAULTY


def test_without_a_file_everyone_reads(tmp_path, areas):
    found = Access.read(tmp_path / "access.yaml", areas)
    assert (found.state, found.problems, found.person("a")) == (State.NONE, (), None)


def test_what_cannot_be_read_is_a_fault_not_a_missing_file(tmp_path, areas):
    (tmp_path / "folder").mkdir()
    assert Access.read(tmp_path / "folder", areas).state is State.FAULTY


def test_a_file_is_read_again_when_it_changes(tmp_path, areas):
    path = tmp_path / "access.yaml"
    watched = Watched(path)
    assert watched.now(areas).state is State.NONE
    path.write_text("sign_in: oidc\npeople: {a: {name: 甲, editor: all}}", encoding="utf-8")
    zhang = watched.now(areas).person("a")
    assert watched.now(areas).may(zhang, Action.ENTER, "620600")
    assert watched.now(areas) is watched.now(areas)

    new = tmp_path / "new.yaml"
    new.write_text("sign_in: oidc\npeople: {b: {name: 乙, editor: all}}", encoding="utf-8")
    times = path.stat()
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))  # same size, same time
    new.replace(path)

    assert not watched.now(areas).may(zhang, Action.ENTER, "620600")
    path.write_text("sign_in: [", encoding="utf-8")
    assert watched.now(areas).state is State.FAULTY
    path.unlink()
    assert watched.now(areas).state is State.NONE


def test_names_are_looked_up_again_when_the_data_change(tmp_path, areas):
    path = tmp_path / "access.yaml"
    path.write_text("sign_in: oidc\npeople: {a: {name: 甲, editor: wuwei}}", encoding="utf-8")
    watched = Watched(path)
    without = {code: area for code, area in areas.items() if not code.startswith("620600")}

    assert watched.now(areas).state is State.READY
    assert watched.now(without).state is State.FAULTY


class Given:
    """What the command line asks for."""

    def __init__(self, file, lang):
        self.file, self.lang, self.data = file, lang, ROOT / "data"


def test_the_command_tells_who_may_do_what(tmp_path, capsys):
    path = tmp_path / "access.yaml"
    path.write_text(FULL, encoding="utf-8")
    assert access_command.run(Given(path, "zh")) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "zhang@wuwei.gov.cn\t张三\t填报: 武威市\t审核: 安康市, 西宁市\t管理员",
        "li\t李四\t填报: 全部地区",
    ]

    path.write_text("sign_in: ldap", encoding="utf-8")
    assert access_command.run(Given(path, "en")) == 1
    assert "access.yaml:1:10: “sign_in” is " in capsys.readouterr().out
    path.unlink()
    assert access_command.run(Given(path, "en")) == 1
    assert "no access file" in capsys.readouterr().out
