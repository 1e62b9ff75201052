"""A restored folder is there whole or not at all, and the old one is kept."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.backup import BackupError, restoring, unpacking
from indicators.backup.restoring import finish, restore
from indicators.export.saving import told
from indicators.history import Action, By, Store
from indicators.wording import backup as words

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="processes and rights of POSIX")


def left(folder):
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture
def lost(data, saved):
    """The archived folder after a loss: a city is gone, another one was overwritten."""
    (data / "cities" / "jia.yaml").unlink()
    (data / "cities" / "yi.yaml").write_bytes(b"\0\0")
    return data


@pytest.mark.parametrize("made", [True, False])
def test_new_or_empty_folder_is_filled(saved, tmp_path, data, bytes_of, made):
    place = tmp_path / "new"
    if made:
        place.mkdir()
    done = restore(saved, place)

    assert (done.place, done.kept) == (place, None)
    assert bytes_of(place) == bytes_of(data)
    assert left(tmp_path) == ["in", "new", "备份.zip"]


def test_folder_with_something_in_it_is_left_alone(saved, lost, bytes_of):
    before = bytes_of(lost)
    with pytest.raises(BackupError) as caught:
        restore(saved, lost)

    assert str(caught.value) == words.say("zh", "taken", path=lost)
    assert bytes_of(lost) == before
    assert left(lost.parent) == ["data"]


def test_loss_is_made_good_and_the_old_folder_kept(saved, lost, bytes_of, tmp_path):
    before = bytes_of(lost)
    done = restore(saved, lost, force=True)

    assert catalogue.load(lost).problems == ()
    assert Store(lost).verify() == ()
    assert bytes_of(lost) == bytes_of(restore(saved, tmp_path / "new").place)
    assert bytes_of(done.kept) == before
    assert done.kept.name.startswith("data.before-")
    assert left(lost.parent) == ["data", done.kept.name]


def test_second_restore_keeps_both_old_folders(saved, lost):
    first = restore(saved, lost, force=True).kept
    second = restore(saved, lost, force=True).kept

    assert first != second
    assert left(lost.parent) == sorted(["data", first.name, second.name])


def test_damaged_log_is_replaced_by_the_good_one(saved, data):
    (data / ".history" / "log.jsonl").write_bytes(b"nonsense\n")
    (data / ".history" / "state.json").write_bytes(b"nonsense")
    restore(saved, data, force=True)
    store = Store(data, git=False)
    store.begin()

    assert store.verify() == ()
    assert store.head.number == 1


def test_entries_after_the_archive_are_in_the_kept_folder_only(saved, data):
    store = Store(data, git=False)
    store.note(Action.DRAFT, by=By("li", "李"), why="备份之后")
    kept = restore(saved, data, force=True).kept

    assert Store(data).head.number == 1
    assert Store(kept).head.why == "备份之后"
    # A store that was open before reads the new log.
    assert store.head.number == 1


def test_file_in_the_folders_place_is_refused(saved, tmp_path):
    place = tmp_path / "file"
    place.write_bytes(b"x")
    for force in (False, True):
        with pytest.raises(BackupError) as caught:
            restore(saved, place, force=force)
        assert str(caught.value) == words.say("zh", "no_folder", path=place)
    assert place.read_bytes() == b"x"


def test_missing_parent_is_told_and_not_made(saved, tmp_path):
    place = tmp_path / "none" / "data"
    with pytest.raises(BackupError) as caught:
        restore(saved, place)

    assert str(caught.value) == told(OSError(errno.ENOENT, ""), place, "zh")
    assert not place.parent.exists()


@posix
def test_link_keeps_pointing_at_its_folder(saved, lost, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(lost)
    restore(saved, link, force=True)

    assert link.is_symlink()
    assert catalogue.load(link).problems == ()
    assert (tmp_path / "in" / "data" / "cities" / "jia.yaml").exists()


@posix
def test_rights_of_the_old_files_stay(saved, data):
    data.chmod(0o750)
    (data / "cities" / "jia.yaml").chmod(0o640)
    restore(saved, data, force=True)

    assert data.stat().st_mode & 0o777 == 0o750
    assert (data / "cities" / "jia.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("where", ["mkdir", "fsync", "replace"])
def test_full_disk_and_missing_rights_are_told(saved, lost, bytes_of, monkeypatch, number, where):
    before = bytes_of(lost)

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    owner = unpacking.os if where == "fsync" else Path
    monkeypatch.setattr(owner, where, fail)
    with pytest.raises(BackupError) as caught:
        restore(saved, lost, force=True)
    monkeypatch.undo()

    assert str(caught.value) == told(OSError(number, ""), lost, "zh")
    assert bytes_of(lost) == before
    assert left(lost.parent) == ["data"]


def test_writer_that_keeps_the_folder_is_told(saved, data, bytes_of, monkeypatch):
    before = bytes_of(data)
    monkeypatch.setattr(restoring, "Store", lambda *_, **__: Store(data, timeout=0.05))
    with Store(data).held(), pytest.raises(BackupError, match="lock"):
        restore(saved, data, force=True)

    assert bytes_of(data) == before
    assert left(data.parent) == ["data"]


def stopped(saved, tmp_path, how):
    """What every restore of a series came to, each stopped a step later than the one before."""
    work = tmp_path / "work"
    work.mkdir()
    script = Path(__file__).with_name("stopping.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, str(script), str(saved), str(work), how],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return [line.split("\t") for line in done.stdout.splitlines()]


@posix
def test_machine_that_stops_at_any_step_leaves_the_old_or_the_new_folder(saved, tmp_path):
    runs = stopped(saved, tmp_path, "exit")

    assert len(runs) > 30
    assert {code for code, *_ in runs[:-1]} == {"9"}
    for _, holds, kept, *_ in runs:
        assert (holds, kept) in {("old", "[]"), ("new", "['old']")}
    # Some stopped before, one between the two renames, some after.
    assert [run for run in runs if run[3] == "True"]
    assert runs[0][1] == "old"
    assert runs[-1][:2] == ["3", "new"]


@posix
@pytest.mark.parametrize("how", ["interrupt", str(errno.ENOSPC)])
def test_error_or_interruption_at_any_step_leaves_nothing_half_done(saved, tmp_path, how):
    runs = stopped(saved, tmp_path, how)
    full = told(OSError(errno.ENOSPC, ""), tmp_path, "zh")[:6]

    assert len(runs) > 30
    for code, holds, kept, finished, beside, said in runs:
        assert (holds, kept) in {("old", "[]"), ("new", "['old']")}
        assert finished == "False"
        if code == "1":
            assert (holds, beside) == ("old", "['data']")
            assert full in said
    assert runs[-1][:2] == ["3", "new"]


def test_interrupted_restore_is_finished_before_another_begins(saved, data, bytes_of):
    before = bytes_of(data)
    data.rename(data.with_name(".data.restored"))
    with pytest.raises(BackupError) as caught:
        restore(saved, data)

    assert str(caught.value) == words.say("zh", "taken", path=data)
    assert bytes_of(data) == before
    assert left(data.parent) == ["data"]


def test_unfinished_folder_beside_a_whole_one_is_removed(data, tmp_path):
    ready = data.with_name(".data.restored")
    ready.mkdir()
    (ready / "a").write_bytes(b"")

    assert not finish(data)
    assert left(data.parent) == ["data"]
    assert not finish(tmp_path / "nowhere")
