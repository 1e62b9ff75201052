"""Indicators grouped by where they stand: reached, in time, lagging, not judged."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from indicators.codes import Final, Movement, Pace, YearlyTest
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.standing import JUDGED, SHAPE, State


class Group(StrEnum):
    """What officials ask first of an indicator."""

    REACHED = "reached"
    ON_TIME = "on_time"
    LAGGING = "lagging"
    STALE = "stale"
    UNJUDGED = "unjudged"
    NO_ACTUAL = "no_actual"
    ELSEWHERE = "elsewhere"
    MONITORED = "monitored"


_LAGGING = frozenset(
    (
        Final.MISSED, Pace.BEHIND, Pace.FAR_BEHIND, Pace.BELOW_BASELINE, Pace.LOST,
        Movement.DOWN, YearlyTest.YEAR_MISSED, YearlyTest.OUTSIDE, YearlyTest.NOT_KEPT,
    )
)  # fmt: skip
_REACHED = frozenset((Final.EXCEEDED, *(code for code in JUDGED if SHAPE[code] == "●")))
_STATES = {
    State.STALE: Group.STALE,
    State.NOT_JUDGED: Group.UNJUDGED,
    State.NO_ACTUAL: Group.NO_ACTUAL,
    State.OTHER_PLAN: Group.ELSEWHERE,
    State.MONITORING: Group.MONITORED,
}


def group_of(code: str) -> Group | None:
    """Return the group of a verdict or state; an indicator without figures has none."""
    if code in _LAGGING:
        return Group.LAGGING
    if code in _REACHED:
        return Group.REACHED
    return Group.ON_TIME if code in JUDGED else _STATES.get(code)  # type: ignore[call-overload]


def grouped(choice: Choice, keys: Iterable[Key]) -> Mapping[Group, list[Key]]:
    """Group areas' indicators, in their order."""
    found: dict[Group, list[Key]] = {}
    for key in keys:
        if group := group_of(choice.standing(key).code):
            found.setdefault(group, []).append(key)
    return found
