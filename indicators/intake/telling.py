"""What the cells of a row say, field by field; each fault at its cell."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from indicators.codes import Bound, Comparator, Grade, Role, Vintage
from indicators.intake.folding import folded
from indicators.intake.grids import Cell
from indicators.intake.heads import Attributes
from indicators.intake.names import Named, Names
from indicators.intake.rows import Fault, Spot
from indicators.wording import intake_aliases as words

Code = TypeVar("Code", bound=StrEnum)
Told = Mapping[str, tuple[tuple[Spot, Cell], ...]]
MOST_FAULTS = 1_000
NOTHING = frozenset(folded(one) for one in words.NOTHING)
TEXTS = {"title": 2000, "publisher": 2000, "document_number": 2000, "reporter": 2000,
         "locator": 2000, "comment": 2000, "label": 120, "figure_id": 120}  # fmt: skip
CHOICES: dict[str, tuple[type[StrEnum], Mapping[str, list[str]]]] = {
    "role": (Role, words.ROLES),
    "vintage": (Vintage, words.VINTAGES),
    "grade": (Grade, words.GRADES),
    "bound": (Bound, words.BOUNDS),
    "comparator": (Comparator, words.COMPARATORS),
}
LOOKED_UP = {
    name: {
        folded(word): code(key)
        for key, some in known.items()
        for base in (key, *some)
        for word in (base, f"{base}值", f"{base}数")
    }
    for name, (code, known) in CHOICES.items()
}


class FullError(Exception):
    """There are so many faults that reading on is of no use."""


@dataclass
class Faults:
    """The faults found so far, each once."""

    found: dict[Fault, None] = field(default_factory=dict)

    def add(self, spot: Spot, code: str, name: str = "", value: str = "", *options: str) -> None:
        """Add a fault.

        Raises
        ------
        FullError
            If there are too many.
        """
        if len(self.found) >= MOST_FAULTS:
            more = Fault(spot, "too_many", "", "", (str(MOST_FAULTS),))
            self.found[more] = None
            raise FullError
        self.found[Fault(spot, code, name, value[:200], options)] = None


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is no figure; never zero.

    >>> is_nothing(Cell("——")), is_nothing(Cell("0"))
    (True, False)
    """
    return not cell.wrong and folded(cell.text).strip("()[]") in NOTHING


class Telling:
    """The cells of one row, by field. A class only to carry what each field needs."""

    def __init__(
        self, names: Names, faults: Faults, spot: Spot, told: Told, said: Attributes
    ) -> None:
        """Take what the row, and what column and table say."""
        self.names, self.faults, self.spot, self.told, self.said = names, faults, spot, told, said
        self._failed = False

    @property
    def wrong(self) -> bool:
        """Whether this row has a fault; one that an earlier row had too counts here too."""
        return self._failed

    def fault(self, spot: Spot, code: str, name: str = "", value: str = "", *options: str) -> None:
        """Note a fault of this row."""
        self._failed = True
        self.faults.add(spot, code, name, value, *options)

    def missing(self, name: str) -> None:
        """Note that a field is missing, at the cell where it should stand or at the value."""
        if all(is_nothing(cell) for _, cell in self.told.get(name, ())):
            self.fault(self.spot, "missing", name)

    def cells(self, name: str) -> list[tuple[Spot, Cell]]:
        """Return the cells of a field that say something."""
        found = [(spot, cell) for spot, cell in self.told.get(name, ()) if not is_nothing(cell)]
        for spot, cell in found:
            if cell.wrong:
                self.fault(spot, cell.wrong, name, cell.text)
        return [(spot, cell) for spot, cell in found if not cell.wrong]

    def code(self, kind: str, look: Callable[[str], Named], said: str | None) -> str | None:
        """Return the code that the row's cells name, all the same; else what the table says."""
        found: dict[str, str] = {}
        cells = self.cells(kind)
        for spot, cell in cells:
            named = look(cell.text)
            if named.one:
                found[named.one] = cell.text
            elif named.codes:
                shown = self.names.shown(kind, named.codes)
                self.fault(spot, f"ambiguous_{kind}", kind, cell.text, *shown)
            else:
                near = self.names.near(kind, cell.text)
                self.fault(spot, f"unknown_{kind}", kind, cell.text, *near)
        if len(found) > 1:
            one, other = list(found.values())[:2]
            self.fault(cells[-1][0], "contradiction", kind, other, one)
        if not cells and not said and kind != "plan":
            self.missing(kind)
        return next(iter(found), None) if cells else said

    def choice(self, name: str, kind: type[Code]) -> Code | None:
        """Return the code of a closed set that a cell's word stands for."""
        for spot, cell in self.cells(name):
            found: Any = LOOKED_UP[name].get(folded(cell.text))
            if found is not None:
                return kind(found)
            options = [some[0] for some in CHOICES[name][1].values()]
            self.fault(spot, "choice", name, cell.text, *options)
        return None


def clean(text: str) -> str:
    r"""Return a text on one line, without control characters.

    >>> clean("甲 \t乙")
    '甲 乙'
    """
    kept = (" " if unicodedata.category(one) in {"Cc", "Cf", "Cs"} else one for one in text)
    return " ".join("".join(kept).split())
