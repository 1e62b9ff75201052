"""Numbers as documents print them: 1.1万家, 70家以上, 2,493,436人, 两个, ０.６２."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = re.compile(rf"(?<![\d.])(?:{DIGITS})(?!\.?\d)", re.ASCII)
SIGNED = re.compile(rf"(?:(?<![\d.\w%])[-−])?(?<![\d.])(?:{DIGITS})(?!\.?\d)", re.ASCII)
NUMERAL = re.compile("[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]")
MULTIPLE = {"翻一番": Decimal(2), "翻两番": Decimal(4), "翻番": Decimal(2)}
# What may stand between a number and its unit, or after it where no unit is printed.
QUALIFIER = re.compile(r"\s*(?:余|多|来|几)?\s*")
LOOSE_END = re.compile(r"以上|以下|以内|左右|余|多|上下|[，。、；）)~～—\-]|$")
AT_LEAST = re.compile("[余多]|突破|超过|以上")


class PrintedError(ValueError):
    """A printed number that cannot be read; `code` is the fault's, `wanted` how many numbers."""

    def __init__(self, code: str, wanted: int = 1) -> None:
        super().__init__(code)
        self.code = code
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class UnitForm:
    """One spelling of a unit: its dimension and its size in the dimension's base unit."""

    spelling: str
    dimension: str
    factor: Decimal


@dataclass(frozen=True)
class Units:
    """All spellings of all units, by their first letter; and the own spellings of each.

    The first of a unit's own forms is the unit itself.
    """

    own: Mapping[str, tuple[UnitForm, ...]]
    by_first: Mapping[str, tuple[UnitForm, ...]]

    @classmethod
    def of(cls, own: Mapping[str, tuple[UnitForm, ...]]) -> "Units":
        """Index the forms of all units."""
        by_first: dict[str, tuple[UnitForm, ...]] = {}
        for form in dict.fromkeys(form for forms in own.values() for form in forms):
            first = form.spelling[0]
            by_first[first] = (*by_first.get(first, ()), form)
        return cls(own, by_first)

    def __hash__(self) -> int:
        return id(self)

    def spellings(self, unit: str) -> tuple[str, ...]:
        """Return how a figure in `unit` may be printed."""
        dimension = self.own[unit][0].dimension
        own = [form.spelling for form in self.own[unit]]
        everything = [form for forms in self.own.values() for form in forms]
        others = [form.spelling for form in everything if form.dimension == dimension]
        return tuple(dict.fromkeys(own + others))


@lru_cache(maxsize=65_536)
def values(printed: str, unit: str, units: Units, count: int = 1) -> tuple[Decimal, ...]:
    """Return the numbers of a printed form, in `unit`.

    Raises
    ------
    PrintedError
        With `printed_count` if there are not exactly `count` numbers, with
        `printed_unit` if the unit is of another dimension or unknown.
    """
    text = unicodedata.normalize("NFKC", printed)
    found = list(SIGNED.finditer(text))
    if not found:
        numerals = list(NUMERAL.finditer(text))
        if len(numerals) != count:
            raise PrintedError("printed_count", count)
        return tuple(
            _numeral(match.group()) * _ratio(text[match.end() :], unit, units) for match in numerals
        )
    if len(found) != count:
        raise PrintedError("printed_count", count)
    ratio = _ratio(text[found[-1].end() :], unit, units)
    return tuple(_decimal(match.group()) * ratio for match in found)


def times(printed: str) -> Decimal:
    """Return the multiple that a printed form stands for: 翻一番 is 2, 增长1.5倍 is 2.5.

    Raises
    ------
    PrintedError
        If it holds no multiple.
    """
    for word, value in MULTIPLE.items():
        if word in printed:
            return value
    found = NUMBER.findall(unicodedata.normalize("NFKC", printed))
    if len(found) != 1:
        raise PrintedError("printed_count")
    increase = re.search(r"增长(?!到|至|为)|增加(?!到|至|为)|提高(?!到|至|为)", printed)
    return _decimal(found[0]) + (1 if increase else 0)


def number_texts(printed: str) -> tuple[str, ...]:
    """Return the numbers as a document would hold them, without thousands commas.

    >>> number_texts("1,229家"), number_texts("1.1万家"), number_texts("一家")
    (('1229',), ('1.1',), ('一',))
    """
    text = unicodedata.normalize("NFKC", printed)
    found = NUMBER.findall(text) or NUMERAL.findall(text)
    return tuple(number.replace(",", "") for number in found)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def _numeral(text: str) -> Decimal:
    tens, ten, ones = text.rpartition("十") if "十" in text else ("", "", text)
    value = (CHINESE.get(tens, 1) * 10 if ten else 0) + CHINESE.get(ones, 0)
    return Decimal(value)


def _ratio(rest: str, unit: str, units: Units) -> Decimal:
    """Factor from the printed unit (the text after the number) to `unit`."""
    target = units.own[unit][0]
    scale = Decimal(1)
    while True:
        rest = rest[_skip(rest) :]
        form = _form(rest, unit, units)
        if form is not None:
            if form.dimension != target.dimension:
                raise PrintedError("printed_unit")
            return scale * form.factor / target.factor
        if rest[:1] not in SCALE:
            break
        scale *= SCALE[rest[0]]
        rest = rest[1:]
    if LOOSE_END.match(rest):
        return scale
    raise PrintedError("printed_unit")


def _form(rest: str, unit: str, units: Units) -> UnitForm | None:
    """Find the longest spelling that `rest` begins with; the unit's own before another's."""
    found = [form for form in units.by_first.get(rest[:1], ()) if rest.startswith(form.spelling)]
    if not found:
        return None
    longest = max(len(form.spelling) for form in found)
    found = [form for form in found if len(form.spelling) == longest]
    own = units.own[unit]
    return next(
        (form for form in found if form in own),
        next((form for form in found if form.dimension == own[0].dimension), found[0]),
    )


def _skip(rest: str) -> int:
    match = QUALIFIER.match(rest)
    return match.end() if match else 0
