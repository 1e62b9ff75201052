"""Where very many areas stand: one code for each area and indicator, without their records."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from indicators.catalogue_sliced import sliced
from indicators.codes import Pace
from indicators.exhibits.standing import CONCLUSIONS, ORDER, State
from indicators.progress import assess

COLUMNS = (
    "ref_area", "indicator", "plan", "first_choice", "target_period", "obligation", "department",
    "baseline", "target", "actual", "pace", "movement", "yearly_test", "final", "stale",
)  # fmt: skip
"""The columns of the progress frame that are read."""
AT_ONCE = 300
"""So many areas are judged at a time."""
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
    chosen = frame.loc[:, list(COLUMNS)].iloc[picked(frame, plan)]
    columns = {name: chosen[name].astype("category") for name in _TEXTS}
    codes = np.select(*_rules(chosen, plan), default=_PLACES[State.NO_ACTUAL])
    found = pd.DataFrame(columns).reset_index(drop=True)
    return found.assign(code=pd.Categorical.from_codes(codes, dtype=CODES))


def of_all(cat: Any, plan: str, *, as_of: int, on: dt.date) -> pd.DataFrame:
    """Judge all cities of a catalogue, some at a time, and return where each of them stands.

    Their progress frames are never held all at once: this takes a tenth of the memory.
    """
    every = list(cat.cities)
    parts = [
        standings(assess(sliced(cat, every[first : first + AT_ONCE], small=0), as_of=as_of, on=on),
                  plan)
        for first in range(0, len(every), AT_ONCE)
    ]  # fmt: skip
    columns = {
        name: union_categoricals([part[name] for part in parts]) for name in parts[0].columns
    }
    return pd.DataFrame(columns)


def picked(frame: pd.DataFrame, plan: str) -> NDArray[np.int64]:
    """Return the places of the rows to show: the plan's own, the one without a target, others.

    `rows.pick` chooses the same; this one needs no records.
    """
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
        CODES.categories.get_indexer(pd.Index(rows[name]))
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
