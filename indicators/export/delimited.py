"""CSV that Excel opens with the right characters: numbers raw, text that never is a formula."""

import csv as writer
import io
import re

import numpy as np

from indicators.exhibits.cells import Cell, Column, missing, signs
from indicators.exhibits.spec import Exhibit
from indicators.wording import screen

# What spreadsheets read as the start of a formula, the full-width forms included.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Some programs skip these and read on: behind one, a formula would not be seen as one.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
NOISE = 9  # decimals kept; beyond is binary rounding


def csv(exhibit: Exhibit) -> bytes:
    """Write the table with its headers, UTF-8 with a byte order mark.

    Numbers stand unrounded and without separators, shares as fractions; nothing is an empty
    cell. The unit has a column of its own.
    """
    buffer = io.StringIO(newline="")
    out = writer.writer(buffer)
    columns = [*exhibit.columns]
    out.writerow([*(inert(header(column, exhibit.lang)) for column in columns), *_unit(exhibit)])
    values = [exhibit.table[column.code] for column in columns]
    before = zip(*(signs(exhibit.table, column.code) for column in columns), strict=True)
    unit = [inert(exhibit.unit)] if _unit(exhibit) else []
    for row, own in zip(zip(*values, strict=True), before, strict=True):
        cells = [
            sign + _cell(value, column)
            for value, column, sign in zip(row, columns, own, strict=True)
        ]
        out.writerow([*cells, *unit])
    return buffer.getvalue().encode("utf-8-sig")


def header(column: Column, lang: str) -> str:
    """Return a column's header, which says of a share that it is a fraction."""
    share = column.cell is Cell.SHARE
    return screen.say(lang, "fraction", header=column.header) if share else column.header


def _unit(exhibit: Exhibit) -> list[str]:
    own = any(column.code == "unit" for column in exhibit.columns)
    return [screen.header(exhibit.lang, "unit")] if exhibit.unit and not own else []


def _cell(value: object, column: Column) -> str:
    if isinstance(value, str):
        return inert(value)
    if missing(value):
        return ""
    if column.cell is Cell.TEXT:
        return inert(str(value))
    return np.format_float_positional(round(float(str(value)), NOISE), trim="-")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    >>> inert("=1+1"), inert("1.5%")
    ("'=1+1", '1.5%')
    """
    plain = _CONTROLS.sub("", text)
    # The apostrophe is what spreadsheets themselves put before such a text.
    return f"'{plain}" if plain.lstrip(" ").startswith(_STARTS) else plain
