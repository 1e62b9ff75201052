"""Checksums of a bundle's files, in the form that sha256sum reads."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def write(folder: Path) -> None:
    """Write the checksums of all files of a folder."""
    lines = [f"{_digest(folder / one)}  {one}\n" for one in names(folder)]
    (folder / NAME).write_bytes("".join(lines).encode("utf-8"))


def names(folder: Path) -> list[str]:
    """Return the files of a folder, with slashes, but for the checksums and Python's caches."""
    found = (one.relative_to(folder) for one in folder.rglob("*") if one.is_file())
    kept = (one.as_posix() for one in found if "__pycache__" not in one.parts)
    return sorted(one for one in kept if one != NAME)


def read(folder: Path) -> dict[str, str]:
    """Return the checksum of each file that is listed."""
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (one.partition("  ") for one in lines)}


def differing(folder: Path) -> list[str]:
    """Return the listed files that are missing or have other content."""
    return [
        name
        for name, digest in read(folder).items()
        if not (folder / name).is_file() or _digest(folder / name) != digest
    ]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
