"""The data folder as one checked, unchangeable object and the long table of its figures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from indicators import list_tables, tables
from indicators.area_files import AreaState, Taken, read_area
from indicators.code_lists import read_lists
from indicators.entries import Lists
from indicators.folder import Stamp, area_paths, collector_paused, stamps_of
from indicators.problems import Problem, in_order

BATCH = 200
CLASHES = ("duplicate_area", "duplicate_id")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All code lists and figures of a data folder that are without fault.

    Every frame handed out is a copy on write: nothing done to it changes the catalogue.
    """

    folder: Path
    lists: Lists
    problems: tuple[Problem, ...]
    """The faults of the area files that were left out, in order."""
    _figures: pd.DataFrame
    _states: Mapping[Path, AreaState] = field(repr=False)
    _stamps: Mapping[Path, Stamp] = field(repr=False)

    @property
    def figures(self) -> pd.DataFrame:
        """The long table, one row per figure; columns `tables.FIGURE_DTYPES`."""
        return self._figures.copy(deep=False)

    def figures_of(self, ids: Iterable[str]) -> pd.DataFrame:
        """Return the figures of some ids, in the table's order; unknown ids are left out."""
        found = self._places.get_indexer(pd.Index(list(dict.fromkeys(ids)), dtype=object))
        return self._figures.iloc[np.sort(found[found >= 0])]

    @cached_property
    def _places(self) -> pd.Index:
        return pd.Index(self._figures["figure_id"].astype(object))

    @property
    def indicators(self) -> pd.DataFrame:
        """Indicators by code."""
        return self._frame("indicators")

    @property
    def areas(self) -> pd.DataFrame:
        """Areas by code."""
        return self._frame("areas")

    @property
    def plans(self) -> pd.DataFrame:
        """Plans by id."""
        return self._frame("plans")

    @property
    def units(self) -> pd.DataFrame:
        """Units by code."""
        return self._frame("units")

    @property
    def breaks(self) -> pd.DataFrame:
        """Breaks in definitions: indicator, ref_area (missing: all), year, reason."""
        return self._frame("breaks")

    @property
    def sources(self) -> pd.DataFrame:
        """Documents by qualified key (`xian/plan`)."""
        return self._frame("sources")

    @property
    def issues(self) -> pd.DataFrame:
        """Conflicts and doubts, one row each."""
        return self._frame("issues")

    @property
    def issue_figures(self) -> pd.DataFrame:
        """Which figures an issue speaks of, one row each."""
        return self._frame("issue_figures")

    @property
    def issue_sources(self) -> pd.DataFrame:
        """Which documents an issue speaks of, one row each."""
        return self._frame("issue_sources")

    @property
    def text_targets(self) -> pd.DataFrame:
        """Targets without a number."""
        return self._frame("text_targets")

    @property
    def follow_ups(self) -> pd.DataFrame:
        """What is done about indicators that lag (督办), one row each."""
        return self._frame("follow_ups")

    @property
    def cities(self) -> tuple[str, ...]:
        """The areas with a sound file in `cities/`, in the order of the code list."""
        return self._in_folder("cities")

    @property
    def comparators(self) -> tuple[str, ...]:
        """The areas with a sound file in `benchmarks/`, in the order of the code list."""
        return self._in_folder("benchmarks")

    @property
    def files(self) -> tuple[Path, ...]:
        """The sound files of areas."""
        return tuple(path for path, state in self._states.items() if state.ref_area is not None)

    def file_of(self, area: str) -> Path | None:
        """Return the sound file of an area; none where it has none of its own."""
        return self._files.get(area)

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {state.ref_area: path for path, state in self._states.items() if state.ref_area}

    def _in_folder(self, name: str) -> tuple[str, ...]:
        found = {self._states[path].ref_area for path in self.files if path.parent.name == name}
        return tuple(area for area in self.lists.areas if area in found)

    def _frame(self, name: str) -> pd.DataFrame:
        return self._frames[name].copy(deep=False)

    @cached_property
    def _frames(self) -> dict[str, pd.DataFrame]:
        listed = [state.listed for state in self._states.values()]
        return list_tables.list_frames(self.lists) | list_tables.area_frames(listed)


def load(folder: Path | str) -> Catalogue:
    """Read and check a data folder.

    A fault in an area's file leaves that file out and stands in `problems`.

    Raises
    ------
    DataError
        If the code lists (areas, units, indicators, plans) have faults; all of them.
    """
    folder = Path(folder)
    stamps = stamps_of(folder)
    with collector_paused():
        lists = read_lists(folder)
        states: dict[Path, AreaState] = {}
        frames: list[pd.DataFrame] = []
        taken = Taken()
        for some in _batches(area_paths(stamps)):
            fresh = {path: taken.kept(path, read_area(path, lists)) for path in some}
            frames.append(tables.joined_frame([state.columns for state in fresh.values()]))
            states |= {path: state.without_columns() for path, state in fresh.items()}
        figures = _stacked(frames)
    return Catalogue(folder, lists, _problems(states), figures, states, stamps)


def _batches(paths: Iterator[Path]) -> Iterator[tuple[Path, ...]]:
    # Columns of many small texts cost memory, and time with it: turn them into arrays early.
    while some := tuple(islice(paths, BATCH)):
        yield some


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [one for one in frames if len(one)] or [tables.joined_frame([])]
    return pd.concat(filled, ignore_index=True)


def reload(previous: Catalogue) -> Catalogue:
    """Read again what changed since `previous`; the same object where nothing did.

    Raises
    ------
    DataError
        As `load`.
    """
    stamps = stamps_of(previous.folder)
    changed = {path for path in stamps if stamps[path] != previous._stamps.get(path)}
    gone = previous._stamps.keys() - stamps.keys()
    if not changed and not gone:
        return previous
    if gone or not changed <= previous._states.keys():
        return load(previous.folder)
    return _with_changed(previous, changed, stamps)


def _with_changed(
    previous: Catalogue, changed: set[Path], stamps: Mapping[Path, Stamp]
) -> Catalogue:
    """Splice the rows of the changed files into the long table."""
    fresh = {path: read_area(path, previous.lists) for path in changed}
    raw = {path: fresh.get(path, state) for path, state in previous._states.items()}
    taken = Taken()
    kept = {path: taken.kept(path, state) for path, state in raw.items()}
    if any(fault.code in CLASHES for state in kept.values() for fault in state.problems):
        return load(previous.folder)
    pieces, start, unchanged = [], 0, 0
    for path, state in previous._states.items():
        if path in changed:
            pieces.append(previous._figures.iloc[unchanged:start])
            pieces.append(tables.joined_frame([kept[path].columns]))
            unchanged = start + state.rows
        start += state.rows
    pieces.append(previous._figures.iloc[unchanged:])
    kept = {path: state.without_columns() for path, state in kept.items()}
    problems = _problems(kept)
    return Catalogue(previous.folder, previous.lists, problems, _stacked(pieces), kept, stamps)


def _problems(states: Mapping[Path, AreaState]) -> tuple[Problem, ...]:
    return in_order(fault for state in states.values() for fault in state.problems)
