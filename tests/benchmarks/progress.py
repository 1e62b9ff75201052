"""How long a judgement takes, against NumPy doing no more than the arithmetic.

    python tests/benchmarks/progress.py --sizes 10000 1000000 6000000

A size is a number of observations: six for each pair of area and indicator (a baseline, a
target and four actuals), in random order, as files give them. `numpy_floor` is the yardstick.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2]))

from indicators import catalogue, progress

ROLES = np.array([1, 0, 0, 0, 0, 2])
ROLE_WORDS = ["actual", "baseline", "target"]
YEARS = np.array([2020, 2021, 2022, 2023, 2024, 2025])
INDICATORS = 50
DAY = date(2026, 11, 22)


def observations(size: int, seed: int = 7) -> dict[str, np.ndarray]:
    """Contiguous arrays of observations: pair, role, year, value; in random order."""
    rng = np.random.default_rng(seed)
    pairs = size // len(YEARS)
    order = rng.permutation(pairs * len(YEARS))
    value = np.round(rng.uniform(1, 1000, (pairs, len(YEARS))), 2).ravel()
    return {
        "pair": np.repeat(np.arange(pairs), len(YEARS))[order],
        "role": np.tile(ROLES, pairs)[order],
        "year": np.tile(YEARS, pairs)[order],
        "value": value[order],
    }


def numpy_floor(pair: np.ndarray, role: np.ndarray, year: np.ndarray, value: np.ndarray) -> tuple:
    """Pick the latest actual of each pair, then gap, P, S and D: the least that is to be done."""
    pairs = pair.max() + 1
    order = np.lexsort((year, pair))
    pair, role, year, value = pair[order], role[order], year[order], value[order]
    baseline, target = np.empty(pairs), np.empty(pairs)
    baseline[pair[role == 1]], target[pair[role == 2]] = value[role == 1], value[role == 2]
    actual = np.flatnonzero(role == 0)
    last = actual[np.append(pair[actual][1:] != pair[actual][:-1], True)]
    gap = target - value[last]
    achievement = (value[last] - baseline) / (target - baseline)
    time_progress = (year[last] - 2020) / 5
    return gap, achievement, time_progress, (achievement - time_progress) * 100


def frames(arrays: dict[str, np.ndarray]) -> progress.Frames:
    """The same observations in the form of the catalogue's frames."""
    pair, role, year = arrays["pair"], arrays["role"], arrays["year"]
    areas = [f"{place:06d}" for place in range(pair.max() // INDICATORS + 1)]
    names = [f"indicator_{place:02d}" for place in range(INDICATORS)]
    size = len(pair)
    text = pd.Categorical.from_codes
    figures = pd.DataFrame(
        {
            "figure_id": pd.array(np.char.add("f", np.arange(size).astype("U8")), dtype="str"),
            "ref_area": text(pair // INDICATORS, areas),
            "indicator": text(pair % INDICATORS, names),
            "role": text(role, ROLE_WORDS),
            "plan": text(np.where(role == 0, -1, 0), ["14fyp"]),
            "time_period": text(year - 2020, [str(each) for each in YEARS]),
            "period_kind": text(np.zeros(size, dtype=int), ["point"]),
            "obs_status": text(np.zeros(size, dtype=int), ["A"]),
            "vintage": text(np.where(role == 0, 0, -1), ["yearbook"]),
            "grade": text(np.zeros(size, dtype=int), ["official"]),
            "comparator": text(np.where(role == 2, 0, -1), ["at_least"]),
            "obs_value": arrays["value"],
            "preferred": np.ones(size, dtype=bool),
        }
    )
    columns = {"kind": "level", "direction": "higher_is_better", "unit_measure": "piece"}
    return progress.Frames(
        figures,
        pd.DataFrame(columns, index=names),
        pd.DataFrame({"base_year": [2020], "target_year": [2025]}, index=["14fyp"]),
        pd.DataFrame({"indicator": [], "ref_area": [], "year": [], "reason": []}),
    )


def seconds(work: Callable[[], object], repeat: int) -> float:
    """The least time of a piece of work: what other programs take of the machine is left out."""
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def measured(size: int, repeat: int) -> tuple[float, float]:
    """Seconds of the floor and of a judgement at one size; they must agree on the result."""
    arrays = observations(size)
    source = frames(arrays)
    result = progress.assess(source, as_of=2024, on=DAY)
    gap = numpy_floor(**arrays)[0]
    assert np.allclose(np.sort(result["gap"]), np.sort(np.round(gap, 9)))
    floor = seconds(lambda: numpy_floor(**arrays), repeat)
    return floor, seconds(lambda: progress.assess(source, as_of=2024, on=DAY), repeat)


def real_data(repeat: int) -> None:
    """Compare a judgement of the data folder with an empty group-by."""
    cat = catalogue.load(Path(__file__).parents[2] / "data")
    empty = pd.DataFrame({"key": pd.Series([], dtype="str"), "value": pd.Series([], dtype=float)})
    group_by = seconds(lambda: empty.groupby("key")["value"].sum(), repeat * 50)
    judged = seconds(lambda: progress.assess(cat, as_of=2025, on=DAY), repeat * 10)
    print(
        f"data folder: {judged * 1e3:.1f} ms = {judged / group_by:.0f} empty group-bys (limit 80)"
    )


def main() -> None:
    """Print a line per size, then the ratios that have limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000, 6_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    per_row = []
    for size in options.sizes:
        floor, judged = measured(size, options.repeat)
        per_row.append(judged / size)
        print(
            f"{size:>9,} observations: {judged:.3f} s, floor {floor:.3f} s, {judged / floor:.1f} x"
        )
    if len(per_row) > 1:
        print(f"cost per row, last to one before: {per_row[-1] / per_row[-2]:.2f} (limit 1.3)")
    real_data(options.repeat)


if __name__ == "__main__":
    main()
