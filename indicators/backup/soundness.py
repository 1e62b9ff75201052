"""Whether a folder of data and log is one to work with."""

import contextlib
import gzip
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

from indicators import catalogue
from indicators.backup import BackupError
from indicators.backup.contents import HISTORY
from indicators.history import Store, StoreError
from indicators.problems import DataError, Place
from indicators.wording import backup as words

_FIRST = f"{HISTORY}/first.json.gz"
_MOST, _PIECE = 512 << 20, 1 << 20


def examined(folder: Path, lang: str) -> tuple[tuple[int, str], tuple[str, ...]]:
    """Return number and hash of the log's head, and the faults of files that are not in use.

    Raises
    ------
    BackupError
        If the log's chain or replay fails, or the data cannot be loaded.
    """
    _refuse_bomb(folder, lang)
    try:
        store = Store(folder, lang=lang)
        faults = words.lines(lang, "log", store.verify())
        head = None if faults else store.head
    except StoreError as error:
        raise BackupError(_inside(folder, words.lines(lang, "log", [error]))) from error
    if faults:
        raise BackupError(_inside(folder, faults))
    if head is None:
        raise BackupError([words.say(lang, "no_log")])
    try:
        problems = catalogue.load(folder).problems
    except DataError as error:
        raise BackupError(_inside(folder, words.lines(lang, "lists", error.problems))) from error
    return (head.number, head.hash), tuple(_inside(folder, problems))


def _inside(folder: Path, faults: Iterable[object]) -> list[str]:
    """Tell of the files in a folder that is soon gone by their paths within it."""
    shown = str(Place(folder, 1, 1)).removesuffix(":1:1")
    return [str(one).replace(f"{folder}{os.sep}", "").replace(f"{shown}/", "") for one in faults]


def _refuse_bomb(folder: Path, lang: str) -> None:
    """Refuse first texts that would fill the memory when the log unpacks them."""
    size = 0
    # What cannot be unpacked is the log's to tell.
    with (
        contextlib.suppress(EOFError, zlib.error, gzip.BadGzipFile, FileNotFoundError),
        gzip.open(folder / _FIRST) as file,
    ):
        while size <= _MOST and (piece := file.read(_PIECE)):
            size += len(piece)
    if size > _MOST:
        raise BackupError([words.say(lang, "large", size=size >> 20)])
