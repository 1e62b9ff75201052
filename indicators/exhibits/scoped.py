"""A catalogue as a report of many exhibits reads it: a few areas, everything once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.exhibits.cited import Cited, cited
from indicators.exhibits.numbering import parts_of
from indicators.exhibits.observed import latest_of, usable, whole_years, with_latest
from indicators.exhibits.rows import Names, pick
from indicators.exhibits.standing import Row, known, values

Rows = Mapping[tuple[str, str], Row]
"""The row of each area and indicator."""


def rows_of(
    cat: Any, frame: pd.DataFrame, areas: Sequence[str], codes: Sequence[str], plan: str, year: int
) -> Rows:
    """Pick the rows; where another plan's target stands in, the latest value stands beside it."""
    rows = pick(frame, areas, codes, plan)
    foreign = [key for key, row in rows.items() if _foreign(row, plan)]
    if not foreign:
        return rows
    latest = latest_of(cat.figures, foreign, year)
    return rows | {key: with_latest(rows[key], latest.get(key)) for key in foreign}


def _foreign(row: Row, plan: str) -> bool:
    return known(row["target"]) and row["plan"] != plan


def doubted(cat: Any) -> Mapping[str, Sequence[str]]:
    """Return the titles of the conflicts and doubts about each figure."""
    titles = dict(zip(cat.issues["issue_id"], cat.issues["title"], strict=True))
    links, found = cat.issue_figures, dict[str, list[str]]()
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        found.setdefault(str(figure), []).append(str(titles[issue]))
    return found


def names_of(cat: Any, lang: str) -> Names:
    """Return the names in a language, those of a scoped catalogue once."""
    return cat.names(lang) if isinstance(cat, Scoped) else Names.of(cat, lang)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose texts are Python's own, which are read one by one in less time."""
    texts = [one for one, dtype in frame.dtypes.items() if isinstance(dtype, pd.StringDtype)]
    return frame.astype(dict.fromkeys(texts, object))


class Scoped:
    """The catalogue's frames, of its figures only those of some areas and the parts in them.

    Documents and lists stay whole. What is asked for again is handed out again.
    """

    def __init__(self, cat: Any, areas: Iterable[str]) -> None:
        self._cat = cat
        chosen = list(dict.fromkeys(areas))
        self.areas_read = [*chosen, *(part for one in chosen for part in parts_of(cat, one))]
        self._names: dict[str, Names] = {}
        self._cited: dict[str, Cited] = {}
        self._rows: dict[tuple[int, str, int], tuple[pd.DataFrame, Rows]] = {}
        self._present: dict[int, tuple[pd.DataFrame, dict[str, set[str]]]] = {}
        self._yearly: dict[int, tuple[pd.DataFrame, dict[str, pd.DataFrame]]] = {}

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures of the areas."""
        figures = self._cat.figures
        return plain(figures[figures["ref_area"].isin(self.areas_read)])

    @cached_property
    def issue_figures(self) -> pd.DataFrame:
        """Which of these figures an issue speaks of."""
        links = self._cat.issue_figures
        return plain(links[links["figure_id"].isin(self.figures["figure_id"])])

    @cached_property
    def doubted(self) -> Mapping[str, Sequence[str]]:
        """The titles of the conflicts and doubts about each figure."""
        return doubted(self)

    def figures_of(self, ids: Iterable[str]) -> pd.DataFrame:
        """Return the figures of some ids, in the table's order."""
        found = self._places.get_indexer(pd.Index(list(dict.fromkeys(ids)), dtype=object))
        return self.figures.iloc[np.sort(found[found >= 0])]

    @cached_property
    def _places(self) -> pd.Index:
        return pd.Index(self.figures["figure_id"])

    def names(self, lang: str) -> Names:
        """Return the names in a language."""
        if lang not in self._names:
            self._names[lang] = Names.of(self._cat, lang)
        return self._names[lang]

    def cited(self, lang: str) -> Cited:
        """Return what vouches for each figure of the areas."""
        if lang not in self._cited:
            self._cited[lang] = cited(self, self.figures["figure_id"], lang)
        return self._cited[lang]

    def rows(self, frame: pd.DataFrame, plan: str, year: int) -> Rows:
        """Return the rows of all that the areas have."""
        key = (id(frame), plan, year)
        if key not in self._rows:
            codes = list(dict.fromkeys(frame["indicator"]))
            # The frame is kept with its rows, so that its id stays its own.
            self._rows[key] = frame, rows_of(self, frame, self.areas_read, codes, plan, year)
        return self._rows[key][1]

    def present(self, frame: pd.DataFrame) -> Mapping[str, Collection[str]]:
        """Return the indicators that each area has in the progress frame."""
        if id(frame) not in self._present:
            found: dict[str, set[str]] = {}
            for area, code in zip(
                values(frame["ref_area"]), values(frame["indicator"]), strict=True
            ):
                found.setdefault(area, set()).add(code)
            self._present[id(frame)] = frame, found
        return self._present[id(frame)][1]

    def whole_years(self, areas: Sequence[str], as_of: int) -> pd.DataFrame:
        """Return the usable whole-year figures of some areas, as `observed` picks them."""
        if as_of not in self._yearly:
            every = whole_years(usable(self.figures, self.areas_read, as_of))
            parts = {str(area): some for area, some in every.groupby("ref_area", sort=False)}
            self._yearly[as_of] = every.iloc[:0], parts
        none, parts = self._yearly[as_of]
        found = [parts[area] for area in areas if area in parts]
        if len(found) < 2:
            return found[0] if found else none
        return pd.concat(found).sort_index()

    def with_figures(self, figures: pd.DataFrame) -> "Scoped":
        """Return the same with some of its figures alone."""
        other = copy(self)
        other.__dict__.pop("_places", None)
        other.__dict__["figures"] = figures
        return other

    def with_frame(self, name: str, frame: pd.DataFrame) -> "Scoped":
        """Return the same with another frame in the place of one."""
        other = copy(self)
        setattr(other, name, frame)
        return other

    def __getattr__(self, name: str) -> Any:
        """Read a frame of the catalogue once."""
        if name.startswith("_"):
            raise AttributeError(name)  # a copy in the making has no catalogue yet
        found = getattr(self._cat, name)
        if isinstance(found, pd.DataFrame):
            found = plain(found)
        setattr(self, name, found)
        return found
