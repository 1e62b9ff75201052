"""Making a snapshot in a process of its own: what that took of memory ends with it."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from indicators.catalogue import Catalogue
from indicators.problems import DataError
from indicators.snapshot import building, parsing
from indicators.wording.snapshot import NAME


def load_apart(folder: Path, *, many: int = parsing.POOL_FROM) -> building.Loaded:
    """Return what `load_with_state` returns, for a process that is to stay small.

    Where `many` files or more are to be read, the command `snapshot` reads them and writes the
    snapshot; whatever ends it, this process reads what is left.

    Raises
    ------
    DataError
        As `catalogue.load`.
    """
    if building.behind(folder) >= many:
        _write(folder)
    return building.load_with_state(folder)


def settle(found: Catalogue) -> bool:
    """Write the snapshot of a catalogue that is in use, and let its long table be the mapped one.

    The rows are the same, so nobody who reads them meanwhile notices. Tells whether it was done:
    not where the files have changed again or the snapshot could not be written.
    """
    _write(found.folder)
    try:
        if building.behind(found.folder):
            return False
        written = building.load_with_state(found.folder)
    except (DataError, OSError):
        return False
    same = written.fresh and dict(written.catalogue._stamps) == dict(found._stamps)
    if same:
        object.__setattr__(found, "_figures", written.catalogue._figures)
    return same


def _write(folder: Path) -> None:
    """Have another process bring the snapshot up to date; whatever ends it, nothing is told."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    none = subprocess.DEVNULL
    with suppress(OSError):
        subprocess.run(
            [sys.executable, "-m", "indicators", NAME, "--data", str(folder)],
            stdin=none, stdout=none, stderr=none, env={**os.environ, "PYTHONPATH": path},
            check=False,
        )  # fmt: skip
