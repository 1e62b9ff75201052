"""The log's file: read lazily, added to at its end and nowhere else."""

import contextlib
import os
import threading
from pathlib import Path

from indicators.history import entries
from indicators.history.entries import Entry

_BLOCK = 1 << 16
_Stamp = tuple[int, int, int]


class DamagedError(ValueError):
    """A log that is not as it was written; the number of the first entry that is not."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Log:
    """Entries one to a line, each bound to the one before; kept until the file changes."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read."""
        self.path = path
        self._reading = threading.Lock()
        self._stamp: _Stamp | None = None
        self._entries: tuple[Entry, ...] = ()

    def exists(self) -> bool:
        """Say whether there is an entry."""
        try:
            return self.path.stat().st_size > 0
        except (FileNotFoundError, NotADirectoryError):
            return False

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries; a line that is being written is left out.

        Raises DamagedError where they do not follow each other.
        """
        with self._reading:
            stamp = self._now()
            if stamp is None:
                self._stamp, self._entries = None, ()
            elif stamp != self._stamp:
                self._refresh(stamp)
            return self._entries

    def _refresh(self, stamp: _Stamp) -> None:
        # What was added since is read alone; a log that was replaced is read anew.
        known = self._stamp
        if known is not None and known[0] == stamp[0] and known[1] < stamp[1]:
            with contextlib.suppress(DamagedError):
                self._take(stamp, known[1], self._entries)
                return
        self._take(stamp, 0, ())

    def _take(self, stamp: _Stamp, offset: int, before: tuple[Entry, ...]) -> None:
        data = self._from(offset)
        self._entries = _following(data, before)
        self._stamp = (stamp[0], offset + data.rfind(b"\n") + 1, stamp[2])

    def head(self) -> Entry | None:
        """Return the last entry, its hash checked; nothing else is read.

        Raises DamagedError where it is not as it was written.
        """
        line = self._last_line()
        if line is None:
            return None
        if not entries.is_sound(line):
            raise DamagedError(len(self.lines()) - 1)
        return entries.read(line)

    def lines(self) -> list[bytes]:
        """Return the lines as they stand, without their ends."""
        data = self._from(0) if self.exists() else b""
        return data.removesuffix(b"\n").split(b"\n") if data else []

    def torn(self) -> bytes:
        """Return what follows the last whole line."""
        data = self._tail() if self.exists() else b""
        return data[data.rfind(b"\n") + 1 :]

    def cut(self, size: int) -> None:
        """Shorten the file: only what no one was told of may go."""
        with self.path.open("r+b") as file:
            file.truncate(size)
            os.fsync(file.fileno())

    def size(self) -> int:
        """Return the number of bytes."""
        return self.path.stat().st_size if self.path.exists() else 0

    def append(self, line: bytes) -> None:
        """Add a line and have it outlast a power cut."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path, flags, 0o666)
        try:
            left = memoryview(line)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)

    def _now(self) -> _Stamp | None:
        try:
            status = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return (status.st_ino, status.st_size, status.st_mtime_ns)

    def _from(self, offset: int) -> bytes:
        with self.path.open("rb") as file:
            file.seek(offset)
            return file.read()

    def _tail(self, breaks: int = 1) -> bytes:
        """Return the end of the file, from somewhere before the last line ends."""
        with self.path.open("rb") as file:
            start = end = file.seek(0, os.SEEK_END)
            data = b""
            while start > 0 and data.count(b"\n") < breaks:
                start = max(0, end - max(_BLOCK, 2 * len(data)))
                file.seek(start)
                data = file.read(end - start)
        return data

    def _last_line(self) -> bytes | None:
        data = self._tail(2) if self.exists() else b""
        whole = data[: data.rfind(b"\n") + 1]
        return whole[:-1].rsplit(b"\n", 1)[-1] if whole else None


def _following(data: bytes, known: tuple[Entry, ...]) -> tuple[Entry, ...]:
    found = list(known)
    for line in data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]:
        try:
            one = entries.read(line)
        except ValueError as error:
            raise DamagedError(len(found)) from error
        previous = found[-1].hash if found else None
        if one.number != len(found) or one.previous != previous:
            raise DamagedError(len(found))
        found.append(one)
    return tuple(found)
