"""Writing and reading a snapshot: parts of their own names, one manifest last.

A reader takes the manifest, then the parts it names, each checked against its digest: never a
mixture of two snapshots, and nothing damaged. A writer that dies leaves the manifest as it was.
"""

import hashlib
import json
import logging
import os
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa

from indicators.catalogue import Catalogue
from indicators.entries import Lists
from indicators.problems import Place
from indicators.snapshot import frames, mapped, pieces, places, scanning
from indicators.snapshot.frames import Frames
from indicators.wording import snapshot as words

LOG = logging.getLogger(__name__)
PARTS = ("files", "lists", "frames")
FIGURES = "figures"
"""The long table, which is large: it is mapped, not read."""
KEPT_SECONDS = 60
"""So long a part that no manifest names is left for a reader that is about to open it."""


@dataclass(frozen=True)
class Kept:
    """A snapshot as read: its tables and code lists."""

    figures: pa.Table
    files: pa.Table
    lists: bytes
    frames: Frames

    def code_lists(self) -> Lists:
        """Return the checked code lists."""
        return pieces.lists_of(self.lists)


def prefix_of(folder: Path) -> str:
    """Return what the places of figures begin with in this process."""
    return str(Place(folder / "_", 1, 1)).removesuffix("_:1:1")


def save(found: Catalogue, at: Path | None = None) -> Path | None:
    """Write the snapshot of a catalogue; its place, or none where the disk refuses (logged)."""
    for place in places.candidates(found.folder, at):
        try:
            place.mkdir(parents=True, exist_ok=True)
            _put(place, ".gitignore", b"*\n")
        except OSError as error:
            LOG.info(words.say("no_place", path=place, why=error.strerror or error))
            continue
        try:
            _write(place, found)
        except (OSError, pa.ArrowException) as error:
            LOG.warning(words.say("not_written", path=place, why=error))
            return None
        return place
    return None


def _write(place: Path, found: Catalogue) -> None:
    folder, stamps = found.folder, found._stamps
    known = _known(place)
    digests = {}
    for path, stamp in stamps.items():
        old = known.get(path.relative_to(folder).as_posix())
        same = old is not None and old[:2] == stamp and old[2]
        digests[path] = old[2] if old and same else scanning.digest_of(path, stamp)
    contents = {
        "files": pieces.packed(pieces.states_table(folder, found._states, stamps, digests)),
        "lists": pieces.lists_text(found.lists),
        "frames": frames.all_packed(found._frames),
    }
    # Names of their own: what another process has mapped is never written again.
    made = uuid.uuid4().hex[:16]
    named = {part: [f"{part}-{made}", hashlib.sha256(one).hexdigest()]
             for part, one in contents.items()}  # fmt: skip
    for part, data in contents.items():
        _put(place, named[part][0], data)
    large = f"{FIGURES}-{made}.arrow"
    _place(place, large, partial(mapped.write, figures=found._figures, prefix=prefix_of(folder)))
    named[FIGURES] = [large, mapped.digest(place / large)]
    body = json.dumps({"program": places.program(), "parts": named}).encode()
    _put(place, places.MANIFEST, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    _sweep(place, {name for name, _ in named.values()})


def _known(place: Path) -> dict[str, tuple[int, int, str]]:
    """Return time, size and digest of each file as the earlier snapshot has them."""
    with suppress(OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        if kept := _read(place):
            columns = (kept.files[name].to_pylist() for name in ("name", "mtime", "size", "digest"))
            return {name: (mtime, size, digest) for name, mtime, size, digest in
                    zip(*columns, strict=True)}  # fmt: skip
    return {}


def _put(place: Path, name: str, data: bytes) -> None:
    _place(place, name, lambda path: path.write_bytes(data))


def _place(place: Path, name: str, write: Callable[[Path], object]) -> None:
    temporary = place / f"{name}.{uuid.uuid4().hex}.tmp"
    try:
        write(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(place / name)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sweep(place: Path, named: set[str]) -> None:
    oldest = time.time() - KEPT_SECONDS
    for path in place.iterdir():
        ours = path.name.startswith((*PARTS, FIGURES)) or path.name.endswith(".tmp")
        with suppress(OSError):
            if ours and path.name not in named and path.stat().st_mtime < oldest:
                path.unlink()


def read(folder: Path, at: Path | None = None) -> Kept | None:
    """Return the newest snapshot of a folder; none where there is none or it is damaged."""
    standing = []
    for place in places.candidates(folder, at):
        with suppress(OSError):
            standing.append(((place / places.MANIFEST).stat().st_mtime_ns, place))
    for _, place in sorted(standing, reverse=True):
        for _again in range(2):  # another process may have replaced it between the two looks
            try:
                return _read(place)
            except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
                why = error
        LOG.warning(words.say("damaged", path=place, why=why))
    return None


def _read(place: Path) -> Kept | None:
    digest, _, body = (place / places.MANIFEST).read_bytes().partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ValueError(places.MANIFEST)
    manifest = json.loads(body)
    if manifest["program"] != places.program():
        LOG.info(words.say("other_program", path=place))
        return None
    parts = manifest["parts"]
    found = {}
    for part in PARTS:
        name, known = parts[part]
        found[part] = (place / name).read_bytes()
        if hashlib.sha256(found[part]).hexdigest() != known:
            raise ValueError(name)
    name, known = parts[FIGURES]
    figures = mapped.opened(place / name, known)
    files = pieces.opened(found["files"])
    return Kept(figures, files, found["lists"], frames.all_of(found["frames"]))
