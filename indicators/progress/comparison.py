"""Cities side by side: which values compare, and their places with ties and gaps."""

import numpy as np
import pandas as pd

from indicators.codes import Direction, Reason

SERIES = ["ref_area", "indicator"]
PRECEDENCE = ["first_choice", "known", "data_year", "several_years"]


def speaking(frame: pd.DataFrame) -> pd.Series:
    """Say which rows speak for their area: one for each area and indicator.

    Of several plans the one quoted first, then the one with an actual, the latest, and a plan
    of several years before a goal for one.
    """
    order = frame.assign(known=frame["actual"].notna(), several_years=~frame["annual"])
    order.index = pd.RangeIndex(len(order))
    best = order.sort_values(PRECEDENCE, ascending=False).drop_duplicates(SERIES)
    return pd.Series(order.index.isin(best.index), index=frame.index)


def comparability(frame: pd.DataFrame, within: str = "concept") -> pd.Series:
    """Return why a row's actual does not compare within its concept; empty if it does.

    Of each concept (or of each indicator, if `within` says so) the indicator, data year and
    release that most areas have are the measure; the later year where two are as common.
    """
    known, whole, one = frame["actual"].notna(), frame["as_at"].isna(), speaking(frame)
    concept = frame[within].fillna(frame["indicator"])
    scope = _prevailing(frame["indicator"], concept, known & one)
    same = known & (frame["indicator"] == scope)
    years = frame["data_year"].astype(float)
    year = _prevailing(years, concept, same & whole & one)
    in_year = same & whole & (years == year)
    vintage = _prevailing(frame["vintage"].fillna(""), concept, in_year & one)
    rules = [
        (~known, Reason.NO_ACTUAL),
        (~same, Reason.OTHER_SCOPE),
        (~whole, Reason.PART_YEAR),
        (~in_year, Reason.OTHER_YEAR),
        (frame["vintage"].fillna("") != vintage, Reason.OTHER_VINTAGE),
    ]
    codes = np.select([holds for holds, _ in rules], [str(word) for _, word in rules], "")
    reason = pd.Series(codes, index=frame.index)
    return reason.where(reason != "")


def places(
    frame: pd.DataFrame, direction: Direction = Direction.HIGHER, value: str = "actual"
) -> pd.DataFrame:
    """Return each row's place within its indicator and `ranked`, how many have one.

    Ties share a place and the next is left out (1, 2, 2, 4). One row speaks for each area: its
    rows for other plans have no place. Nor have rows that do not compare, or whose value is
    only a bound; they are not counted.
    """
    comparable = comparability(frame, within="indicator").isna() & frame["bound"].isna()
    usable = comparable & speaking(frame)
    values = frame[value].where(usable)
    rising = direction is Direction.LOWER
    place = values.groupby(frame["indicator"]).rank(method="min", ascending=rising)
    ranked = values.groupby(frame["indicator"]).transform("count")
    return pd.DataFrame({"place": place.astype("Int64"), "ranked": ranked.where(usable)})


def _prevailing(values: pd.Series, groups: pd.Series, holds: pd.Series) -> pd.Series:
    """For each row the commonest value of its group, among the rows that hold."""
    table = pd.DataFrame({"group": groups, "value": values})
    sizes = table[holds].groupby(["group", "value"]).size().rename("n").reset_index()
    first = sizes.sort_values(["n", "value"], ascending=[False, values.dtype != float])
    return table["group"].map(first.drop_duplicates("group").set_index("group")["value"])
