"""数据填报: one figure or a table of them, follow-ups, and what waits for a second person."""

import streamlit as st

from indicators.access import Action, ForbiddenError
from indicators.catalogue import Catalogue
from indicators.intake.reading import read
from indicators.wording import entry as told
from pages import (
    _choices,
    _entry_follow_up,
    _entry_form,
    _entry_preview,
    _entry_table,
    _entry_waiting,
    _html,
    _identity,
    _language,
    _own,
    _pickers,
    _shared,
    _slices,
    _writing,
)
from pages._part import part


@part(own=True)
def entry() -> None:
    data = _shared.data_or_stop()
    _entry_preview.outcome()
    # Of very many areas those of the province chosen are offered.
    cities = _choices.now().cities if _slices.many(data.cities) else data.cities
    areas = [one for one in _choices.with_parts(data, cities) if _writing.may(Action.ENTER, one)]
    parts = _own.entry("form", "table", "follow_up", "waiting")
    for show, room in zip(SHOW.values(), _pickers.tabs(parts), strict=True):
        if room.open:
            with room:
                show(data, areas)
    _entry_preview.settle()


def form(data: Catalogue, areas: list[str]) -> None:
    if not areas:
        _closed()
        return
    given = _entry_form.table(data, areas)
    if not given:
        st.html(_html.note(told.say(_language.now(), "nothing_yet")))
        return
    _entry_preview.show(data, read("entry.csv", given, data, _language.now()), "form", cells=False)


def table(data: Catalogue, areas: list[str]) -> None:
    _entry_table.offer()
    if areas:
        _entry_table.upload(data)
    else:
        _closed()


def follow_up(data: Catalogue, areas: list[str]) -> None:
    if areas:
        _entry_follow_up.show(data, areas)
    else:
        _closed()


def waiting(data: Catalogue, _areas: list[str]) -> None:
    _entry_waiting.show(data)


def _closed() -> None:
    """Say why nothing can be entered here."""
    try:
        _identity.access().require(_identity.person(), Action.ENTER)
    except ForbiddenError as error:
        st.html(_html.note(error.told(_language.now())))


SHOW = {"form": form, "table": table, "follow_up": follow_up, "waiting": waiting}

entry()
