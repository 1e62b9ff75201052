"""The command `history`: show, verify, at, undo."""

import argparse

import pytest
from small_folder import ANN, BOB, change, made, present

from indicators import catalogue
from indicators.history import Store, command


@pytest.fixture
def folder(tmp_path):
    folder = made(tmp_path / "data")
    store = Store(folder, git=False)
    store.begin()
    store.commit([change(2020, 20, 21)], by=ANN, why="年报更正")
    store.commit([change(2020, 20, 30, "999902")], by=BOB, why="补报")
    return folder


@pytest.fixture
def run(folder, capsys):
    def run(*arguments):
        parser = argparse.ArgumentParser()
        command.add(parser.add_subparsers(dest="command"), folder)
        code = command.run(parser.parse_args(["history", *map(str, arguments)]))
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ((), "012"),
        (("--figure", "jia-2020"), "1"),
        (("--city", "乙市"), "02"),
        (("--city", "jia"), "01"),
        (("--city", "999901"), "01"),
    ],
)
def test_show_lists_the_entries_asked_for(run, asked, numbers):
    code, said, _ = run("show", *asked)
    assert code == 0
    assert "".join(line[0] for line in said.splitlines()) == numbers


def test_show_tells_who_what_and_why(run):
    _, said, _ = run("show", "--figure", "jia-2020")
    assert said.split()[3:] == ["修改", "安", "年报更正"]
    _, said, _ = run("show", "--figure", "jia-2020", "--lang", "en")
    assert said.split()[3] == "edit"
    assert run("show", "--figure", "none")[:2] == (0, "没有变更记录。\n")


def test_verify_says_whether_all_is_sound(run, folder):
    assert run("verify")[:2] == (0, "变更记录完好，共 3 条，与现有文件一致。\n")
    path = folder / ".history/log.jsonl"
    path.write_bytes(path.read_bytes().replace("年报".encode(), "月报".encode()))
    code, said, wrong = run("verify")
    assert (code, said) == (1, "")
    assert "第 1 条" in wrong


@pytest.mark.parametrize(("moment", "value"), [("0", 20), ("1", 21), ("2999-01-01", 21)])
def test_at_writes_the_data_as_they_were(run, tmp_path, moment, value):
    assert run("at", moment, "-o", tmp_path / "then")[0] == 0
    figures = catalogue.load(tmp_path / "then").figures.set_index("figure_id")["obs_value"]
    assert figures["jia-2020"] == value


def test_undo_takes_an_entry_back(run, folder):
    before = Store(folder).texts(0)["cities/jia.yaml"].encode()
    code, said, _ = run("undo", 1, "--by", "丙", "--why", "误报")
    assert (code, said) == (0, "已撤销第 1 条，记为第 3 条。\n")
    assert present(folder)["cities/jia.yaml"] == before
    head = Store(folder).head
    assert (head.action, head.by.name, head.why) == ("reversal", "丙", "误报")
    assert run("undo", 1, "--by", "丙", "--why", "再撤")[0] == 1


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("show", "--city", "无名市"), 2),
        (("at", "昨天", "-o", "x"), 2),
        (("at", "99", "-o", "x"), 1),
        (("at", "1999-01-01", "-o", "x"), 1),
        (("undo", "0", "--by", "丙", "--why", "误报"), 1),
        (("show", "--data", "nowhere"), 2),
        (("verify", "--data", "nowhere", "--lang", "en"), 2),
    ],
)
def test_what_cannot_be_done_is_told(run, folder, asked, code):
    before = present(folder)
    found, said, wrong = run(*asked)
    assert (found, said) == (code, "")
    assert wrong.strip()
    assert present(folder) == before
