"""What an archive says of itself: its files, the head of its log, when and by what it was made."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

NAME = "manifest.json"
KIND = "plan-indicators data"
FORMAT = 1
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in `manifest.json`."""

    when: str
    """ISO 8601 with zone."""
    version: str
    """Of the project that made the archive; empty where it is not installed."""
    head: tuple[int, str]
    """Number and hash of the last entry of the log."""
    files: Mapping[str, Part]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(part.size for part in self.files.values())

    def as_bytes(self) -> bytes:
        """Return the manifest as it is written; the same one gives the same bytes."""
        said = {
            "kind": KIND,
            "format": FORMAT,
            "when": self.when,
            "version": self.version,
            "head": {"number": self.head[0], "hash": self.head[1]},
            "files": {
                name: {"sha256": part.sha256, "size": part.size}
                for name, part in self.files.items()
            },
        }
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


class FormatError(ValueError):
    """A manifest of another format; its argument is the format."""


def read(data: bytes) -> Manifest:
    """Read a manifest.

    Raises
    ------
    FormatError
        If it is of a later format.
    ValueError
        If it is none, or not exactly as one is written.
    """
    try:
        said = json.loads(data)
        if said["kind"] == KIND and said["format"] != FORMAT:
            raise FormatError(str(said["format"])[:40])
        found = _found(said)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no manifest") from error
    if found.as_bytes() != data:
        raise ValueError("not as a manifest is written")
    return found


def _found(said: Any) -> Manifest:
    files = {name: Part(part["sha256"], part["size"]) for name, part in said["files"].items()}
    head = said["head"]["number"], said["head"]["hash"]
    found = Manifest(said["when"], said["version"], head, files)
    texts = [found.when, found.version, head[1], *(part.sha256 for part in files.values())]
    sizes = [head[0], *(part.size for part in files.values())]
    if not all(type(one) is str for one in texts):
        raise TypeError("a text is none")
    if not all(type(one) is int and one >= 0 for one in sizes):
        raise TypeError("a count is none")
    dt.datetime.fromisoformat(found.when)
    return found


def part_of(path: Path) -> Part:
    """Take the sum and the size of a file."""
    summed, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            summed.update(piece)
            size += len(piece)
    return Part(summed.hexdigest(), size)


def own_version() -> str:
    """Return the version of the installed project, empty where it runs from its folder."""
    try:
        return metadata.version("plan-indicators")
    except metadata.PackageNotFoundError:
        return ""
