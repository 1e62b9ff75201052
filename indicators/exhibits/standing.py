"""Where a city stands on one indicator, as one code and the words beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import pandas as pd

from indicators.codes import Final, Grade, Movement, Pace, Reason, YearlyTest
from indicators.wording import outlook, screen, verdicts

Row = Mapping[str, Any]
"""One row of the progress frame."""


class State(StrEnum):
    """Why nothing is judged; never counted among the verdicts."""

    STALE = "stale"
    OTHER_PLAN = "other_plan"
    NOT_JUDGED = "not_judged"
    NO_ACTUAL = "no_actual"
    MONITORING = "monitoring"
    NO_FIGURE = "no_figure"


# A shape beside each word, so that no meaning hangs on colour. Best first: the order in which
# verdicts are counted and stacked.
SHAPE: dict[str, str] = {
    Final.EXCEEDED: "★",
    Final.MET: "●",
    Pace.MET_EARLY: "●",
    Movement.REACHED: "●",
    Pace.MET_AT_BASELINE: "●",
    YearlyTest.ALL_MET: "●",
    YearlyTest.INSIDE: "●",
    YearlyTest.KEPT: "●",
    Pace.AHEAD: "◆",
    Pace.ON_SCHEDULE: "◆",
    Movement.UP: "◆",
    Final.NEARLY: "◇",
    Pace.ROUGHLY: "◇",
    Movement.SAME: "◇",
    Pace.BEHIND: "▲",
    Final.MISSED: "■",
    Pace.FAR_BEHIND: "■",
    Pace.BELOW_BASELINE: "■",
    Pace.LOST: "■",
    Movement.DOWN: "■",
    YearlyTest.YEAR_MISSED: "■",
    YearlyTest.OUTSIDE: "■",
    YearlyTest.NOT_KEPT: "■",
    State.STALE: "◐",
    State.OTHER_PLAN: "–",
    State.NOT_JUDGED: "○",
    State.NO_ACTUAL: "○",
    State.MONITORING: "–",
    State.NO_FIGURE: "–",
}
ORDER = tuple(SHAPE)
JUDGED = frozenset(ORDER[: ORDER.index(State.STALE)])

CONCLUSIONS = (Final.EXCEEDED, Final.MET, Final.NEARLY, Final.MISSED)
_WEAK = (Grade.PANEL, Grade.REPOST)


@dataclass(frozen=True)
class Standing:
    """A verdict, or why there is none."""

    code: str
    word: str
    short: str
    basis: str = ""
    """The grade of the source it rests on, where that is a weak one."""
    beneath: str = ""
    """The verdict that older figures give."""

    @property
    def judged(self) -> bool:
        """Whether it counts among the verdicts."""
        return self.code in JUDGED

    @property
    def marked(self) -> str:
        """The word with its shape."""
        return f"{SHAPE[self.code]} {self.word}"

    @property
    def brief(self) -> str:
        """The short word with its shape."""
        return f"{SHAPE[self.code]} {self.short}"


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as records, as `to_dict` does in many times the time."""
    names = [str(name) for name in frame.columns]
    rows = frame.to_numpy(dtype=object).tolist()
    return [dict(zip(names, values, strict=True)) for values in rows]


def values(column: pd.Series | pd.Index) -> list[Any]:
    """Return the values of a column, texts as `tolist` does in many times the time."""
    found: list[Any] = column.to_numpy(dtype=object).tolist()
    return found


_NOTHING = frozenset({"nan", "<NA>", "NaT", ""})


def known(value: object) -> bool:
    """Tell whether a cell of a record holds something: neither None, NA nor NaN."""
    if type(value) is float:
        return value == value
    return value is not None and str(value) not in _NOTHING


def name(code: str, lang: str) -> str:
    """Return the word of a code, verdict or state."""
    if code in JUDGED:
        return _words(lang)[code]
    return screen.say(lang, f"state_{code}")


@cache
def _words(lang: str) -> dict[str, str]:
    groups = (verdicts.MOVEMENT, verdicts.YEARLY_TEST, verdicts.PACE, verdicts.FINAL)
    return {code: word for group in groups for code, word in group[lang].items()}


def standing(row: Row | None, lang: str, *, plan: str) -> Standing:
    """Judge nothing: put the verdict that the progress frame holds into words."""
    if row is None or not any(known(row[name]) for name in ("baseline", "target", "actual")):
        return _state(State.NO_FIGURE, lang)
    if not known(row["target"]):
        return _state(State.MONITORING, lang)
    found = _found(row, lang)
    if row["plan"] != plan:
        word = found.word if lang == "zh" else found.word.lower()
        return _state(State.OTHER_PLAN, lang, screen.say(lang, "other_word", word=word))
    return found


def _found(row: Row, lang: str) -> Standing:
    if row["final"] in CONCLUSIONS:
        word = verdicts.final(
            row["final"], lang, provisional=bool(row["provisional"]), aspired=bool(row["aspired"])
        )
        return Standing(row["final"], word, name(row["final"], lang), _basis(row, lang))
    code = _running(row)
    if not code:
        return _unjudged(row, lang)
    word = name(code, lang)
    if not bool(row["stale"]):
        return Standing(code, word, word, _basis(row, lang))
    year = int(row["data_year"])
    told = screen.say(lang, "stale", year=year, word=word)
    return Standing(
        State.STALE, told, screen.say(lang, "stale_short", year=year), _basis(row, lang), code
    )


def _running(row: Row) -> str:
    """Return the verdict while the plan runs: pace, else the words for ranks or yearly tests."""
    if known(row["pace"]) and row["pace"] != Pace.NOT_JUDGED:
        return str(row["pace"])
    codes = (row["yearly_test"], row["movement"])
    return next((str(code) for code in codes if known(code)), "")


def _unjudged(row: Row, lang: str) -> Standing:
    reason = (
        verdicts.reason(row["reason"], row["reason_params"], lang) if known(row["reason"]) else ""
    )
    state = State.NOT_JUDGED if known(row["actual"]) else State.NO_ACTUAL
    if row["reason"] == Reason.NO_ACTUAL and known(row["actual"]):
        return _state(state, lang, outlook.say(lang, "no_actual_then"))
    if row["reason"] == Reason.NO_ACTUAL:
        return _state(State.NO_ACTUAL, lang)
    return _state(state, lang, reason)


def _state(state: State, lang: str, word: str = "") -> Standing:
    short = screen.say(lang, f"state_{state}")
    return Standing(state, word or short, short)


def _basis(row: Row, lang: str) -> str:
    # A verdict that rests on a weak source says so beside it.
    if row["grade"] not in _WEAK:
        return ""
    return screen.say(lang, "rests_on", grade=verdicts.GRADE[lang][row["grade"]])
