"""A snapshot that finds no room leaves what was there; no damaged byte goes unseen."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue, snapshot
from indicators.snapshot import places

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "data"
    shutil.copytree(ROOT / "data", place, ignore=shutil.ignore_patterns(".*"))
    return place


def agrees(folder, parsed):
    found, plain = snapshot.load_with_state(folder), catalogue.load(folder)
    assert found.parsed == parsed
    pd.testing.assert_frame_equal(found.catalogue.figures, plain.figures, check_exact=True)
    assert found.catalogue.problems == plain.problems
    assert found.catalogue.cities == plain.cities


def command(folder, before=""):
    text = f"""
import sys
{before}
from indicators.__main__ import main
sys.exit(main(["snapshot", "--lang", "en", "--data", {str(folder)!r}]))
"""
    return subprocess.Popen(
        [sys.executable, "-c", text], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def edit(folder):
    path = catalogue.load(folder).files[0]
    path.write_text(path.read_text(encoding="utf-8") + "\n# x\n", encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes on Windows")
def test_no_room_is_told_and_leaves_the_earlier_one(folder):
    snapshot.load(folder)
    kept = {path.name: path.read_bytes() for path in places.own(folder).iterdir()}
    edit(folder)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
    with command(folder, limit) as running:
        _, told = running.communicate()
    assert running.returncode == 1
    assert "Snapshot" in told.decode() or "snapshot" in told.decode()
    assert "Traceback" not in told.decode()
    assert {path.name: path.read_bytes() for path in places.own(folder).iterdir()} == kept
    agrees(folder, 1)


def test_an_older_time_is_a_change(folder):
    snapshot.load(folder)
    path = catalogue.load(folder).files[0]
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 10**12))
    agrees(folder, 1)


def test_what_lies_about_is_swept(folder):
    snapshot.load(folder)
    left = places.own(folder) / "figures-left.arrow.tmp"
    left.write_bytes(b"x")
    long_ago = time.time() - 3600
    os.utime(left, (long_ago, long_ago))
    edit(folder)
    snapshot.load(folder)
    assert not left.exists()


def test_a_frame_can_be_changed_and_the_catalogue_stays(folder):
    snapshot.load(folder)
    found, plain = snapshot.load(folder), catalogue.load(folder)
    frame = found.figures
    frame.loc[frame.index[0], ["obs_value", "preferred", "year", "place"]] = [1.0, True, 1999, "x"]
    frame["times"] = 2.0
    pd.testing.assert_frame_equal(found.figures, plain.figures, check_exact=True)


def test_another_working_folder_names_other_places(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    snapshot.load(Path("data"))
    assert snapshot.load_with_state(folder).parsed == 0
    agrees(folder, 0)


@pytest.mark.parametrize("seed", range(3))
def test_any_byte_of_the_figures(folder, seed):
    snapshot.load(folder)
    chance = random.Random(seed)
    for _ in range(10):
        [path] = places.own(folder).glob("figures*")
        data = bytearray(path.read_bytes())
        spot = chance.randrange(len(data))
        data[spot] ^= 1 << chance.randrange(8)
        other = path.with_name("other")
        other.write_bytes(data)
        other.replace(path)
        assert not snapshot.load_with_state(folder).fresh
        shutil.rmtree(places.own(folder))
        snapshot.load(folder)
