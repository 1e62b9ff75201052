"""One part of a judgement: a file of the store, judged with what its verdicts rest on."""

import datetime as dt
import errno
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa

from indicators.export import saving
from indicators.progress import Frames, Thresholds, assess
from indicators.store import figures, judged, lists
from indicators.store import manifest as manifests
from indicators.store.errors import StoreError
from indicators.store.manifest import Piece

READ_LISTS = ("indicators", "plans", "breaks")


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is told: places and settings, no figures."""

    root: str
    place: str
    """The file to write, whole or not at all."""
    piece: Piece
    needs: tuple[Piece, ...]
    lists: tuple[str, ...]
    """The digests of `READ_LISTS`."""
    as_of: int
    on: dt.date
    thresholds: Thresholds
    mark: str
    """The digest of all that the result depends on."""

    @property
    def indicator_name(self) -> str:
        """The indicator that is judged."""
        return self.piece.indicator


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a worker answers."""

    indicator: str
    place: str
    rows: int = 0
    """Rows of the judgement."""
    figures: int = 0
    seconds: float = 0
    fresh: bool = True
    """Whether it was judged now, not found done."""
    fault: StoreError | None = None


def judge(task: Task) -> Receipt:
    """Judge one part and write it; a fault comes back in the receipt, never as an exception.

    A part that stands there already, of the same inputs, settings and program, is left.
    """
    begin = time.perf_counter()
    receipt = Receipt(task.piece.indicator, task.place, figures=task.piece.rows)
    try:
        done = judged.marked(Path(task.place))
        if done is not None and done[0] == task.mark:
            return replace(receipt, rows=done[1], fresh=False)
        frame = _assessed(task)
        saved(Path(task.place), judged.as_bytes(frame, task.mark))
    except StoreError as error:
        return replace(receipt, fault=error)
    except MemoryError:
        return replace(receipt, fault=StoreError("memory", path=task.piece.path))
    except Exception as error:  # a part must not take the others with it
        why = f"{type(error).__name__}: {error}"
        return replace(receipt, fault=StoreError("part_failed", path=task.piece.path, why=why))
    return replace(receipt, rows=len(frame), seconds=time.perf_counter() - begin)


def _assessed(task: Task) -> pd.DataFrame:
    root, piece = Path(task.root), task.piece
    parts = [(piece.indicator, figures.read_table(root, piece, figures.JUDGED))]
    span = (piece.first, piece.last)
    parts += [
        (one.indicator, figures.read_table(root, one, figures.JUDGED, span)) for one in task.needs
    ]
    listed = {
        name: lists.parsed(root, name, digest)
        for name, digest in zip(READ_LISTS, task.lists, strict=True)
    }
    # Arrow keeps what it has freed; the workers together would hold it many times over.
    source = Frames(figures.joined(parts), **listed)
    parts.clear()
    pa.default_memory_pool().release_unused()
    table = assess(source, as_of=task.as_of, on=task.on, thresholds=task.thresholds)
    if not task.needs:
        return table
    return table[table["indicator"] == piece.indicator].reset_index(drop=True)


def saved(place: Path, data: bytes) -> None:
    """Write a result, whole or not at all, and its digest; what stands there stays until then.

    Raises
    ------
    StoreError
        `disk_full` or `part_unwritten`.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        saving.save(place, data)
        saving.save(judged.checksum(place), manifests.digest(data).encode())
    except saving.SaveError as error:
        cause = error.__cause__
        full = isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "disk_full" if full else "part_unwritten"
        raise StoreError(code, path=str(place), why=str(error)) from error
    except OSError as error:
        code = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "part_unwritten"
        why = error.strerror or str(error)
        raise StoreError(code, path=str(place), why=why) from error
