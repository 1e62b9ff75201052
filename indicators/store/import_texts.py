"""CSV files as offices write them: UTF-8, with or without a mark, or what Excel makes of GBK."""

import codecs
import csv
from pathlib import Path

from indicators.store.errors import StoreError

ENCODINGS = ("utf-8", "gb18030")
"""Tried in turn; the second takes in all of GBK."""
CHUNK = 1 << 20
MOST_EMPTY = 1_000
_EMPTY = (b"\n", b"\r\n")


def encoding(path: Path) -> str:
    """Return the encoding that a whole file can be read in.

    Raises
    ------
    StoreError
        `encoding` where it is none of `ENCODINGS`.
    """
    for name in ENCODINGS:
        if _readable(path, name):
            return name
    raise StoreError("encoding", path=str(path))


def _readable(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                # No table holds a NUL; UTF-16 is full of them.
                if b"\0" in chunk:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def quoted(path: Path) -> bool:
    """Say whether there are quotes, inside which a line may end.

    Raises
    ------
    StoreError
        `quotes` where one has no other: it would take in all the rows after it.
    """
    count = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            count += chunk.count(b'"')
    if count % 2:
        raise StoreError("quotes", path=str(path))
    return count > 0


def empty_lines(path: Path) -> list[int]:
    """Return the numbers of a file's empty lines; of very many none, they are not counted then.

    An end of line inside quotes is taken for one, too.
    """
    found: list[int] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line in _EMPTY:
                found.append(number)
                if len(found) > MOST_EMPTY:
                    return []
    return found


def head(path: Path, name: str) -> list[str]:
    """Return the names in a file's first row.

    Raises
    ------
    StoreError
        `table_empty` where there is none.
    """
    with path.open(encoding="utf-8-sig" if name == "utf-8" else name, newline="") as file:
        names = next(csv.reader(file), [])
    if not any(names):
        raise StoreError("table_empty", path=str(path))
    return names


def distinct(path: Path, names: list[str]) -> None:
    """Refuse a table two of whose columns have the same name.

    Raises
    ------
    StoreError
        `column_twice`.
    """
    for name in names:
        if names.count(name) > 1:
            raise StoreError("column_twice", path=str(path), field=name)
