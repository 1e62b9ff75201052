"""Records to be put in, as lines in block style and as entries in brackets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.changes import Fields, Section
from indicators.editing.layout import STEP, fields_of, item_lines, pair_lines
from indicators.editing.scalars import written


@dataclass(frozen=True, slots=True)
class New:
    """A record to add; `key` of a source, `indicator` of a figure."""

    section: Section
    fields: Fields
    key: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Records for a list."""

    records: Sequence[Fields]

    def lines(self, column: int) -> list[str]:
        """Write them as items whose dashes stand in the column."""
        return [line for one in self.records for line in item_lines(one, column)]

    def entries(self) -> list[str]:
        """Write each as an entry in brackets."""
        return [written(one) for one in self.records]

    def bracketed(self) -> str:
        """Write the whole list in brackets."""
        return written(self.records)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Documents, or lists of figures, under their keys."""

    records: Mapping[str, Fields | Listed]

    def lines(self, column: int, step: int = STEP) -> list[str]:
        """Write them with the keys in the column, what is under them set in by `step`."""
        found: list[str] = []
        for key, one in self.records.items():
            if isinstance(one, Listed):
                found += [" " * column + written(key) + ":", *one.lines(column + step)]
            else:
                found += pair_lines(key, one, column, step)
        return found

    def entries(self) -> list[str]:
        """Write each as an entry in brackets."""
        return [f"{written(key)}: {_inline(one)}" for key, one in self.records.items()]

    def bracketed(self) -> str:
        """Write the whole mapping in brackets."""
        return "{" + ", ".join(self.entries()) + "}"


Contents = Listed | Keyed


def contents_of(some: Sequence[New]) -> Contents:
    """Gather new records of one section."""
    section = some[0].section
    if section is Section.SOURCES:
        return Keyed({one.key: fields_of(section, one.fields) for one in some})
    if section is Section.FIGURES:
        names = dict.fromkeys(one.indicator for one in some)
        return Keyed({name: figures_of(some, name) for name in names})
    return Listed([fields_of(section, one.fields) for one in some])


def figures_of(some: Sequence[New], indicator: str) -> Listed:
    """Gather the new figures of one indicator."""
    return Listed(
        [fields_of(one.section, one.fields) for one in some if one.indicator == indicator]
    )


def _inline(one: Fields | Listed) -> str:
    return one.bracketed() if isinstance(one, Listed) else written(one)
