"""What pages of many areas look up: names, levels, regions, and who has a page."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from indicators.codes import Level
from indicators.exhibits.regions import NONE, provinces
from indicators.exhibits.rows import Names
from indicators.site import addresses
from indicators.site.settings import LANGS, Settings
from indicators.wording import site as words

Crumbs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Lists:
    """What pages of many areas look up: the code lists, and who has a page."""

    areas: pd.DataFrame
    units: pd.DataFrame
    indicators: pd.DataFrame
    plans: pd.DataFrame
    cities: tuple[str, ...]
    comparators: tuple[str, ...]
    settings: Settings

    @cached_property
    def _names(self) -> dict[str, Names]:
        return {lang: Names.of(self, lang) for lang in LANGS}

    def names(self, lang: str) -> Names:
        """Return the names in a language."""
        return self._names[lang]

    @cached_property
    def home(self) -> dict[str, str]:
        """The region of each area that has a page."""
        found = provinces(self)
        return {area: found.get(area, NONE) for area in (*self.cities, *self.comparators)}

    @cached_property
    def levels(self) -> dict[str, str]:
        """The level of each area."""
        return {str(area): str(one) for area, one in self.areas["level"].items()}

    def region(self, code: str, lang: str) -> str:
        """Return the name of a region."""
        return words.say(lang, "none") if code == NONE else self.names(lang).areas[code]

    def within(self, area: str, lang: str) -> str:
        """Return the name of the region that an area lies in; none for regions and the nation."""
        region = self.home.get(area, NONE)
        whole = region == area or self.levels.get(area) == Level.NATION
        return "" if whole else self.region(region, lang)

    def above(self, lang: str) -> Crumbs:
        """Return the page above lists."""
        return ((words.say(lang, "home"), addresses.page(lang, "index")),)

    @cached_property
    def headline(self) -> list[str]:
        """The headline indicators."""
        return [str(code) for code in self.indicators.index[self.indicators["headline"]]]


def other(lang: str) -> str:
    """Return the other language."""
    return next(one for one in LANGS if one != lang)
