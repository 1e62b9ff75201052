"""Data and log as one file, taken under the log's lock and checked before it is in its place."""

import contextlib
import datetime as dt
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators.backup import BackupError, contents
from indicators.backup.manifest import Manifest, own_version, part_of
from indicators.backup.opening import opened
from indicators.backup.packing import pack
from indicators.backup.soundness import examined
from indicators.backup.unpacking import compare, settle, unpack
from indicators.export.saving import told
from indicators.history import Store, StoreError
from indicators.wording import backup as words


@dataclass(frozen=True, slots=True)
class Archive:
    """A sound archive."""

    path: Path
    size: int
    """In bytes."""
    sha256: str
    """Of the file, as other programs tell it."""
    manifest: Manifest
    problems: tuple[str, ...] = ()
    """Faults of data files in it that are not in use."""


def archive(
    data: Path,
    output: Path,
    *,
    force: bool = False,
    lang: str = "zh",
    when: dt.datetime | None = None,
) -> Archive:
    """Write data and log into one file; what was done by hand is recorded first.

    Raises
    ------
    BackupError
        If the data or the log is not sound or the file cannot be written; nothing is left of it.
    """
    _free(data, output, force, lang)
    when = when or dt.datetime.now().astimezone()
    try:
        with _beside(output) as work:
            head, problems = _taken(data, work / "data", lang)
            found = contents.names(work / "data")
            files = {name: part_of(work / "data" / name) for name in found}
            said = Manifest(when.isoformat(timespec="seconds"), own_version(), head, files)
            pack(work / "data", said, work / "whole.zip")
            with opened(work / "whole.zip", lang) as (zipped, _):
                compare(zipped, said, lang)
            (work / "whole.zip").replace(output)
            settle(output.resolve().parent)
            return _told(output, said, problems)
    except StoreError as error:
        raise BackupError([str(error)]) from error
    except OSError as error:
        raise BackupError([told(error, output, lang)]) from error


def verify(path: Path, *, lang: str = "zh") -> Archive:
    """Check an archive as a restore would; nothing but a temporary folder is written.

    Raises
    ------
    BackupError
        If it is damaged or foreign.
    """
    try:
        with tempfile.TemporaryDirectory() as work:
            return unpacked(path, Path(work) / "data", lang)
    except OSError as error:
        raise BackupError([told(error, path, lang)]) from error


def unpacked(path: Path, folder: Path, lang: str) -> Archive:
    """Unpack an archive into a new folder and check it there.

    Raises
    ------
    BackupError
        If anything about it is wrong.
    OSError
        If it cannot be read or written.
    """
    with opened(path, lang) as (zipped, said):
        unpack(zipped, said, folder, lang)
    head, problems = examined(folder, lang)
    if head != said.head:
        raise BackupError([words.say(lang, "head")])
    return _told(path, said, problems)


def _told(path: Path, said: Manifest, problems: tuple[str, ...]) -> Archive:
    whole = part_of(path)
    return Archive(path, whole.size, whole.sha256, said, problems)


def _taken(data: Path, copy: Path, lang: str) -> tuple[tuple[int, str], tuple[str, ...]]:
    """Copy data and log while nobody writes, and check the copy."""
    store = Store(data, lang=lang)
    store.begin()
    with store.held():
        found = contents.names(data)
        _refuse_odd(data, found, lang)
        for name in found:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(data / name, copy / name)
    return examined(copy, lang)


def _refuse_odd(data: Path, found: list[str], lang: str) -> None:
    faults = [words.say(lang, "linked", name=name) for name in found if (data / name).is_dir()]
    faults += [
        words.say(lang, "unnamed", name=ascii(name))
        for name in found
        if not contents.may_hold(name)
    ]
    if faults:
        raise BackupError(faults)


def _free(data: Path, output: Path, force: bool, lang: str) -> None:
    if not data.is_dir():
        raise BackupError([words.say(lang, "no_data", path=data)], 2)
    if output.is_dir():
        raise BackupError([words.say(lang, "folder", path=output)], 2)
    if output.exists() and not force:
        raise BackupError([words.say(lang, "exists", path=output)])
    if output.resolve().is_relative_to(data.resolve()):
        raise BackupError([words.say(lang, "inside", path=output)], 2)


@contextlib.contextmanager
def _beside(output: Path) -> Iterator[Path]:
    work = output.resolve().with_name(f".{output.name}.{secrets.token_hex(8)}.tmp")
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
