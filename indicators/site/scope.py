"""A part as pages read it: judged, its lists looked up once."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from indicators.exhibits.regions import NONE, provinces
from indicators.exhibits.rows import Names
from indicators.exhibits.scoped import Scoped
from indicators.progress import assess
from indicators.site import addresses
from indicators.site.part import FRAMES, Part
from indicators.site.settings import LANGS, Settings
from indicators.wording import site as words


@dataclass(frozen=True, eq=False)
class Scope:
    """Some areas, judged."""

    cat: Scoped
    frame: pd.DataFrame
    settings: Settings
    below: Mapping[str, Sequence[str]]
    """The areas with a page of their own that lie directly in an area."""
    regions: frozenset[str]
    """The regions that have a page."""

    @classmethod
    def of(cls, part: Part, settings: Settings) -> "Scope":
        """Judge a part."""
        frame = assess(part, as_of=settings.as_of, on=dt.date.fromisoformat(settings.on))
        cat = Scoped(part, [str(one) for one in part._figures["ref_area"].unique()])
        # Of all areas at once, before copies are made: one by one takes many times as long.
        for name in FRAMES:
            getattr(cat, name)
        for lang in LANGS:
            cat.cited(lang)
        cat.whole_years((), settings.as_of)
        # A copy with one area's figures would pick the rows of all others without theirs.
        cat.rows(frame, settings.plan, settings.as_of)
        return cls(cat, frame, settings, part.below, part.regions)

    def of_area(self, area: str, figures: pd.DataFrame) -> Scoped:
        """Return the catalogue with the figures of one file, and none but the areas in it."""
        found = self.cat.with_figures(figures)
        if not self.below.get(area):
            return found
        areas = self.cat.areas
        return found.with_frame("areas", areas[~areas.index.isin(self.below[area])])

    def names(self, lang: str) -> Names:
        """Return the names in a language."""
        return self.cat.names(lang)

    @cached_property
    def indicators(self) -> dict[str, dict[str, Any]]:
        """The list of indicators by code."""
        return self.cat.indicators.to_dict("index")

    @cached_property
    def _provinces(self) -> dict[str, str]:
        return provinces(self.cat)

    @cached_property
    def _having(self) -> dict[str, set[str]]:
        return {
            name: set(getattr(self.cat, name)["ref_area"]) for name in ("text_targets", "issues")
        }

    def has(self, name: str, areas: Iterable[str]) -> bool:
        """Tell whether any of some areas has rows in a frame."""
        return not self._having[name].isdisjoint(areas)

    def crumbs(self, area: str, lang: str) -> tuple[tuple[str, str], ...]:
        """Return the pages above that of an area."""
        home = (words.say(lang, "home"), addresses.page(lang, "index"))
        region = self._provinces.get(area, NONE)
        if region not in self.regions:
            return (home,)
        name = words.say(lang, "none") if region == NONE else self.names(lang).areas[region]
        return home, (name, addresses.page(lang, "regions", region))
