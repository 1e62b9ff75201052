"""Where a table's header stands and what each column is: a field, or figures of a year or role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from indicators.intake.folding import folded
from indicators.intake.grids import Cell, Sheet
from indicators.intake.heads import FIELDS, Attributes, Part, names_field, part
from indicators.intake.names import Names
from indicators.intake.periods import PARTIAL, Period, parsed, taken
from indicators.intake.rows import Spot
from indicators.wording import intake_aliases as words

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table; `last` is the row that ends the header."""

    spot: Spot
    last: int
    fields: Mapping[str, tuple[int, ...]]
    values: Mapping[int, Attributes]
    unread: Mapping[int, Cell] = field(default_factory=dict)
    """Heads of numbers that were not understood."""

    def has(self, name: str) -> bool:
        """Whether the table itself says a thing: by a column or in the heads of its values."""
        said = {"time_period": "period"}.get(name, name)
        return name in self.fields or any(getattr(one, said, None) for one in self.values.values())


def header_at(sheet: Sheet, row: int, names: Names, *, again: bool = False) -> Header | None:
    """Return the header that begins in a row; `again` asks for more, below another header."""
    own = sheet.rows[row]
    if again and not any(map(names_field, own.values())):
        return None
    parts = {column: part(cell, names) for column, cell in own.items()}
    known = [one for one in parts.values() if one]
    fields = [one for one in known if one.field]
    if again and not (len({one.field for one in fields}) > 1 or (fields and _series(known))):
        return None
    stray = any(cell.numeric for column, cell in own.items() if parts[column] is None)
    if stray or not (fields or _series(known)):
        return None
    if len(known) < 2 and not _below(sheet, row, names):
        return None
    return _made(sheet, row, names)


def _below(sheet: Sheet, row: int, names: Names) -> bool:
    return row + 1 in sheet.rows and _continues(sheet, row, row + 1, names)


def _series(known: list[Part]) -> bool:
    for name in ("period", "role", "area", "indicator"):
        if sum(getattr(one.attributes, name) is not None for one in known) >= 2:
            return True
    return False


def _continues(sheet: Sheet, first: int, row: int, names: Names) -> bool:
    """Whether a row carries on the header: names something, below nothing that is a field."""
    own = sheet.rows.get(row)
    if not own:
        return False
    found = {column: part(cell, names) for column, cell in own.items()}
    if not any(found.values()):
        return False
    for column, cell in own.items():
        above = sheet.rows[first].get(column)
        named = part(above, names) if above else None
        block = sheet.merged_at(first, column)
        if named and named.field and not (block and block.right > block.left):
            return False
        if cell.numeric and found[column] is None:
            return False
    inner = {column for column in sheet.columns() if sheet.rows[first].get(column) is None}
    return bool(inner) or bool(sheet.merged)


def _made(sheet: Sheet, first: int, names: Names) -> Header | None:
    last = first
    while last - first < DEEPEST and _continues(sheet, first, last + 1, names):
        last += 1
    fields: dict[str, tuple[int, ...]] = {}
    values: dict[int, Attributes] = {}
    heads: dict[int, list[Cell]] = {}
    for column in sheet.columns():
        stack = list(_stack(sheet, first, last, column))
        if not stack:
            name = _guessed(sheet, last, column, names)
            if name:
                fields[name] = (*fields.get(name, ()), column)
            continue
        heads[column] = stack
        found = _joined([part(cell, names) for cell in stack])
        if found and found.field:
            fields[found.field] = (*fields.get(found.field, ()), column)
        elif found:
            values[column] = found.attributes
    if "indicator" in fields:
        values = {column: one for column, one in values.items() if not one.indicator}
    spot = Spot(sheet.name, first, min(sheet.rows[first]))
    named = {*values, *(column for columns in fields.values() for column in columns)}
    others = {column: stack for column, stack in heads.items() if column not in named}
    lost = {c: stack[-1] for c, stack in others.items() if _is_lost(sheet, last, c, stack)}
    return Header(spot, last, fields, values, lost) if values or lost else None


def _is_lost(sheet: Sheet, last: int, column: int, stack: list[Cell]) -> bool:
    """Whether numbers stand under a head that nobody would leave out: they must not go unread."""
    line = folded("".join(cell.text for cell in stack))
    if any(one in line for one in words.DERIVED):
        return False
    below = [cell for row in _block(sheet, last) if (cell := sheet.rows[row].get(column))]
    numbers = sum(cell.numeric or cell.text[:1].isdecimal() for cell in below)
    timed = PARTIAL.search(line) or any(taken(cell.text) for cell in stack)
    return numbers > (0 if timed else len(below) / 2)


def _block(sheet: Sheet, last: int) -> Iterator[int]:
    """Yield the rows below a header down to the first blank one."""
    below = sorted(row for row in sheet.rows if row > last)
    yield from below[:1]
    for above, row in pairwise(below):
        if row > above + 1:
            return
        yield row


def _joined(parts: list[Part | None]) -> Part | None:
    """Return what the heads of a column say together: a field, or what its values are."""
    lowest = parts[-1]
    if lowest and lowest.field and lowest.field != "value":
        return lowest
    merged = Attributes()
    for one in parts:
        if one is None:
            return None
        merged = one.attributes.over(merged)
    if merged.partial:
        return _dated(merged)
    return Part("", merged)


def _dated(said: Attributes) -> Part | None:
    """Return the head of a part of a year, with the year that stands above it."""
    year = said.period
    whole = year is not None and year == Period(year.time_period[:4])
    found = parsed(f"{year.time_period}年{said.partial}") if year and whole else None
    return Part("", replace(said, period=found, partial="")) if found else None


def _stack(sheet: Sheet, first: int, last: int, column: int) -> Iterator[Cell]:
    """Yield the header cells over a column, top first; a group's name reaches to the right."""
    seen: set[int] = set()
    for row in range(first, last + 1):
        cell = sheet.covered(row, column)
        if cell is None and row < last and sheet.covered(last, column) is not None:
            left = [c for c in sheet.rows.get(row, {}) if c < column]
            cell = sheet.rows[row][max(left)] if left else None
            if cell and folded(cell.text) in FIELDS:
                cell = None
        if cell is not None and id(cell) not in seen:
            seen.add(id(cell))
            yield cell


def _guessed(sheet: Sheet, last: int, column: int, names: Names) -> str:
    """Tell what a column without a name holds, by its first cells."""
    below = [cells[column] for row, cells in sheet.rows.items() if row > last and column in cells]
    for cell in below[:5]:
        if names.indicator(cell.text).codes:
            return "indicator"
        if names.area(cell.text).codes:
            return "area"
    return ""
