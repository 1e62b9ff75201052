"""`assess` disturbed while it runs: told in words, nothing lost, made good by the next run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from invented import invented

from indicators import store
from indicators.store.alone import alone

ROOT = Path(__file__).resolve().parents[2]
YEAR = 2025


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    store.write(invented(areas=30), folder, most=150)
    return folder


@pytest.fixture(scope="module")
def undisturbed(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    return again(root, folder)


def assess(root, out, *more):
    command = [sys.executable, "-m", "indicators", "assess", "--store", str(root), "-o", str(out)]
    command += ["--as-of", str(YEAR), "--on", "2026-11-22", *more]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def content(out):
    """Every file that stands there, but for the lock."""
    return {
        path.relative_to(out): path.read_bytes()
        for path in out.rglob("*") if path.is_file() and path.name != ".assess.lock"
    }  # fmt: skip


def until(holds, process):
    end = time.monotonic() + 60
    while not holds():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end
        time.sleep(0.002)


def begun(out):
    return lambda: any(out.rglob("*.parquet"))


def again(root, out):
    process = assess(root, out)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    return content(out)


def test_a_worker_is_killed(root, undisturbed, tmp_path):
    process = assess(root, tmp_path, "--engine", "processes", "--workers", "2")
    above = psutil.Process(process.pid)

    def workers():
        return [one for one in above.children() if "spawn_main" in " ".join(one.cmdline())]

    until(workers, process)
    workers()[0].kill()
    _, told = process.communicate(timeout=120)

    assert process.returncode == 0, told
    assert "Traceback" not in told
    assert content(tmp_path) == undisturbed


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_the_command_is_stopped(root, undisturbed, tmp_path, blow):
    process = assess(root, tmp_path)
    until(begun(tmp_path), process)
    process.send_signal(blow)
    _, told = process.communicate(timeout=60)

    assert process.returncode == (-9 if blow == signal.SIGKILL else 130)
    assert "Traceback" not in told
    assert set(content(tmp_path)) != set(undisturbed)
    assert again(root, tmp_path) == undisturbed


def test_of_two_runs_at_once_one_waits_for_another_day(root, undisturbed, tmp_path):
    with alone(tmp_path):
        process = assess(root, tmp_path)
        _, told = process.communicate(timeout=60)

    assert process.returncode == 1
    assert str(tmp_path) in told
    assert "Traceback" not in told
    assert "另有程序" in told
    assert content(tmp_path) == {}
    assert again(root, tmp_path) == undisturbed


def flipped(place):
    def harm(path):
        data = bytearray(path.read_bytes())
        data[int(len(data) * place)] ^= 0xFF
        path.write_bytes(data)

    return harm


HARMS = {
    "head": flipped(0.1),
    "middle": flipped(0.5),
    "foot": flipped(0.9),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("kind", ["judged", "places"])
def test_a_damaged_result_is_made_anew(root, tmp_path, kind, harm):
    store.assess_store(root, tmp_path, as_of=YEAR)
    before = content(tmp_path)
    path = next((tmp_path / kind).rglob("indicator=count/part-0000.parquet"))
    HARMS[harm](path)

    result = store.assess_store(root, tmp_path, as_of=YEAR)

    assert content(tmp_path) == before
    assert (result.faults, result.fresh) == ((), 1)


@pytest.mark.parametrize("harm", ["cut", "empty"])
def test_reading_a_damaged_result_is_told_in_words(root, tmp_path, harm):
    store.assess_store(root, tmp_path, as_of=YEAR)
    path = next((tmp_path / "judged").rglob("indicator=count/part-0000.parquet"))
    HARMS[harm](path)

    with pytest.raises(store.StoreError) as caught:
        store.read_judged(tmp_path, YEAR)

    assert caught.value.code == "result_damaged"
    assert str(path) in caught.value.told("zh")
