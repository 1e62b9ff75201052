"""Files are written whole or not at all, whatever happens meanwhile."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from indicators.export import saving
from indicators.export.saving import SaveError, save
from indicators.wording import saving as words

ROOT = Path(__file__).parent.parent
OLD, NEW = b"old" * 100, b"new" * 100_000
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "报告.docx"
    path.write_bytes(OLD)
    return path


def raising(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


def left(place):
    return sorted(one.name for one in place.parent.iterdir())


def test_file_is_written_in_place_of_the_old_one(place):
    save(place, NEW)

    assert place.read_bytes() == NEW
    assert left(place) == [place.name]


def test_new_file_has_the_rights_of_new_files_and_an_old_one_keeps_its_own(tmp_path, place):
    plain, new = tmp_path / "plain", tmp_path / "new"
    plain.write_bytes(b"")
    place.chmod(0o640)
    save(new, NEW)
    save(place, NEW)

    assert new.stat().st_mode == plain.stat().st_mode
    assert place.stat().st_mode & 0o777 == 0o640


@posix
def test_link_keeps_pointing_at_its_file(tmp_path, place):
    link = tmp_path / "最新.docx"
    link.symlink_to(place)
    save(link, NEW)

    assert link.is_symlink()
    assert place.read_bytes() == NEW


@pytest.mark.parametrize("where", ["write", "fsync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_leaves_the_old_file(place, monkeypatch, where, number):
    monkeypatch.setattr(saving.os, where, raising(number))

    with pytest.raises(SaveError) as caught:
        save(place, NEW)

    assert str(caught.value) == words.say("zh", "full", path=place)
    assert place.read_bytes() == OLD
    assert left(place) == [place.name]


def test_disk_that_fills_up_in_the_middle_leaves_the_old_file(place, monkeypatch):
    write, given = os.write, []

    def half(handle, data):
        if given:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        given.append(write(handle, data[: len(data) // 2]))
        return given[0]

    monkeypatch.setattr(saving.os, "write", half)
    with pytest.raises(SaveError):
        save(place, NEW)

    assert given == [len(NEW) // 2]
    assert place.read_bytes() == OLD
    assert left(place) == [place.name]


def test_short_writes_are_gone_on_with(place, monkeypatch):
    write = os.write
    monkeypatch.setattr(saving.os, "write", lambda handle, data: write(handle, data[:70_000]))
    save(place, NEW)

    assert place.read_bytes() == NEW


@posix
def test_limit_of_the_system_is_said(place):
    script = """
        import resource, signal, sys
        from indicators.export.saving import SaveError, save
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            save(sys.argv[1], b"x" * 100_000)
        except SaveError as error:
            sys.stdout.buffer.write(str(error).encode())
    """
    done = child(script, place)
    told, _ = done.communicate(timeout=60)

    assert told.decode() == words.say("zh", "large", path=place)
    assert place.read_bytes() == OLD
    assert left(place) == [place.name]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_folder_without_permission_is_said(place, monkeypatch, number):
    monkeypatch.setattr(saving.os, "open", raising(number))

    with pytest.raises(SaveError) as caught:
        save(place, NEW)

    assert str(caught.value) == words.say("zh", "forbidden", path=place)
    assert place.read_bytes() == OLD


def test_missing_folder_is_said_and_not_made(tmp_path):
    path = tmp_path / "没有" / "报告.docx"

    with pytest.raises(SaveError) as caught:
        save(path, NEW)

    assert str(caught.value) == words.say("zh", "missing", path=path, folder=path.parent)
    assert not path.parent.exists()


def test_path_below_a_file_is_said(place):
    with pytest.raises(SaveError) as caught:
        save(place / "报告.docx", NEW)

    told = words.say("zh", "missing", path=place / "报告.docx", folder=place)
    assert str(caught.value) == told
    assert place.read_bytes() == OLD


def test_folder_in_the_files_place_is_said(tmp_path):
    with pytest.raises(SaveError) as caught:
        save(tmp_path, NEW, lang="en")

    assert str(caught.value) == words.say("en", "folder", path=tmp_path)


def test_long_name_is_written_or_said(tmp_path):
    fits, longer = tmp_path / f"{'长' * 80}.docx", tmp_path / f"{'长' * 300}.docx"
    save(fits, NEW)
    with pytest.raises(SaveError) as caught:
        save(longer, NEW)

    assert fits.read_bytes() == NEW
    assert str(caught.value) == words.say("zh", "long", path=longer)
    assert left(fits) == [fits.name]


def test_file_that_another_program_has_open_is_said(place, monkeypatch):
    monkeypatch.setattr(Path, "replace", raising(errno.EACCES))

    with pytest.raises(SaveError) as caught:
        save(place, NEW)

    assert str(caught.value) == words.say("zh", "open", path=place)
    assert place.read_bytes() == OLD
    assert left(place) == [place.name]


def test_anything_else_is_said_too(place, monkeypatch):
    monkeypatch.setattr(saving.os, "fsync", raising(errno.EIO))

    with pytest.raises(SaveError) as caught:
        save(place, NEW)

    assert str(place) in str(caught.value)
    assert left(place) == [place.name]


def test_words_are_there_in_both_languages():
    assert words.WORDS["zh"].keys() == words.WORDS["en"].keys()


# Several at once, and an end in the middle


def child(script, place):
    command = [sys.executable, "-c", textwrap.dedent(script), str(place)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


AGAIN = """
    import sys
    from indicators.export.saving import save
    for _ in range(40):
        save(sys.argv[1], {byte!r} * 300_000)
"""


def test_two_who_write_at_once_leave_one_whole_file(place):
    writers = [child(AGAIN.format(byte=byte), place) for byte in (b"a", b"b")]
    seen = set()
    while any(one.poll() is None for one in writers):
        data = place.read_bytes()
        assert len(set(data)) == 1 or data == OLD
        seen.add(len(data))
    for one in writers:
        one.communicate(timeout=60)

    assert [one.returncode for one in writers] == [0, 0]
    assert 300_000 in seen
    assert seen <= {len(OLD), 300_000}
    assert left(place) == [place.name]


@posix
def test_interruption_in_the_middle_leaves_the_old_file(place):
    script = """
        import os, sys, time
        from indicators.export import saving
        write = os.write
        def slow(handle, data):
            done = write(handle, data[:100])
            print("writing", flush=True)
            time.sleep(30)
            return done
        saving.os.write = slow
        saving.save(sys.argv[1], b"x" * 1000)
    """
    running = child(script, place)
    assert running.stdout.readline().strip() == b"writing"
    assert len(left(place)) == 2
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)

    assert running.returncode != 0
    assert place.read_bytes() == OLD
    assert left(place) == [place.name]
