"""The goals of one year, as the progress frame judges them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.codes import Final, ObsStatus, Role
from indicators.exhibits.covered import with_parts
from indicators.exhibits.rows import Names
from indicators.exhibits.standing import SHAPE as VERDICT_SHAPE
from indicators.exhibits.standing import Row, known, records, standing
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import screen, verdicts


class Outcome(StrEnum):
    """What came of a goal; the order in which outcomes are counted."""

    EXCEEDED = "exceeded"
    MET = "met"
    NEARLY = "nearly"
    MISSED = "missed"
    REACHED = "reached"
    AHEAD = "ahead"
    NOT_AHEAD = "not_ahead"
    PART_YEAR = "part_year"
    PENDING = "pending"
    NOT_OBTAINED = "not_obtained"
    RUNNING = "running"
    NOT_JUDGED = "not_judged"


_SHAPE = {
    Outcome.REACHED: "●",
    Outcome.AHEAD: "◆",
    Outcome.NOT_AHEAD: "▲",
}
CONCLUDED = (Final.EXCEEDED, Final.MET, Final.NEARLY, Final.MISSED)
"""What ends the matter, provisionally or not."""
_OPEN = "○"


@dataclass(frozen=True)
class Goals:
    """The goals of a year with the figures that belong to them."""

    cat: Any
    names: Names
    year: int
    on: dt.date
    rows: tuple[Row, ...]
    doubtful: Mapping[tuple[str, str], tuple[Row, ...]]
    """Doubtful actuals of the year, by area and indicator."""
    texts: Mapping[str, str]
    """The printed form of each goal's figure."""
    having: frozenset[str]
    """The areas that have goals of the year, whatever the filters leave of them."""
    wanted: Wanted = NOTHING_LEFT_OUT

    @property
    def running(self) -> bool:
        """Whether the year has not ended."""
        return self.on.year <= self.year

    def printed(self, figure: object) -> str:
        """Return the printed form of a figure, or nothing."""
        return self.texts.get(str(figure), "")

    def doubtful_of(self, row: Row) -> tuple[Row, ...]:
        """Return the doubtful figures where there is no sound one."""
        if known(row["actual"]):
            return ()
        return self.doubtful.get((row["ref_area"], row["indicator"]), ())

    def doubtful_ids(self, row: Row) -> list[str]:
        """Return their ids."""
        return [str(one["figure_id"]) for one in self.doubtful_of(row)]

    def marked(self, row: Row) -> str:
        """Return shape and word of what came of a goal, with the reservations of its verdict."""
        code, lang = outcome(row, self), self.names.lang
        if row["final"] in CONCLUDED:
            told = verdicts.final(row["final"], lang, provisional=bool(row["provisional"]),
                                  aspired=bool(row["aspired"]))  # fmt: skip
            shape = VERDICT_SHAPE[row["final"]]
        else:
            told, shape = outcome_word(code, lang), _SHAPE.get(code, _OPEN)
        return f"{shape} {told[:1].upper()}{told[1:]}"


def found_goals(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    year: int,
    lang: str,
    *,
    on: dt.date,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Goals:
    """Pick the goals of a year: by area, then as the list of indicators has them."""
    order = with_parts(cat, areas)
    every = _of_year(cat, frame, order, year)
    themes = cat.indicators["theme"]
    rows = [row for row in every if _fits(row, themes[row["indicator"]], wanted)]
    figures = cat.figures
    return Goals(
        cat=cat,
        names=Names.of(cat, lang),
        year=year,
        on=on,
        rows=tuple(rows),
        doubtful=_doubtful(figures, order, year),
        texts=_printed(figures, [row["target_id"] for row in rows]),
        having=frozenset(row["ref_area"] for row in every),
        wanted=wanted,
    )


def _of_year(cat: Any, frame: pd.DataFrame, order: Sequence[str], year: int) -> list[Row]:
    own = frame[
        frame["annual"].astype(bool)
        & frame["target"].notna()
        & (frame["target_period"].astype("str").str[:4] == str(year)).fillna(False)
        & frame["ref_area"].isin(order)
    ]
    places = {code: place for place, code in enumerate(_listed(cat))}
    found = [{str(name): value for name, value in row.items()} for row in own.to_dict("records")]
    return sorted(
        found,
        key=lambda row: (order.index(row["ref_area"]), row["plan"], places[row["indicator"]]),
    )


def _fits(row: Row, theme: str, wanted: Wanted) -> bool:
    # A goal is judged in its own plan, as on the other pages.
    code = standing(row, "zh", plan=row["plan"]).code if wanted.verdicts else ""
    return wanted.fits(theme, row, code)


def _printed(figures: pd.DataFrame, ids: Sequence[Any]) -> dict[str, str]:
    own = figures[figures["figure_id"].isin(ids) & figures["printed"].notna()]
    return dict(zip(own["figure_id"], own["printed"].astype("str"), strict=True))


def _listed(cat: Any) -> list[str]:
    table = cat.indicators.sort_values("headline", ascending=False, kind="stable")
    return [str(code) for code in table.index]


def _doubtful(
    figures: pd.DataFrame, areas: Sequence[str], year: int
) -> dict[tuple[str, str], tuple[Row, ...]]:
    wanted = figures[
        (figures["role"] == Role.ACTUAL)
        & (figures["obs_status"] == ObsStatus.LOW_RELIABILITY)
        & (figures["year"] == year).fillna(False)
        & figures["ref_area"].isin(list(areas))
        & figures["obs_value"].notna()
    ]
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in records(wanted):
        key = (row["ref_area"], row["indicator"])
        found[key] = (*found.get(key, ()), {str(name): value for name, value in row.items()})
    return found


def outcome(row: Row, goals: Goals) -> Outcome:
    """Say what the progress frame holds about a goal, as one code."""
    if row["final"] in CONCLUDED:
        return Outcome(row["final"])
    if known(row["actual"]) and known(row["as_at"]):
        return _within_year(row)
    if known(row["actual"]) or known(row["final_reason"]):
        return Outcome.NOT_JUDGED
    if goals.running:
        return Outcome.RUNNING
    return Outcome.PENDING if row["final"] == Final.PENDING else Outcome.NOT_OBTAINED


def _within_year(row: Row) -> Outcome:
    if known(row["met"]) and bool(row["met"]):
        return Outcome.REACHED
    if not known(row["monthly_ahead"]):
        return Outcome.PART_YEAR
    return Outcome.AHEAD if bool(row["monthly_ahead"]) else Outcome.NOT_AHEAD


def outcome_word(code: Outcome, lang: str) -> str:
    """Return the word of an outcome."""
    return screen.say(lang, f"outcome_{code}")
