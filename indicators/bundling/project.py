"""What a bundle takes from the project: its files and the packages it needs."""

import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from indicators.bundling import BundleError
from indicators.wording import bundling as words

_TAKEN = (
    ".streamlit/config.toml",  # what else may stand there are secrets
    "LICENSE",
    "README.md",
    "README.zh-CN.md",
    "app.py",
    "data",
    "deploy",
    "docs",
    "indicators",
    "pages",
    "pyproject.toml",
)
_CACHES = ("__pycache__", ".*_cache", "*.egg-info", "*.pyc", "*.tmp", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True)
class Project:
    """The folder of the project, and what its pyproject.toml says."""

    root: Path
    requirements: tuple[Requirement, ...]
    supported: str
    """Versions of Python, such as >=3.11."""


def read(root: Path, lang: str) -> Project:
    """Read the project's pyproject.toml; an installed package has none, and no pages either."""
    try:
        text = (root / "pyproject.toml").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BundleError([words.say(lang, "no_project", path=root)]) from error
    said = tomllib.loads(text)["project"]
    return Project(root, tuple(map(Requirement, said["dependencies"])), said["requires-python"])


def files(root: Path) -> list[str]:
    """Return the project's own files, with slashes: those git tracks or would, else all but caches.

    A folder that an outer repository ignores is none of its own; it counts as without repository.
    """
    known = _known_to_git(root) or _found(root)
    return sorted(one for one in set(known) if (root / one).is_file())


def _known_to_git(root: Path) -> list[str]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]
    try:
        done = subprocess.run([*command, *_TAKEN], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [one for one in done.stdout.decode("utf-8").split("\0") if one]


def _found(root: Path) -> Iterator[str]:
    for name in _TAKEN:
        top = root / name
        for path in top.rglob("*") if top.is_dir() else [top]:
            inside = path.relative_to(root)
            if not any(Path(part).match(one) for part in inside.parts for one in _CACHES):
                yield inside.as_posix()
