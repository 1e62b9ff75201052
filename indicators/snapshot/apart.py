"""Making a snapshot in a process of its own: what that took of memory ends with it."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

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
        _made(folder)
    return building.load_with_state(folder)


def _made(folder: Path) -> None:
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    none = subprocess.DEVNULL
    with suppress(OSError):
        subprocess.run(
            [sys.executable, "-m", "indicators", NAME, "--data", str(folder)],
            stdin=none, stdout=none, stderr=none, env={**os.environ, "PYTHONPATH": path},
            check=False,
        )  # fmt: skip
