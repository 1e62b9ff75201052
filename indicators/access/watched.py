"""The access file kept in memory and read again when it changes."""

from pathlib import Path
from threading import Lock

from indicators.access.rights import Access, Areas

Stamp = tuple[int, ...]


class Watched:
    """One access file; `now` costs a look at the file's times."""

    def __init__(self, path: Path) -> None:
        """Take where the file lies, or would."""
        self.path = path
        self._lock = Lock()
        self._last: tuple[Stamp, Access] | None = None

    def now(self, areas: Areas | None = None) -> Access:
        """Return what the file says at this moment; names of areas are those of `areas`."""
        with self._lock:
            # Looked at before it is read: what changes meanwhile is read the next time.
            stamp = self._stamp()
            if self._last is None or self._last[0] != stamp or self._last[1].areas is not areas:
                self._last = stamp, Access.read(self.path, areas)
            return self._last[1]

    def _stamp(self) -> Stamp:
        try:
            status = self.path.stat()
        except OSError as error:
            return (error.errno or 0,)
        return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
