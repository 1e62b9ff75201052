"""The data folder: where it lies, and whether any file of it changed."""

import hashlib
import os
import time
from pathlib import Path

DATA = Path(os.environ.get("INDICATORS_DATA", Path(__file__).parent.parent / "data"))
LOOK_SECONDS = 0.25
"""So long one look at the files serves all open pages."""

_looked: dict[Path, tuple[float, str]] = {}


def state(folder: Path) -> str:
    """Return a mark that changes when any data file does, the same in every process."""
    paths = [*folder.glob("*.yaml"), *folder.glob("*/*.yaml")]
    files = "\n".join(stamp(path) for path in sorted(paths))
    return hashlib.blake2b(files.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def known_state(folder: Path) -> str:
    """Return the state of a moment ago, or nothing where nobody looked so lately."""
    at, found = _looked.get(folder, (0.0, ""))
    return found if time.monotonic() <= at + LOOK_SECONDS else ""


def recent_state(folder: Path) -> str:
    """Return the state of a moment ago: every open page asks for it every second."""
    found = known_state(folder)
    if not found:
        at, found = time.monotonic(), state(folder)
        _looked[folder] = at, found
    return found


def stamp(path: Path) -> str:
    """Return what changes when a file does."""
    try:
        status = path.stat()
    except OSError:  # gone between listing and looking
        return str(path)
    return f"{path}|{status.st_mtime_ns}|{status.st_size}"
