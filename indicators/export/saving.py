"""Files written whole or not at all: beside their place, then renamed."""

import contextlib
import errno
import os
import secrets
from pathlib import Path

from indicators.wording import saving as words

_PLACES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "large",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "long",
}
_LONGEST = 200  # bytes of a name, which the temporary file's own are added to


class SaveError(Exception):
    """A file that could not be written; the message is for readers."""


def save(path: Path | str, data: bytes, *, lang: str = "zh") -> None:
    """Write a file, or leave what was there as it was.

    Whoever reads meanwhile sees the old file or the new one; of two who write at once the later
    one stands. Raises SaveError; an interruption passes through and leaves nothing behind.
    """
    # A link keeps pointing at the file behind it.
    place = Path(os.path.realpath(path))
    head = place.name.encode()[:_LONGEST].decode(errors="ignore")
    beside = place.with_name(f".{head}.{secrets.token_hex(8)}.tmp")
    try:
        if place.is_dir():
            raise SaveError(words.say(lang, "folder", path=path))
        _write(beside, data, _mode(place))
        _replace(beside, place, path, lang)
        _settle(place.parent)
    except OSError as error:
        raise SaveError(told(error, path, lang)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """Return the rights of the file that is there, else those that new files have."""
    try:
        return place.stat().st_mode & 0o777
    except OSError:
        return 0o666


def _write(path: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        # What is not yet on the disk may still find it full.
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(beside: Path, place: Path, path: Path | str, lang: str) -> None:
    try:
        beside.replace(place)
    except PermissionError as error:
        # Windows keeps a file in its place that an office program has open.
        if place.exists():
            raise SaveError(words.say(lang, "open", path=path)) from error
        raise


def _settle(folder: Path) -> None:
    """Have the new name outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def told(error: OSError, path: Path | str, lang: str) -> str:
    """Say why something could not be written."""
    key = _PLACES.get(error.errno or 0, "other")
    folder = Path(path).parent
    return words.say(lang, key, path=path, folder=folder, why=error.strerror or error)
