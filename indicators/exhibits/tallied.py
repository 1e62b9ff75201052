"""How many indicators of very many areas stand where, as far as a reader wants to see them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.exhibits.standing import ORDER, State
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, UNSTATED, Wanted, split

Flags = NDArray[np.bool_]
_NO_FIGURE = ORDER.index(State.NO_FIGURE)


@dataclass(frozen=True, eq=False)
class Tally:
    """How many indicators of each area stand where, as far as they are wanted."""

    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    counts: NDArray[np.int64]
    """Areas by codes, in the order of `standing.ORDER`."""
    aimed: bool
    """Whether any has a row at all."""

    @property
    def counted(self) -> tuple[str, ...]:
        """The areas of which anything is counted."""
        some = self.counts.sum(axis=1) > 0
        return tuple(area for area, one in zip(self.areas, some, strict=True) if one)


def tally(
    cat: Any,
    found: pd.DataFrame,
    areas: Sequence[str],
    indicators: Sequence[str] | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Tally:
    """Count the areas' indicators by where they stand; without any given, the headline ones.

    An indicator counts of which any of the areas has a figure; of the others it is missing.
    """
    unique = tuple(dict.fromkeys(areas))
    here = found[found["ref_area"].isin(unique)]
    shown = _shown(cat, here, indicators)
    here = here[here["indicator"].isin(shown)]
    fits = _fits(cat, here, wanted)
    area = _places(here["ref_area"], unique)
    counts = np.zeros((len(unique), len(ORDER)), dtype=np.int64)
    np.add.at(counts, (area[fits], here["code"].cat.codes.to_numpy()[fits]), 1)
    counts[:, _NO_FIGURE] += _bare(cat, here, area, len(unique), shown, wanted)
    return Tally(unique, shown, counts, bool(len(here)))


def _shown(cat: Any, here: pd.DataFrame, given: Sequence[str] | None) -> tuple[str, ...]:
    if given is not None:
        return tuple(given)
    present = set(here["indicator"].unique())
    headline = cat.indicators.index[cat.indicators["headline"]]
    return tuple(code for code in headline if code in present)


def _places(column: pd.Series, among: Sequence[str]) -> NDArray[np.int64]:
    places = {one: place for place, one in enumerate(among)}
    of_word = np.array([places.get(str(one), -1) for one in column.cat.categories], dtype=np.int64)
    return of_word[column.cat.codes.to_numpy()] if len(of_word) else np.empty(0, dtype=np.int64)


def _fits(cat: Any, here: pd.DataFrame, wanted: Wanted) -> Flags:
    """Say of each row whether it is wanted: what `Wanted.fits` says, word by word."""
    themes = cat.indicators["theme"].to_dict()
    asked: list[tuple[str, Callable[[str], list[Any]], Sequence[str]]] = [
        ("indicator", lambda word: [themes.get(word)], wanted.themes),
        ("code", lambda word: [word], wanted.verdicts),
        ("obligation", lambda word: [word or UNSTATED], wanted.obligations),
        ("department", lambda word: split(word) or [UNSTATED], wanted.departments),
    ]
    kept = np.ones(len(here), dtype=bool)
    for name, told, some in asked:
        if some:
            # The last one stands for what is empty, whose code is -1.
            words = [*map(str, here[name].cat.categories), ""]
            good = np.array([bool(set(told(word)) & set(some)) for word in words])
            kept &= good[here[name].cat.codes.to_numpy()]
    return kept


def _bare(
    cat: Any,
    here: pd.DataFrame,
    area: NDArray[np.int64],
    size: int,
    shown: Sequence[str],
    wanted: Wanted,
) -> NDArray[np.int64]:
    """Count what has no row at all, area by area."""
    themes = cat.indicators["theme"].to_dict()
    kept = [one for one in shown if wanted.fits(themes[one], None, str(State.NO_FIGURE))]
    own = np.bincount(area[here["indicator"].isin(kept).to_numpy()], minlength=size)
    return len(kept) - own
