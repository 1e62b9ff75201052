"""The cells of a worksheet as a reader sees them: shares in percent, days as days."""

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from indicators.intake.grids import CELL_TEXT, MOST_CELLS, Allowance, Cell, Range, Sheet
from indicators.intake.packages import Handler
from indicators.intake.rows import Spot

REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# Digits beyond these are noise of binary numbers; Excel shows no more.
DIGITS = 15


class Formats(Handler):
    """Number formats by style: whether they show a share or a day."""

    def __init__(self, allowance: Allowance) -> None:
        """Begin with the built-in formats."""
        super().__init__(allowance)
        self.own: dict[str, str] = {}
        self.styles: list[str] = []
        self.kinds: dict[str, str] = {}
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a format or a style."""
        if name == "numFmt":
            self.own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif name == "xf" and self.inside:
            self.styles.append(attributes.get("numFmtId", "0"))
        self.inside = self.inside or name == "cellXfs"

    def end(self, name: str) -> None:
        """Leave the list of styles."""
        if name == "cellXfs":
            self.inside = False

    def kind(self, style: str) -> str:
        """Return `percent`, `day` or nothing of a cell's style."""
        if style not in self.kinds:
            self.kinds[style] = self._kind(style)
        return self.kinds[style]

    def _kind(self, style: str) -> str:
        place = int(style) if style.isascii() and style.isdigit() and len(style) < 9 else -1
        key = self.styles[place] if 0 <= place < len(self.styles) else "0"
        builtin = int(key) if key.isascii() and key.isdigit() and len(key) < 9 else 0
        code = self.own.get(key) or BUILTIN_FORMATS.get(builtin, "")
        # Days of Chinese and Japanese Excel have numbers of their own.
        if is_date_format(code) or 27 <= builtin <= 36 or 50 <= builtin <= 58:
            return "day"
        return "percent" if "%" in QUOTED.sub("", code) else ""


@dataclass(frozen=True)
class SheetRead:
    """What is needed to read the sheets of one workbook."""

    formats: Formats
    strings: tuple[str, ...]
    date1904: bool

    def cell(self, kind: str, style: str, value: str, formula: bool) -> Cell | None:
        """Make a cell of what stands in the file."""
        if kind == "e":
            return Cell(value[:CELL_TEXT], "error_value")
        if formula and not value and kind != "str":
            return Cell("", "formula")
        if kind == "s":
            known = value.isascii() and value.isdigit() and len(value) < 9
            place = int(value) if known else len(self.strings)
            return _text(self.strings[place]) if place < len(self.strings) else None
        if kind == "b":
            return Cell("TRUE" if value == "1" else "FALSE")
        if kind in {"str", "inlineStr", "d"}:
            return _text(value.partition("T")[0] if kind == "d" else value)
        return self._number(value, self.formats.kind(style)) if value.strip() else None

    def _number(self, value: str, kind: str) -> Cell | None:
        try:
            number = float(value)
        except ValueError:
            return _text(value)
        if not math.isfinite(number):
            return Cell(value[:CELL_TEXT], "error_value")
        if kind == "day" and (day := self._day(number)) is not None:
            return Cell(day.isoformat(), serial=int(number), numeric=True)
        exact = Decimal(f"{number:.{DIGITS}g}")
        if kind == "percent":
            return Cell(plain(exact * 100) + "%", numeric=True)
        return Cell(plain(exact), numeric=True)

    def _day(self, number: float) -> dt.date | None:
        try:
            found = from_excel(number, MAC_EPOCH if self.date1904 else WINDOWS_EPOCH)
        except (ValueError, OverflowError):
            return None
        if isinstance(found, dt.datetime):
            return found.date()
        return None


class SheetHandler(Handler):
    """Collects the cells of one sheet."""

    def __init__(self, name: str, read: SheetRead, allowance: Allowance) -> None:
        """Begin with an empty grid."""
        super().__init__(allowance)
        self.sheet, self.read = Sheet(name), read
        self.row = self.column = 0
        self.attributes: dict[str, str] = {}
        self.pieces: list[str] = []
        self.size = 0
        self.taking = self.formula = self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open a row, a cell, or its content."""
        if name == "row":
            given = attributes.get("r", "")
            named = given.isascii() and given.isdigit() and len(given) < 9
            self.row, self.column = int(given) if named else self.row + 1, 0
        elif name == "c":
            self._cell(attributes)
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.phonetic = True
        elif name == "mergeCell" and len(self.sheet.merged) < MOST_CELLS:
            self._merged(attributes.get("ref", ""))
        self.taking = name == "v" or (name == "t" and not self.phonetic)

    def characters(self, content: str) -> None:
        """Take a piece of a cell's content; what is too long for a cell is cut."""
        if self.taking and self.size <= CELL_TEXT:
            self.pieces.append(content[: CELL_TEXT + 1])
            self.size += len(content)

    def end(self, name: str) -> None:
        """Close a cell."""
        self.taking = False
        if name == "rPh":
            self.phonetic = False
        elif name == "c":
            self._put()

    def _cell(self, attributes: dict[str, str]) -> None:
        self.attributes, self.pieces, self.size, self.formula = attributes, [], 0, False
        found = REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self.column, self.row = _column(found[1]), int(found[2])
        else:
            self.column += 1

    def _put(self) -> None:
        given = self.attributes
        value = "".join(self.pieces)
        cell = self.read.cell(given.get("t", "n"), given.get("s", "0"), value, self.formula)
        if cell is None or not (cell.text or cell.wrong):
            return
        spot = Spot(self.sheet.name, max(self.row, 1), max(self.column, 1))
        self.allowance.cell(cell.text, spot)
        self.sheet.rows.setdefault(spot.row, {})[spot.column] = cell

    def _merged(self, reference: str) -> None:
        ends = [REFERENCE.fullmatch(one) for one in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            top, left = int(ends[0][2]), _column(ends[0][1])
            self.sheet.merged.append(Range(top, left, int(ends[1][2]), _column(ends[1][1])))


def plain(number: Decimal) -> str:
    """Write a number without exponent and idle zeros.

    >>> plain(Decimal("5.0500")), plain(Decimal("1E+2"))
    ('5.05', '100')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(value: str) -> Cell | None:
    shown = value.strip()[: CELL_TEXT + 1]
    return Cell(shown) if shown else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
