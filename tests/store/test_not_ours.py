"""What somebody else has put there stays; what cannot be written or read is told in words."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from invented import invented

from indicators import store
from indicators.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
YEAR = 2025


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    store.write(invented(areas=10), folder)
    return folder


def mine(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    return path


def test_files_of_others_among_the_results_stay(root, tmp_path):
    base = tmp_path / "judged" / f"as_of={YEAR}"
    files = [mine(base / name) for name in (
        "indicator=count/notes.txt", "indicator=count/deep/a.parquet", "indicator=other/x.parquet",
        "indicator=count/part-mine.parquet", "notes.txt")]  # fmt: skip
    old = mine(base / "indicator=other" / "part-0000.parquet")
    mine(base / "indicator=file").rename(base / "indicator=plain")

    result = store.assess_store(root, tmp_path, as_of=YEAR)

    assert result.faults == ()
    assert [one.read_text(encoding="utf-8") for one in files] == ["mine"] * len(files)
    assert (base / "indicator=plain").exists()
    assert not old.exists()


def test_tables_of_others_beside_a_store_stay(tmp_path):
    files = [mine(tmp_path / "s" / name) for name in (
        "figures/mine.parquet", "figures/indicator=count/2025.parquet", "lists/mine.parquet",
        "figures/old/indicator=count/0123456789abcdef.parquet")]  # fmt: skip

    for areas in (4, 5):
        store.write(invented(areas=areas), tmp_path / "s")

    assert [one.read_text(encoding="utf-8") for one in files] == ["mine"] * len(files)
    assert len(list(tmp_path.glob("s/figures/indicator=count/????????????????.parquet"))) == 1


def copied(tmp_path):
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".*"))
    return tmp_path / "data"


def told(capsys, *arguments):
    code = main(["assess", *map(str, arguments), "--as-of", str(YEAR), "--on", "2026-11-22"])
    return code, capsys.readouterr().err


@pytest.mark.parametrize("harm", ["broken", "folder", "gone"])
def test_data_with_a_fault_leaves_the_earlier_result(tmp_path, capsys, monkeypatch, harm):
    data, out = copied(tmp_path), tmp_path / "out"
    assert told(capsys, "--data", data, "-o", out)[0] == 0
    before = {path: path.read_bytes() for path in out.rglob("*.parquet")}
    path = data / "cities" / "wuwei.yaml"
    kept = path.read_bytes()
    if harm == "broken":
        path.write_bytes(kept + b"nonsense: 1\n")
    elif harm == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.unlink()
        path.symlink_to(tmp_path / "nowhere")

    code, said = told(capsys, "--data", data, "-o", out)

    assert code == 1
    assert "wuwei.yaml" in said
    assert "未测算" in said
    assert {path: path.read_bytes() for path in out.rglob("*.parquet")} == before


def test_a_result_does_not_lie_in_the_data(tmp_path, capsys):
    data = copied(tmp_path)

    code, said = told(capsys, "--data", data, "-o", data / "out")

    assert (code, "数据文件夹" in said) == (2, True)
    assert not (data / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="no process groups")
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_while_processes_start_is_told_once(root, tmp_path, blow):
    command = [sys.executable, "-m", "indicators", "assess", "--store", str(root)]
    command += ["-o", str(tmp_path), "--as-of", str(YEAR), "--engine", "processes"]
    process = subprocess.Popen(
        [*command, "--workers", "3"], cwd=ROOT, stdout=subprocess.DEVNULL, text=True,
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    above, end = psutil.Process(process.pid), time.monotonic() + 60

    def starting():
        return [one for one in above.children() if "spawn_main" in " ".join(one.cmdline())]

    while len(starting()) < 3:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end
    time.sleep(0.2)
    # A terminal tells the whole group, the system's call to end only the command itself.
    (os.killpg if blow == signal.SIGINT else os.kill)(process.pid, blow)
    _, said = process.communicate(timeout=60)

    assert (process.returncode, "Traceback" in said) == (130, False), said
    assert "已中断" in said
