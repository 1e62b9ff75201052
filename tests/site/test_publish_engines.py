"""Whoever hands the work out, the site is the same to the byte."""

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from shutil import which

import pytest
from published import DAY, ROOT, assert_same, folder, written

from indicators.site import planning


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("folder") / "data", areas=120, indicators=5, provinces=3)


@pytest.fixture(scope="module")
def plain(data, tmp_path_factory):
    site = tmp_path_factory.mktemp("plain") / "site"
    written(data, site, as_of=2025)
    return site


def run(data, out, *more):
    call = [sys.executable, "-m", "indicators", "publish", "-o", str(out), "--data", str(data)]
    call += ["--on", DAY, "--as-of", "2025", *more]
    env = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
    return subprocess.run(
        call, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=False
    )


def test_processes(data, plain, tmp_path):
    done = run(data, tmp_path / "site", "--engine", "processes", "--workers", "2")

    assert done.returncode == 0, done.stderr
    assert_same(tmp_path / "site", plain)


@pytest.mark.skipif(not (find_spec("pyspark") and which("java")), reason="no Spark, or no Java")
def test_spark(data, plain, tmp_path):
    done = run(data, tmp_path / "site", "--engine", "spark", "--workers", "2")

    assert done.returncode == 0, done.stderr
    assert_same(tmp_path / "site", plain)


def test_threads_and_any_order(data, plain, tmp_path, monkeypatch):
    monkeypatch.setattr(planning, "AT_ONCE", 13)

    def mapped(work, tasks):
        with ThreadPoolExecutor(3) as pool:
            receipts = list(pool.map(work, random.Random(1).sample(tasks, len(tasks))))
        return iter(receipts[::-1])

    written(data, tmp_path / "site", as_of=2025, map=mapped)

    assert_same(tmp_path / "site", plain)
