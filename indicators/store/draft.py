"""A store's next state: written beside it, then put in its place with the manifest."""

import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.export import saving
from indicators.store import figures, lists
from indicators.store import manifest as manifests
from indicators.store.errors import StoreError
from indicators.store.manifest import Manifest, Piece

MOST = 4_000_000
"""Rows of a file: what is judged at once must fit into memory."""
LOCK, STAGING = ".lock", ".staging-"
WAIT = 10.0
OWN = re.compile(r"(figures/indicator=[^/]+/|lists/[a-z]+-)[0-9a-f]{16}\.parquet")


class Draft:
    """What a writer puts together; nothing of it counts before `commit`."""

    def __init__(self, root: Path, staging: Path, most: int) -> None:
        """Take the store's folder and one for the files in the making."""
        self.root, self.staging, self.most = root, staging, most
        self._pieces: list[Piece] = []
        self._lists: dict[str, str] = {}

    def add(
        self, indicator: str, table: pa.Table, *, needs: Iterable[str] = (), imported: int = 0
    ) -> None:
        """Add the figures of an indicator, sorted as `figures.ordered` sorts them."""
        named = frozenset(needs) | _bases(table)
        for part in figures.cut(table, self.most):
            data = figures.written(part)
            digest = manifests.digest(data)
            path = f"figures/indicator={indicator}/{digest[:16]}.parquet"
            self._put(path, data)
            first, last = part["ref_area"][0].as_py(), part["ref_area"][-1].as_py()
            others = tuple(sorted(named - {indicator}))
            own = min(imported, len(part))
            imported -= own
            piece = Piece(indicator, path, digest, len(part), first, last, others, own)
            self._pieces.append(piece)

    def keep(self, pieces: Iterable[Piece]) -> None:
        """Take files of the present store over as they are."""
        self._pieces.extend(pieces)

    def list(self, name: str, frame: pd.DataFrame) -> None:
        """Add one of the lists."""
        data = lists.as_bytes(name, frame)
        self._lists[name] = manifests.digest(data)
        self._put(lists.path(name, self._lists[name]), data)

    def keep_list(self, name: str, digest: str) -> None:
        """Take a list of the present store over as it is."""
        self._lists[name] = digest

    def commit(self) -> Manifest:
        """Put the files in their places, then the manifest; remove what it does not name."""
        manifest = Manifest(self._lists, tuple(self._pieces))
        for path in sorted(self.staging.rglob("*.parquet")):
            place = self.root / path.relative_to(self.staging)
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
        manifests.save(self.root, manifest)
        sweep(self.root, manifest)
        return manifest

    def _put(self, path: str, data: bytes) -> None:
        place = self.staging / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.write(data)
            file.flush()
            # What is not yet on the disk may still find it full.
            os.fsync(file.fileno())


def _bases(table: pa.Table) -> frozenset[str]:
    return frozenset(pc.unique(table["basis_indicator"].combine_chunks().cast(pa.string()))
                     .drop_null().to_pylist())  # fmt: skip


@contextmanager
def drafted(root: Path, *, most: int = MOST) -> Iterator[Draft]:
    """Keep other writers out and hand out a draft; without `commit` the store stays as it was.

    Raises
    ------
    StoreError
        Where another writer is at work, or the disk refuses.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(root / LOCK, timeout=WAIT):
            for old in root.glob(f"{STAGING}*"):
                shutil.rmtree(old, ignore_errors=True)
            staging = root / f"{STAGING}{secrets.token_hex(4)}"
            staging.mkdir()
            try:
                yield Draft(root, staging, most)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except filelock.Timeout as error:
        raise StoreError("locked", path=str(root)) from error
    except saving.SaveError as error:
        raise StoreError("unwritten", path=str(root), why=str(error)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError("unwritten", path=str(error.filename or root), why=why) from error


def sweep(root: Path, manifest: Manifest) -> None:
    """Remove the files of an earlier state."""
    known = {piece.path for piece in manifest.pieces}
    known |= {lists.path(name, digest) for name, digest in manifest.lists.items()}
    for folder in ("figures", "lists"):
        for path in (root / folder).rglob("*.parquet"):
            name = path.relative_to(root).as_posix()
            # Other tables that lie there are somebody's.
            if name not in known and OWN.fullmatch(name):
                path.unlink(missing_ok=True)
    for path in (root / "figures").glob("indicator=*"):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
