"""Reading many files, by several processes where that pays.

The workers are commands of their own with pipes, not forks: safe in a server's thread, on every
system, and independent of how that server was started.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators import tables
from indicators.area_files import AreaState, read_area
from indicators.entries import Lists
from indicators.folder import collector_paused

BATCH = 100
POOL_FROM = 300
"""From so many files on the start of workers is earned back."""
Told = Callable[[int], object]


@dataclass(frozen=True)
class Parsed:
    """Some files as read: their states, and their rows one after the other."""

    states: dict[Path, AreaState]
    frame: pd.DataFrame


def parsed(paths: Sequence[Path], lists: Lists) -> Parsed:
    """Read files in this process."""
    with collector_paused():
        fresh = {path: read_area(path, lists) for path in paths}
        frame = tables.joined_frame([state.columns for state in fresh.values()])
        return Parsed({path: state.without_columns() for path, state in fresh.items()}, frame)


def parse(paths: Sequence[Path], lists: Lists, told: Told, pool_from: int) -> list[Parsed]:
    """Read files, in any order of batches; `told` hears how many are done each time."""
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    workers = min(os.cpu_count() or 1, len(batches))
    if len(paths) < pool_from or workers == 1:
        found = []
        for batch in batches:
            found.append(parsed(batch, lists))
            told(len(batch))
        return found
    return list(_shared(batches, workers, lists, told))


def _shared(
    batches: list[Sequence[Path]], workers: int, lists: Lists, told: Told
) -> Iterator[Parsed]:
    shares = [batches[start::workers] for start in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        waiting = {pool.submit(_by_worker, share, lists, told): share for share in shares}
        for one in as_completed(waiting):
            done = one.result()
            yield from done
            # A worker that died has left some: they are read here.
            for batch in waiting[one][len(done) :]:
                yield parsed(batch, lists)
                told(len(batch))


def _by_worker(share: list[Sequence[Path]], lists: Lists, told: Told) -> list[Parsed]:
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    call = [sys.executable, "-m", "indicators.snapshot.worker"]
    pipe, done = subprocess.PIPE, list[Parsed]()
    with suppress(OSError, EOFError, pickle.UnpicklingError), subprocess.Popen(
        call, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    ) as worker:  # fmt: skip
        if worker.stdin is None or worker.stdout is None:
            return done
        pickle.dump((share, lists), worker.stdin)
        worker.stdin.close()
        for batch in share:
            done.append(pickle.load(worker.stdout))
            told(len(batch))
    return done
