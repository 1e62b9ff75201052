"""Where a table's header stands and what each column is: a field, or figures of a year or role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.intake.folding import folded
from indicators.intake.grids import Cell, Sheet
from indicators.intake.heads import FIELDS, Attributes, Part, part
from indicators.intake.names import Names
from indicators.intake.rows import Spot

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table; `last` is the row that ends the header."""

    spot: Spot
    last: int
    fields: Mapping[str, tuple[int, ...]]
    values: Mapping[int, Attributes]

    def has(self, name: str) -> bool:
        """Whether the table itself says a thing: by a column or in the heads of its values."""
        said = {"time_period": "period"}.get(name, name)
        return name in self.fields or any(getattr(one, said, None) for one in self.values.values())


def header_at(sheet: Sheet, row: int, names: Names, *, again: bool = False) -> Header | None:
    """Return the header that begins in a row; `again` asks for more, below another header."""
    own = sheet.rows[row]
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
    for column in sheet.columns():
        stack = list(_stack(sheet, first, last, column))
        if not stack:
            name = _guessed(sheet, last, column, names)
            if name:
                fields[name] = (*fields.get(name, ()), column)
            continue
        found = _joined([part(cell, names) for cell in stack])
        if found and found.field:
            fields[found.field] = (*fields.get(found.field, ()), column)
        elif found:
            values[column] = found.attributes
    if "indicator" in fields:
        values = {column: one for column, one in values.items() if not one.indicator}
    spot = Spot(sheet.name, first, min(sheet.rows[first]))
    return Header(spot, last, fields, values) if values else None


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
    return Part("", merged)


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
