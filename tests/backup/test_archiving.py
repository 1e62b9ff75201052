"""An archive holds data and log as they were at one moment, and nothing else."""

import datetime as dt
import errno
import hashlib
import os
import subprocess
import sys
import textwrap
import threading
import zipfile
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.backup import BackupError, archiving, packing
from indicators.backup.archiving import archive, verify
from indicators.backup.restoring import restore
from indicators.export.saving import told
from indicators.history import Action, By, Store
from indicators.wording import backup as words

ROOT = Path(__file__).parents[2]
DAY = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC)


def left(folder):
    return sorted(one.name for one in folder.iterdir())


def test_round_trip_gives_the_same_bytes(data, tmp_path, bytes_of):
    before = bytes_of(data)
    made = archive(data, tmp_path / "a.zip")
    done = restore(tmp_path / "a.zip", tmp_path / "new")

    assert bytes_of(done.place) == before
    assert "README.md" in before
    assert ".history/log.jsonl" in before
    assert not (done.place / ".git").exists()
    assert catalogue.load(done.place).problems == ()
    assert Store(done.place).verify() == ()
    assert Store(done.place).entries() == Store(data).entries()
    assert made.manifest.head == (1, Store(data).head.hash)


def test_restored_folder_is_gone_on_with(saved, tmp_path):
    store = Store(restore(saved, tmp_path / "new").place, git=False)
    store.begin()
    store.note(Action.DRAFT, by=By("li", "李"), why="续")

    assert [one.action for one in store.entries()] == [
        Action.INITIAL, Action.DRAFT, Action.DRAFT,
    ]  # fmt: skip
    assert store.verify() == ()


def test_same_data_give_the_same_bytes(data, tmp_path):
    one = archive(data, tmp_path / "a.zip", when=DAY)
    (data / "README.md").touch()
    two = archive(data, tmp_path / "b.zip", when=DAY)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert one.sha256 == two.sha256
    assert one.sha256 == hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    assert one == verify(tmp_path / "a.zip")


def test_archive_is_a_zip_file_that_anyone_can_open(saved, bytes_of, data):
    with zipfile.ZipFile(saved) as opened:
        names = opened.namelist()
        inside = {one.removeprefix("data/"): opened.read(one) for one in names[1:]}

    assert names[0] == "manifest.json"
    assert names[1:] == sorted(names[1:])
    assert inside == bytes_of(data)


def test_manifest_says_what_when_and_by_what(data, tmp_path):
    archive(data, tmp_path / "a.zip", when=DAY)
    said = verify(tmp_path / "a.zip").manifest

    assert dt.datetime.fromisoformat(said.when) == DAY
    assert said.files["city.schema.json"].size == 10
    assert said.size == sum(len((data / name).read_bytes()) for name in said.files)


def test_edit_by_hand_is_recorded_before_it_is_archived(data, tmp_path):
    city = data / "cities" / "jia.yaml"
    city.write_text(city.read_text(encoding="utf-8") + "# 附注\n", encoding="utf-8")
    archive(data, tmp_path / "a.zip")

    assert Store(data).head.action is Action.EXTERNAL
    assert verify(tmp_path / "a.zip").manifest.head[0] == 2


def test_folder_without_log_gets_one(data, tmp_path):
    for one in (data / ".history").iterdir():
        one.unlink()
    assert archive(data, tmp_path / "a.zip").manifest.head[0] == 0


