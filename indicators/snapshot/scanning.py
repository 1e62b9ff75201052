"""The state of every data file, quickly: one look at each folder."""

import hashlib
import os
from pathlib import Path

from indicators.code_lists import CODE_LISTS
from indicators.folder import AREA_FOLDERS, Stamp


def files_of(folder: Path) -> dict[str, tuple[Path, Stamp]]:
    """Return each data file by its name within the folder, with its path and state.

    They are those of `folder.stamps_of`, in its order, in a fraction of its time.
    """
    return {name: (folder / name, known) for name, known in stamps_of(folder).items()}


def stamps_of(folder: Path) -> dict[str, Stamp]:
    """Return the state of each data file by its name, without a Path for each of thousands."""
    base = f"{folder}{os.sep}"
    found = {f"{name}.yaml": stamp(f"{base}{name}.yaml") for name in CODE_LISTS}
    for name in AREA_FOLDERS:
        place = f"{base}{name}"
        found |= {f"{name}/{one}": stamp(f"{place}{os.sep}{one}") for one in _names(place)}
    return found


def _names(place: str) -> list[str]:
    try:
        listed = os.listdir(place)  # noqa: PTH208 - names alone are wanted, a third of the time
    except OSError:
        return []
    named = ((os.path.normcase(one), one) for one in listed)
    return [one for key, one in sorted(named) if key.endswith(".yaml")]


def stamp(path: str) -> Stamp:
    """Return the time of the last change in ns, and the size; (0, -1) where there is no file."""
    try:
        status = os.stat(path)  # noqa: PTH116 - without a Path for each of 3,000 files
    except OSError:
        return (0, -1)
    return (status.st_mtime_ns, status.st_size)


def digest_of(path: Path, known: Stamp) -> str:
    """Return the digest of a file's content; empty where it is no longer in the known state."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    return hashlib.sha256(content).hexdigest() if stamp(str(path)) == known else ""
