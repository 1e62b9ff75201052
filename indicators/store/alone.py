"""One run at a time writes the results of a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from indicators.store.errors import StoreError

LOCK = ".assess.lock"


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Keep another run from writing, and clearing away, the same results meanwhile.

    Raises
    ------
    StoreError
        `busy` where another run is at work; `part_unwritten` where the folder refuses.
    """
    lock = filelock.FileLock(out / LOCK, timeout=0)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout as error:
        raise StoreError("busy", path=str(out)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError("part_unwritten", path=str(out), why=why) from error
    try:
        yield
    finally:
        lock.release()
