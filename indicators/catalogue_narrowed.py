"""The catalogue as a report on some indicators reads it: they are its headline ones, alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators import model
from indicators.catalogue import Catalogue
from indicators.derived import DerivedError, names


def narrowed(cat: Catalogue, indicators: Sequence[str]) -> Catalogue:
    """Return a catalogue of the figures of some indicators, which lead the list in that order.

    Figures that theirs were computed from stay; goals in words, which belong to no indicator, go,
    and so do the follow-ups of other indicators.
    Verdicts are to be taken from the whole catalogue. The result is not to be reloaded.

    Raises
    ------
    KeyError
        If there is no such indicator.
    """
    figures = cat._figures
    kept = figures["indicator"].isin(indicators)
    kept |= figures["figure_id"].isin(_beneath(figures, figures.loc[kept, "figure_id"]))
    states = {
        path: replace(state, listed=_listed(state.listed, indicators)) if state.listed else state
        for path, state in cat._states.items()
    }
    return replace(
        cat,
        lists=replace(cat.lists, indicators=_led(cat.lists.indicators, indicators)),
        _figures=figures[kept].reset_index(drop=True),
        _states=states,
    )


def _listed(
    listed: Mapping[str, list[dict[str, Any]]], indicators: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    followed = [one for one in listed["follow_ups"] if one["indicator"] in indicators]
    return {**listed, "text_targets": [], "follow_ups": followed}


def _led(
    listed: Mapping[str, model.Indicator], indicators: Sequence[str]
) -> dict[str, model.Indicator]:
    first = {code: listed[code].model_copy(update={"headline": True}) for code in indicators}
    rest = {
        code: one.model_copy(update={"headline": False})
        for code, one in listed.items()
        if code not in first
    }
    return first | rest


def _beneath(figures: pd.DataFrame, ids: pd.Series) -> set[str]:
    """Return what figures were computed from, however far."""
    rules = figures.loc[figures["derived"].notna(), ["figure_id", "derived"]]
    parts = {str(one): _named(rule) for one, rule in rules.itertuples(index=False)}
    found: set[str] = set()
    pending = [str(one) for one in ids]
    while pending:
        fresh = parts.get(pending.pop(), frozenset()) - found
        found |= fresh
        pending += fresh
    return found


def _named(rule: str) -> frozenset[str]:
    try:
        return frozenset(names(rule))
    except DerivedError:
        return frozenset()
