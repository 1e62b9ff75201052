"""One area's file, read and checked: its rows for the tables, or its faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from indicators import model, tables
from indicators.entries import Lists, entries
from indicators.file_checks import file_faults
from indicators.problems import DataError, Place, Problem
from indicators.reading import read_as

AREA_FILE = TypeAdapter(model.AreaFile)


@dataclass(frozen=True, slots=True)
class AreaState:
    """What one file gives: `file` and `columns` where it is sound, else `problems`."""

    file: model.AreaFile | None = None
    slug: str = ""
    columns: tables.Columns = field(default_factory=dict)
    rows: int = 0
    problems: tuple[Problem, ...] = ()
    own_ids: Mapping[str, Place] = field(default_factory=dict)
    """The ids that people wrote, and where; those that we number are unique anyway."""
    place: Place | None = None

    def clashes(self, areas: Mapping[str, Path], ids: Mapping[str, Path]) -> tuple[Problem, ...]:
        """Return the faults that only show beside the earlier files."""
        if self.file is None or self.place is None:
            return ()
        if self.file.ref_area in areas:
            other = areas[self.file.ref_area].name
            return (
                Problem(self.place, "duplicate_area", "ref_area", self.file.ref_area, (other,)),
            )
        return tuple(
            Problem(self.own_ids[name], "duplicate_id", "id", name, (ids[name].name,))
            for name in self.own_ids.keys() & ids.keys()
        )

    def refused(self, problems: tuple[Problem, ...]) -> "AreaState":
        """Return the state without its figures."""
        empty: tables.Columns = {name: [] for name in tables.FIGURE_DTYPES}
        return replace(self, file=None, columns=empty, rows=0, problems=problems, own_ids={})


def read_area(path: Path, lists: Lists) -> AreaState:
    """Read one area's file; its faults are in the state, never raised."""
    nothing = AreaState().refused(())
    try:
        checked = read_as(AREA_FILE, model.AreaFile, path)
    except DataError as error:
        return replace(nothing, problems=error.problems)
    found = entries(checked, lists)
    problems = tuple(file_faults(checked, found, lists))
    if problems:
        return replace(nothing, problems=problems)
    document = checked.document
    return AreaState(
        file=checked.record,
        slug=lists.areas[checked.record.ref_area].slug,
        columns=tables.figure_columns(checked, found, lists),
        rows=len(found),
        own_ids={
            entry.figure_id: document.place((*entry.keys, "id"))
            for entry in found
            if entry.figure.id is not None
        },
        place=document.place(("ref_area",)),
    )
