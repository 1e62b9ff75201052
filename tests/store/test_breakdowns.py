"""A file damaged, a file gone, a full disk: told in words, the rest done, nothing lost."""

import datetime as dt
import errno
import subprocess
import sys
from pathlib import Path

import pytest
from invented import invented

from indicators import store
from indicators.export import saving
from indicators.store import checking
from indicators.store import manifest as manifests

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 22)


@pytest.fixture
def root(tmp_path):
    store.write(invented(areas=8), tmp_path / "store")
    return tmp_path / "store"


def judged(root, out, day=DAY):
    return store.assess_store(root, out, as_of=2025, on=day)


def content(out):
    return {path: path.read_bytes() for path in out.rglob("indicator=*/*.parquet")
            if "store" not in path.parts}  # fmt: skip


def of(found, indicator):
    return {path: data for path, data in found.items() if f"indicator={indicator}" in path.parts}


def damaged(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def gone(path):
    path.unlink()


@pytest.mark.parametrize(
    ("harm", "code"), [(damaged, "part_damaged"), (gone, "part_missing")], ids=["damaged", "gone"]
)
def test_a_file_of_the_store(root, tmp_path, harm, code):
    out = tmp_path / "out"
    judged(root, out)
    before = content(out)
    path = next((root / "figures/indicator=energy").glob("*.parquet"))
    sound = path.read_bytes()
    harm(path)

    result = judged(root, out, DAY.replace(year=2027))
    after = content(out)
    _, faults = checking.verify(root)
    path.write_bytes(sound)
    healed = judged(root, out, DAY.replace(year=2027))

    assert {one.code for one in result.faults} == {code}
    assert all(str(path) in one.told(lang) for one in result.faults for lang in ("zh", "en"))
    assert [one.code for one in faults] == [code]
    # What rests on the file keeps its earlier result; all else is new.
    for indicator in ("energy", "saving"):
        assert of(after, indicator) == of(before, indicator) != {}
    assert of(after, "count") != of(before, "count")
    assert healed.faults == ()
    # No part that was done is done again: those two, and their two rankings.
    assert 2 <= healed.fresh <= 6


def test_a_file_that_goes_in_the_middle(root, tmp_path):
    out, path = tmp_path / "out", next((root / "figures/indicator=energy").glob("*.parquet"))
    sound = path.read_bytes()

    def interrupted(work, tasks):
        for number, task in enumerate(sorted(tasks, key=lambda one: one.indicator_name)):
            if number == 1:
                path.unlink(missing_ok=True)
            yield work(task)

    result = store.assess_store(root, out, as_of=2025, on=DAY, map=interrupted)
    path.write_bytes(sound)
    healed = judged(root, out)

    assert {one.code for one in result.faults} == {"part_missing"}
    assert result.rows > 0
    assert healed.faults == ()
    store.assess_store(root, tmp_path / "other", as_of=2025, on=DAY)
    assert store.read_judged(out, 2025).equals(store.read_judged(tmp_path / "other", 2025))


def test_a_store_without_its_list(root, tmp_path):
    (root / manifests.NAME).write_text("{")

    with pytest.raises(store.StoreError) as caught:
        judged(root, tmp_path / "out")

    assert caught.value.code == "manifest"


def test_a_full_disk(root, tmp_path, monkeypatch):
    out = tmp_path / "out"
    judged(root, out)
    before = content(out)
    write = saving._write

    def full(path, data, mode):
        if "indicator=money" in str(path):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data, mode)

    monkeypatch.setattr(saving, "_write", full)
    result = judged(root, out, DAY.replace(year=2027))
    monkeypatch.undo()
    after = content(out)
    healed = judged(root, out, DAY.replace(year=2027))

    assert {one.code for one in result.faults} == {"disk_full"}
    assert "磁盘空间不足" in result.faults[0].told("zh")
    assert of(after, "money") == of(before, "money")
    assert not list(out.rglob("*.tmp"))
    assert healed.faults == ()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 KB, where this machine lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full(root, small_disk, tmp_path):
    result = judged(root, small_disk)

    assert "disk_full" in {one.code for one in result.faults}
    assert not list(small_disk.rglob("*.tmp"))


def test_a_full_disk_leaves_the_store_as_it_was(root, monkeypatch):
    before = {path: path.read_bytes() for path in root.rglob("*.parquet")}
    from indicators.store.draft import Draft

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(Draft, "_put", full)
    with pytest.raises(store.StoreError) as caught:
        store.write(invented(areas=3), root)

    assert caught.value.code == "unwritten"
    assert {path: path.read_bytes() for path in root.rglob("*.parquet")} == before
    assert not list(root.glob(".staging-*"))


def run(*arguments):
    command = [sys.executable, "-m", "indicators", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_command_line_tells_it_and_goes_on_next_time(root, tmp_path):
    path = next((root / "figures/indicator=held").glob("*.parquet"))
    sound = path.read_bytes()
    damaged(path)
    given = ("assess", "--store", root, "-o", tmp_path / "out", "--as-of", "2025", "--on", DAY)

    first = run(*given)
    check = run("store", "check", "--store", root, "--lang", "en")
    path.write_bytes(sound)
    again = run(*given)

    assert (first.returncode, check.returncode, again.returncode) == (1, 1, 0)
    assert str(path) in first.stderr
    assert "再次运行" in first.stderr
    assert "is damaged" in check.stderr
    assert store.read_judged(tmp_path / "out", 2025, ["held"]).shape[0] > 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("assess", "-o", "out"),
        ("assess", "-o", "out", "--as-of", "2025", "--on", "yesterday"),
        ("assess", "--data", "nowhere", "-o", "out", "--as-of", "2025"),
        ("store", "write", "--data", "nowhere", "--store", "out"),
        ("store", "import", "nothing.csv", "--store", "out"),
    ],
)
def test_a_wrong_call(wrong, tmp_path, monkeypatch):
    given = [str(tmp_path / one) if one == "out" else one for one in wrong]

    assert run(*given).returncode == 2
    assert not list(tmp_path.iterdir())
