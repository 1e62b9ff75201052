"""The number in a cell: read whole or not at all, converted exactly into the indicator's unit."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from indicators import printed
from indicators.codes import Bound, Comparator, Role
from indicators.printed import DIGITS, NUMERAL, PrintedError, Units
from indicators.wording.intake_numbers import (
    AFTER,
    BEFORE,
    BOUNDS,
    COMPARATORS,
    MORE,
    SCALES,
)

LONGEST = 60


class QuantityError(ValueError):
    """A cell that is no clear number; `code` is the fault's."""

    def __init__(self, code: str, value: str, *options: str) -> None:
        super().__init__(code)
        self.code, self.value, self.options = code, value, options


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the indicator's unit, with how it is printed and what its words say."""

    value: Decimal
    printed: str
    upper: Decimal | None = None
    bound: Bound | None = None
    comparator: Comparator | None = None


def quantity(text: str, given_unit: str, unit: str, units: Units, role: Role) -> Quantity:
    """Read a cell; `given_unit` is what a header or a column of units says, or nothing.

    Raises
    ------
    QuantityError
        If the cell is not one number (or range) in a unit that the indicator takes.
    """
    if any(unicodedata.category(one) == "No" for one in text):
        raise QuantityError("note_mark", text)
    line = _line(text)
    match = _form(units).fullmatch(line) if len(line) <= LONGEST else None
    if match is None:
        raise QuantityError("number", text)
    line = _with_unit(line, match, given_unit, unit, units)
    found = _values(text, line, match, unit, units)
    said = f"{match['before']} {match['more'] or ''} {match['after']}"
    target = role in (Role.TARGET, Role.MILESTONE)
    return Quantity(
        found[0],
        _kept(text, line, found, unit, units),
        found[1] if match["high"] else None,
        None if target else _bound(said),
        _comparator(said) if target else None,
    )


def _values(
    text: str, line: str, match: re.Match[str], unit: str, units: Units
) -> tuple[Decimal, ...]:
    """Return the number, or both ends of a range, each as exact as the data can hold it."""
    try:
        found = printed.values(line, unit, units, 2 if match["high"] else 1)
    except PrintedError as error:
        raise QuantityError("printed_unit", line, *units.spellings(unit)) from error
    if match["high"] and found[1] <= found[0]:
        raise QuantityError("range_order", text)
    if any(Decimal(repr(float(one))) != one for one in found):
        raise QuantityError("number", text)
    return found


def known_unit(word: str, unit: str, units: Units) -> bool:
    """Whether a figure of `unit` may be given in the unit `word`."""
    match = _form(units).fullmatch(f"1{word}")
    try:
        printed.values(f"1{word}", unit, units)
    except PrintedError:
        return False
    return match is not None


def _line(text: str) -> str:
    line = unicodedata.normalize("NFKC", text).strip().lstrip("'").replace("−", "-")
    line = re.sub(r"(?<=\d)\s+(?=\d{3}(?!\d))", "", line)
    # Blanks elsewhere between digits would join two numbers: they stay, and the form refuses.
    return re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", line)


@lru_cache(maxsize=8)
def _form(units: Units) -> re.Pattern[str]:
    spellings = {unicodedata.normalize("NFKC", one) for one in _spellings(units)}
    unit = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    number = rf"-?(?:{DIGITS})(?![\d.])|{NUMERAL.pattern}"
    before = "|".join(map(re.escape, BEFORE))
    after = "|".join(map(re.escape, AFTER))
    return re.compile(
        rf"(?P<before>(?:{before})*)(?P<low>{number})"
        rf"(?:(?:[{SCALES}]*(?:{unit})?)[-—–~～至到]{{1,2}}(?P<high>{number}))?"
        rf"(?P<scale>[{SCALES}]*)(?P<more>[{MORE}]?)(?P<unit>(?:{unit})?)(?P<after>(?:{after})*)",
        re.ASCII,
    )


def _spellings(units: Units) -> set[str]:
    return {form.spelling for forms in units.own.values() for form in forms}


def _with_unit(line: str, match: re.Match[str], given: str, unit: str, units: Units) -> str:
    scale = match["scale"]
    own = units.own[unit][0]
    has = match["unit"] or scale in {form.spelling for form in units.own[unit]}
    if has:
        return line
    if scale and given[:1] and given[0] in SCALES:
        raise QuantityError("unit_twice", line, given)
    if scale and not given and own.factor != 1:
        raise QuantityError("printed_unit", line, *units.spellings(unit))
    place = match.end("more")
    return line[:place] + given + line[place:]


def _kept(text: str, line: str, found: tuple[Decimal, ...], unit: str, units: Units) -> str:
    """Return the cell as it stands where the data can hold it so; else as it was read."""
    shown = " ".join(text.split()).lstrip("'")
    try:
        same = printed.values(shown, unit, units, len(found)) == found
    except PrintedError:
        return line
    return shown if same and _line(shown) == line else line


def _bound(said: str) -> Bound | None:
    return next((Bound(one) for one, words in BOUNDS if any(w in said for w in words)), None)


def _comparator(said: str) -> Comparator | None:
    found = (one for one, words in COMPARATORS if any(w in said for w in words))
    return next(map(Comparator, found), None)
