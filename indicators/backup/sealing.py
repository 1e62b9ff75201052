"""The sum over a whole archive, kept in the zip file's comment at its very end."""

import hashlib
import os
from pathlib import Path

_MARK = b"plan-indicators sha256 "
LENGTH = len(_MARK) + 64
OPEN = _MARK + b"0" * 64
"""The comment that a zip file is written with, before it is sealed."""
_PIECE = 1 << 20


def seal(path: Path) -> None:
    """Put the sum of all bytes before it in place of the open comment."""
    summed = _sum(path)
    with path.open("r+b") as file:
        file.seek(-64, os.SEEK_END)
        file.write(summed.encode())
        file.flush()
        os.fsync(file.fileno())


def is_sealed(path: Path) -> bool | None:
    """Say whether the seal that an archive ends with is right; None where there is no seal.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    if path.stat().st_size < LENGTH:
        return None
    with path.open("rb") as file:
        file.seek(-LENGTH, os.SEEK_END)
        comment = file.read()
    if not comment.startswith(_MARK):
        return None
    return comment[len(_MARK) :] == _sum(path).encode()


def _sum(path: Path) -> str:
    summed, left = hashlib.sha256(), path.stat().st_size - 64
    with path.open("rb") as file:
        while piece := file.read(min(_PIECE, left)):
            summed.update(piece)
            left -= len(piece)
    return summed.hexdigest()
