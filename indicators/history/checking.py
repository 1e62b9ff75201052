"""Whether files would be sound after a change, found out on copies of them."""

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indicators.area_files import AreaState, read_area
from indicators.changes import Change, Section
from indicators.entries import Lists
from indicators.folder import AREA_FOLDERS
from indicators.history.patches import bytes_of
from indicators.history.places import Places
from indicators.problems import Place, Problem


def faults(
    places: Places, lists: Lists, texts: Mapping[str, str], changes: Sequence[Change]
) -> tuple[Problem, ...]:
    """Return the faults that some files would have with new texts."""
    try:
        states = {path: _state(places, lists, path, text) for path, text in texts.items()}
    finally:
        shutil.rmtree(places.trial, ignore_errors=True)
    found = [fault for state in states.values() for fault in state.problems]
    return (*found, *_taken(places, lists, states, set(_new_ids(changes))))


def _state(places: Places, lists: Lists, path: str, text: str) -> AreaState:
    copy, real = places.trial / path, places.data / path
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(bytes_of(text))
    state = read_area(copy, lists)
    problems = tuple(_moved(one, copy, real) for one in state.problems)
    own = {name: replace(place, path=real) for name, place in state.own_ids.items()}
    return replace(state, problems=problems, own_ids=own)


def _moved(fault: Problem, copy: Path, real: Path) -> Problem:
    """Return a fault of the copy as one of the file itself."""
    there, here = (str(Place(path, 1, 1)).removesuffix(":1:1") for path in (copy, real))
    options = tuple(one.replace(there, here) for one in fault.options)
    return replace(fault, place=replace(fault.place, path=real), options=options)


def _new_ids(changes: Sequence[Change]) -> Iterator[str]:
    for one in changes:
        after = (one.after or {}).get("id") if one.section is Section.FIGURES else None
        if after is not None and after != (one.before or {}).get("id"):
            yield str(after)


def _taken(
    places: Places, lists: Lists, states: Mapping[str, AreaState], new: Collection[str]
) -> Iterator[Problem]:
    """Yield the new ids that another file has already."""
    if not new:
        return
    where = {
        name: (path, state.own_ids[name])
        for path, state in states.items()
        for name in state.own_ids.keys() & set(new)
    }
    for path, state in states.items():
        for name in state.own_ids.keys() & set(new):
            if where[name][0] != path:
                yield _clash(name, state.own_ids[name], where[name][0])
    for path in places.stamps():
        if path not in states and path.split("/")[0] in AREA_FOLDERS:
            for name in _ids_in(places, lists, path, where.keys()):
                yield _clash(name, where[name][1], path)


def _ids_in(places: Places, lists: Lists, path: str, wanted: Collection[str]) -> set[str]:
    data = places.bytes_at(path) or b""
    # Reading a file takes a hundred times as long as looking for a word in it.
    if not any(name.encode() in data for name in wanted):
        return set()
    return read_area(places.data / path, lists).own_ids.keys() & set(wanted)


def _clash(name: str, place: Place, path: str) -> Problem:
    return Problem(place, "duplicate_id", "id", name, (path.rpartition("/")[2],))
