"""An archive opened without trust: nothing of it is used that was not checked."""

import contextlib
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from indicators.backup import BackupError, manifest, sealing
from indicators.backup.contents import may_hold
from indicators.backup.manifest import Manifest
from indicators.backup.packing import DAY, RIGHTS, TOP
from indicators.wording import backup as words

MOST = 100_000
"""Parts of an archive."""
LARGEST = 2 << 30
"""Bytes of all parts."""
TIMES = 200
"""How far an archive may shrink its parts: texts shrink some ten times, bombs a thousand."""
_ALWAYS = 16 << 20
_MANIFEST = 64 << 20
BAD = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    RuntimeError,  # an encrypted part, or an unknown way of packing
    LookupError,
    EOFError,
    OverflowError,
    OSError,  # a place that no file has
)
"""What the standard library raises over a broken zip file."""


@contextlib.contextmanager
def opened(path: Path, lang: str) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open an archive whose seal, parts and manifest agree.

    Raises
    ------
    BackupError
        With every fault found.
    OSError
        If the file cannot be read.
    """
    if not path.is_file():
        raise BackupError([words.say(lang, "no_file", path=path)], 2)
    sealed = sealing.is_sealed(path)
    if sealed is None:
        raise BackupError([words.say(lang, "foreign", path=path)])
    if not sealed:
        raise BackupError([words.say(lang, "changed", path=path)])
    try:
        archive = zipfile.ZipFile(path)
    except BAD as error:
        raise BackupError([words.say(lang, "unreadable", path=path, why=error)]) from error
    with archive:
        yield archive, _checked(archive, path, lang)


def _checked(archive: zipfile.ZipFile, path: Path, lang: str) -> Manifest:
    infos = archive.infolist()
    if len(infos) > MOST:
        raise BackupError([words.say(lang, "many", count=len(infos), most=MOST)])
    faults = [words.say(lang, "part", name=_shown(one.filename)) for one in infos if _odd(one)]
    faults += [words.say(lang, "twice", name=_shown(one)) for one in _twice(infos)]
    if faults:
        raise BackupError(faults)
    said = _manifest(archive, lang)
    faults = [*_differing(said, infos, lang), *_too_large(said, path, lang)]
    if faults:
        raise BackupError(faults)
    return said


def _odd(info: zipfile.ZipInfo) -> bool:
    """Say whether a part is none that an archive is made with: a link, a folder, a way outside."""
    plain = (
        info.external_attr == RIGHTS
        and info.create_system == 3
        and info.compress_type == zipfile.ZIP_DEFLATED
        and info.date_time == DAY
        and not info.flag_bits & ~0x800  # a name in UTF-8
        and not info.extra
        and info.orig_filename == info.filename
    )
    if info.filename == manifest.NAME:
        return not plain
    inside = info.filename.removeprefix(TOP)
    return not plain or inside == info.filename or not may_hold(inside)


def _twice(infos: Iterable[zipfile.ZipInfo]) -> list[str]:
    """Return the names that another part has too, on a system that does not tell A from a."""
    keys = {id(one): unicodedata.normalize("NFC", one.filename).casefold() for one in infos}
    counted = Counter(keys.values())
    return [one.filename for one in infos if counted[keys[id(one)]] > 1]


def _manifest(archive: zipfile.ZipFile, lang: str) -> Manifest:
    try:
        info = archive.getinfo(manifest.NAME)
        if info.file_size > _MANIFEST:
            raise BackupError([words.say(lang, "large", size=info.file_size >> 20)])
        with archive.open(info) as part:
            return manifest.read(part.read(_MANIFEST + 1))
    except manifest.FormatError as error:
        raise BackupError([words.say(lang, "format", format=error)]) from error
    except BAD as error:
        raise BackupError([words.say(lang, "manifest")]) from error


def _differing(said: Manifest, infos: Iterable[zipfile.ZipInfo], lang: str) -> Iterator[str]:
    parts = (one for one in infos if one.filename != manifest.NAME)
    found = {one.filename.removeprefix(TOP): one.file_size for one in parts}
    for name in sorted(said.files.keys() - found.keys()):
        yield words.say(lang, "missing", name=_shown(name))
    for name in sorted(found.keys() - said.files.keys()):
        yield words.say(lang, "extra", name=_shown(name))
    for name in sorted(found.keys() & said.files.keys()):
        if found[name] != said.files[name].size:
            yield words.say(lang, "differs", name=_shown(name))


def _too_large(said: Manifest, path: Path, lang: str) -> Iterator[str]:
    if said.size > min(LARGEST, _ALWAYS + TIMES * path.stat().st_size):
        yield words.say(lang, "large", size=said.size >> 20)


def _shown(name: str) -> str:
    """Return a name from outside so that it can do nothing to a terminal."""
    return ascii(name)[1:-1] if not name.isprintable() else name[:200]
