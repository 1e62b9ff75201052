"""Counts by verdict, and means of progress with their number; the unjudged stand apart."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.codes import Final, Pace, Reason

CONCLUDED = (Final.EXCEEDED, Final.MET, Final.NEARLY, Final.MISSED)
JUDGED = [str(code) for code in (*CONCLUDED, *Pace) if code is not Pace.NOT_JUDGED]
APART = ("stale", "not_judged", "no_actual", "no_target")
"""What is shown apart from the verdicts, and never in their number."""


def verdict(frame: pd.DataFrame) -> pd.Series:
    """Return each row's verdict: the final one, else the pace, else why there is none.

    A pace that rests on old figures is `stale`; a monitored series is `no_target`.
    """
    rules = [
        (frame["target_id"].isna(), "no_target"),
        (frame["final"].isin(CONCLUDED), frame["final"]),
        (frame["actual_id"].isna(), str(Reason.NO_ACTUAL)),
        (frame["pace"] == Pace.NOT_JUDGED, str(Pace.NOT_JUDGED)),
        (frame["stale"], "stale"),
    ]
    said = frame["pace"]
    for holds, word in reversed(rules):
        said = said.mask(holds, word)
    return said


def quoted(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to count: the plan that is quoted first, without goals for one year.

    Goals of past years would count each year's success once more; they are told apart.
    """
    return frame[frame["first_choice"] & ~frame["annual"]]


def counts(
    frame: pd.DataFrame, by: str | Sequence[str] | None = None, *, every_row: bool = False
) -> pd.DataFrame:
    """Return the number of rows by verdict, best first, in all or by a column's groups.

    `judged` is the sum of the verdicts; the columns after it are not part of it. `by` is a
    column of the judgement, such as theme, obligation or department, or several. Only the
    `quoted` rows are counted, unless `every_row` asks for all: then annual goals and the plans
    of other levels for the same year count too.
    """
    frame = frame if every_row else quoted(frame)
    group = [frame[name] for name in ([by] if isinstance(by, str) else by or [])]
    everything = np.zeros(len(frame), dtype=int)
    table = pd.crosstab(group or everything, verdict(frame), dropna=False)
    table = table.reindex(columns=[*JUDGED, *APART], fill_value=0).rename_axis(columns=None)
    table.insert(len(JUDGED), "judged", table[JUDGED].sum(axis=1))
    return table


def mean_achievement(
    frame: pd.DataFrame, by: str | Sequence[str] | None = None, *, every_row: bool = False
) -> pd.DataFrame:
    """Return the mean 目标实现进度 of the judged rows and their number `n`.

    Each is capped at 1, so that one far above does not hide those below. The rows are those
    that `counts` counts.
    """
    frame = frame if every_row else quoted(frame)
    judged = ~verdict(frame).isin(APART) & frame["achievement"].notna()
    some = frame.loc[judged].assign(achievement=frame["achievement"].clip(upper=1))
    group = [by] if isinstance(by, str) else list(by) if by else [np.zeros(len(some), dtype=int)]
    found = some.groupby(group, dropna=False)["achievement"].agg(["mean", "count"])
    return found.rename(columns={"mean": "achievement", "count": "n"})
