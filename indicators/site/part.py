"""What a worker is given: some areas with all that is said of them, whole in itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue_sliced import sliced

_OF_AREAS = ("text_targets", "follow_ups")


@dataclass(frozen=True, eq=False)
class Part(Catalogue):
    """The catalogue of some areas: their figures, and of the other frames what concerns them.

    It can be pickled and knows nothing of files; it is not to be reloaded.
    """

    frames: Mapping[str, pd.DataFrame]

    @cached_property
    def _frames(self) -> dict[str, pd.DataFrame]:
        return dict(self.frames)


class Cutter:
    """Cuts parts out of a catalogue; what all cuts need is looked up once."""

    def __init__(self, cat: Catalogue) -> None:
        self._cat = cat
        self._frames = {name: getattr(cat, name) for name in _FRAMES}
        self.inside = _inside(self._frames["areas"], {*cat.cities, *cat.comparators})

    def part(self, areas: Sequence[str]) -> Part:
        """Return the part of some areas that have files, with the areas inside them."""
        own = [one for area in areas for one in (area, *self.inside.get(area, ()))]
        some = sliced(self._cat, own, small=0)
        figures = some.figures.reset_index(drop=True)
        frames = self._frames | self._narrowed(set(own), figures)
        named = {str(one) for one in frames["areas"].index}
        lists = self._cat.lists
        known = {code: one for code, one in lists.areas.items() if code in named}
        return Part(
            self._cat.folder, replace(lists, areas=known), (), figures, {}, {}, frames=frames
        )

    def _narrowed(self, own: set[str], figures: pd.DataFrame) -> dict[str, pd.DataFrame]:
        every = self._frames
        links = every["issue_figures"]
        links = links[links["figure_id"].isin(figures["figure_id"])]
        issues = every["issues"]
        issues = issues[issues["ref_area"].isin(own) | issues["issue_id"].isin(links["issue_id"])]
        cited = every["issue_sources"]
        cited = cited[cited["issue_id"].isin(issues["issue_id"])]
        links = every["issue_figures"]
        links = links[links["issue_id"].isin(issues["issue_id"])]
        sources = every["sources"]
        used = {*figures["source"].dropna().unique(), *cited["source"]}
        kept = sources["ref_area"].isin(own) | sources.index.isin(used)
        return {
            "areas": _with_outer(every["areas"], own),
            "sources": sources[kept],
            "issues": issues,
            "issue_figures": links,
            "issue_sources": cited,
            **{name: every[name][every[name]["ref_area"].isin(own)] for name in _OF_AREAS},
        }

    def of_indicator(self, code: str) -> Part:
        """Return the figures of one indicator, of all areas, with all that vouches for them."""
        figures = sliced(self._cat, indicators=[code], small=0).figures.reset_index(drop=True)
        frames = self._frames | self._narrowed(set(), figures) | {"areas": self._frames["areas"]}
        return Part(self._cat.folder, self._cat.lists, (), figures, {}, {}, frames=frames)

    def foreign(self) -> dict[str, list[list[str]]]:
        """Return, by area with a file, what other files say of its figures: doubts about them."""
        issues, links = self._frames["issues"], self._frames["issue_figures"]
        if links.empty:
            return {}
        figures = self._cat.figures_of(links["figure_id"])
        home = dict(zip(figures["figure_id"], figures["ref_area"], strict=True))
        owner = {one: area for area, inside in self.inside.items() for one in inside}
        told = issues.set_index("issue_id").astype(str).to_dict("index")
        found: dict[str, list[list[str]]] = {}
        for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
            area = home.get(figure, "")
            area, by = owner.get(area, area), told[issue]["ref_area"]
            if area and owner.get(by, by) != area:
                found.setdefault(area, []).append([issue, figure, *told[issue].values()])
        return found


_FRAMES = (
    "areas", "units", "indicators", "plans", "breaks", "sources", "issues", "issue_figures",
    "issue_sources", "text_targets", "follow_ups",
)  # fmt: skip


def _inside(areas: pd.DataFrame, filed: set[str]) -> dict[str, list[str]]:
    """Return the areas without a file of their own, by the area whose file holds them."""
    found: dict[str, list[str]] = {}
    parents = areas["parent"].to_dict()
    for area in map(str, areas.index):
        outer, seen = parents.get(area), {area}
        while area not in filed and isinstance(outer, str) and outer not in seen:
            if outer in filed:
                found.setdefault(outer, []).append(area)
                break
            seen.add(outer)
            outer = parents.get(outer)
    return found


def _with_outer(areas: pd.DataFrame, own: set[str]) -> pd.DataFrame:
    parents, wanted = areas["parent"].to_dict(), set(own)
    for area in own:
        outer = parents.get(area)
        while isinstance(outer, str) and outer not in wanted:
            wanted.add(outer)
            outer = parents.get(outer)
    return areas[areas.index.isin(wanted)]
