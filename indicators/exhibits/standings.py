"""Where very many areas stand: one code for each area and indicator, without their records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.codes import Pace
from indicators.exhibits.standing import CONCLUSIONS, ORDER, State
from indicators.exhibits.wanted import UNSTATED, Wanted, split

COLUMNS = (
    "ref_area", "indicator", "plan", "first_choice", "target_period", "obligation", "department",
    "baseline", "target", "actual", "pace", "movement", "yearly_test", "final", "stale",
)  # fmt: skip
"""The columns of the progress frame that are read."""
CODES = pd.CategoricalDtype([str(code) for code in ORDER])
_PLACES = {str(code): place for place, code in enumerate(ORDER)}
_TEXTS = ("ref_area", "indicator", "obligation", "department")
_NO_FIGURE = _PLACES[State.NO_FIGURE]
Flags = NDArray[np.bool_]


def standings(frame: pd.DataFrame, plan: str) -> pd.DataFrame:
    """Return where each area stands on each indicator of which it has a row.

    The row is chosen as `rows.pick` does, the code is that of `standing.standing`.

    Parameters
    ----------
    frame
        A progress frame, sorted by area and indicator as `progress.assess` leaves it.

    Returns
    -------
    DataFrame
        Columns ref_area, indicator, obligation, department and code; all categorical.
    """
    chosen = frame.loc[:, list(COLUMNS)].iloc[_picked(frame, plan)]
    columns = {name: chosen[name].astype("category") for name in _TEXTS}
    codes = np.select(*_rules(chosen, plan), default=_PLACES[State.NO_ACTUAL])
    found = pd.DataFrame(columns).reset_index(drop=True)
    return found.assign(code=pd.Categorical.from_codes(codes, dtype=CODES))


def joined(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Put together what `standings` found of several areas each."""
    listed = list(parts)
    columns = {
        name: pd.api.types.union_categoricals([part[name] for part in listed])
        for name in listed[0].columns
    }
    return pd.DataFrame(columns)


def _picked(frame: pd.DataFrame, plan: str) -> NDArray[np.int64]:
    """Return the places of the rows to show: the plan's own, the one without a target, others."""
    key = pd.factorize(frame["ref_area"])[0] * (len(frame) + 1)
    key += pd.factorize(frame["indicator"])[0]
    plans = frame["plan"]
    none = plans.isna().to_numpy(dtype=bool)
    own = (plans == plan).fillna(value=False).to_numpy(dtype=bool)
    first = frame["first_choice"].to_numpy(dtype=bool) | none
    rank = np.select([none, own], [1, 2], default=0)
    period = pd.factorize(frame["target_period"].fillna(""), sort=True)[0]
    # Of equals the first one counts.
    order = np.lexsort((-np.arange(len(frame)), period, first, rank, key))
    last = np.append(key[order][1:] != key[order][:-1], True)[: len(order)]
    return np.sort(order[last])


def _rules(rows: pd.DataFrame, plan: str) -> tuple[list[Flags], list[Any]]:
    """Return what is asked of each row, one after the other, and the code where it holds."""
    known = {name: rows[name].notna().to_numpy(dtype=bool) for name in ("baseline", "target",
                                                                          "actual")}  # fmt: skip
    final, pace, movement, test = (
        pd.Categorical(rows[name], dtype=CODES).codes.astype(np.int64)
        for name in ("final", "pace", "movement", "yearly_test")
    )
    pace[(rows["pace"] == Pace.NOT_JUDGED).to_numpy(dtype=bool, na_value=False)] = -1
    running = np.select([pace >= 0, test >= 0, movement >= 0], [pace, test, movement], -1)
    stale = rows["stale"].to_numpy(dtype=bool)
    concluded = np.isin(final, [_PLACES[one] for one in CONCLUSIONS])
    other = ~(rows["plan"] == plan).fillna(value=False).to_numpy(dtype=bool)
    rules: list[tuple[Flags, Any]] = [
        (~(known["baseline"] | known["target"] | known["actual"]), _NO_FIGURE),
        (~known["target"], _PLACES[State.MONITORING]),
        (other, _PLACES[State.OTHER_PLAN]),
        (concluded, final),
        ((running >= 0) & stale, _PLACES[State.STALE]),
        (running >= 0, running),
        (known["actual"], _PLACES[State.NOT_JUDGED]),
    ]
    return [holds for holds, _ in rules], [code for _, code in rules]


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
    wanted: Wanted = Wanted(),  # noqa: B008 - it cannot be changed
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
