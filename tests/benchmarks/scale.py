"""How judging part by part scales: seconds, rows, peak memory, each engine against builtin map.

`python tests/benchmarks/scale.py` prints 10^6 and 10^7 observations, `--full` adds 10^8 (by
hand: some 10 GB of disk), `--check` exits 1 where a bound of the project is missed.

Every engine runs in a process of its own; memory is the sum over that process and all that it
starts, sampled every tenth of a second (pages that processes share count for each). Seconds are
those of `assess_store`, the start of workers included, the interpreter's own excluded.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pyarrow as pa

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/store")]

from indicators import store  # noqa: E402  # the root must be on the path first
from indicators.store import draft, engines, figures, lists, manifest  # noqa: E402

YEARS = np.array([2020, 2021, 2022, 2023, 2024, 2025])
ROLES = np.array([1, 0, 0, 0, 0, 2])
INDICATORS = 50
DAY = date(2026, 11, 22)
QUICK = [1_000_000, 10_000_000]
FULL = [*QUICK, 100_000_000]
GIGABYTE = 1 << 30
LIMITS = {
    "cost of an observation, largest to 10^6": 1.5,
    "processes against map at 10^8, times as fast": 2.5,
    "memory at 10^8, GB": 16,
}


@dataclass(frozen=True)
class Run:
    """One engine at one size."""

    seconds: float
    rows: int
    peak: float


def piece(root: Path, size: int, number: int) -> manifest.Piece:
    """Write one indicator's observations, six for each area; areas in order."""
    rng = np.random.default_rng(number)
    areas = max(size // INDICATORS // len(YEARS), 1)
    code = f"indicator_{number:02d}"
    area = np.repeat(np.arange(areas), len(YEARS))
    # In the order of a store: by area, then actuals (without a plan), baseline, target.
    order = np.tile(np.array([1, 2, 3, 4, 0, 5]), areas) + area * len(YEARS)
    year, role = np.tile(YEARS, areas)[order], np.tile(ROLES, areas)[order]
    value = np.round(rng.uniform(1, 1000, len(area)), 2)
    words = pd.Categorical.from_codes
    names = [f"{place:07d}" for place in range(areas)]
    table = figures.to_table(
        pd.DataFrame(
            {
                "figure_id": pa.array(np.char.add(f"{code}.", np.arange(len(area)).astype(str))),
                "ref_area": words(area, names),
                "role": words(role, ["actual", "baseline", "target"]),
                "plan": words(np.where(role == 0, -1, 0), ["14fyp"]),
                "time_period": words(year - 2020, [str(each) for each in YEARS]),
                "year": year,
                "period_kind": words(np.zeros(len(area), int), ["point"]),
                "obs_status": words(np.zeros(len(area), int), ["A"]),
                "vintage": words(np.where(role == 0, 0, -1), ["yearbook"]),
                "source": words(np.zeros(len(area), int), ["book"]),
                "grade": words(np.zeros(len(area), int), ["official"]),
                "comparator": words(np.where(role == 2, 0, -1), ["at_least"]),
                "obs_value": value,
                "preferred": np.ones(len(area), dtype=bool),
                "aspired": np.zeros(len(area), dtype=bool),
                "period_inferred": np.zeros(len(area), dtype=bool),
            }
        )
    )
    data = figures.written(table)
    digest = manifest.digest(data)
    path = f"figures/indicator={code}/{digest[:16]}.parquet"
    place = root / path
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    return manifest.Piece(code, path, digest, len(table), names[0], names[-1])


def made(root: Path, size: int) -> None:
    """Write a store of about so many observations."""
    from invented import invented

    names = [f"indicator_{number:02d}" for number in range(INDICATORS)]
    listed = invented(areas=1)
    columns = {"kind": "level", "direction": "higher_is_better", "unit_measure": "enterprise"}
    listed.indicators = pd.DataFrame(
        {**columns, "concept": names}, index=pd.Index(names, name="indicator")
    )
    listed.breaks = listed.breaks.head(0)
    with draft.drafted(root) as empty:
        for name, frame in lists.of(listed).items():
            empty.list(name, frame)
        digests = empty.commit().lists
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        pieces = tuple(pool.map(partial(piece, root, size), range(INDICATORS)))
    manifest.save(root, manifest.Manifest(digests, pieces))


def judge(root: Path, engine: str, workers: int) -> Run:
    """Judge a store in a fresh process and watch its memory."""
    out = Path(tempfile.mkdtemp(dir=root.parent))
    command = [sys.executable, __file__, "--one", engine, str(root), str(out), str(workers)]
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYTHONPATH": str(ROOT)}
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            peak = watched(process)
            said = process.stdout.read()
        found = json.loads(said)
        return Run(found["seconds"], found["rows"], peak)
    finally:
        shutil.rmtree(out)


def watched(process: subprocess.Popen) -> float:
    """Return the most memory that a process and those under it had at once, in GB."""
    peak, top = 0, psutil.Process(process.pid)
    while process.poll() is None:
        total = 0
        try:
            for one in (top, *top.children(recursive=True)):
                total += one.memory_info().rss
        except psutil.Error:
            pass
        peak = max(peak, total)
        time.sleep(0.1)
    return peak / GIGABYTE


def one(engine: str, root: str, out: str, workers: str) -> None:
    """Judge in this process and print what it took."""
    mapped = engines.engine(engine, workers=int(workers))
    begin = time.perf_counter()
    result = store.assess_store(Path(root), Path(out), as_of=2024, on=DAY, map=mapped)
    seconds = time.perf_counter() - begin
    assert result.faults == (), result.faults[0].told("en")
    print(json.dumps({"seconds": seconds, "rows": result.rows}))


def by_size(size: int, names: list[str], workers: int, folder: Path) -> dict[str, Run]:
    """Print a line per engine."""
    root = folder / f"store-{size}"
    if not (root / manifest.NAME).exists():
        begin = time.perf_counter()
        made(root, size)
        seconds = time.perf_counter() - begin
        disk = sum(path.stat().st_size for path in root.rglob("*.parquet")) / GIGABYTE
        print(f"{size:>11,} observations written in {seconds:.0f} s, {disk:.2f} GB", flush=True)
    found: dict[str, Run] = {}
    for name in names:
        found[name] = run = judge(root, name, workers)
        times = found[names[0]].seconds / run.seconds
        print(
            f"{size:>11,} observations, {name:<9}: {run.seconds:7.1f} s, {run.rows:,} rows, "
            f"{run.peak:5.2f} GB, {run.seconds / size * 1e6:.2f} µs each, "
            f"{times:.2f} x as fast as {names[0]}",
            flush=True,
        )
    return found


def bounds(found: dict[int, dict[str, Run]]) -> list[str]:
    """Print what has limits; return what is beyond them."""
    sizes = sorted(found)
    cost = {size: found[size]["map"].seconds / size for size in sizes if "map" in found[size]}
    values = {}
    if len(cost) > 1:
        values["cost of an observation, largest to 10^6"] = cost[max(cost)] / cost[min(cost)]
    largest = found[sizes[-1]]
    if sizes[-1] >= FULL[-1] and {"map", "processes"} <= largest.keys():
        times = largest["map"].seconds / largest["processes"].seconds
        values["processes against map at 10^8, times as fast"] = times
        values["memory at 10^8, GB"] = largest["processes"].peak
    beyond = []
    for name, value in values.items():
        least = "times as fast" in name
        print(f"{name}: {value:.2f} ({'at least' if least else 'at most'} {LIMITS[name]:g})")
        if value < LIMITS[name] if least else value > LIMITS[name]:
            beyond.append(name)
    return beyond


def main() -> int:
    """Print a line per size and engine, then what has limits, then the snapshot's numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--sizes", type=int, nargs="+", help="rising")
    parser.add_argument("--full", action="store_true", help="add 10^8")
    parser.add_argument("--engines", nargs="+", choices=engines.ENGINES, help="map first")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--folder", type=Path, help="keep the stores here, to go on with them")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is missed")
    options = parser.parse_args()
    if options.one:
        one(*options.one)
        return 0
    names = options.engines or ["map", "processes", *(["spark"] if find_spec("pyspark") else [])]
    sizes = options.sizes or (FULL if options.full else QUICK)
    folder = options.folder or Path(tempfile.mkdtemp())
    try:
        beyond = bounds({size: by_size(size, names, options.workers, folder) for size in sizes})
    finally:
        if options.folder is None:
            shutil.rmtree(folder)
    for name in beyond:
        print(f"beyond the limit: {name}")
    failed = snapshot(["--check"] if options.check else [])
    return int(options.check and (bool(beyond) or failed))


def snapshot(arguments: list[str]) -> bool:
    """Print the snapshot's numbers too, where its script stands beside this one."""
    script = Path(__file__).with_name("snapshot.py")
    if not script.exists():
        return False
    return bool(subprocess.run([sys.executable, str(script), *arguments], check=False).returncode)


if __name__ == "__main__":
    sys.exit(main())
