"""Reads thousands of broken files in child processes, and tells what each cost.

By hand: python tests/intake/fuzz.py --count 10000
"""

import argparse
import os
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from mutants import mutant  # noqa: E402

from indicators import catalogue  # noqa: E402
from indicators.intake.reading import read  # noqa: E402

SECONDS, MEGABYTES = 20, 300


def tried(name, data, cat):
    """Read one file; return what is wrong with how it went, its seconds, rows and faults."""
    # Of the processor: what else the machine does is none of the reader's cost.
    start, begun = time.process_time(), time.perf_counter()
    try:
        taken = read(name, data, cat)
        told = [fault.told(lang) for fault in taken.faults for lang in ("zh", "en")]
        wrong = "" if taken.rows or told else "neither rows nor faults"
    except Exception:
        taken, wrong = None, traceback.format_exc()
    seconds, waited = time.process_time() - start, time.perf_counter() - begun
    return (
        wrong,
        seconds,
        waited,
        len(taken.rows) if taken else 0,
        len(taken.faults) if taken else 0,
    )


def child(number, file, cat, out):
    """Read one file in a process of its own, so that its memory is known."""
    name, data = file.read_bytes().split(b"\n", 1)
    wrong, seconds, waited, rows, faults = tried(name.decode(), data, cat)
    line = f"{number}\t{seconds:.3f}\t{waited:.3f}\t{_peak():.0f}\t{rows}\t{faults}\t"
    os.write(out, (line + wrong.replace("\n", " | ")[-3000:] + "\n").encode())


def make(number, file):
    """Make a file in a process of its own: that takes more memory than reading it."""
    process = os.fork()
    if process == 0:
        try:
            name, data = mutant(number)
            file.write_bytes(name.encode() + b"\n" + data)
        finally:
            os._exit(0)
    os.waitpid(process, 0)


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def forked(number, file, cat):
    """Run a child; return its line, or what killed it."""
    make(number, file)
    readable, writable = os.pipe()
    process = os.fork()
    if process == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 3, SECONDS * 3))
        child(number, file, cat, writable)
        os._exit(0)
    os.close(writable)
    with os.fdopen(readable) as stream:
        line = stream.read()
    _, status = os.waitpid(process, 0)
    return line.rstrip("\n") or f"{number}\t0\t0\t0\t0\t0\tkilled: {status}"


def main():
    """Try the files asked for; exit 1 if one was not read as it should be."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--first", type=int, default=0)
    given = asked.parse_args()
    cat = catalogue.load(HERE.parents[1] / "data")
    folder = tempfile.TemporaryDirectory()
    file = Path(folder.name) / "mutant"
    slowest, longest, largest = (0.0, 0), (0.0, 0), (0.0, 0)
    bad, with_rows, with_faults = 0, 0, 0
    for number in range(given.first, given.first + given.count):
        _, *costs, rows, faults, wrong = forked(number, file, cat).split("\t", 6)
        seconds, waited, memory = map(float, costs)
        slowest, longest = max(slowest, (seconds, number)), max(longest, (waited, number))
        largest = max(largest, (memory, number))
        with_rows, with_faults = with_rows + (int(rows) > 0), with_faults + (int(faults) > 0)
        if wrong or waited > SECONDS or memory > MEGABYTES:
            bad += 1
            print(number, seconds, waited, memory, wrong[:1500], flush=True)
    print(f"{given.count} files: {with_rows} with figures, {with_faults} with faults, {bad} bad")
    print("slowest {:.1f} s of the processor (file {})".format(*slowest))
    print("longest {:.1f} s by the clock (file {})".format(*longest))
    print("largest process {:.0f} MB (file {})".format(*largest))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
