"""The number in a cell: read whole or not at all, converted exactly into the indicator's unit."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from indicators import printed
from indicators.codes import Bound, Comparator, Role
from indicators.printed import DIGITS, NUMERAL, PrintedError, Units

LONGEST = 60
SCALES = "十百千万亿"
BEFORE = [
    "大约",
    "大概",
    "约",
    "将近",
    "接近",
    "近",
    "超过",
    "超",
    "突破",
    "逾",
    "不少于",
    "不低于",
    "至少",
    "达到",
    "达",
    "不超过",
    "不高于",
    "控制在",
    "低于",
    "少于",
    "小于",
    "不足",
    "大于",
    "高于",
    "力争",
    "全省第",
    "全国第",
    "第",
    "为",
    ">=",
    "<=",
    "≥",
    "≤",
    ">",
    "<",
]
AFTER = ["及以上", "以上", "及以下", "以下", "以内", "之内", "左右", "上下", "+", "名次"]
# What the words say of a known value, and of one to be reached.
BOUNDS = {
    Bound.AT_LEAST: ("余", "多", "突破", "超", "逾", "以上", "不少于", "不低于", "至少", ">", "≥",
                     "+", "大于", "高于"),
    Bound.AT_MOST: ("近", "不足", "以下", "以内", "之内", "不超过", "不高于", "<", "≤", "少于",
                    "小于", "控制在", "低于"),
    Bound.ABOUT: ("约", "大概", "左右", "上下"),
}  # fmt: skip
# The first that fits decides: 不超过 holds 超过.
COMPARATORS = (
    (Comparator.AT_MOST, ("不超过", "不高于", "以内", "之内", "以下", "控制在", "<=", "≤")),
    (Comparator.AT_LEAST, ("不低于", "不少于", "至少", "以上", "达", ">=", "≥", "+", "余", "多")),
    (Comparator.ABOVE, ("超", "突破", "逾", "大于", "高于", ">")),
    (Comparator.BELOW, ("低于", "少于", "小于", "不足", "<")),
    (Comparator.ABOUT, ("约", "大概", "左右", "上下", "近")),
)


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
    high = match["high"]
    try:
        found = printed.values(line, unit, units, 2 if high else 1)
    except PrintedError as error:
        raise QuantityError("printed_unit", line, *units.spellings(unit)) from error
    if high and found[1] <= found[0]:
        raise QuantityError("range_order", text)
    if any(Decimal(repr(float(one))) != one for one in found):
        raise QuantityError("number", text)
    said = f"{match['before']} {match['more'] or ''} {match['after']}"
    target = role in (Role.TARGET, Role.MILESTONE)
    return Quantity(
        found[0],
        _kept(text, line, found, unit, units),
        found[1] if high else None,
        None if target else _bound(said),
        _comparator(said) if target else None,
    )


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
        rf"(?P<scale>[{SCALES}]*)(?P<more>[余多]?)(?P<unit>(?:{unit})?)(?P<after>(?:{after})*)",
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
    try:
        same = printed.values(text.strip(), unit, units, len(found)) == found
    except PrintedError:
        return line
    return text.strip() if same and _line(text) == line else line


def _bound(said: str) -> Bound | None:
    if "不超过" in said or "不高于" in said:
        return Bound.AT_MOST
    if "不低于" in said or "不少于" in said:
        return Bound.AT_LEAST
    return next((one for one, words in BOUNDS.items() if any(w in said for w in words)), None)


def _comparator(said: str) -> Comparator | None:
    return next((one for one, words in COMPARATORS if any(w in said for w in words)), None)
