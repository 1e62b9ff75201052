"""What a worker is given: some areas with all that is said of them, whole in itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue_sliced import Index, sliced
from indicators.exhibits.regions import NONE, provinces


@dataclass(frozen=True, eq=False)
class Part(Catalogue):
    """The catalogue of some areas: their figures, and of the other frames what concerns them.

    It can be pickled and knows nothing of files; it is not to be reloaded.
    """

    frames: Mapping[str, pd.DataFrame]
    below: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The areas with files of their own that lie directly in an area."""
    regions: frozenset[str] = frozenset()
    """The regions that have a page: those of all cities."""

    @cached_property
    def _frames(self) -> dict[str, pd.DataFrame]:
        return dict(self.frames)


class Cutter:
    """Cuts parts out of a catalogue; what all cuts need is looked up once."""

    def __init__(self, cat: Catalogue) -> None:
        self._cat = cat
        self._frames = {name: getattr(cat, name) for name in FRAMES}
        areas = self._frames["areas"]
        self._parents: dict[str, Any] = areas["parent"].to_dict()
        filed = {*cat.cities, *cat.comparators}
        self.inside = _inside(self._parents, filed)
        home = provinces(cat)
        self._regions = frozenset(home.get(area, NONE) for area in cat.cities)
        self._below: dict[str, list[str]] = {}
        for area, outer in self._parents.items():
            if area in filed and outer in filed:
                self._below.setdefault(outer, []).append(area)
        self._rows = {name: Index.of(self._frames[name]["ref_area"]) for name in _OF_AREAS}

    def part(self, areas: Sequence[str]) -> Part:
        """Return the part of some areas that have files, with the areas inside them."""
        own = [one for area in areas for one in (area, *self.inside.get(area, ()))]
        below = {area: tuple(self._below[area]) for area in areas if area in self._below}
        figures = sliced(self._cat, own, small=0).figures.reset_index(drop=True)
        named = self._with_outer([*own, *(one for some in below.values() for one in some)])
        table = self._frames["areas"]
        listed = {"areas": table.iloc[np.sort(table.index.get_indexer(pd.Index(named)))]}
        frames = self._frames | self._narrowed(own, figures) | listed
        known = self._cat.lists.areas
        lists = replace(self._cat.lists, areas={code: known[code] for code in named})
        return Part(self._cat.folder, lists, (), figures, {}, {}, frames=frames, below=below,
                    regions=self._regions)  # fmt: skip

    def _narrowed(self, own: Sequence[str], figures: pd.DataFrame) -> dict[str, pd.DataFrame]:
        found = {name: self._frames[name].iloc[rows.rows(own)] for name, rows in self._rows.items()}
        told = self._told(found["issues"], figures)
        sources, cited = self._frames["sources"], told["issue_sources"]["source"]
        used = [*figures["source"].dropna().unique(), *cited]
        places = sources.index.get_indexer(pd.Index(used, dtype=object))
        rows = np.union1d(self._rows["sources"].rows(own), places[places >= 0])
        return found | told | {"sources": sources.iloc[rows]}

    def _told(self, own: pd.DataFrame, figures: pd.DataFrame) -> dict[str, pd.DataFrame]:
        """Return the doubts of the areas, and those of others about their figures."""
        issues, links, cited = (self._frames[name] for name in _TOLD)
        if issues.empty:
            return dict(zip(_TOLD, (issues, links, cited), strict=True))
        about = links[links["figure_id"].isin(figures["figure_id"])]
        ids = {*own["issue_id"], *about["issue_id"]}
        return {name: frame[frame["issue_id"].isin(ids)] for name, frame in
                zip(_TOLD, (issues, links, cited), strict=True)}  # fmt: skip

    def _with_outer(self, own: Sequence[str]) -> list[str]:
        found = dict.fromkeys(own)
        for area in own:
            outer = self._parents.get(area)
            while isinstance(outer, str) and outer not in found:
                found[outer] = None
                outer = self._parents.get(outer)
        return [area for area in found if area in self._parents]

    def foreign(self) -> dict[str, list[str]]:
        """Return, by area with a file, those in whose files stand doubts about its figures."""
        issues, links = self._frames["issues"], self._frames["issue_figures"]
        if links.empty:
            return {}
        figures = self._cat.figures_of(links["figure_id"])
        home = dict(zip(figures["figure_id"], figures["ref_area"], strict=True))
        owner = {one: area for area, inside in self.inside.items() for one in inside}
        told = dict(zip(issues["issue_id"], issues["ref_area"], strict=True))
        found: dict[str, set[str]] = {}
        for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
            area = home.get(figure, "")
            area, by = owner.get(area, area), str(owner.get(told[issue], told[issue]))
            if area and by != area:
                found.setdefault(area, set()).add(by)
        return {area: sorted(others) for area, others in found.items()}


FRAMES = (
    "areas", "units", "indicators", "plans", "breaks", "sources", "issues", "issue_figures",
    "issue_sources", "text_targets", "follow_ups",
)  # fmt: skip


_OF_AREAS = ("sources", "issues", "text_targets", "follow_ups")
_TOLD = ("issues", "issue_figures", "issue_sources")


def _inside(parents: Mapping[str, Any], filed: set[str]) -> dict[str, list[str]]:
    """Return the areas without a file of their own, by the area whose file holds them."""
    found: dict[str, list[str]] = {}
    for area in parents:
        outer, seen = parents[area], {area}
        while area not in filed and isinstance(outer, str) and outer not in seen:
            if outer in filed:
                found.setdefault(outer, []).append(area)
                break
            seen.add(outer)
            outer = parents.get(outer)
    return found
