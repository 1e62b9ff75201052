"""The parts of an archive written out, each held against the manifest."""

import contextlib
import hashlib
import os
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO

from indicators.backup import BackupError
from indicators.backup.manifest import Manifest, Part
from indicators.backup.opening import BAD
from indicators.backup.packing import TOP
from indicators.wording import backup as words

_PIECE = 1 << 20
_BROKEN = b""


def unpack(archive: zipfile.ZipFile, said: Manifest, folder: Path, lang: str) -> None:
    """Write the parts into a new folder, and have them outlast a power cut.

    Raises
    ------
    BackupError
        If parts are not what the manifest says; all of them.
    OSError
        If they cannot be written.
    """
    folder.mkdir()
    faults = []
    for name, part in said.files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            found = _copied(archive, TOP + name, part.size, file)
            file.flush()
            os.fsync(file.fileno())
        if found != part:
            faults.append(words.say(lang, "differs", name=name))
    if faults:
        raise BackupError(faults)
    for inside in _folders(folder):
        settle(inside)


def compare(archive: zipfile.ZipFile, said: Manifest, lang: str) -> None:
    """Read the parts without writing them.

    Raises
    ------
    BackupError
        If parts are not what the manifest says; all of them.
    """
    wrong = [name for name, part in said.files.items() if _read(archive, name, part) != part]
    if wrong:
        raise BackupError([words.say(lang, "differs", name=name) for name in wrong])


def _read(archive: zipfile.ZipFile, name: str, part: Part) -> Part | None:
    return _copied(archive, TOP + name, part.size, None)


def _copied(archive: zipfile.ZipFile, name: str, most: int, into: IO[bytes] | None) -> Part | None:
    """Copy a part as long as it is no larger than said; None where it cannot be read."""
    summed, size = hashlib.sha256(), 0
    with contextlib.closing(_pieces(archive, name)) as pieces:
        for piece in pieces:
            size += len(piece)
            if piece == _BROKEN or size > most:
                return None
            summed.update(piece)
            if into is not None:
                into.write(piece)
    return Part(summed.hexdigest(), size)


def _pieces(archive: zipfile.ZipFile, name: str) -> Generator[bytes]:
    """Yield the bytes of a part, at last nothing at all where they are broken."""
    try:
        with archive.open(name) as file:
            while piece := file.read(_PIECE):
                yield piece
    except BAD:
        yield _BROKEN


def _folders(folder: Path) -> Iterator[Path]:
    """Yield a folder and those within it."""
    yield folder
    yield from (one for one in folder.rglob("*") if one.is_dir())


def settle(folder: Path) -> None:
    """Have the names in a folder outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
