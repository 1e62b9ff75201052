"""The files as they were after any entry, put together from the first state and the patches."""

import gzip
import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from indicators.history import patches
from indicators.history.entries import Entry, Patch, canonical
from indicators.history.log import DamagedError

Shas = dict[str, str]


def packed(texts: Mapping[str, str]) -> bytes:
    """Pack the texts of entry 0; the same texts give the same bytes."""
    return gzip.compress(canonical(dict(texts)), compresslevel=6, mtime=0)


def unpacked(data: bytes) -> dict[str, str]:
    """Return the texts of entry 0; raises ValueError where they cannot be read."""
    try:
        found = json.loads(gzip.decompress(data))
    except (OSError, EOFError, ValueError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(found, dict):
        raise ValueError(type(found).__name__)
    return found


def texts_after(
    first: Mapping[str, str], entries: Iterable[Entry], only: Collection[str] | None = None
) -> dict[str, str]:
    """Return the text of every file after some entries, entry 0 being the first of them.

    Raises DamagedError where a patch does not fit or a text has another sha256.
    """
    wanted = {path for path in first if only is None or path in only}
    lines: dict[str, list[str] | None] = {path: patches.lines_of(first[path]) for path in wanted}
    last: dict[str, tuple[str | None, int]] = {}
    for number, path, patch in _steps(entries, only):
        if number > 0:
            lines[path] = _next(lines.get(path), patch, last.get(path), number)
        last[path] = (patch.after, number)
    if wanted - last.keys():
        raise DamagedError(0)
    texts = {path: "".join(found) for path, found in lines.items() if found is not None}
    for path, (sha, number) in last.items():
        if patches.sha_of(texts.get(path)) != sha:
            raise DamagedError(number)
    return texts


def _steps(
    entries: Iterable[Entry], only: Collection[str] | None
) -> Iterator[tuple[int, str, Patch]]:
    for entry in entries:
        for path, patch in entry.files.items():
            if only is None or path in only:
                yield entry.number, path, patch


def _next(
    lines: list[str] | None,
    patch: Patch,
    last: tuple[str | None, int] | None,
    number: int,
) -> list[str] | None:
    if (last[0] if last else None) != patch.before:
        raise DamagedError(number)
    try:
        return patches.applied(lines, patch)
    except patches.PatchError as error:
        raise DamagedError(number) from error


def shas_after(entries: Iterable[Entry]) -> Shas:
    """Return the sha256 of every file after some entries, by path."""
    shas: Shas = {}
    for entry in entries:
        for path, patch in entry.files.items():
            if patch.after is None:
                shas.pop(path, None)
            else:
                shas[path] = patch.after
    return shas
