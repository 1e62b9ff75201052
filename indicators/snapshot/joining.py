"""Old rows of a snapshot and fresh rows of files, put together to one catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators import catalogue
from indicators.area_files import AreaState, Taken
from indicators.catalogue import CLASHES, Catalogue
from indicators.entries import Lists
from indicators.folder import Stamp, area_paths
from indicators.snapshot.keeping import Kept
from indicators.snapshot.parsing import Parsed

Files = Mapping[str, tuple[Path, Stamp]]


@dataclass(frozen=True)
class Piece:
    """What a file holds: its state, and where its rows begin in a table."""

    state: AreaState
    frame: pd.DataFrame
    start: int


def unclashed(
    kept: Kept, figures: pd.DataFrame, states: Mapping[str, AreaState], same: set[str]
) -> dict[str, Piece]:
    """Return the files that need not be read again, with where their rows stand."""
    found, start = {}, 0
    for name, rows in zip(
        kept.files["name"].to_pylist(), kept.files["rows"].to_pylist(), strict=True
    ):
        # What clashed with another file may no longer do so.
        if name in same and not any(one.code in CLASHES for one in states[name].problems):
            found[name] = Piece(states[name], figures, start)
        start += rows
    return found


def joined(
    folder: Path, lists: Lists, files: Files, old: Mapping[str, Piece], found: list[Parsed]
) -> Catalogue:
    """Put old and fresh rows together in the order of the files, clashes left out."""
    known = {files[name][0]: piece for name, piece in old.items() if "/" in name}
    for batch in found:
        start = 0
        for path, state in batch.states.items():
            known[path] = Piece(state, batch.frame, start)
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


def _extend(runs: list[_Run], piece: Piece, rows: int) -> None:
    if runs and runs[-1].frame is piece.frame and runs[-1].stop == piece.start:
        runs[-1].stop += rows
    else:
        runs.append(_Run(piece.frame, piece.start, piece.start + rows))
