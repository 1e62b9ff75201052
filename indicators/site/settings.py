"""What a site is published for: plan, reference year, and the month that decides what is due."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

LANGS = ("zh", "en")
FORMAT = 1
"""Of the folder beside the site; another number starts anew."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choice that all pages are made for."""

    plan: str
    as_of: int
    on: str
    """The day that decides what is due, as an ISO day."""

    @property
    def mark(self) -> str:
        """The digest of settings and program; verdicts know the month alone, not the day."""
        said = {**asdict(self), "on": self.on[:7], "program": program(), "format": FORMAT}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@cache
def program() -> str:
    """Return a digest of the program: another program writes other pages."""
    root = Path(__file__).resolve().parents[1]
    made = hashlib.sha256()
    found = [*root.rglob("*.py"), *root.glob("*/assets/*"), root.parent / "docs" / "method.md"]
    for path in sorted(filter(Path.is_file, found)):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in ("pandas", "numpy", "pyarrow"):
        made.update(metadata.version(name).encode())
    return made.hexdigest()
