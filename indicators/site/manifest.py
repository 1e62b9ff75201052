"""What a written site says of itself: of every page what it was made of, and its files."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

FOLDER = ".publish"
NAME = f"{FOLDER}/manifest.json"
TABLES = ("facts", "lines")
ORDER = "order"
"""Beside the digests of the tables, that of the order of figures."""

State = tuple[int, int]
"""Size, and time of the last change in ns."""
Input = tuple[int, int, str]
"""Time of the last change in ns and size of a data file, and the digest of its content."""


@dataclass(frozen=True)
class Made:
    """Some files that are made together, of the same things."""

    key: str
    """The digest of all that they were made of."""
    files: Mapping[str, State]


@dataclass(frozen=True)
class Manifest:
    """All files of a site, by what they are about."""

    made: Mapping[str, Made] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    """Digests of the tables beside it."""
    inputs: Mapping[str, Input] = field(default_factory=dict)
    """What the data files were like."""

    def as_bytes(self) -> bytes:
        """Return the manifest as it is written."""
        made = {name: {"key": one.key, "files": one.files} for name, one in self.made.items()}
        said = {"tables": dict(self.tables), "inputs": dict(self.inputs), "made": made}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def read(site: Path) -> Manifest | None:
    """Read a site's manifest; nothing where there is none, or one that cannot be read."""
    try:
        said = json.loads((site / NAME).read_bytes())
        made = {
            name: Made(one["key"], {path: (int(a), int(b)) for path, (a, b) in
                                    one["files"].items()})
            for name, one in said["made"].items()
        }  # fmt: skip
        inputs = {path: (int(a), int(b), str(c)) for path, (a, b, c) in said["inputs"].items()}
        return Manifest(made, dict(said["tables"]), inputs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def state(path: str | Path) -> State:
    """Return the state of a file; (-1, 0) where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - without a Path for each of very many files
    except OSError:
        return (-1, 0)
    return (found.st_size, found.st_mtime_ns)


def intact(site: Path, made: Made) -> bool:
    """Tell whether all files stand as they were written."""
    return all(state(f"{site}{os.sep}{path}") == known for path, known in made.files.items())


def table_path(site: Path, name: str) -> Path:
    """Return where a table of a site stands."""
    return site / FOLDER / f"{name}.arrow"


def table(site: Path, manifest: Manifest, name: str) -> pd.DataFrame | None:
    """Read a table; nothing where it is not what was written."""
    path = table_path(site, name)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() != manifest.tables.get(name):
        return None
    return pd.read_feather(path)


def digest(parts: Iterable[object]) -> str:
    """Return one digest of several values."""
    return hashlib.sha256(json.dumps(list(parts), default=str).encode()).hexdigest()
