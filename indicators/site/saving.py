"""Files written into the folder that a site grows in."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from indicators.site.manifest import FOLDER, State, state


def saved(root: str, made: Mapping[str, bytes]) -> dict[str, State]:
    """Write files; one that is carried over from the earlier site is replaced, not written into."""
    found = {}
    for path, data in made.items():
        place = f"{root}{os.sep}{path}"
        _write(place, data)
        found[path] = state(place)
    return found


def _write(place: str, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(place, flags, 0o666)
    except FileNotFoundError:
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, flags, 0o666)
    except FileExistsError:
        Path(place).unlink()
        handle = os.open(place, flags, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def removed(root: Path, kept: Iterable[str]) -> None:
    """Remove what a run that was broken off has left and this one does not want."""
    wanted = set(kept)
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name not in wanted and not name.startswith(f"{FOLDER}/"):
            path.unlink()
