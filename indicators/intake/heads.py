"""What one cell of a table's head says: a field's name, or what figures below it are."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TypeVar

from indicators.codes import Role, Vintage
from indicators.intake.folding import folded
from indicators.intake.grids import Cell
from indicators.intake.names import UNIT_TAIL, Names
from indicators.intake.periods import PARTIAL, Period, parsed, taken
from indicators.wording import intake_aliases as words

Code = TypeVar("Code", Role, Vintage)
PLAN = re.compile(r"[“\"']?十[一二三四五六七八九]五[”\"']?(?:规划|时期|期间|计划)?")
PARTIAL_HEAD = re.compile(rf"第?(?:{PARTIAL.pattern})份?|前三季度|1[-—~至到]\d{{1,2}}月份?")
FIELDS = {folded(word): name for name, some in words.COLUMNS.items() for word in some}
# The longest first: 规划目标 holds 目标. One letter is too little.
ROLES = sorted(
    ((word, Role(code)) for code, some in words.ROLES.items() for word in some if len(word) > 1),
    key=lambda one: -len(one[0]),
)
VINTAGES = sorted(
    ((word, Vintage(code)) for code, some in words.VINTAGES.items() for word in some),
    key=lambda one: -len(one[0]),
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a header, a title or a sheet's name says of the figures below it."""

    period: Period | None = None
    role: Role | None = None
    plan: str | None = None
    indicator: str | None = None
    area: str | None = None
    unit: str = ""
    vintage: Vintage | None = None
    label: str = ""
    partial: str = ""
    """A part of a year where the head does not name the year, such as 上半年."""

    def over(self, other: "Attributes") -> "Attributes":
        """Return both; where both say something, this one's."""
        mine = {name: getattr(self, name) for name in self.__slots__}
        return replace(other, **{name: value for name, value in mine.items() if value})


@dataclass(frozen=True, slots=True)
class Part:
    """One header cell: a field's name, or attributes, or both where it heads values."""

    field: str = ""
    attributes: Attributes = Attributes()


def names_field(cell: Cell) -> bool:
    """Whether a cell is the head of a field, a unit behind it or not; quickly told.

    >>> names_field(Cell("数值（家）")), names_field(Cell("武威市"))
    (True, False)
    """
    if cell.numeric or len(cell.text) > 60:
        return False
    line = unicodedata.normalize("NFKC", cell.text)
    return folded(line) in FIELDS or folded(re.split(r"[(\[/,:]", line)[0]) in FIELDS


def part(cell: Cell, names: Names) -> Part | None:
    """Return what a header cell says, or nothing where it is not understood."""
    line = " ".join(unicodedata.normalize("NFKC", cell.text).split())
    key = folded(line)
    if not key or len(line) > 60:
        return None
    if key in FIELDS:
        return Part(FIELDS[key])
    if 1950 <= cell.serial <= 2099:
        return Part("", Attributes(period=parsed(cell.text, cell.serial)))
    if PARTIAL_HEAD.fullmatch(key):
        return Part("", Attributes(partial=key))
    unit = ""
    tail = UNIT_TAIL.search(line.replace(" ", ""))
    if tail and names.is_unit(tail[1]):
        line, unit = line.replace(" ", "")[: tail.start()], names.unit(tail[1])
        if folded(line) in FIELDS:
            return Part(FIELDS[folded(line)], Attributes(unit=unit))
    if cell.numeric and parsed(cell.text, cell.serial) is None:
        return None
    found = _attributes(line, names)
    return Part("", replace(found, unit=unit or found.unit)) if found else None


def _attributes(line: str, names: Names) -> Attributes | None:
    whole = names.indicator_name(line)
    if whole.one:
        return Attributes(indicator=whole.one, label=line, unit=whole.unit)
    timed = taken(line)
    period, rest = timed if timed else (None, line)
    if period is None and re.search(r"年[份度]?$", rest):
        return None
    plan = PLAN.search(rest)
    code = names.plan(plan[0]).one if plan else None
    if plan and code:
        rest = rest[: plan.start()] + rest[plan.end() :]
    role, rest = _word(rest, ROLES)
    vintage, rest = _word(rest, VINTAGES)
    found = Attributes(period=period, role=role, plan=code, vintage=vintage)
    left = rest
    for filler in words.FILLER:
        left = left.casefold().replace(filler, "")
    if not folded(left):
        return found if found != Attributes() else None
    rest = rest.strip("()-—:年 ")
    named = names.indicator_name(rest)
    if named.one:
        return replace(found, indicator=named.one, label=rest, unit=named.unit)
    area = names.area(rest).one
    return replace(found, area=area) if area else None


def _word(line: str, known: list[tuple[str, Code]]) -> tuple[Code | None, str]:
    lowered = line.casefold()
    for word, code in known:
        if word in lowered:
            place = lowered.index(word)
            return code, line[:place] + line[place + len(word) :]
    return None, line
