"""Where the log lies, which files it follows, and how they are read and written."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from indicators.export import saving
from indicators.folder import AREA_FOLDERS

_LEFT_OVER = re.compile(r"\..+\.(yaml|json|gz)\.[0-9a-f]{16}\.tmp")


class Places:
    """The folders and files of one data folder."""

    def __init__(self, data: Path) -> None:
        """Name the files of a data folder; nothing is read or made."""
        self.data = data
        self.own = data / ".history"
        self.log = self.own / "log.jsonl"
        self.first = self.own / "first.json.gz"
        self.state = self.own / "state.json"
        self.journal = self.own / "journal.json"
        self.lock = self.own / "lock"
        self.trial = self.own / "trial"

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return size and time of the last change in ns of every YAML file, by path."""
        found: dict[str, tuple[int, int]] = {}
        for name, folder in self._folders():
            with (
                contextlib.suppress(FileNotFoundError, NotADirectoryError),
                os.scandir(folder) as it,
            ):
                for one in it:
                    if one.name.endswith(".yaml") and one.is_file():
                        status = one.stat()
                        found[name + one.name] = (status.st_size, status.st_mtime_ns)
        return dict(sorted(found.items()))

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Return size and time of one file."""
        try:
            status = (self.data / path).stat()
        except FileNotFoundError:
            return None
        return (status.st_size, status.st_mtime_ns)

    def bytes_at(self, path: str) -> bytes | None:
        """Return the bytes of a file, where there is one."""
        try:
            return (self.data / path).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes | None, lang: str) -> None:
        """Write a file whole, or remove it."""
        if data is None:
            (self.data / path).unlink(missing_ok=True)
        else:
            saving.save(self.data / path, data, lang=lang)

    def spare(self, path: str) -> Path | None:
        """Give a file a second name beside it, which takes no room; nothing where that fails."""
        place = Path(os.path.realpath(self.data / path))
        beside = place.with_name(f".{place.name}.{secrets.token_hex(8)}.tmp")
        try:
            os.link(place, beside)
        except OSError:
            return None
        return beside

    def put_back(self, path: str, data: bytes | None, spare: Path | None, lang: str) -> None:
        """Have a file as it was, by its second name where there is one: the disk may be full."""
        if spare is None:
            self.write(path, data, lang)
        else:
            spare.replace(os.path.realpath(self.data / path))

    @staticmethod
    def drop(spare: Iterable[Path | None]) -> None:
        """Take second names away; one that stays is swept up later."""
        for one in spare:
            if one is not None:
                with contextlib.suppress(OSError):
                    one.unlink(missing_ok=True)

    def kept(self) -> tuple[Path, ...]:
        """Return the files that are the log, not caches."""
        return tuple(one for one in (self.log, self.first) if one.exists())

    def sweep(self) -> None:
        """Remove what a killed writer left half-written; only under the lock."""
        for folder in (self.own, *(folder for _, folder in self._folders())):
            with (
                contextlib.suppress(FileNotFoundError, NotADirectoryError),
                os.scandir(folder) as it,
            ):
                left = [one.path for one in it if _LEFT_OVER.fullmatch(one.name)]
            for one in left:
                Path(one).unlink(missing_ok=True)
        shutil.rmtree(self.trial, ignore_errors=True)

    def _folders(self) -> Iterator[tuple[str, Path]]:
        yield "", self.data
        for name in AREA_FOLDERS:
            yield f"{name}/", self.data / name
