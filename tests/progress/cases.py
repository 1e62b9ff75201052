"""Small frames of the catalogue's form, built figure by figure."""

from datetime import date
from itertools import count

import pandas as pd

from indicators import progress

TODAY = date(2026, 11, 22)
TEXTS = (
    "figure_id", "ref_area", "indicator", "role", "plan", "time_period", "as_at", "period_kind",
    "bound", "obs_status", "vintage", "source", "grade", "printed", "comparator", "obligation",
    "kind", "basis_indicator", "price", "department", "supersedes", "derived",
)  # fmt: skip
NUMBERS = ("obs_value", "value_upper", "times", "period_start", "ranked")
FLAGS = ("preferred", "aspired", "period_inferred")
BLANK = {
    "ref_area": "620600", "indicator": "count", "period_kind": "point", "obs_status": "A",
    "source": "x/y", "grade": "official", "preferred": True, "aspired": False,
    "period_inferred": False,
}  # fmt: skip
PLANS = pd.DataFrame(
    {
        "base_year": [2015, 2020, 2025, 2022, 2020, 2021],
        "target_year": [2020, 2025, 2030, 2023, 2025, 2023],
        "ref_area": [None, None, None, "620600", "000000", None],
    },
    index=["13fyp", "14fyp", "15fyp", "year-2023", "nation", "two-years"],
)
BREAKS = pd.DataFrame({"indicator": [], "ref_area": [], "year": [], "reason": []})
_ids = count(1)


def figure(role, period, value=None, **fields):
    """One figure; targets and baselines belong to the 14th plan unless `plan` says otherwise."""
    plan = None if role == "actual" else "14fyp"
    own = {"figure_id": f"f{next(_ids):05d}", "role": role, "plan": plan}
    own |= {"time_period": None if period is None else str(period), "obs_value": value}
    return BLANK | own | fields


def figures_frame(records):
    frame = pd.DataFrame(records, columns=[*TEXTS, *NUMBERS, *FLAGS])
    types = dict.fromkeys(TEXTS, "str") | dict.fromkeys(NUMBERS, "float64")
    return frame.astype(types | dict.fromkeys(FLAGS, "bool"))


def indicators_frame(**codes):
    default = {
        "unit_measure": "enterprise", "kind": "level", "direction": "higher_is_better",
        "decimals": 0, "concept": "count", "theme": "input", "headline": True,
        "release_lag": None, "event": False,
    }  # fmt: skip
    codes = codes or {"count": {}}
    frame = pd.DataFrame({code: default | own for code, own in codes.items()}).T
    return frame.astype({"release_lag": "Int64", "headline": "bool", "event": "bool"})


def frames(*records, indicators=None, breaks=(), plans=PLANS):
    table = pd.DataFrame(breaks, columns=["indicator", "ref_area", "year", "reason"])
    return progress.Frames(
        figures_frame(records), indicators_frame(**(indicators or {})), plans, table
    )


def judge(*records, as_of=2023, on=TODAY, indicators=None, breaks=(), plans=PLANS):
    return progress.assess(
        frames(*records, indicators=indicators, breaks=breaks, plans=plans), as_of=as_of, on=on
    )
