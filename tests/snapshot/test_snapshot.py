"""The snapshot says what the files say, whatever happened to either."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue, snapshot
from indicators.folder import stamps_of
from indicators.snapshot import keeping, places, scanning

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=_hidden))


def _hidden(_place, names):
    return [one for one in names if one.startswith(".")]


def same(found, expected):
    pd.testing.assert_frame_equal(found.figures, expected.figures, check_exact=True)
    assert found._frames.keys() == expected._frames.keys()
    for name, frame in expected._frames.items():
        pd.testing.assert_frame_equal(found._frames[name], frame, check_exact=True)
    for name in ("problems", "cities", "comparators", "files", "lists", "_stamps"):
        assert getattr(found, name) == getattr(expected, name), name
    areas = expected.lists.areas
    assert [found.file_of(one) for one in areas] == [expected.file_of(one) for one in areas]


def agrees(folder, *, parsed=None, pool_from=10_000):
    found = snapshot.load_with_state(folder, pool_from=pool_from)
    same(found.catalogue, catalogue.load(folder))
    if parsed is not None:
        assert found.parsed == parsed
    return found


def append(path, text="\n# x\n"):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_warm_start_parses_nothing_and_says_the_same(folder):
    assert list(scanning.files_of(folder).values()) == list(stamps_of(folder).items())
    snapshot.load(folder)
    assert agrees(folder, parsed=0).fresh


def test_one_edit_parses_one_file_and_reload_goes_on(folder):
    warm = snapshot.load(folder), snapshot.load(folder)
    path = catalogue.load(folder).files[0]
    append(path)
    agrees(folder, parsed=1)
    for one in warm:
        same(catalogue.reload(one), catalogue.load(folder))


def test_workers_read_what_one_process_reads(folder):
    agrees(folder, pool_from=1)


EDITS = {
    "touched": lambda path, _: append(path),
    "faulty": lambda path, _: append(path, "\nunknown_field: 1\n"),
    "broken": lambda path, _: append(path, "\n  - [\n"),
    "odd value": lambda path, _: append(path, "\nissues: {a: [1, 2]}\n"),
    "twice": lambda path, number: shutil.copy(path, path.with_name(f"copy{number}.yaml")),
    "renamed": lambda path, number: path.rename(path.with_name(f"a{number}.yaml")),
    "gone": lambda path, _: path.unlink(),
    "lists": lambda path, _: append(path.parents[1] / "units.yaml"),
}


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_edits(folder, seed):
    chance = random.Random(seed)
    snapshot.load(folder)
    for number in range(6):
        paths = sorted((folder / "cities").glob("*.yaml"))
        if paths:
            EDITS[chance.choice(sorted(EDITS))](chance.choice(paths), number)
        found = agrees(folder)
        if chance.random() < 0.6:
            snapshot.save(found.catalogue)


@pytest.mark.parametrize("part", ["manifest", "figures", "files", "lists"])
@pytest.mark.parametrize("harm", ["cut", "empty", "flipped", "gone"])
def test_damage_is_noticed_and_mended(folder, part, harm):
    snapshot.load(folder)
    [path] = places.own(folder).glob(f"{part}*")
    data, spot = path.read_bytes(), random.Random(part + harm).randrange(path.stat().st_size)
    path.write_bytes({
        "cut": data[:spot], "empty": b"", "gone": b"",
        "flipped": data[:spot] + bytes([data[spot] ^ 16]) + data[spot + 1 :],
    }[harm])  # fmt: skip
    if harm == "gone":
        path.unlink()
    assert not agrees(folder).fresh
    snapshot.load(folder)
    assert agrees(folder, parsed=0).fresh


def test_other_program_is_not_believed(folder, monkeypatch):
    snapshot.load(folder)
    monkeypatch.setattr(places, "program", lambda: "another")
    assert keeping.read(folder) is None


def test_same_state_other_content_is_seen_by_hash(folder):
    path = catalogue.load(folder).files[0]
    append(path)
    snapshot.load(folder)
    status, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text[:-2] + "y\n", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert snapshot.load_with_state(folder).parsed == 0
    assert snapshot.load_with_state(folder, hashed=True).parsed == 1


def test_no_place_and_full_disk_are_no_error(folder, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    places.own(folder).write_text("not a folder")
    assert snapshot.save(snapshot.load(folder)) == places.cached(folder)
    assert agrees(folder, parsed=0).fresh

    def full(_):
        raise OSError(28, "No space left on device")

    append(catalogue.load(folder).files[0])
    monkeypatch.setattr(os, "fsync", full)
    assert snapshot.save(snapshot.load(folder)) is None
    agrees(folder, parsed=1)


def test_commands_at_once_and_check(folder):
    call = [sys.executable, "-m", "indicators", "snapshot", "--data", str(folder)]
    silent = {"cwd": ROOT, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    assert subprocess.run([*call, "--check"], **silent).returncode == 1
    running = [subprocess.Popen(call, **silent) for _ in range(3)]
    for one in running:
        one.communicate()
    assert [one.returncode for one in running] == [0, 0, 0]
    assert subprocess.run([*call, "--check"], **silent).returncode == 0
    assert subprocess.run([*call[:-1], "/nowhere"], **silent).returncode == 2
    assert agrees(folder, parsed=0).fresh


def test_a_clash_ends_when_the_other_file_goes(folder):
    path = catalogue.load(folder).files[0]
    shutil.copy(path, path.with_name("zz_again.yaml"))
    assert [one.code for one in snapshot.load(folder).problems] == ["duplicate_area"]
    assert agrees(folder, parsed=0).fresh
    path.unlink()
    agrees(folder, parsed=1)
