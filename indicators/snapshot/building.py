"""The catalogue of a data folder, from its snapshot as far as that still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from indicators.area_files import AreaState
from indicators.catalogue import Catalogue
from indicators.code_lists import CODE_LISTS, read_lists
from indicators.folder import Stamp, collector_paused
from indicators.problems import in_order
from indicators.snapshot import keeping, mapped, parsing, pieces, scanning
from indicators.snapshot.joining import Files, Piece, joined, unclashed
from indicators.snapshot.keeping import Kept
from indicators.snapshot.later import Later

_LISTS = {f"{name}.yaml" for name in CODE_LISTS}


@dataclass(frozen=True)
class Loaded:
    """A catalogue, and how many files had to be read for it."""

    catalogue: Catalogue
    parsed: int
    fresh: bool
    """Whether it is just what the snapshot holds."""


def load(
    folder: Path | str, *, at: Path | None = None, hashed: bool = False, keep: bool = True
) -> Catalogue:
    """Return what `catalogue.load` returns, parsing only what changed since the last time.

    Parameters
    ----------
    folder
        The data folder.
    at
        Where the snapshot lies; by default in the data folder, or in the user's cache where that
        cannot be written.
    hashed
        Compare the files' contents instead of their times and sizes.
    keep
        Write the snapshot where it was missing, damaged or behind. That it cannot be written is
        logged, never an error.

    Raises
    ------
    DataError
        As `catalogue.load`.
    """
    found = load_with_state(folder, at=at, hashed=hashed)
    if keep and not found.fresh:
        keeping.save(found.catalogue, at)
    return found.catalogue


def load_with_state(
    folder: Path | str, *, at: Path | None = None, hashed: bool = False,
    told: parsing.Told = id, pool_from: int = parsing.POOL_FROM,
) -> Loaded:  # fmt: skip
    """Return the catalogue and how it came about, and write nothing; `load` says the rest.

    `told` hears of every batch of files that was read, `pool_from` is the number of files from
    which on several processes read them.
    """
    with collector_paused():
        found = _loaded(Path(folder), at, told, pool_from, hashed=hashed)
    # What unpacking took would else stay with this process.
    pa.default_memory_pool().release_unused()
    return found


def behind(folder: Path, at: Path | None = None) -> int:
    """Return how many files of a folder its snapshot does not tell, or no longer tells right."""
    files = {name: (folder / name, known) for name, known in scanning.stamps_of(folder).items()}
    kept = keeping.read(folder, at)
    same = _unchanged(files, kept, hashed=False) if kept else set[str]()
    return len(files) - len(same) if same >= _LISTS else len(files)


def _loaded(
    folder: Path, at: Path | None, told: parsing.Told, pool_from: int, *, hashed: bool
) -> Loaded:
    stamps = scanning.stamps_of(folder)
    kept = keeping.read(folder, at)
    if kept is not None and not hashed and _stands(stamps, kept):
        return Loaded(_whole(folder, kept, stamps), 0, fresh=True)
    files = {name: (folder / name, known) for name, known in stamps.items()}
    same = _unchanged(files, kept, hashed=hashed) if kept else set[str]()
    if kept is None or not same >= _LISTS:
        lists, old = read_lists(folder), dict[str, Piece]()
    else:
        if len(same) == len(files) == len(kept.files):  # contents are the same, times are not
            return Loaded(_whole(folder, kept, stamps), 0, fresh=False)
        lists, states = kept.code_lists(), pieces.states_of(kept.files, files, folder)
        figures = mapped.figures_of(kept.figures, keeping.prefix_of(folder))
        old = unclashed(kept, figures, states, same)
    changed = [path for name, (path, _) in files.items() if name not in old and "/" in name]
    found = parsing.parse(changed, lists, told, pool_from)
    return Loaded(joined(folder, lists, files, old, found), len(changed), False)


def _unchanged(files: Files, kept: Kept, *, hashed: bool) -> set[str]:
    """Return the names of the files that the snapshot still tells right."""
    columns = (kept.files[one].to_pylist() for one in ("name", "mtime", "size", "problems"))
    names, times, sizes, problems = columns
    # Faults that could not be written down are found anew.
    unclear = {name for name, text in zip(names, problems, strict=True) if not text}
    if hashed:
        digests = dict(zip(names, kept.files["digest"].to_pylist(), strict=True))
        wanted = files.keys() & digests.keys() - unclear
        return {one for one in wanted if digests[one] == scanning.digest_of(*files[one]) != ""}
    known = dict(zip(names, zip(times, sizes, strict=True), strict=True))
    same = {name for name, (_, stamp) in files.items() if known.get(name) == stamp}
    return same - unclear


def _stands(stamps: Mapping[str, Stamp], kept: Kept) -> bool:
    """Tell whether the snapshot is of just these files in just this state."""
    names, times, sizes, faults = (
        kept.files[one].to_pylist() for one in ("name", "mtime", "size", "problems")
    )
    known = list(zip(times, sizes, strict=True))
    # A fault that could not be written down is found anew.
    return names == list(stamps) and known == list(stamps.values()) and all(faults)


def _whole(folder: Path, kept: Kept, stamps: Mapping[str, Stamp]) -> Catalogue:
    """Return the catalogue that a snapshot holds; what few ask for is made when it is asked for."""

    def states() -> dict[Path, AreaState]:
        files = {name: (folder / name, known) for name, known in stamps.items() if "/" in name}
        found = pieces.states_of(kept.files, files, folder)
        return {path: found[name] for name, (path, _) in files.items()}

    figures = mapped.figures_of(kept.figures, keeping.prefix_of(folder))
    found = Catalogue(
        folder,
        kept.code_lists(),
        in_order(pieces.all_problems(kept.files, folder)),
        figures,
        Later(states),
        Later(lambda: {folder / name: known for name, known in stamps.items()}),
    )
    # A cached property: what would be made of the files' rows is there already.
    found.__dict__["_frames"] = kept.frames
    return found
