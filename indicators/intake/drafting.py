"""An area's file while rows are worked into it: its records as they were and as they shall be."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from indicators.changes import Change, Section
from indicators.editing import edited, fields_of, records
from indicators.intake.rows import Row

Key = tuple[object, ...]


class Working:
    """The records of one file. A class because rows build on what earlier rows added."""

    def __init__(self, area: str, slug: str, path: Path, text: str) -> None:
        """Read the records."""
        self.area, self.slug, self.path, self.text = area, slug, path, text
        found = records(text, path)
        self._before = {key: dict(one.fields) for key, one in found.items()}
        self.now: dict[tuple[Section, str], dict[str, Any]] = {
            key: dict(fields) for key, fields in self._before.items()
        }
        self.indicators = {
            key[1]: one.indicator for key, one in found.items() if key[0] is Section.FIGURES
        }
        # Kept beside, so that a table of thousands of rows is not a matter of minutes.
        self._sections: dict[Section, dict[str, dict[str, Any]]] = {one: {} for one in Section}
        for (section, key), fields in self.now.items():
            self._sections[section][key] = fields
        self._groups: dict[Key, list[str]] = {}
        for figure in self.indicators:
            self._groups.setdefault(self.key_of(figure), []).append(figure)

    def section(self, section: Section) -> Mapping[str, dict[str, Any]]:
        """Return the records of a section by key, as they are now."""
        return self._sections[section]

    def before(self, figure_id: str) -> Mapping[str, Any] | None:
        """Return a figure as it was."""
        return self._before.get((Section.FIGURES, figure_id))

    def key_of(self, figure_id: str) -> Key:
        """Return what a figure is a value of."""
        one = self.now[Section.FIGURES, figure_id]
        period, start = one.get("time_period"), one.get("period_start")
        return (
            str(one.get("ref_area") or self.area), self.indicators[figure_id], one.get("plan"),
            str(one["role"]), None if period is None else str(period), one.get("as_at"),
            str(one.get("period_kind") or "point"), None if start is None else int(start),
        )  # fmt: skip

    def group(self, key: Key) -> list[str]:
        """Return the printings of a key."""
        return list(self._groups.get(key, ()))

    def put(
        self, section: Section, key: str, fields: Mapping[str, Any], indicator: str = ""
    ) -> None:
        """Add or replace a record."""
        known = (section, key) in self.now
        kept = {name: value for name, value in fields.items() if value is not None}
        self.now[section, key] = self._sections[section][key] = dict(fields_of(section, kept))
        if section is Section.FIGURES and not known:
            self.indicators[key] = indicator
            self._groups.setdefault(self.key_of(key), []).append(key)

    def free(self, section: Section, stem: str, taken: frozenset[str] = frozenset()) -> str:
        """Return the first `stem` with a number that no record has."""
        number = 1
        while (section, f"{stem}{number}") in self.now or f"{stem}{number}" in taken:
            number += 1
        return f"{stem}{number}"

    def changes(self) -> Iterator[Change]:
        """Yield what became different."""
        for key, after in self.now.items():
            before = self._before.get(key)
            if before != after:
                section, name = key
                own = self.indicators[name] if section is Section.FIGURES else None
                yield Change(self.area, section, name, before, after, own)

    def edited(self) -> str:
        """Return the text with all changes. Raises EditError."""
        return edited(self.text, tuple(self.changes()), self.path, self.slug)


def row_key(row: Row) -> Key:
    """Return what a row is a value of."""
    return (row.area, row.indicator, row.plan, str(row.role), row.time_period, row.as_at,
            str(row.period_kind), row.period_start)  # fmt: skip
