"""How soon a start from the snapshot is: nothing changed, one file edited, beside the cold parse.

`python tests/benchmarks/snapshot.py` prints milliseconds, from the call to the catalogue, each in
a process of its own, and their ratios to the cold parse of the same run; `--check` exits 1 where a
limit is passed, `--files N` takes another number of city files than 3,000.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FIGURES = 15
"""Indicators of a file, six figures each."""
ROUNDS = 7
LIMITS = {"warm start": 60.0, "after one edit": 200.0}
START = """
import json, sys, time
from pathlib import Path
from indicators import snapshot
from indicators.snapshot import places
places.program()  # read once by every process, whatever it starts from
folder = Path(sys.argv[1])
begin = time.perf_counter()
found = snapshot.load_with_state(folder)
taken = (time.perf_counter() - begin) * 1e3
if sys.argv[2] == "keep":
    assert snapshot.save(found.catalogue)
[line] = [x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith("VmRSS")] \\
    if Path("/proc/self/status").exists() else ["0 0"]
print(json.dumps({"ms": taken, "parsed": found.parsed, "fresh": found.fresh,
                  "figures": len(found.catalogue.figures), "mb": int(line.split()[1]) / 1024}))
"""


def started(folder: Path, what: str = "look") -> dict[str, float]:
    """Start in a fresh process."""
    call = [sys.executable, "-c", START, str(folder), what]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    made = subprocess.run(call, check=True, capture_output=True, env=environment)
    return json.loads(made.stdout)


def measured(folder: Path) -> dict[str, float]:
    """Return the milliseconds of each kind of start, the medians of some."""
    cold = started(folder, "keep")
    assert cold["parsed"]
    assert not cold["fresh"]
    warm = [started(folder) for _ in range(ROUNDS)]
    assert all(one["fresh"] for one in warm)
    path = sorted((folder / "cities").glob("*.yaml"))[len(warm)]
    edited = []
    for turn in range(ROUNDS):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"# {turn}\n")
        edited.append(started(folder))
    assert all(one["parsed"] == 1 for one in edited)
    print(f"{cold['figures']:,.0f} figures; memory of a process: cold {cold['mb']:.0f} MB, "
          f"from the snapshot {warm[0]['mb']:.0f} MB")  # fmt: skip
    return {
        "cold parse": cold["ms"],
        "warm start": statistics.median(one["ms"] for one in warm),
        "after one edit": statistics.median(one["ms"] for one in edited),
    }


def main() -> int:
    """Print a line for each kind of start."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=3_000)
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is passed")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(HERE)]
    import loading

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        loading.generate(folder, options.files, indicators=FIGURES)
        found = measured(folder)
    for name, taken in found.items():
        limit = f" (limit {LIMITS[name]:g})" if name in LIMITS else ""
        share = taken / found["cold parse"]
        print(f"snapshot, {options.files:,} files, {name}: {taken:.0f} ms{limit}, "
              f"{share:.3f} of the cold parse")  # fmt: skip
    return int(options.check and any(found[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
