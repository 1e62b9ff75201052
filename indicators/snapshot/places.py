"""Where a snapshot lies, and for which program it holds."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa

FORMAT = 2
"""Of the snapshot's files; another number is another snapshot."""
NAME = ".snapshot"
MANIFEST = "manifest.json"


def own(folder: Path) -> Path:
    """Return the place inside the data folder.

    It is hidden: neither the catalogue nor the history nor a backup reads it.
    """
    return folder / NAME


def cached(folder: Path) -> Path:
    """Return the place in the user's cache, for a data folder that cannot be written."""
    key = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "plan-indicators" / "snapshot" / key


def candidates(folder: Path, at: Path | None) -> tuple[Path, ...]:
    """Return the places to try in order; the given one alone, where there is one."""
    if at is not None:
        return (at,)
    try:
        return (own(folder), cached(folder))
    except (OSError, RuntimeError):  # a user without a home
        return (own(folder),)


@cache
def program() -> str:
    """Return a digest of everything that decides what a file is read as."""
    here = Path(__file__).parent
    paths = [*sorted(here.parent.glob("*.py")), *sorted(here.glob("*.py"))]
    made = hashlib.sha256(f"{FORMAT} {pd.__version__} {pa.__version__} {sys.version}".encode())
    for path in paths:
        made.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()
