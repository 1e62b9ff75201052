"""The areas that rights are given for, by all their names, and what lies within them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from indicators import model
from indicators.access.record import ALL
from indicators.codes import Level
from indicators.figure_checks import close

WIDE = (Level.NATION, Level.PROVINCE)
"""A right for one of these is for its own file, not for the cities within."""


class Places:
    """The areas of a catalogue, by code."""

    def __init__(self, areas: Mapping[str, model.Area]) -> None:
        """Take the areas as `Lists.areas` holds them."""
        self.areas = areas

    def code(self, given: str) -> str | None:
        """Return the code of an area, if the name is that of one alone; `all` stays."""
        if given.strip().casefold() == ALL:
            return ALL
        found = self._codes.get(given.strip().casefold(), [])
        return found[0] if len(found) == 1 else None

    def near(self, given: str) -> tuple[str, ...]:
        """Tell the areas meant, where there are several, or those with names like it."""
        name = given.strip().casefold()
        codes = self._codes.get(name) or [
            code for one in close(name, self._codes) for code in self._codes[one]
        ]
        return tuple(self._told(code) for code in dict.fromkeys(codes))

    def around(self, area: str) -> Iterator[str]:
        """Yield an area and those around it, up to its city."""
        seen: set[str] = set()
        while area in self.areas and area not in seen:
            seen.add(area)
            yield area
            parent = self.areas[area].parent
            if parent is None or parent not in self.areas or self.areas[parent].level in WIDE:
                return
            area = parent

    @cached_property
    def _codes(self) -> Mapping[str, list[str]]:
        codes: dict[str, list[str]] = defaultdict(list)
        for code, area in self.areas.items():
            zh, en = area.name.zh, area.name.en
            names = {code, area.slug, zh, zh.removesuffix("市"), en, en.replace(" ", "")}
            for name in {one.casefold() for one in names}:
                codes[name].append(code)
        return dict(codes)

    def _told(self, code: str) -> str:
        area = self.areas[code]
        return f"{code} {area.slug} {area.name.zh}"
