"""Which files of a data folder an archive holds, and which names it may hold at all."""

import os
from collections.abc import Iterator
from pathlib import Path

HISTORY = ".history"
"""The one hidden folder that belongs to the data."""
_OF_THE_MOMENT = frozenset(
    f"{HISTORY}/{one}" for one in ("lock", "state.json", "journal.json", "trial")
)
"""What the log keeps while it runs, and makes anew."""
_PASSED_OVER = (".tmp", ".lock", ".pyc")
_SYSTEMS_OWN = frozenset(("__pycache__", "Thumbs.db", "desktop.ini"))
_NOT_IN_NAMES = frozenset('\\:*?"<>|')
_DEVICES = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{one}{number}" for one in ("com", "lpt") for number in "123456789"),
    )
)
LONGEST = 240  # bytes of a path within the folder


def names(folder: Path) -> list[str]:
    """Return the files to be archived, with slashes, in order.

    Temporary files, locks and what is hidden are passed over, the log is not.

    Raises
    ------
    OSError
        If a folder cannot be read.
    """
    return sorted(_found(folder))


def _found(folder: Path) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=_raise):
        inside = Path(place).relative_to(folder)
        folders[:] = [one for one in folders if _belongs((inside / one).as_posix())]
        linked = [one for one in folders if (Path(place) / one).is_symlink()]
        for name in (*files, *linked):
            if _belongs(path := (inside / name).as_posix()):
                yield path


def _raise(error: OSError) -> None:
    raise error


def _belongs(path: str) -> bool:
    name = path.rpartition("/")[2]
    if path in _OF_THE_MOMENT or name in _SYSTEMS_OWN or name.endswith(_PASSED_OVER):
        return False
    return path == HISTORY or not name.startswith(".")


def may_hold(name: str) -> bool:
    r"""Say whether a name means one file within the folder, and the same one on every system.

    >>> [may_hold(one) for one in ("cities/xian.yaml", "../a", "/a", "a\\b", ".git/a", "nul")]
    [True, False, False, False, False, False]
    """
    parts = name.split("/")
    return (
        name.isprintable()
        and len(name.encode("utf-8", "surrogateescape")) <= LONGEST
        and not _NOT_IN_NAMES.intersection(name)
        and all(map(_is_plain, parts))
        and all(_belongs("/".join(parts[:count])) for count in range(1, len(parts) + 1))
    )


def _is_plain(part: str) -> bool:
    if not part or part.endswith((".", " ")):
        return False
    return part.partition(".")[0].casefold() not in _DEVICES
