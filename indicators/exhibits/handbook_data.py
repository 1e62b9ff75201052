"""Where data on an indicator stand, and which documents name it, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.codes import Grade, Role
from indicators.exhibits.evidence import cited_line
from indicators.exhibits.rows import Names
from indicators.exhibits.standing import Row, known, records
from indicators.wording import handbook as words
from indicators.wording import screen

DOCUMENTS = 3
"""So many documents are named; the list of sources names them all."""
AREAS = 8
"""So many areas are named."""
_READ = ("ref_area", "indicator", "role", "year", "source", "grade", "label", "preferred",
         "derived")  # fmt: skip


@dataclass(frozen=True)
class Standings:
    """The figures by indicator, with names and the lines of the documents."""

    names: Names
    figures: Mapping[str, list[Row]]
    """Those of the better documents first, targets ahead of all."""
    lines: Mapping[str, str]
    places: Mapping[str, str]
    """Names of the areas as documents print them."""

    @classmethod
    def of(cls, cat: Any, lang: str) -> "Standings":
        """Group the figures of a catalogue; one with a doubt names its indicator too."""
        grades = {str(grade): place for place, grade in enumerate(Grade)}
        every = records(cat.figures[list(_READ)])
        every.sort(key=lambda one: (one["role"] != Role.TARGET, grades[one["grade"]]))
        return cls(
            Names.of(cat, lang),
            _grouped(every, "indicator"),
            {str(key): cited_line(one, lang) for key, one in cat.sources.to_dict("index").items()},
            cat.areas["name_zh"].to_dict(),
        )

    def documents(self, indicator: str) -> list[str]:
        """Name the documents that print the indicator, with the terms that they use."""
        lang = self.names.lang
        found = [
            words.say(lang, "document", line=self.lines[key], terms=self._terms(some))
            for key, some in _grouped(self.figures.get(indicator, ()), "source").items()
        ]
        more = len(found) - DOCUMENTS
        rest = [words.say(lang, "documents_more", count=more)] if more > 0 else []
        return [*found[:DOCUMENTS], *rest] or [words.say(lang, "documents_none")]

    def _terms(self, figures: Iterable[Row]) -> str:
        """Quote what a document calls the indicator; a table's line may name but the area."""
        lang, places = self.names.lang, self.places
        terms = dict.fromkeys(
            str(one["label"]) for one in figures if one["label"] not in places[one["ref_area"]]
        )
        quoted = [words.say(lang, "quoted", term=term) for term in terms]
        joined = screen.joined(lang, quoted, by="list")
        return words.say(lang, "terms", terms=joined) if quoted else ""

    def data(self, indicator: str) -> str:
        """Tell for which areas and years there are preferred actuals and targets."""
        lang = self.names.lang
        every = self.figures.get(indicator, ())
        used = [one for one in every if one["preferred"] and known(one["year"])]
        roles = _grouped(used, "role")
        parts = [self._role(role, roles[role]) for role in _TOLD if role in roles]
        derived = sum(known(one["derived"]) for one in used)
        parts += [words.say(lang, "derived", count=derived)] if parts and derived else []
        nothing = "data_unused" if every else "data_none"
        return screen.joined(lang, parts) or words.say(lang, nothing)

    def _role(self, role: str, figures: Iterable[Row]) -> str:
        lang, order = self.names.lang, list(self.names.areas)
        areas = _grouped(figures, "ref_area")
        told = [
            words.say(
                lang,
                "area",
                area=self.names.areas[area],
                years=screen.years(lang, [int(one["year"]) for one in areas[area]]),
            )
            for area in sorted(areas, key=order.index)[:AREAS]
        ]
        more = len(areas) - AREAS
        told += [words.say(lang, "areas_more", count=more)] if more > 0 else []
        return words.say(lang, role, count=len(areas), areas=screen.joined(lang, told, by="list"))


_TOLD = (str(Role.ACTUAL), str(Role.TARGET))


def _grouped(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for one in rows:
        found.setdefault(str(one[name]), []).append(one)
    return found
