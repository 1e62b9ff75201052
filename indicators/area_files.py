"""One area's file, read and checked: its rows for the tables, or its faults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from indicators import list_tables, model, tables
from indicators.entries import Lists, by_key, entries
from indicators.file_checks import file_faults
from indicators.problems import DataError, Place, Problem, at_most
from indicators.reading import Checked, read_as

AREA_FILE = TypeAdapter(model.AreaFile)


@dataclass(frozen=True, slots=True)
class AreaState:
    """What one file gives: the rows of its figures and lists, or its `problems`."""

    ref_area: str | None = None
    """Empty where the file was refused."""
    columns: tables.Columns = field(default_factory=dict)
    """Columns of the long table; dropped once they are in it."""
    rows: int = 0
    listed: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    own_ids: Mapping[str, Place] = field(default_factory=dict)
    """The ids that people wrote, and where; those that we number are unique anyway."""
    place: Place | None = None

    def refused(self, problems: tuple[Problem, ...]) -> "AreaState":
        """Return the state of a file that is left out."""
        return AreaState(columns={name: [] for name in tables.FIGURE_DTYPES}, problems=problems)

    def without_columns(self) -> "AreaState":
        """Return the state once its columns are in the long table."""
        return replace(self, columns={})


class Taken:
    """The areas and ids of the files read so far, and which file has them."""

    def __init__(self) -> None:
        """Start before the first file."""
        self.areas: dict[str, Path] = {}
        self.ids: dict[str, Path] = {}

    def kept(self, path: Path, state: AreaState) -> AreaState:
        """Take a file in, or refuse it where it clashes with an earlier one."""
        if state.ref_area is None or state.place is None:
            return state
        clash = tuple(self._clashes(state, state.ref_area, state.place))
        if clash:
            return state.refused(clash)
        self.areas[state.ref_area] = path
        self.ids.update(dict.fromkeys(state.own_ids, path))
        return state

    def _clashes(self, state: AreaState, ref_area: str, place: Place) -> Iterator[Problem]:
        if ref_area in self.areas:
            yield Problem(
                place, "duplicate_area", "ref_area", ref_area, (self.areas[ref_area].name,)
            )
            return
        for name in state.own_ids.keys() & self.ids.keys():
            yield Problem(state.own_ids[name], "duplicate_id", "id", name, (self.ids[name].name,))


def read_file(path: Path) -> Checked:
    """Read one area's file as far as it can be checked by itself.

    Raises
    ------
    DataError
        With all faults of form.
    """
    return read_as(AREA_FILE, model.AreaFile, path)


def read_area(path: Path, lists: Lists) -> AreaState:
    """Read one area's file; its faults are in the state, never raised."""
    try:
        checked = read_file(path)
    except DataError as error:
        return AreaState().refused(error.problems)
    found = entries(checked, lists)
    groups = list(by_key(found))
    problems = at_most(file_faults(checked, found, groups, lists), path)
    if problems:
        return AreaState().refused(problems)
    document, file = checked.document, checked.record
    slug = lists.areas[file.ref_area].slug
    return AreaState(
        ref_area=file.ref_area,
        columns=tables.figure_columns(checked, found, groups, slug),
        rows=len(found),
        listed=list_tables.area_rows(file, slug),
        own_ids={
            entry.figure_id: document.place((*entry.keys, "id"))
            for entry in found
            if entry.figure.id is not None
        },
        place=document.place(("ref_area",)),
    )
