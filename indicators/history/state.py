"""Where the files stood at the last entry: a cache, made anew from the log whenever in doubt."""

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from indicators.export import saving
from indicators.history.entries import canonical

_JUST = 2_000_000_000
"""Nanoseconds; a file touched this shortly before may be touched again without its time telling."""
Stamp = tuple[int, int]


@dataclass
class State:
    """The head of the log, and sha256, size and time of every file."""

    number: int
    hash: str
    at: int = 0
    """When the files were looked at, in ns since 1970."""
    files: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def knows(self, path: str, stamp: Stamp) -> bool:
        """Say whether a file is surely as it was."""
        known = self.files.get(path)
        return known is not None and known[1:] == stamp and stamp[1] < self.at - _JUST

    def put(self, path: str, sha: str | None, stamp: Stamp | None) -> None:
        """Remember a file, or that there is none."""
        if sha is None:
            self.files.pop(path, None)
        else:
            self.files[path] = (sha, *(stamp or (-1, -1)))

    def save(self, path: Path) -> None:
        """Write it down; a failure only costs time later."""
        with contextlib.suppress(saving.SaveError):
            saving.save(path, canonical(vars(self)))


def load(path: Path) -> State | None:
    """Read what was written down; nothing where it is missing or broken."""
    try:
        found = json.loads(path.read_bytes())
        files = {
            name: (str(sha), int(size), int(time))
            for name, (sha, size, time) in found["files"].items()
        }
        return State(int(found["number"]), str(found["hash"]), int(found["at"]), files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
