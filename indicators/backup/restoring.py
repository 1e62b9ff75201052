"""A data folder put in place of what is there, whole or not at all."""

import contextlib
import datetime as dt
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators.backup import BackupError
from indicators.backup.archiving import Archive, unpacked
from indicators.backup.contents import HISTORY
from indicators.backup.unpacking import settle
from indicators.export.saving import told
from indicators.history import Store, StoreError
from indicators.wording import backup as words


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, where, and under which name the old folder is kept."""

    archive: Archive
    place: Path
    kept: Path | None


def restore(path: Path, data: Path, *, force: bool = False, lang: str = "zh") -> Restored:
    """Restore an archive into a new or empty folder; forced, in place of the folder there.

    The archive is unpacked and checked beside the folder before that is touched. Whatever ends
    the work, the folder is the old one or the new one; where the machine stops between the two
    renames, `finish` does the second.

    Raises
    ------
    BackupError
        If the archive is refused or a file cannot be written; the folder is as it was.
    """
    place = Path(os.path.realpath(data))
    try:
        finish(place)
        _free(place, data, force, lang)
        with _beside(place) as work:
            archive = unpacked(path, work / "data", lang)
            if not _is_full(place):
                _put(work / "data", place)
                return Restored(archive, place, None)
            _take_over(place, work / "data")
            return Restored(archive, place, _exchange(work / "data", place, lang))
    except StoreError as error:
        raise BackupError([str(error)]) from error
    except OSError as error:
        raise BackupError([told(error, data, lang)]) from error


def finish(place: Path) -> bool:
    """Put a restored folder in its place, where the machine stopped just before.

    Raises
    ------
    OSError
        If it cannot be done.
    """
    ready = _ready(place)
    if not ready.is_dir():
        return False
    if place.exists():
        shutil.rmtree(ready)
        return False
    _put(ready, place)
    return True


def _ready(place: Path) -> Path:
    """Return where a whole and checked folder waits for its last rename."""
    return place.with_name(f".{place.name}.restored")


def _exchange(new: Path, place: Path, lang: str) -> Path:
    kept, ready = _kept(place), _ready(place)
    with _held(place, lang):
        new.replace(ready)
        settle(place.parent)
        try:
            place.replace(kept)
            _put(ready, place)
        except BaseException:
            if not place.exists() and kept.exists():
                kept.replace(place)
            shutil.rmtree(ready, ignore_errors=True)
            raise
    return kept


def _put(new: Path, place: Path) -> None:
    if os.name != "posix" and place.is_dir():
        place.rmdir()
    new.replace(place)
    # It is in its place whether or not the disk can be told to hurry.
    with contextlib.suppress(OSError):
        settle(place.parent)


@contextlib.contextmanager
def _held(place: Path, lang: str) -> Iterator[None]:
    """Let nobody write into the old folder while it goes."""
    # Windows cannot move a folder with an open file.
    if os.name != "posix" or not (place / HISTORY).is_dir():
        yield
        return
    with Store(place, lang=lang).held():
        yield


def _free(place: Path, data: Path, force: bool, lang: str) -> None:
    if place.exists() and not place.is_dir():
        raise BackupError([words.say(lang, "no_folder", path=data)])
    if not force and _is_full(place):
        raise BackupError([words.say(lang, "taken", path=data)])


def _is_full(place: Path) -> bool:
    return place.is_dir() and any(place.iterdir())


def _kept(place: Path) -> Path:
    now = dt.datetime.now().astimezone()
    first = place.with_name(f"{place.name}.before-{now:%Y%m%d-%H%M%S}")
    kept, count = first, 1
    while kept.exists():
        count += 1
        kept = first.with_name(f"{first.name}-{count}")
    return kept


def _take_over(old: Path, new: Path) -> None:
    """Give the new files owner and rights of the old ones."""
    for path in (new, *new.rglob("*")):
        before = old / path.relative_to(new)
        if before.exists():
            shutil.copymode(before, path)
        if os.name == "posix" and os.geteuid() == 0:
            status = (before if before.exists() else old).stat()
            os.chown(path, status.st_uid, status.st_gid)


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[Path]:
    work = place.with_name(f".{place.name}.{secrets.token_hex(8)}.tmp")
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
