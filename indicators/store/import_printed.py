"""Printed forms against the values beside them, each distinct pair once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from indicators import printed
from indicators.codes import Bound
from indicators.entries import Lists
from indicators.printed import PrintedError
from indicators.progress.columns import Flags
from indicators.store.import_batch import Batch
from indicators.store.import_faults import SHOWN


@dataclass(frozen=True)
class Printed:
    """The check of one batch."""

    batch: Batch
    lists: Lists
    units: Any
    """Unit of each row; nothing where the indicator is unknown."""
    actual: Flags

    def run(self) -> None:
        """Tell where value and printed form disagree, or the form cannot be read."""
        batch = self.batch
        some = np.flatnonzero(~batch.empty("printed"))
        if not len(some):
            return
        unit = self.units
        said = pd.DataFrame(
            {
                "text": batch.coded("printed").codes[some],
                "unit": pd.factorize(unit[some])[0],
                **{n: batch.numbers(n)[some] for n in ("obs_value", "value_upper", "times")},
            }
        )
        each = said.groupby(list(said.columns), sort=False, dropna=False).ngroup().to_numpy()
        first = np.unique(each, return_index=True)[1]
        found = np.empty(len(first), dtype=object)
        for group, at in zip(each[first], first, strict=True):
            found[group] = self._misprint(int(some[at]), unit[some[at]])
        self._told(found, some, each)
        self._unbound()

    def _told(self, found: Any, some: Any, each: Any) -> None:
        """Tell each misprint with what it should agree with; beyond those shown, only count."""
        distinct = {one: place for place, one in enumerate(dict.fromkeys(filter(None, found)))}
        places = np.array([distinct.get(one, -1) for one in found])[each]
        kinds: dict[tuple[str, str], Flags] = {}
        for one, place in distinct.items():
            if place < SHOWN:
                self._tell(some[places == place], *one)
            elif one[:2] not in kinds:
                alike = np.array([o is not None and o[:2] == one[:2] for o in found])[each]
                kinds[one[:2]] = alike & (places >= SHOWN)
        for (code, name), rows in kinds.items():
            self._tell(some[rows], code, name, ())

    def _tell(self, rows: Any, code: str, name: str, options: tuple[str, ...]) -> None:
        wrong = np.zeros(self.batch.length, dtype=bool)
        wrong[rows] = True
        self.batch.told(wrong, code, name, *options)

    def _misprint(self, row: int, unit: str | None) -> tuple[str, str, tuple[str, ...]] | None:
        batch = self.batch
        text = batch.coded("printed").words[batch.coded("printed").codes[row]]
        value, upper, times = (batch.numbers(n)[row] for n in ("obs_value", "value_upper", "times"))
        if unit is None:
            return None
        if not np.isnan(times):
            return None if _same_times(text, times) else ("printed_times", "times", (text,))
        count = 1 if np.isnan(upper) else 2
        try:
            numbers = printed.values(text, unit, self.lists.forms, count)
        except PrintedError as error:
            allowed = self.lists.forms.spellings(unit)
            options = allowed if error.code == "printed_unit" else (str(count),)
            return error.code, "printed", options
        if not np.isnan(value) and numbers[0] != Decimal(repr(float(value))):
            return "printed_value", "obs_value", (text,)
        if count == 2 and numbers[1] != Decimal(repr(float(upper))):
            return "printed_upper", "value_upper", (text,)
        return None

    def _unbound(self) -> None:
        batch = self.batch
        words = batch.coded("printed").words
        vague = batch.by_word("printed", ["余" in w or "多" in w for w in words], False)
        vague = vague.astype(bool) & self.actual & np.isnan(batch.numbers("times"))
        batch.told(vague & ~batch.says("bound", [Bound.AT_LEAST]), "bound_missing", "printed")


def _same_times(text: str, times: float) -> bool:
    try:
        return printed.times(text) == Decimal(repr(float(times)))
    except PrintedError:
        return False
