"""Whatever happens to a file: faults or a valid catalogue; no traceback, no hang, no flood."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource", reason="memory is measured with a module that Windows lacks")
DAMAGE = Path(__file__).parent / "damage.py"
sys.path.insert(0, str(DAMAGE.parent))
from damage import DAMAGES, EVIL, damaged, data_files  # noqa: E402  # the folder of tests is no package

CASES = 2_000
WORKERS = 4
MEMORY = 200
"""MB above the idle process; the bound of issue 2."""
SECONDS = 5
# These only test that a file of this size is survived; its bytes alone take the bound.
HUGE = {"50 MB scalar", "50 MB comment"}


def run(*arguments: str, timeout: float = 30) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, str(DAMAGE), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"died": f"no answer after {timeout} s"}
    if done.returncode:
        return {"died": f"exit code {done.returncode}\n{done.stderr[-2000:]}"}
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def random_results() -> list[dict[str, Any]]:
    share = CASES // WORKERS
    with ThreadPoolExecutor(WORKERS) as pool:
        firsts = range(0, CASES, share)
        calls = [
            pool.submit(run, "random", str(first), str(share), timeout=300) for first in firsts
        ]
    return [call.result() for call in calls]


@pytest.fixture(scope="module")
def evil_results() -> dict[str, dict[str, Any]]:
    with ThreadPoolExecutor(WORKERS) as pool:
        return dict(zip(EVIL, pool.map(lambda name: run("evil", name), EVIL), strict=True))


def test_random_damage_ends_in_faults_or_a_valid_catalogue(random_results: list[dict[str, Any]]):
    assert [result["died"] for result in random_results if "died" in result] == []
    failures = [failure for result in random_results for failure in result["failures"]]
    assert not failures, "\n".join(failures[:5])
    outcomes = [sum(result["outcomes"].values()) for result in random_results]
    assert sum(outcomes) == CASES


def test_random_damage_is_of_many_kinds(random_results: list[dict[str, Any]]):
    """Damage that only ever breaks the syntax would test the parser alone."""
    valid = sum(result["outcomes"].get("valid", 0) for result in random_results)
    codes = {code for result in random_results for code in result["codes"]}

    assert CASES * 0.1 < valid < CASES * 0.7
    assert len(codes) >= 35
    assert {"yaml_syntax", "not_utf8", "printed_value", "choice", "unknown_source"} <= codes


def test_random_damage_is_read_in_time(random_results: list[dict[str, Any]]):
    assert max(result["slowest"] for result in random_results) < SECONDS


def test_random_damage_takes_no_great_memory(random_results: list[dict[str, Any]]):
    assert max(result["memory"] for result in random_results) < MEMORY


def test_damage_is_seeded(data: Path):
    sources = data_files(data)

    assert damaged(7, sources) == damaged(7, sources)
    assert len({damaged(number, sources)[1] for number in range(50)}) == 50


def test_every_damage_damages(data: Path):
    import random

    text = (data / "areas.yaml").read_bytes()
    for damage in DAMAGES:
        results = {damage(random.Random(seed), text) for seed in range(20)}
        assert results != {text}, damage.__name__


@pytest.mark.parametrize("name", EVIL)
def test_evil_file_is_a_fault_and_hides_nobody(name: str, evil_results: dict[str, dict[str, Any]]):
    result = evil_results[name]

    assert "died" not in result, result["died"]
    assert result["codes"]
    assert result["areas"] == ["999900", "999901", "999901-zone", "999902"]
    assert result["seconds"] < SECONDS * (2 if name in HUGE else 1)
    assert result["longest"] < 2_000
    if name not in HUGE:
        assert result["memory"] < MEMORY
