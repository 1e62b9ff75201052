"""Text files as grids: whatever encoding and delimiter office programs write."""

import codecs
import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from indicators.intake.grids import CELL_TEXT, Allowance, Cell, Sheet, TableError
from indicators.intake.rows import Spot

DELIMITERS = (",", "\t", ";", "，")
LOOKED_AT = 50
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> str:
    """Return the text of a file.

    Raises
    ------
    TableError
        With `encoding` if no encoding gives readable text.

    >>> decoded("指标,值".encode("gbk"))
    '指标,值'
    """
    for name in _candidates(data):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if _readable(text):
            return text.lstrip("\ufeff")
    raise TableError("encoding")


def sheet(text: str, allowance: Allowance) -> Sheet:
    """Return the grid of a delimited text.

    Raises
    ------
    TableError
        If it is too large, or its quotes do not match.
    """
    found = Sheet("")
    try:
        for row, values in enumerate(_rows(text, _delimiter(text)), 1):
            for column, value in enumerate(values, 1):
                shown = value.strip()
                if shown:
                    allowance.cell(shown, Spot("", row, column))
                    cell = Cell(shown[: CELL_TEXT + 1])
                    found.rows.setdefault(row, {})[column] = cell
    except csv.Error as error:
        raise TableError("csv", str(error)) from error
    return found


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, name in MARKS:
        if data.startswith(mark):
            return (name,)
    if b"\0" in data:
        big = data[::2].count(0) > data[1::2].count(0)
        return ("utf-16-be",) if big else ("utf-16-le",)
    # Chinese without one comma, digit or line end has no zero byte, but then it is no table.
    return ("utf-8", "gb18030")


def _readable(text: str) -> bool:
    odd = sum(unicodedata.category(one) in {"Cc", "Co", "Cn", "Cs"} for one in text[:20_000])
    usual = sum(text[:20_000].count(one) for one in "\t\r\n")
    return (odd - usual) * 100 <= len(text[:20_000])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda one: _evenness(text, one))


def _evenness(text: str, delimiter: str) -> int:
    """Count the rows that have the most usual number of columns, above one."""
    try:
        widths = Counter(len(row) for row in islice(_rows(text, delimiter), LOOKED_AT))
    except csv.Error:
        return 0
    return max((count * width for width, count in widths.items() if width > 1), default=0)
