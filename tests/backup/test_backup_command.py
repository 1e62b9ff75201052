"""The commands `backup` and `restore`, as they are typed."""

import argparse

import pytest

from indicators.backup import command
from indicators.wording import backup as words


@pytest.fixture
def call(data):
    """Run a command; return its exit code."""
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers(dest="command", required=True), data)
    return lambda *given: command.run(parser.parse_args(list(map(str, given))))


def test_backup_verify_and_restore(call, data, tmp_path, capsys):
    place = tmp_path / "a.zip"
    assert call("backup", "-o", place) == 0
    assert words.say("zh", "written", path=place, files=11, size="").split("，")[0] in (
        capsys.readouterr().out
    )
    assert call("backup", "--verify", place) == 0
    assert "完好" in capsys.readouterr().out
    assert call("restore", place, "--data", tmp_path / "new") == 0
    assert (tmp_path / "new" / "areas.yaml").read_bytes() == (data / "areas.yaml").read_bytes()
    assert call("restore", place) == 1
    assert capsys.readouterr().err == words.say("zh", "taken", path=data) + "\n"
    assert call("restore", place, "--force", "--lang", "en") == 0
    assert "The old folder is kept as" in capsys.readouterr().out


def test_existing_archive_is_replaced_only_when_forced(call, tmp_path, capsys):
    place = tmp_path / "a.zip"
    place.write_bytes(b"mine")
    assert call("backup", "-o", place) == 1
    assert place.read_bytes() == b"mine"
    assert call("backup", "-o", place, "--force") == 0
    capsys.readouterr()


def test_damaged_archive_is_a_fault_and_a_missing_one_a_wrong_call(call, tmp_path, capsys):
    place = tmp_path / "a.zip"
    call("backup", "-o", place)
    place.write_bytes(place.read_bytes()[:-1])
    assert call("backup", "--verify", place) == 1
    assert call("restore", place, "--data", tmp_path / "new") == 1
    assert call("backup", "--verify", tmp_path / "none.zip") == 2
    assert call("backup") == 2
    assert call("backup", "-o", tmp_path / "b.zip", "--data", tmp_path / "none") == 2
    assert capsys.readouterr().err.splitlines()[-2] == words.say("zh", "nothing")


def test_interruption_is_said(call, tmp_path, monkeypatch, capsys):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "archive", interrupt)
    assert call("backup", "-o", tmp_path / "a.zip") == 130
    assert capsys.readouterr().err == words.say("zh", "interrupted") + "\n"


def test_words_are_there_in_both_languages():
    assert words.WORDS["zh"].keys() == words.WORDS["en"].keys()
