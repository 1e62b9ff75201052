"""A change of the data: one record of an area's file as it was and as it shall be."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Fields = Mapping[str, Any]
"""A record as it stands in the YAML: plain texts, numbers, truths, lists of texts."""


class Section(StrEnum):
    """The parts of an area's file whose records can be changed."""

    SOURCES = "sources"
    FIGURES = "figures"
    ISSUES = "issues"
    FOLLOW_UPS = "follow_ups"


@dataclass(frozen=True, slots=True)
class Change:
    """One record added (`before` is empty), replaced, or removed (`after` is empty)."""

    area: str
    """Code of the area whose file holds the record."""
    section: Section
    key: str
    """A figure's id (`entries.Entry.figure_id`), a document's key, an issue's or follow-up's id."""
    before: Fields | None
    after: Fields | None
    indicator: str | None = None
    """Of figures: the indicator that they stand under."""

    def __post_init__(self) -> None:
        """Refuse what is no change.

        Raises
        ------
        ValueError
            If both sides are empty, or a figure has no indicator.
        """
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after it")
        if (self.section is Section.FIGURES) != (self.indicator is not None):
            raise ValueError("a figure stands under an indicator, nothing else does")

    @property
    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.area, self.section, self.key, self.after, self.before, self.indicator)

    def as_json(self) -> dict[str, Any]:
        """Return the change as a log holds it."""
        return {
            "area": self.area,
            "section": str(self.section),
            "key": self.key,
            "before": None if self.before is None else dict(self.before),
            "after": None if self.after is None else dict(self.after),
            "indicator": self.indicator,
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Change":
        """Read a change from a log.

        >>> one = Change("620600", Section.SOURCES, "a", None, {"title": "甲"})
        >>> Change.from_json(one.as_json()) == one
        True
        """
        return cls(**{**found, "section": Section(found["section"])})