def test_faulty_city_is_archived_as_it_is_and_told(data, tmp_path, bytes_of):
    city = data / "cities" / "yi.yaml"
    city.write_text(city.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    made = archive(data, tmp_path / "a.zip", lang="en")

    assert any("cities/yi.yaml:" in one for one in made.problems)
    assert str(tmp_path) not in "".join(made.problems)
    assert bytes_of(restore(tmp_path / "a.zip", tmp_path / "new").place) == bytes_of(data)


def test_unreadable_code_lists_and_a_damaged_log_are_refused(data, tmp_path):
    log = data / ".history" / "log.jsonl"
    kept = log.read_bytes()
    log.write_bytes(kept.replace("初始".encode(), "始初".encode()).replace(b"zhang", b"zhans"))
    with pytest.raises(BackupError):
        archive(data, tmp_path / "a.zip")
    log.write_bytes(kept)
    (data / "units.yaml").write_bytes(b"[\n")
    with pytest.raises(BackupError, match=r"units\.yaml"):
        archive(data, tmp_path / "a.zip")

    assert left(tmp_path) == ["in"]


def test_writers_wait_while_the_folder_is_copied(data, tmp_path, monkeypatch):
    copy, begun = archiving.shutil.copyfile, threading.Event()
    store = Store(data, git=False)
    writer = threading.Thread(
        target=lambda: begun.wait() and store.note(Action.DRAFT, by=By("li", "李"), why="并发")
    )
    writer.start()

    def slow(*given):
        begun.set()
        writer.join(0.02)
        assert writer.is_alive()
        return copy(*given)

    monkeypatch.setattr(archiving.shutil, "copyfile", slow)
    made = archive(data, tmp_path / "a.zip")
    writer.join(60)

    assert made.manifest.head[0] == 1
    assert store.head.number == 2
    assert verify(tmp_path / "a.zip").manifest == made.manifest


def test_existing_file_is_replaced_only_when_forced(data, saved):
    old = saved.read_bytes()
    with pytest.raises(BackupError, match="--force"):
        archive(data, saved)
    assert saved.read_bytes() == old
    archive(data, saved, force=True, when=DAY)

    assert verify(saved).manifest.when == DAY.isoformat()


def test_places_that_will_not_do_are_told(data, tmp_path):
    for place, code in ((data / "a.zip", 2), (tmp_path, 2), (tmp_path / "no" / "a.zip", 1)):
        with pytest.raises(BackupError) as caught:
            archive(data, place)
        assert caught.value.code == code
        assert str(place) in str(caught.value)
    with pytest.raises(BackupError) as caught:
        archive(tmp_path / "none", tmp_path / "a.zip")
    assert str(caught.value) == words.say("zh", "no_data", path=tmp_path / "none")
    assert left(tmp_path) == ["in"]


@pytest.mark.skipif(os.name != "posix", reason="links and names of POSIX")
def test_what_no_other_system_could_restore_is_told(data, tmp_path):
    (data / "a:b.yaml").write_bytes(b"")
    (data / "more").symlink_to(tmp_path)
    with pytest.raises(BackupError) as caught:
        archive(data, tmp_path / "a.zip")

    assert caught.value.faults == (
        words.say("zh", "linked", name="more"),
        words.say("zh", "unnamed", name="'a:b.yaml'"),
    )
    assert left(tmp_path) == ["in"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("where", ["mkdir", "copyfile", "seal", "replace"])
def test_full_disk_and_missing_rights_are_told_and_leave_the_old_file(
    data, saved, monkeypatch, number, where
):
    beside = left(saved.parent)
    owner, name = {
        "mkdir": (Path, "mkdir"),
        "copyfile": (archiving.shutil, "copyfile"),
        "seal": (packing.sealing.os, "fsync"),
        "replace": (Path, "replace"),
    }[where]
    before = getattr(owner, name)

    def fail(*given, **more):
        # What belongs to the log itself goes on.
        if any(".history" in str(one) and str(data) in str(one) for one in given):
            return before(*given, **more)
        raise OSError(number, os.strerror(number))

    archive(data, saved, force=True, when=DAY)
    old = saved.read_bytes()
    monkeypatch.setattr(owner, name, fail)
    with pytest.raises(BackupError) as caught:
        archive(data, saved, force=True)
    monkeypatch.undo()

    assert str(caught.value) == told(OSError(number, ""), saved, "zh")
    assert saved.read_bytes() == old
    assert left(saved.parent) == beside


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_limit_of_the_system_is_told(data, saved):
    script = """
        import resource, signal, sys
        from pathlib import Path
        from indicators.backup import BackupError
        from indicators.backup.archiving import archive
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            archive(Path(sys.argv[1]), Path(sys.argv[2]), force=True)
        except BackupError as error:
            sys.stdout.buffer.write(str(error).encode())
    """
    before, beside = saved.read_bytes(), left(saved.parent)
    command = [sys.executable, "-c", textwrap.dedent(script), str(data), str(saved)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True)

    assert len(before) > 4096
    assert done.stdout.decode() == told(OSError(errno.EFBIG, ""), saved, "zh")
    assert saved.read_bytes() == before
    assert left(saved.parent) == beside
