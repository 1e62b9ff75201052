"""Killed writers, full disks, moved folders, files taken away: never a wrong figure."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from test_snapshot import ROOT, agrees, append, folder, same

from indicators import catalogue, snapshot
from indicators.snapshot import keeping, places

__all__ = ["folder"]
DYING = """
import os, signal, sys
from pathlib import Path
from indicators import snapshot
from indicators.snapshot import keeping, mapped

point, folder = sys.argv[1], Path(sys.argv[2])
def die(*_args, **_options):
    os.kill(os.getpid(), signal.SIGKILL)
def half(path, figures, prefix):
    write(path, figures, prefix)
    os.truncate(path, path.stat().st_size // 2)
    die()
write = mapped.write
put = keeping._put
{
    "half the figures": lambda: setattr(mapped, "write", half),
    "before the manifest": lambda: setattr(mapped, "digest", die),
    "before the old parts go": lambda: setattr(keeping, "_sweep", die),
}[point]()
snapshot.save(snapshot.load_with_state(folder).catalogue)
"""


def killed(point, folder):
    call = [sys.executable, "-c", DYING, point, str(folder)]
    done = subprocess.run(call, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL here")
@pytest.mark.parametrize(
    ("point", "stands"),
    [("half the figures", False), ("before the manifest", False),
     ("before the old parts go", True)],
)  # fmt: skip
def test_a_killed_writer_leaves_the_earlier_snapshot_or_the_new_one(folder, point, stands):
    snapshot.load(folder)
    told = places.own(folder) / places.MANIFEST
    before = told.read_bytes()
    append(catalogue.load(folder).files[0])
    killed(point, folder)
    assert agrees(folder).fresh == stands
    if not stands:
        assert told.read_bytes() == before
        assert keeping.read(folder) is not None
    snapshot.load(folder)
    assert agrees(folder, parsed=0).fresh


def test_what_killed_writers_left_goes_with_time(folder, monkeypatch):
    snapshot.load(folder)
    killed("half the figures", folder)
    left = [one for one in places.own(folder).iterdir() if one.suffix == ".tmp"]
    assert left
    monkeypatch.setattr(keeping, "KEPT_SECONDS", -1)
    assert snapshot.save(catalogue.load(folder))
    assert not [one for one in places.own(folder).iterdir() if one.suffix == ".tmp"]


def test_a_reader_keeps_the_figures_whose_file_is_taken_away(folder, monkeypatch):
    snapshot.load(folder)
    expected, reader = catalogue.load(folder), snapshot.load(folder)
    [mapped] = places.own(folder).glob("figures*")
    append(expected.files[0])
    monkeypatch.setattr(keeping, "KEPT_SECONDS", -1)
    snapshot.load(folder)
    assert not mapped.exists()
    same(reader, expected)
    same(catalogue.reload(reader), catalogue.load(folder))


def test_a_folder_that_was_moved_tells_its_new_places(folder):
    snapshot.load(folder)
    moved = folder.rename(folder.with_name("elsewhere"))
    assert agrees(moved, parsed=0).fresh


def test_the_same_folder_by_another_path(folder, monkeypatch):
    snapshot.load(folder)
    monkeypatch.chdir(folder.parent)
    assert agrees(Path(folder.name), parsed=0).fresh


@pytest.fixture
def tiny(tmp_path, folder):
    """A disk with the data and no room for a snapshot."""
    place = tmp_path / "disk"
    place.mkdir()
    size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size + 8_000_000}", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("a disk of its own needs root")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield Path(shutil.copytree(folder, place / "data"))
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_the_data_is_read_all_the_same(tiny, monkeypatch):
    filler = tiny.parent / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"0" * 4096)
    # The user's cache lies on the same disk.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tiny.parent / "cache"))
    call = [sys.executable, "-m", "indicators", "snapshot", "--data", str(tiny)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "快照未能写入" in done.stderr
    agrees(tiny)
    filler.unlink()
    assert subprocess.run(call, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert agrees(tiny, parsed=0).fresh
