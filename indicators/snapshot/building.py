"""The catalogue of a data folder, from its snapshot as far as that still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from indicators import catalogue
from indicators.area_files import AreaState, Taken
from indicators.catalogue import CLASHES, Catalogue
from indicators.code_lists import CODE_LISTS, read_lists
from indicators.entries import Lists
from indicators.folder import Stamp, area_paths, collector_paused
from indicators.problems import in_order
from indicators.snapshot import keeping, mapped, parsing, pieces, scanning
from indicators.snapshot.keeping import Kept
from indicators.snapshot.later import Later
from indicators.snapshot.parsing import Parsed


@dataclass(frozen=True)
class Loaded:
    """A catalogue, and how many files had to be read for it."""

    catalogue: Catalogue
    parsed: int
    fresh: bool
    """Whether it is just what the snapshot holds."""


@dataclass(frozen=True)
class _Piece:
    state: AreaState
    frame: pd.DataFrame
    start: int


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


def _loaded(
    folder: Path, at: Path | None, told: parsing.Told, pool_from: int, *, hashed: bool
) -> Loaded:
    stamps = scanning.stamps_of(folder)
    kept = keeping.read(folder, at)
    if kept is not None and not hashed and _stands(stamps, kept):
        return Loaded(_whole(folder, kept, stamps), 0, fresh=True)
    files = {name: (folder / name, known) for name, known in stamps.items()}
    same = _unchanged(files, kept, hashed) if kept else set[str]()
    if kept is None or not {f"{name}.yaml" for name in CODE_LISTS} <= same:
        lists, old = read_lists(folder), dict[str, _Piece]()
    else:
        if len(same) == len(files) == len(kept.files):  # contents are the same, times are not
            return Loaded(_whole(folder, kept, stamps), 0, fresh=False)
        lists, states = kept.code_lists(), pieces.states_of(kept.files, files, folder)
        figures = mapped.figures_of(kept.figures, keeping.prefix_of(folder))
        old = _unclashed(kept, figures, states, same)
    changed = [path for name, (path, _) in files.items() if name not in old and "/" in name]
    found = parsing.parse(changed, lists, told, pool_from)
    return Loaded(_joined(folder, lists, files, old, found), len(changed), False)


Files = Mapping[str, tuple[Path, Stamp]]


def _unchanged(files: Files, kept: Kept, hashed: bool) -> set[str]:
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


def _unclashed(
    kept: Kept, figures: pd.DataFrame, states: Mapping[str, AreaState], same: set[str]
) -> dict[str, _Piece]:
    """Return the files that need not be read again, with where their rows stand."""
    found, start = {}, 0
    for name, rows in zip(
        kept.files["name"].to_pylist(), kept.files["rows"].to_pylist(), strict=True
    ):
        # What clashed with another file may no longer do so.
        if name in same and not any(one.code in CLASHES for one in states[name].problems):
            found[name] = _Piece(states[name], figures, start)
        start += rows
    return found


def _joined(
    folder: Path, lists: Lists, files: Files, old: Mapping[str, _Piece], found: list[Parsed]
) -> Catalogue:
    """Put old and fresh rows together in the order of the files, clashes left out."""
    known = {files[name][0]: piece for name, piece in old.items() if "/" in name}
    for batch in found:
        start = 0
        for path, state in batch.states.items():
            known[path] = _Piece(state, batch.frame, start)
            start += state.rows
    taken, runs, states = Taken(), list[_Run](), {}
    for path in area_paths(stamps := dict(files.values())):
        piece = known[path]
        states[path] = taken.kept(path, piece.state)
        if rows := states[path].rows:
            _extend(runs, piece, rows)
    figures = catalogue._stacked([run.frame.iloc[run.start : run.stop] for run in runs])
    states = {path: state.without_columns() for path, state in states.items()}
    return Catalogue(folder, lists, catalogue._problems(states), figures, states, stamps)


@dataclass
class _Run:
    frame: pd.DataFrame
    start: int
    stop: int


def _extend(runs: list[_Run], piece: _Piece, rows: int) -> None:
    if runs and runs[-1].frame is piece.frame and runs[-1].stop == piece.start:
        runs[-1].stop += rows
    else:
        runs.append(_Run(piece.frame, piece.start, piece.start + rows))
