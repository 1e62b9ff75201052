"""Columns of an exhibit's table, and how their cells are written."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from indicators.wording import numbers, places


class Cell(StrEnum):
    """How the cells of a column are written."""

    TEXT = "text"
    PUBLISHED = "published"
    """All digits that were printed, never fewer."""
    COMPUTED = "computed"
    """Rounded to the row's decimals."""
    SIGNED = "signed"
    """Computed, with its sign."""
    SHARE = "share"
    YEAR = "year"
    COUNT = "count"


SIGN = "_sign"
"""Ends the name of the column that holds the signs before another one's values: ≥, ≤, 约."""


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Column:
    """A column of an exhibit's table: the frame's column `code`, and how it reads."""

    code: str
    header: str
    cell: Cell = Cell.TEXT
    width: int = 12
    """Characters, for spreadsheets and page tables; a Chinese one counts two."""
    in_page: bool = True
    """Whether tables of pages show it; files always do."""
    blank: str = numbers.NO_VALUE
    """What a cell says that holds nothing; left empty where a table has many of them."""

    @property
    def align(self) -> Align:
        """Text to the left, numbers to the right."""
        return Align.LEFT if self.cell is Cell.TEXT else Align.RIGHT


def cell_text(value: object, cell: Cell, decimals: int, *, blank: str = numbers.NO_VALUE) -> str:
    """Write one cell for a reader; nothing is a dash."""
    if missing(value):
        return blank
    if cell is Cell.TEXT or isinstance(value, str):
        return str(value) or blank
    amount = value if type(value) is float else float(str(value))
    if cell is Cell.SHARE:
        return numbers.share(amount)
    if cell is Cell.YEAR:
        return str(int(amount))
    return numbers.number(
        amount, decimals=_places(amount, cell, decimals), signed=cell is Cell.SIGNED
    )


def signs(table: pd.DataFrame, code: str) -> list[str]:
    """Return what stands before each value of a column: nothing but where it is only a bound."""
    if code + SIGN not in table.columns:
        return [""] * len(table)
    found = zip(table[code], table[code + SIGN], strict=True)
    return ["" if missing(value) or missing(sign) else str(sign) for value, sign in found]


def missing(value: object) -> bool:
    """Tell whether a cell holds nothing: None, NA or NaN.

    >>> missing(float("nan")), missing(0.0), missing("")
    (True, False, False)
    """
    return value is None or value is pd.NA or value != value


def _places(amount: float, cell: Cell, decimals: int) -> int:
    if cell is Cell.PUBLISHED:
        return places.shown(amount, at_least=decimals)
    if cell is Cell.SIGNED:
        return places.visible(amount, decimals)
    return 0 if cell is Cell.COUNT else decimals
