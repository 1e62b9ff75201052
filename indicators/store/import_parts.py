"""What must hold between the rows of an indicator: one preferred, targets beyond baselines."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators import model
from indicators.codes import Direction, ObsStatus, Role
from indicators.file_checks import SIDELESS
from indicators.progress.columns import Flags, Ints
from indicators.store import figures
from indicators.store.figures import IDENTITY
from indicators.store.import_faults import Faults, Places


class Part:
    """The figures of an indicator (of some areas): those in the store, and the imported."""

    def __init__(self, frame: pd.DataFrame, indicator: model.Indicator, faults: Faults) -> None:
        """Take both, with a column `fresh` that marks the imported ones."""
        self.frame, self.indicator, self.faults = frame, indicator, faults

    def replaced(self) -> None:
        """Drop what an imported figure replaces."""
        fresh = self.frame["fresh"].to_numpy(bool)
        group = self._groups()
        known = np.zeros(group.max(initial=-1) + 1, dtype=bool)
        known[group[fresh]] = True
        self.frame = self.frame[fresh | ~known[group]].reset_index(drop=True)

    def check(self) -> None:
        """Choose the preferred figure of each key; tell where none or several stand."""
        frame, group = self.frame, self._groups()
        fresh = frame["fresh"].to_numpy(bool)
        doubtful = (frame["obs_status"] == ObsStatus.LOW_RELIABILITY).to_numpy(bool)
        marked = frame["preferred"].eq(True).fillna(False).to_numpy(bool)
        refused = frame["preferred"].eq(False).fillna(False).to_numpy(bool)
        size, marks, old = (
            np.bincount(group, weights)[group]
            for weights in (None, marked.astype(float), (~fresh).astype(float))
        )
        several = size > 1
        sound = np.bincount(group, (~doubtful).astype(float))[group]
        again = pd.Series(np.where(doubtful, ~np.arange(len(group)), group)).duplicated().to_numpy()
        self._told(fresh & several & (old > 0), "duplicate", "obs_value", self._named())
        alike = fresh & several & (old == 0)
        unmarked = alike & (marks == 0) & ~doubtful
        self._told(unmarked & again, "duplicate", "", self._named())
        self._told(unmarked & (sound == 1), "preferred_none", "preferred", pd.Series(size))
        self._told(alike & (marks > 1) & marked, "preferred_two", "preferred")
        no_reason = frame["reason"].isna().to_numpy()
        self._told(alike & marked & no_reason, "preferred_reason", "preferred")
        self._told(fresh & marked & doubtful, "preferred_doubtful", "preferred")
        self._told(fresh & ~several & refused & ~doubtful, "preferred_none", "preferred",
                   pd.Series(size))  # fmt: skip
        self._told(fresh & doubtful & frame["comment"].isna().to_numpy(), "doubt", "obs_status")
        self._differing(alike & (marks > 0) & ~doubtful, group)
        kept = ~fresh & marked
        chosen = np.where(several, marked, ~refused)
        frame["preferred"] = np.where(fresh, chosen & ~doubtful, kept)
        self._plans()
        self._names()

    def _groups(self) -> Ints:
        total = np.zeros(len(self.frame), dtype=np.int64)
        for name in IDENTITY:
            code = figures.ranks(self.frame[name]) + 1
            total = pd.factorize(total * (code.max(initial=0) + 1) + code)[0]
        return total

    def _differing(self, rows: Flags, group: Ints) -> None:
        if not rows.any():
            return
        some = np.flatnonzero(rows)
        amounts = self.frame.loc[rows, ["obs_value", "value_upper", "times"]]
        each = amounts.groupby(list(amounts.columns), dropna=False).ngroup()
        several = each.groupby(group[some]).transform("nunique").to_numpy() > 1
        differing = np.zeros(len(rows), dtype=bool)
        differing[some[several]] = True
        self._told(differing, "differing_values", "obs_value", self.frame["obs_value"])

    def _plans(self) -> None:
        frame = self.frame
        keys = ["ref_area", "plan"]
        chosen = frame["preferred"].to_numpy(bool)
        base = frame[chosen & (frame["role"] == Role.BASELINE)]
        if not len(base):
            return
        base = base[[*keys, "year", "obs_value", "fresh"]].drop_duplicates(keys, keep="last")
        aim = frame.loc[
            chosen & frame["role"].isin([Role.TARGET, Role.MILESTONE]),
            [*keys, "year", "obs_value", "fresh", "kind"],
        ].astype({"kind": "str"})
        both = aim.reset_index().merge(base, on=keys, suffixes=("", "_base"))
        both = both[both["fresh"] | both["fresh_base"]].set_index("index")
        early = both.index[(both["year"] <= both["year_base"]).fillna(False)]
        self._told(self._at(early), "target_before_baseline", "time_period", frame["time_period"])
        direction = self.indicator.direction
        if direction is None:
            return
        sided = ~both["kind"].fillna(str(self.indicator.kind)).isin(list(map(str, SIDELESS)))
        change = (both["obs_value"] - both["obs_value_base"]) * Direction(direction).sign
        wrong = both.index[sided & (change < 0)]
        self._told(self._at(wrong), "target_side", "obs_value", frame["obs_value"])

    def _at(self, index: pd.Index) -> Flags:
        rows = np.zeros(len(self.frame), dtype=bool)
        rows[index.to_numpy(np.int64)] = True
        return rows

    def _names(self) -> None:
        ids = self.frame["figure_id"]
        # Those of other areas and indicators are looked at together, in `import_ids`.
        again = self.frame.duplicated(["ref_area", "figure_id"], keep=False)
        again &= ids.notna() & self.frame["fresh"]
        self._told(again.to_numpy(bool), "duplicate_id", "id", ids)
        old = self.frame["supersedes"]
        lost = old.notna() & ~old.isin(ids) & self.frame["fresh"]
        self._told(lost.to_numpy(bool), "unknown_figure", "supersedes", old)

    def _named(self) -> pd.Series:
        texts = [self.frame[name].astype("str").fillna("") for name in ("ref_area", "time_period")]
        return texts[0].str.cat(texts[1], sep=" ")

    def _told(self, rows: Flags, code: str, name: str, value: pd.Series | None = None) -> None:
        if not rows.any():
            return
        some = np.flatnonzero(rows)
        places = Places("", 0, self.frame["place"].iloc[some].tolist())
        said = None if value is None else value.iloc[some].tolist()
        self.faults.rows(np.ones(len(some), dtype=bool), places, code, name, value=said)

    def named(self, indicator: str, slugs: Mapping[str, str]) -> pd.DataFrame:
        """Return the figures in the store's order, those without an id named by their key."""
        frame = figures.ordered(self.frame)
        none = frame["figure_id"].isna().to_numpy()
        if none.any():
            frame["figure_id"] = _with_ids(frame, none, indicator, slugs)
        return frame


