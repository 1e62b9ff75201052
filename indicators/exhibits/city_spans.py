"""Figures over several years or part of one, of indicators that have nothing else."""

from collections.abc import Mapping
from typing import Any

from indicators.codes import Role
from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.rows import sign_text
from indicators.exhibits.standing import SHAPE, State, known, name, records
from indicators.wording import screen, verdicts

Spans = Mapping[Key, Mapping[str, Any]]
"""The latest such figure of each area and indicator."""


def spans(choice: Choice) -> Spans:
    """Return the figures that are no value of a year, where no other figure is known."""
    bare = {key for key in choice.rows if choice.standing(key).code == State.NO_FIGURE}
    if not bare:
        return {}
    figures = choice.cat.figures
    wanted = figures[
        figures["ref_area"].isin(choice.areas)
        & (figures["role"] == Role.ACTUAL)
        & figures["preferred"]
        & figures["obs_value"].notna()
        & (figures["year"] <= choice.as_of).fillna(False)
    ].sort_values("year", kind="stable")
    found = {
        (one["ref_area"], one["indicator"]): {str(name): value for name, value in one.items()}
        for one in records(wanted)
    }
    return {key: figure for key, figure in found.items() if key in bare}


def shown(figure: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return what a row shows of such a figure: its value, its span and what it is."""
    end = str(figure["as_at"] if known(figure["as_at"]) else figure["time_period"])
    start = str(int(figure["period_start"])) if known(figure["period_start"]) else ""
    state = State.MONITORING
    return {
        "actual": float(figure["obs_value"]),
        f"actual{SIGN}": sign_text(figure["bound"], lang),
        "data_year": end if start in {"", end[:4]} else f"{start}–{end}",
        "grade": verdicts.GRADE[lang][str(figure["grade"])],
        "verdict": f"{SHAPE[state]} {name(state, lang)}",
        "code": state,
        "remark": _told(figure, lang),
        "apart": True,
    }


def _told(figure: Mapping[str, Any], lang: str) -> str:
    rough = ""
    if known(figure["bound"]):
        year = str(figure["time_period"])[:4]
        rough = screen.say(lang, "city_rough", years=year)
    return screen.joined(lang, [screen.say(lang, f"span_{figure['period_kind']}"), rough])
