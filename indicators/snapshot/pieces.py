"""The states of the files and the code lists, packed and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from indicators.area_files import AreaState
from indicators.code_lists import CODE_LISTS
from indicators.entries import Lists
from indicators.folder import Stamp
from indicators.list_tables import AREA_FRAMES
from indicators.problems import Place, Problem

PLAIN = (str, int, float, bool, type(None))
EMPTY = "[]"


class Held(Mapping[str, Any]):
    """A mapping kept as JSON until somebody asks; most are never asked for."""

    __slots__ = ("__dict__", "_column", "_row")

    def __init__(self, column: pa.Array, row: int) -> None:
        self._column, self._row = column, row

    @cached_property
    def _found(self) -> dict[str, Any]:
        return json.loads(self._column[self._row].as_py())

    def __getitem__(self, key: str) -> Any:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def packed(table: pa.Table) -> bytes:
    """Return a table as one Arrow file."""
    out = pa.BufferOutputStream()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue().to_pybytes()


def opened(data: bytes) -> pa.Table:
    """Return the table of an Arrow file."""
    return pa.ipc.open_file(pa.py_buffer(data)).read_all()


def states_table(
    folder: Path, states: Mapping[Path, AreaState], stamps: Mapping[Path, Stamp],
    digests: Mapping[Path, str],
) -> pa.Table:  # fmt: skip
    """Return what is known of each file, code lists included, one row each."""
    rows = [
        {
            "name": path.relative_to(folder).as_posix(),
            "mtime": stamp[0],
            "size": stamp[1],
            "digest": digests.get(path, ""),
            **_row(states.get(path, AreaState()), folder),
        }
        for path, stamp in stamps.items()
    ]
    return pa.Table.from_pylist(rows)


def _row(state: AreaState, folder: Path) -> dict[str, Any]:
    place = state.place
    listed = {
        name: [{key: row.get(key) for key in AREA_FRAMES[name]} for row in rows]
        for name, rows in state.listed.items()
    }
    ids = {name: (one.line, one.column) for name, one in state.own_ids.items()}
    return {
        "ref_area": state.ref_area or "",
        "rows": state.rows,
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "listed": json.dumps(listed),
        "own_ids": json.dumps(ids),
        "problems": _problems_text(state.problems, folder),
    }


def _problems_text(problems: Iterable[Problem], folder: Path) -> str:
    """Return faults as JSON; empty where a value is none of JSON's, and the file is read again."""
    found = list(problems)
    if any(type(one.value) not in PLAIN for one in found):
        return ""
    rows = [
        (one.place.path.relative_to(folder).as_posix(), one.place.line, one.place.column,
         one.code, one.field, one.value, one.options)
        for one in found
    ]  # fmt: skip
    return json.dumps(rows)


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    """Return the faults of a file."""
    if text == EMPTY:
        return ()
    return tuple(
        Problem(Place(folder / name, line, column), code, field, value, tuple(options))
        for name, line, column, code, field, value, options in json.loads(text)
    )


def all_problems(table: pa.Table, folder: Path) -> Iterator[Problem]:
    """Give the faults of all files."""
    for text in table["problems"].to_pylist():
        if text != EMPTY:
            yield from problems_of(text, folder)


class Ids(Held):
    """The ids that people wrote, and where."""

    __slots__ = ("_path",)

    def __init__(self, column: pa.Array, row: int, path: Path) -> None:
        super().__init__(column, row)
        self._path = path

    def __getitem__(self, key: str) -> Place:
        return Place(self._path, *super().__getitem__(key))


def states_of(
    table: pa.Table, files: Mapping[str, tuple[Path, Stamp]], folder: Path
) -> dict[str, AreaState]:
    """Return the state of each file by its name; those of `files` only."""
    listed = table["listed"].combine_chunks()
    own = table["own_ids"].combine_chunks()
    names = ("name", "ref_area", "rows", "line", "column", "problems")
    found = {}
    for row, (name, area, rows, line, column, problems) in enumerate(
        zip(*(table[one].to_pylist() for one in names), strict=True)
    ):
        if name not in files:
            continue
        path = files[name][0]
        place = Place(path, line, column) if line else None
        faults = problems_of(problems, folder) if problems else ()
        ids: Mapping[str, Place] = Ids(own, row, path) if area else {}
        lists: Mapping[str, Any] = Held(listed, row) if area else {}
        found[name] = AreaState(area or None, {}, rows, lists, faults, ids, place)
    return found


def lists_text(lists: Lists) -> bytes:
    """Return the code lists as JSON."""
    parts = {
        name: kind.dump_python(getattr(lists, name), mode="json", exclude_unset=True)
        for name, (kind, _) in CODE_LISTS.items()
    }
    return json.dumps(parts, ensure_ascii=False).encode()


def lists_of(data: bytes) -> Lists:
    """Return the code lists."""
    parts = json.loads(data)
    return Lists(
        **{name: kind.validate_python(parts[name]) for name, (kind, _) in CODE_LISTS.items()}
    )
