"""Cities side by side: which values compare, and their places with ties and gaps."""

import numpy as np
import pandas as pd

from indicators.codes import Direction, Reason


def comparability(frame: pd.DataFrame, within: str = "concept") -> pd.Series:
    """Return why a row's actual does not compare within its concept; empty if it does.

    Of each concept (or of each indicator, if `within` says so) the indicator, data year and
    release that most rows have are the measure; the later year where two are as common.
    """
    known = frame["actual"].notna()
    whole = frame["as_at"].isna()
    concept = frame[within].fillna(frame["indicator"])
    scope = _prevailing(frame["indicator"], concept, known)
    same = known & (frame["indicator"] == scope)
    year = _prevailing(frame["data_year"].astype("Float64"), concept, same & whole)
    in_year = same & whole & (frame["data_year"] == year).fillna(False)
    vintage = _prevailing(frame["vintage"].fillna(""), concept, in_year)
    rules = [
        (~known, Reason.NO_ACTUAL),
        (~same, Reason.OTHER_SCOPE),
        (~whole, Reason.PART_YEAR),
        (~in_year, Reason.OTHER_YEAR),
        (frame["vintage"].fillna("") != vintage, Reason.OTHER_VINTAGE),
    ]
    codes = np.select([holds for holds, _ in rules], [str(word) for _, word in rules], "")
    reason = pd.Series(codes, index=frame.index, dtype="str")
    return reason.where(reason != "")


def places(
    frame: pd.DataFrame, direction: Direction = Direction.HIGHER, value: str = "actual"
) -> pd.DataFrame:
    """Return each row's place within its indicator and `ranked`, how many have one.

    Ties share a place and the next is left out (1, 2, 2, 4). Rows that do not compare, or whose
    value is only a bound, have no place and are not counted.
    """
    usable = comparability(frame, within="indicator").isna() & frame["bound"].isna()
    values = frame[value].where(usable)
    rising = direction is Direction.LOWER
    place = values.groupby(frame["indicator"]).rank(method="min", ascending=rising)
    ranked = values.groupby(frame["indicator"]).transform("count")
    return pd.DataFrame({"place": place.astype("Int64"), "ranked": ranked.where(usable)})


def _prevailing(values: pd.Series, groups: pd.Series, holds: pd.Series) -> pd.Series:
    """For each row the commonest value of its group, among the rows that hold."""
    table = pd.DataFrame({"group": groups, "value": values})
    sizes = table[holds].groupby(["group", "value"]).size().rename("n").reset_index()
    first = sizes.sort_values(["n", "value"], ascending=[False, values.dtype != "Float64"])
    return table["group"].map(first.drop_duplicates("group").set_index("group")["value"])
