"""Every scheduler gives what builtin map gives, to the last bit; what breaks is made good."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import cluster
import pytest
import suicide
from invented import invented

from indicators import store
from indicators.store import engines

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    store.write(invented(areas=30), folder, most=300)
    return folder


@pytest.fixture(scope="module")
def expected(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain")
    assert store.assess_store(root, folder, as_of=2025, on=DAY).faults == ()
    return folder


def assess(root, out, *more, env=None):
    command = [sys.executable, "-m", "indicators", "assess", "--store", str(root), "-o", str(out)]
    command += ["--as-of", "2025", "--on", DAY.isoformat(), *more]
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=False
    )


def same(found, expected):
    assert store.read_judged(found, 2025).equals(store.read_judged(expected, 2025))
    ones = {path.relative_to(found): path for path in found.rglob("*.parquet")}
    others = {path.relative_to(expected): path for path in expected.rglob("*.parquet")}
    assert ones.keys() == others.keys()
    return all(ones[name].read_bytes() == others[name].read_bytes() for name in ones)


def test_processes(root, expected, tmp_path):
    done = assess(root, tmp_path / "out", "--engine", "processes", "--workers", "3")

    assert done.returncode == 0, done.stderr
    assert same(tmp_path / "out", expected)


def test_the_command_line_judges_the_data_folder_itself(tmp_path):
    command = [sys.executable, "-m", "indicators", "assess", "-o", str(tmp_path), "--as-of", "2025"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert len(store.read_judged(tmp_path, 2025)) > 100


spark = pytest.mark.skipif(bool(cluster.missing()), reason=cluster.missing() or "—")


def test_spark_is_here_in_ci():
    assert not (os.environ.get("CI") and cluster.missing())


@spark
def test_spark_in_local_mode(root, expected, tmp_path):
    env = cluster.environment(tmp_path)

    done = assess(root, tmp_path / "out", "--engine", "spark", "--workers", "2", env=env)

    assert done.returncode == 0, done.stderr
    assert same(tmp_path / "out", expected)


@spark
def test_a_standalone_spark_cluster(root, expected, tmp_path):
    with cluster.running(tmp_path) as master:
        env = cluster.environment(tmp_path)
        done = assess(root, tmp_path / "out", "--engine", "spark", "--master", master, env=env)
        logs = [(tmp_path / f"worker{n}.log").read_text() for n in (1, 2)]

    assert done.returncode == 0, done.stderr
    assert same(tmp_path / "out", expected)
    assert all("Launching executor" in log or "Asked to launch executor" in log for log in logs)


def test_without_java_spark_is_refused_in_words(root, tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda _: object())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(store.StoreError) as caught:
        engines.spark()

    assert caught.value.code == "no_java"
    assert "Java 17" in caught.value.told("zh")


def test_without_pyspark_spark_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda _: None)

    with pytest.raises(store.StoreError) as caught:
        engines.spark()

    assert "plan-indicators[spark]" in caught.value.told("en")


def test_a_worker_killed_in_the_middle_is_made_good(root, expected, tmp_path):
    once = suicide.Killing(str(tmp_path / "mark"), times=1)

    result = store.assess_store(
        root, tmp_path / "out", as_of=2025, on=DAY, map=once.through(engines.processes(2))
    )

    assert (tmp_path / "mark").exists()
    assert result.faults == ()
    assert same(tmp_path / "out", expected)


def test_a_part_that_kills_every_worker_is_given_up_and_the_rest_completed(
    root, expected, tmp_path
):
    always = suicide.Killing(str(tmp_path / "mark"), times=100)

    result = store.assess_store(
        root, tmp_path / "out", as_of=2025, on=DAY, map=always.through(engines.processes(2))
    )
    left = [one for one in result.faults if one.code == "killed"]
    again = store.assess_store(root, tmp_path / "out", as_of=2025, on=DAY)

    assert [one.details["indicator"] for one in left] == [suicide.VICTIM]
    assert len(result.faults) == 1
    assert again.faults == ()
    assert same(tmp_path / "out", expected)


def test_a_scheduler_that_breaks_off_leaves_what_is_done(root, expected, tmp_path):
    def breaking(work, tasks):
        yield work(tasks[0])
        raise ConnectionError("lost the cluster")

    first = store.assess_store(root, tmp_path, as_of=2025, on=DAY, map=breaking)
    again = store.assess_store(root, tmp_path, as_of=2025, on=DAY)

    assert {one.code for one in first.faults} == {"lost"}
    assert "lost the cluster" in first.faults[0].told("en")
    assert again.faults == ()
    assert again.fresh < len(again.receipts)
    assert same(tmp_path, expected)
