"""A whole store judged part by part, through whatever `map` there is."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from indicators.progress import DEFAULT, Thresholds
from indicators.store import judged, places
from indicators.store import manifest as manifests
from indicators.store.alone import alone
from indicators.store.errors import StoreError
from indicators.store.manifest import Manifest, Piece
from indicators.store.parts import READ_LISTS, Receipt, Task, judge

Mapped = Callable[[Callable[[Any], Receipt], Sequence[Any]], Iterable[Receipt]]
"""What hands the parts out: builtin map, an executor's, Spark's, Dask's."""
Told = Callable[[Receipt, int], None]
"""Hears of a part that is done, and how many there are."""
OWN = re.compile(r"part-\d{4,}\.parquet|\.part-\d{4,}\.parquet\.(sha256|[0-9a-f]{16}\.tmp)"
                 r"|\.\.part-\d{4,}\.parquet\.sha256\.[0-9a-f]{16}\.tmp")  # fmt: skip
"""What a run writes into the folder of an indicator."""
PROGRAM = ("progress", "codes", "verdict_codes", "store.judged", "store.parts", "store.places")
"""The modules that a judgement depends on."""


@dataclass(frozen=True)
class Result:
    """What became of every part."""

    receipts: tuple[Receipt, ...]

    @property
    def faults(self) -> tuple[StoreError, ...]:
        """What could not be judged, and why."""
        return tuple(one.fault for one in self.receipts if one.fault is not None)

    @property
    def rows(self) -> int:
        """Rows of all parts that are done."""
        return sum(one.rows for one in self.receipts if one.fault is None)

    @property
    def fresh(self) -> int:
        """How many parts were judged now."""
        return sum(one.fresh and one.fault is None for one in self.receipts)


def assess_store(
    root: Path,
    out: Path | None = None,
    *,
    as_of: int,
    on: dt.date | None = None,
    thresholds: Thresholds = DEFAULT,
    map: Mapped = map,
    told: Told | None = None,
) -> Result:
    """Judge every part of a store; the parts together are `assess` of the whole, to the bit.

    Parameters
    ----------
    out
        Where `judged/as_of=<year>/indicator=<code>/*.parquet` goes, and `places/…` beside it;
        into the store's own folder where it is not given.
    map
        Called as `map(function, tasks)`; function and tasks can be pickled, the answers are
        small and may come in any order.
    told
        Hears of every part as it is done.

    Returns
    -------
    Result
        A part with a fault leaves its earlier result as it was; the others are done. What is
        done already, from the same inputs by the same program, is not done again.

    Raises
    ------
    StoreError
        Where the store itself cannot be read, or another run is writing there (`busy`).
    """
    root = Path(root).resolve()
    out = root if out is None else Path(out).resolve()
    manifest = manifests.read(root)
    day = on or dt.datetime.now().astimezone().date()
    tasks = planned(root, out, manifest, as_of=as_of, on=day, thresholds=thresholds)
    with alone(out), _told_in_words(out):
        receipts = list(_mapped(map, judge, tasks, told))
        failed = {one.indicator for one in receipts if one.fault is not None}
        _retire(judged.folder(out, as_of), tasks, failed)
        ranks = places.planned(root, out, manifest, as_of=as_of, apart=failed)
        receipts += list(_mapped(map, places.rank, ranks, None))
        _retire(places.folder(out, as_of), tasks, failed)
    return Result(tuple(receipts))


def planned(
    root: Path, out: Path, manifest: Manifest, *, as_of: int, on: dt.date, thresholds: Thresholds
) -> list[Task]:
    """List the parts, largest first, so that none is left over for the end."""
    base = judged.folder(out, as_of)
    listed = tuple(manifest.lists[name] for name in READ_LISTS)
    settings = (version(), as_of, on.isoformat(), asdict(thresholds), listed)
    tasks = []
    for indicator in sorted({piece.indicator for piece in manifest.pieces}):
        for number, piece in enumerate(_by_area(manifest.of(indicator))):
            needs = tuple(_needed(manifest, piece))
            inputs = [piece.digest, *((one.indicator, one.digest) for one in needs)]
            mark = hashlib.sha256(json.dumps([settings, inputs]).encode()).hexdigest()
            place = base / f"indicator={indicator}" / f"part-{number:04d}.parquet"
            said = (str(root), str(place), piece, needs, listed, as_of, on, thresholds, mark)
            tasks.append(Task(*said))
    return sorted(tasks, key=lambda task: -task.piece.rows)


def _by_area(pieces: Iterable[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: piece.first)


def _needed(manifest: Manifest, piece: Piece) -> Iterator[Piece]:
    for indicator in piece.needs:
        for one in _by_area(manifest.of(indicator)):
            if one.first <= piece.last and one.last >= piece.first:
                yield one


def _mapped(
    given: Mapped, function: Callable[[Any], Receipt], tasks: Sequence[Any], told: Told | None
) -> Iterator[Receipt]:
    left = {task.place: task for task in tasks}
    why = ""
    try:
        for receipt in given(function, tasks) if tasks else ():
            left.pop(receipt.place, None)
            if told:
                told(receipt, len(tasks))
            yield receipt
    except Exception as error:  # whatever a scheduler may throw when it loses its workers
        why = f"{type(error).__name__}: {error}".partition("\n")[0]
    for task in left.values():
        lost = StoreError("lost", indicator=task.indicator_name, why=why or "—")
        receipt = Receipt(task.indicator_name, task.place, fault=lost)
        if told:
            told(receipt, len(tasks))
        yield receipt


@contextmanager
def _told_in_words(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why, path = error.strerror or str(error), error.filename or out
        raise StoreError("part_unwritten", path=str(path), why=why) from error


def _retire(folder: Path, tasks: Iterable[Task], failed: set[str]) -> None:
    """Remove what an earlier run wrote and the store has no longer."""
    known = set()
    for task in tasks:
        place = Path(task.place)
        known |= {(task.piece.indicator, one.name) for one in (place, judged.checksum(place))}
    for path in folder.glob("indicator=*"):
        indicator = path.name.partition("=")[2]
        if indicator in failed:
            continue
        # Whatever else stands there is somebody's.
        for one in path.glob("*"):
            if OWN.fullmatch(one.name) and (indicator, one.name) not in known and one.is_file():
                one.unlink(missing_ok=True)
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@cache
def version() -> str:
    """Return a digest of the program that judges: another program, another judgement."""
    total = hashlib.sha256()
    for name in PROGRAM:
        path = Path(str(import_module(f"indicators.{name}").__file__))
        for one in sorted(path.parent.glob("*.py")) if path.stem == "__init__" else [path]:
            total.update(one.read_bytes())
    for name in ("pandas", "numpy", "pyarrow"):
        total.update(metadata.version(name).encode())
    return total.hexdigest()
