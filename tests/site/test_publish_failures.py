"""What breaks while a site is written leaves the earlier one, and the next run completes."""

import errno
import os
import signal
import subprocess
import sys
import time
from threading import Event, Thread

import pytest
from filelock import FileLock
from published import DAY, ROOT, assert_same, content, folder, written

from indicators import __main__
from indicators.site import running, staging
from indicators.site.errors import SiteError


@pytest.fixture
def data(tmp_path):
    return folder(tmp_path / "data", areas=6, indicators=2)


@pytest.fixture
def site(data, tmp_path):
    written(data, tmp_path / "site")
    return tmp_path / "site"


def changed(data):
    path = data / "cities" / "city0003.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("公报", "年报"), encoding="utf-8")


def told(capsys, *arguments):
    code = __main__.main(["publish", *map(str, arguments), "--on", DAY, "--engine", "map"])
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return code, said


KILLED = """
import os, signal, sys
from indicators.__main__ import main
name, moment, how = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
count = 0
def watch(event, given):
    global count
    if event in ("os.link", "os.rename", "os.remove", "os.mkdir") or (
        event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)
    ):
        if any(name in str(one) for one in given):
            count += 1
            if count == moment:
                os.kill(os.getpid(), how)
sys.addaudithook(watch)
sys.exit(main(sys.argv[4:]))
"""


def stopped(data, site, moment, how, name=".site.building"):
    call = [sys.executable, "-c", KILLED, name, str(moment), str(int(how)), "publish"]
    call += ["-o", str(site), "--data", str(data), "--on", DAY, "--engine", "map"]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("moment", [1, 6, 20, 45])
def test_killed_at_any_moment(data, site, tmp_path, moment):
    before = content(site)
    changed(data)

    done = stopped(data, site, moment, signal.SIGKILL)

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert content(site) == before
    written(data, site)
    written(data, tmp_path / "fresh")
    assert_same(site, tmp_path / "fresh")
    assert not site.with_name(".site.building").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_is_told(data, site, how):
    before = content(site)
    changed(data)

    done = stopped(data, site, 6, how)

    assert (done.returncode, "Traceback" in done.stderr) == (130, False), done.stderr
    assert "已中断" in done.stderr
    assert content(site) == before


def test_a_reader_never_misses_a_page_nor_gets_half_of_one(data, site):
    ended, bad = Event(), []

    def reading():
        while not ended.is_set():
            for name in ("index.html", "areas/100003.html"):
                try:
                    found = (site / name).read_bytes()
                except OSError as error:
                    bad.append(error)
                else:
                    bad.extend([name] * (not found.endswith(b"</html>\n")))

    reader = Thread(target=reading)
    reader.start()
    try:
        for day in ("2026-12-01", "2027-01-01"):
            written(data, site, on=day)
    finally:
        ended.set()
        reader.join()
    assert bad == []


def test_a_run_killed_between_two_renames_is_made_good(data, site, tmp_path):
    site.rename(site.with_name(".site.before"))

    again = written(data, site)

    assert again.fresh == 0
    written(data, tmp_path / "fresh")
    assert_same(site, tmp_path / "fresh")


def test_a_system_that_exchanges_no_folders(data, site, tmp_path, monkeypatch):
    monkeypatch.setattr(staging, "_exchanged", lambda *_: False)
    changed(data)

    written(data, site)

    written(data, tmp_path / "fresh")
    assert_same(site, tmp_path / "fresh")
    assert not site.with_name(".site.before").exists()


def test_a_disk_without_links_is_copied(data, site, tmp_path, monkeypatch):
    def refused(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)
    changed(data)

    written(data, site)

    written(data, tmp_path / "fresh")
    assert_same(site, tmp_path / "fresh")
    assert written(data, site).fresh == 0


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_refuses_is_told(data, site, monkeypatch, kind):
    before, real = content(site), os.write
    changed(data)

    def refused(handle, text):
        if b"100003" in bytes(text):
            raise OSError(kind, os.strerror(kind))
        return real(handle, text)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", refused)
        with pytest.raises(running.Unfinished) as caught:
            written(data, site)

    assert {one.code for one in caught.value.faults} <= {"disk_full", "unwritten"}
    assert content(site) == before
    assert written(data, site).fresh > 0


def test_two_at_once_the_second_is_told(data, site, capsys):
    with FileLock(site.with_name(".site.lock")):
        code, said = told(capsys, "-o", site, "--data", data)

    assert (code, "另有程序正在写" in said) == (1, True)


def test_what_is_no_site_is_not_touched(data, tmp_path, capsys):
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine", encoding="utf-8")

    for out in (other, other / "mine.txt"):
        code, said = told(capsys, "-o", out, "--data", data)
        assert (code, "已有别的内容" in said) == (1, True)
    assert [path.name for path in other.iterdir()] == ["mine.txt"]


def test_a_folder_by_another_name_is_the_folder(data, site, tmp_path):
    (tmp_path / "link").symlink_to(site)

    assert written(data, tmp_path / "link").fresh == 0
    assert (tmp_path / "link").is_symlink()


def test_data_and_site_do_not_lie_in_each_other(data, capsys):
    assert told(capsys, "-o", data / "site", "--data", data)[0] == 2
    assert told(capsys, "-o", data.parent, "--data", data)[0] == 2
    assert (data / "areas.yaml").exists()


def test_data_with_faults_is_refused_with_all_of_them(data, site, capsys):
    before = content(site)
    for number in (1, 2):
        path = data / "cities" / f"city{number:04}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")

    code, said = told(capsys, "-o", site, "--data", data)

    assert code == 1
    assert "city0001.yaml" in said
    assert "city0002.yaml" in said
    assert content(site) == before


def meanwhile(change):
    def mapped(work, tasks):
        yield from map(work, tasks)
        change()

    return mapped


def test_a_file_removed_in_the_middle(data, site, monkeypatch):
    monkeypatch.setattr(running, "ALONE", 0)
    before = content(site)
    changed(data)
    gone = data / "cities" / "city0005.yaml"

    with pytest.raises(SiteError) as caught:
        written(data, site, map=meanwhile(lambda: gone.unlink(missing_ok=True)))

    assert caught.value.code == "gone"
    assert "city0005.yaml" in str(caught.value)
    assert content(site) == before


def test_a_file_changed_in_the_middle_is_told(data, site, tmp_path, monkeypatch):
    monkeypatch.setattr(running, "ALONE", 0)
    changed(data)
    path = data / "cities" / "city0005.yaml"

    def touched():
        time.sleep(0.01)
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert written(data, site, map=meanwhile(touched)).late
    assert not written(data, site).late
    written(data, tmp_path / "fresh")
    assert_same(site, tmp_path / "fresh")


def test_what_was_written_where_nobody_sees_it_is_not_published(data, site, monkeypatch):
    monkeypatch.setattr(running, "ALONE", 0)
    before = content(site)
    changed(data)

    def elsewhere(work, tasks):
        for task in tasks:
            receipt = work(task)
            for path in site.with_name(".site.building").rglob(f"{task.place}.json"):
                path.unlink()
            yield receipt

    with pytest.raises(running.Unfinished) as caught:
        written(data, site, map=elsewhere)

    assert [one.code for one in caught.value.faults] == ["unseen"]
    assert content(site) == before