def _with_ids(
    frame: pd.DataFrame, none: Flags, indicator: str, slugs: Mapping[str, str]
) -> pd.Series:
    keys = [figures.ranks(frame[name]) + 1 for name in ("ref_area", "role", "time_period")]
    stem = keys[0] * (keys[1].max() + 1) + keys[1]
    stem = stem * (keys[2].max() + 1) + keys[2]
    # Those that have an id count first, so that no name is given twice.
    order = np.argsort(none, kind="stable")
    number = np.empty(len(frame), dtype=np.int64)
    number[order] = pd.Series(stem[order]).groupby(stem[order]).cumcount().to_numpy() + 1
    area = frame["ref_area"].astype("category")
    words = pd.Index([slugs.get(code, code) for code in area.cat.categories])
    parts = [
        pa.array(words.take(area.cat.codes.to_numpy()), pa.string()),
        pa.array(frame["role"].astype("str"), pa.string()),
        pa.array(frame["time_period"].astype("str").fillna("undated"), pa.string()),
    ]
    text = pc.binary_join_element_wise(parts[0], indicator, parts[1], parts[2], ".")
    numbered = pc.binary_join_element_wise(text, pa.array(number).cast(pa.string()), ".")
    whole = pc.if_else(pa.array(number > 1), numbered, text)
    ids = frame["figure_id"].where(~none, pd.Series(whole.to_pandas(), dtype="str"))
    return ids if none.all() else _apart(ids, none)


def _apart(ids: pd.Series, none: Flags) -> pd.Series:
    """Give another number to a new id that an earlier figure has, left over from others."""
    again = np.flatnonzero(ids.duplicated(keep=False).to_numpy() & none)
    if not len(again):
        return ids
    names, taken = ids.to_numpy(object).copy(), set(ids)
    for row in again:
        number = 2
        while (name := f"{names[row]}-{number}") in taken:
            number += 1
        taken.add(name)
        names[row] = name
    return pd.Series(names, dtype="str")
