"""Which files a data folder has and in what state they are."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from indicators.code_lists import CODE_LISTS

AREA_FOLDERS = ("cities", "benchmarks")
MANY = 100
"""From so many files on it pays at a start to read only what changed since the last one."""
Stamp = tuple[int, int]
"""Time of the last change in ns, and size; (0, -1) for a file that is not there."""


def area_paths(stamps: Mapping[Path, Stamp]) -> Iterator[Path]:
    """Yield the files of areas: cities, then comparators."""
    return (path for path in stamps if path.parent.name in AREA_FOLDERS)


def stamps_of(folder: Path) -> dict[Path, Stamp]:
    """Return the state of every data file, in reading order; a missing code list included."""
    paths = [folder / f"{name}.yaml" for name in CODE_LISTS]
    for place in AREA_FOLDERS:
        paths += sorted((folder / place).glob("*.yaml"))
    return {path: _stamp(path) for path in paths}


def has_many_files(folder: Path) -> bool:
    """Tell whether reading all of them takes so long that a snapshot is worth its place."""
    places = [folder, *(folder / name for name in AREA_FOLDERS)]
    names = (one for place in places if place.is_dir() for one in os.listdir(place))  # noqa: PTH208
    return sum(one.endswith(".yaml") for one in names) >= MANY


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return (0, -1)
    return (status.st_mtime_ns, status.st_size)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector still for a while."""
    # Millions of young nodes would be walked again and again: 3.8 times the time at 3,000 files.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
