"""What was edited by hand, past the store."""

import re
import time
from collections.abc import Mapping
from pathlib import Path

from indicators import editing
from indicators.changes import Change
from indicators.folder import AREA_FOLDERS
from indicators.history.entries import digest
from indicators.history.patches import text_of
from indicators.history.places import Places
from indicators.history.state import State
from indicators.problems import DataError

_AREA = re.compile(r"""^\ufeff?ref_area:\s*["']?([^"'\s#]+)""", re.MULTILINE)


def present(places: Places, known: State) -> dict[str, str]:
    """Return the text of every file and remember it."""
    texts: dict[str, str] = {}
    for path, stamp in places.stamps().items():
        data = places.bytes_at(path)
        if data is not None:
            texts[path] = text_of(data)
            known.put(path, digest(data), stamp)
    return texts


def edited(places: Places, known: State) -> dict[str, str | None]:
    """Return the files that are not as known, with their texts, and remember them as they are.

    Only files whose size or time differ are read. A file that is gone has no text.
    """
    at = time.time_ns()
    stamps = places.stamps()
    found: dict[str, str | None] = {}
    for path in sorted(stamps.keys() | known.files.keys()):
        stamp = stamps.get(path)
        if stamp is not None and known.knows(path, stamp):
            continue
        # The stamp was taken before: an edit in between is found the next time.
        data = places.bytes_at(path) if stamp is not None else None
        sha = None if data is None else digest(data)
        if sha != known.files.get(path, (None,))[0]:
            found[path] = None if data is None else text_of(data)
        known.put(path, sha, stamp)
    known.at = at
    return found


def compared(
    data: Path, old: Mapping[str, str], new: Mapping[str, str | None]
) -> tuple[Change, ...]:
    """Return the changes of records between two states of some files, as far as they are YAML."""
    found: list[Change] = []
    for path, after in new.items():
        before = old.get(path)
        area = area_of(after) or area_of(before)
        if path.split("/")[0] not in AREA_FOLDERS or area is None:
            continue
        try:
            found += editing.compared(before, after, area, data / path)
        except (DataError, editing.EditError, ValueError):
            # What cannot be read has no records; its lines are in the patch all the same.
            continue
    return tuple(found)


def area_of(text: str | None) -> str | None:
    r"""Return the area that a file says it is of.

    >>> area_of('# x\nref_area: "620600"\n')
    '620600'
    """
    found = _AREA.search(text or "")
    return found[1] if found else None
