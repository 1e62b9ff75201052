"""What keeps a service in order: its snapshot, its backups, room, memory and clock of the machine.

Every function tells one fact in the reader's language, or nothing where it cannot be known.
"""

import datetime as dt
import os
import platform
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from indicators import folder as data_folder
from indicators.export import chromium
from indicators.snapshot import places
from indicators.wording import administration as words

BACKUPS = "INDICATORS_BACKUPS"
"""The folder of the archives that a timer makes."""
LATE = dt.timedelta(days=2)
"""An archive older than this is one that did not come in time."""
SCARCE = 1 << 30
"""Bytes; less room than this is told as scarce."""
BEIJING = dt.timezone(dt.timedelta(hours=8))
_UNITS = ("B", "kB", "MB", "GB", "TB")


def snapshot(folder: Path, lang: str) -> str:
    """Tell when the snapshot of a data folder was made, and its size."""
    if not data_folder.has_many_files(folder):
        return words.say(lang, "no_snapshot_needed", count=data_folder.MANY)
    for place in places.candidates(folder, None):
        try:
            made = (place / places.MANIFEST).stat().st_mtime
            held = sum(one.stat().st_size for one in place.iterdir())
        except OSError:
            continue
        return words.say(lang, "made", when=_moment(made), size=size(held))
    return _attention(words.say(lang, "no_snapshot"), lang)


def backup(lang: str) -> str:
    """Tell when the newest archive was made, its size, and how many are kept."""
    place = os.environ.get(BACKUPS)
    if not place:
        return words.say(lang, "no_backup_folder", name=BACKUPS)
    try:
        found = [(one.stat().st_mtime, one.stat().st_size) for one in Path(place).glob("*.zip")]
    except OSError as error:
        return words.say(lang, "not_read", why=error.strerror or error)
    if not found:
        return _attention(words.say(lang, "no_backup", place=place), lang)
    when, held = max(found)
    told = words.say(
        lang, "archives", when=_moment(when), size=size(held), count=len(found), place=place
    )
    return _attention(told, lang) if time.time() - when > LATE.total_seconds() else told


def machine(folder: Path, lang: str) -> dict[str, str | None]:
    """Return clock, system, memory, room and what pictures need, in this order."""
    return {
        "clock": _clock(lang),
        "system": f"{_system()} ({platform.machine()})",
        "free_memory": _of(_memory_of_machine(), lang),
        "disk": _of(_room(folder), lang),
        "browser": chromium.browser() or words.say(lang, "no_browser"),
        "fonts": words.say(lang, "yes" if chromium.has_chinese() else "no"),
    }


def memory() -> str | None:
    """Return the memory that this process holds."""
    held = _kilobytes(Path("/proc/self/status"), ("VmRSS",))
    return size(held[0] * 1024) if held else None


def _clock(lang: str) -> str:
    now = dt.datetime.now().astimezone()
    offset = now.strftime("%z")
    told = f"{now:%Y-%m-%d %H:%M} (UTC{offset[:3]}:{offset[3:]})"
    if now.utcoffset() == BEIJING.utcoffset(None):
        return told
    return _attention(words.say(lang, "not_beijing", clock=told), lang)


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _memory_of_machine() -> tuple[float, float] | None:
    found = _kilobytes(Path("/proc/meminfo"), ("MemAvailable", "MemTotal"))
    return (found[0] * 1024, found[1] * 1024) if len(found) == 2 else None


def _room(folder: Path) -> tuple[float, float] | None:
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return None
    return disk.free, disk.total


def _of(found: tuple[float, float] | None, lang: str) -> str | None:
    if found is None:
        return None
    free, total = found
    told = words.say(lang, "of", used=size(free), total=size(total))
    return _attention(told, lang) if free < SCARCE else told


def _kilobytes(path: Path, names: Iterable[str]) -> list[int]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    told = {name: rest for name, _, rest in (line.partition(":") for line in lines)}
    return [int(told[name].split()[0]) for name in names if name in told]


def _moment(seconds: float) -> str:
    return f"{dt.datetime.fromtimestamp(seconds, BEIJING):%Y-%m-%d %H:%M}"


def _attention(told: str, lang: str) -> str:
    return words.say(lang, "attention", told=told)


def size(count: float) -> str:
    """Say how large something is.

    >>> size(512), size(2048), size(5_400_000)
    ('512 B', '2.0 kB', '5.1 MB')
    """
    step = 0
    while count >= 1024 and step < len(_UNITS) - 1:
        count, step = count / 1024, step + 1
    return f"{count:.1f} {_UNITS[step]}" if step else f"{count:.0f} B"
