"""What a store says of itself: its format, and of every file its rows and its SHA-256."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from indicators.export import saving
from indicators.store.errors import StoreError

FORMAT = 1
NAME = "manifest.json"
LISTS = ("indicators", "areas", "units", "plans", "breaks", "sources")


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of an indicator: the figures of the areas from `first` to `last`."""

    indicator: str
    path: str
    """Below the store's folder, with `/`."""
    digest: str
    rows: int
    first: str
    last: str
    needs: tuple[str, ...] = ()
    """Other indicators whose figures its verdicts rest on."""
    imported: int = 0
    """How many of its rows were imported, not compiled from the catalogue."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a store; what is not listed here is no part of it."""

    lists: dict[str, str] = field(default_factory=dict)
    """Digest of each list."""
    pieces: tuple[Piece, ...] = ()

    @property
    def rows(self) -> int:
        """How many figures there are."""
        return sum(piece.rows for piece in self.pieces)

    def of(self, indicator: str) -> tuple[Piece, ...]:
        """Return the files of an indicator."""
        return tuple(piece for piece in self.pieces if piece.indicator == indicator)

    def as_bytes(self) -> bytes:
        """Return the manifest as it is written; the same one gives the same bytes."""
        said = {"format": FORMAT, **asdict(replace(self, pieces=tuple(sorted_pieces(self))))}
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def sorted_pieces(manifest: Manifest) -> list[Piece]:
    """Return the pieces by indicator and area."""
    return sorted(manifest.pieces, key=lambda piece: (piece.indicator, piece.first, piece.path))


def read(root: Path) -> Manifest:
    """Read a store's manifest.

    Raises
    ------
    StoreError
        Where there is none, or one of another format, or one that cannot be read.
    """
    path = root / NAME
    try:
        said = json.loads(path.read_bytes())
        if said["format"] != FORMAT:
            raise StoreError("format", path=str(path), format=said["format"])
        pieces = tuple(Piece(**{**one, "needs": tuple(one["needs"])}) for one in said["pieces"])
        return Manifest(dict(said["lists"]), pieces)
    except FileNotFoundError as error:
        raise StoreError("no_store", path=str(root)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError("manifest", path=str(path)) from error


def save(root: Path, manifest: Manifest) -> None:
    """Write a manifest whole or not at all; from then on the store is what it says."""
    saving.save(root / NAME, manifest.as_bytes())


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(data).hexdigest()


def content(root: Path, path: str, wanted: str) -> bytes:
    """Return a file's content, which must be what the manifest says.

    Raises
    ------
    StoreError
        `part_missing` or `part_unreadable`, or `part_damaged` where its digest differs.
    """
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError as error:
        raise StoreError("part_missing", path=str(root / path)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError("part_unreadable", path=str(root / path), why=why) from error
    if digest(data) != wanted:
        raise StoreError("part_damaged", path=str(root / path))
    return data
