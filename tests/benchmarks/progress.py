"""How long a judgement takes, against NumPy doing no more than the arithmetic.

`python tests/benchmarks/progress.py` prints times and ratios for three sizes, `--full` for the
sizes up to six million; `--check` exits 1 where a bound of the project is missed.

A size is a number of observations: six for each pair of area and indicator (a baseline, a
target and four actuals), in random order, as files give them. `numpy_floor` is the yardstick.
Work and yardstick are timed by turns and the best of each counts, so that what other programs
take of the machine falls out; a bound is missed only if it is missed in every attempt.
"""

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from indicators import catalogue, progress  # noqa: E402  # the root must be on the path first

ROLES = np.array([1, 0, 0, 0, 0, 2])
ROLE_WORDS = ["actual", "baseline", "target"]
YEARS = np.array([2020, 2021, 2022, 2023, 2024, 2025])
INDICATORS = 50
DAY = date(2026, 11, 22)
QUICK = [10_000, 500_000, 1_000_000]
FULL = [10_000, 1_000_000, 6_000_000]
ATTEMPTS = 3
LIMITS = {
    "times the floor": 20,
    "cost per row, largest to middle": 1.3,
    "empty group-bys": 80,
}


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
    with np.errstate(divide="ignore", invalid="ignore"):
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


def best_of(rounds: int, *works: Callable[[], object], repeat: int = 1) -> list[float]:
    """Seconds of pieces of work, timed by turns; the best of all rounds for each."""
    times = [math.inf] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            gc.collect()
            for _ in range(repeat):
                begin = time.perf_counter()
                work()
                times[place] = min(times[place], time.perf_counter() - begin)
    return times


@dataclass(frozen=True)
class Case:
    """Observations of one size, for the yardstick and for a judgement."""

    size: int
    arrays: dict[str, np.ndarray]
    source: progress.Frames

    @classmethod
    def of(cls, size: int) -> "Case":
        """Make a case; yardstick and judgement must agree on the result."""
        arrays = observations(size)
        case = cls(size, arrays, frames(arrays))
        gap = case.floor()[0]
        assert np.allclose(np.sort(case.judge()["gap"]), np.sort(np.round(gap, 9)))
        return case

    def floor(self) -> tuple:
        """Do the least that is to be done."""
        return numpy_floor(**self.arrays)

    def judge(self) -> pd.DataFrame:
        """Judge everything."""
        return progress.assess(self.source, as_of=2024, on=DAY)


def by_size(sizes: list[int], rounds: int) -> dict[str, float]:
    """Print a line per size; return what has limits."""
    *_, middle, largest = cases = [Case.of(size) for size in sizes]
    times = {}
    for case in cases:
        # Short work is timed more often: a pause of the machine weighs more on it.
        more = rounds * max(1, min(50, 1_000_000 // case.size // 2))
        floor, judged = best_of(more, case.floor, case.judge)
        times[case.size] = floor, judged
        print(
            f"{case.size:>9,} observations: {judged:.3f} s, floor {floor:.3f} s, "
            f"{judged / floor:.1f} x"
        )
    floor, judged = times[largest.size]
    growth = judged / largest.size / (times[middle.size][1] / middle.size)
    return {"times the floor": judged / floor, "cost per row, largest to middle": growth}


def real_data(rounds: int) -> dict[str, float]:
    """Compare a judgement of the data folder with an empty group-by."""
    cat = catalogue.load(ROOT / "data")
    empty = pd.DataFrame({"key": pd.Series([], dtype="str"), "value": pd.Series([], dtype=float)})
    group_by, judged = best_of(
        rounds * 10,
        lambda: empty.groupby("key")["value"].sum(),
        lambda: progress.assess(cat, as_of=2025, on=DAY),
        repeat=5,
    )
    print(f"data folder: {judged * 1e3:.1f} ms, empty group-by {group_by * 1e3:.3f} ms")
    return {"empty group-bys": judged / group_by}


def missed(found: dict[str, float]) -> list[str]:
    """Print each ratio with its limit; return the names of those beyond it."""
    for name, value in found.items():
        print(f"{name}: {value:.2f} (limit {LIMITS[name]:g})")
    return [name for name, value in found.items() if value > LIMITS[name]]


def main() -> int:
    """Print a line per size, then the ratios that have limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", help="at least two, rising")
    parser.add_argument("--full", action="store_true", help="the sizes up to six million")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is passed")
    options = parser.parse_args()
    sizes = options.sizes or (FULL if options.full else QUICK)
    beyond = []
    for measure in (lambda: by_size(sizes, options.rounds), lambda: real_data(options.rounds)):
        tries = (missed(measure()) for _ in range(ATTEMPTS if options.check else 1))
        beyond += first_good(tries)
    return int(options.check and bool(beyond))


def first_good(tries: Iterator[list[str]]) -> list[str]:
    """Return nothing as soon as one attempt keeps the limits, or else what the last one missed."""
    names: list[str] = []
    for names in tries:
        if not names:
            break
        print(f"beyond the limit: {', '.join(names)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
