"""The log of the data folder for the page 变更记录: read and verified once while it stays."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from indicators import catalogue, chronicle
from indicators.catalogue import Catalogue
from indicators.changes import Change
from indicators.chronicle import Soundness, State
from indicators.exhibits import Exhibit
from indicators.history import Entry, Store, StoreError
from indicators.problems import DataError
from pages import _choices, _folder, _kept, _language, _shared

PAST = 3
"""So many past states are kept."""


@dataclass(frozen=True, eq=False)
class Logged:
    """The entries of the log as last read, and whether it is sound."""

    entries: tuple[Entry, ...]
    sound: Soundness | None
    """Nothing where there is no log."""


def log() -> Logged:
    """Return the log, read and verified again if it or a data file changed."""
    files = sorted((_shared.DATA / ".history").glob("*.*"))
    key = "\n".join([_shared.load().key, *map(_folder.stamp, files)])
    return _read(key, _language.now())


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(key: str, lang: str) -> Logged:  # noqa: ARG001 - the key of the cache
    store = Store(_shared.DATA, lang=lang)
    try:
        entries = store.entries()
        faults = store.verify()
    except (StoreError, OSError) as error:
        return Logged((), chronicle.unreadable(str(error), lang))
    if not entries and not faults:
        return Logged((), None)
    return Logged(entries, chronicle.soundness(entries, faults, lang))


def changes(data: Catalogue, found: Logged, wanted: chronicle.Filter) -> Exhibit:
    """List the changes wanted."""
    return _kept.made(_changes, data, found, wanted, _language.now())


def _changes(data: Catalogue, found: Logged, wanted: chronicle.Filter, lang: str) -> Exhibit:
    return chronicle.changes(data, found.entries, lang, wanted=wanted)


def figure(data: Catalogue, found: Logged, figure_id: str) -> Exhibit:
    """List the states of one figure."""
    return _kept.made(_figure, data, found, figure_id, _language.now())


def _figure(data: Catalogue, found: Logged, figure_id: str, lang: str) -> Exhibit:
    return chronicle.history(data, found.entries, figure_id, lang)


def state(data: Catalogue, found: Logged, chosen: str, name: str) -> State | None:
    """Return a state of the data; nothing where its files could not be read."""
    number = chronicle.number_of(found.entries, chosen)
    cat = data if number is None else _past(found.entries[number].hash, number)
    if cat is None:
        return None
    frame = _kept.made(_shared.assessed, cat, _choices.now().as_of, _choices.today())
    return State(cat, frame, name)


@st.cache_resource(show_spinner=False, max_entries=PAST)
def _past(mark: str, _number: int) -> Catalogue | None:  # noqa: ARG001 - the key of the cache
    with tempfile.TemporaryDirectory() as place:
        try:
            return catalogue.load(Store(_shared.DATA).as_of(_number, Path(place) / "data"))
        except DataError:
            return None


def reversal(number: int) -> Sequence[Change]:
    """Return the changes that take an entry back.

    Raises StoreError where it cannot be taken back, in the reader's language.
    """
    return Store(_shared.DATA, lang=_language.now()).reversal(number)


def compared(then: State, now: State, areas: tuple[str, ...]) -> tuple[Exhibit, Exhibit]:
    """Return the verdicts and the figures that differ between two states; no areas are all."""
    choice = _choices.now()
    asked = (then.cat, now.cat, then.frame, now.frame, then.name, now.name, areas)
    return _kept.made(_compared, *asked, choice.cities, choice.plan, choice.as_of, _language.now())


def _compared(
    old: Catalogue,
    new: Catalogue,
    old_frame: pd.DataFrame,
    new_frame: pd.DataFrame,
    old_name: str,
    new_name: str,
    areas: tuple[str, ...],
    cities: tuple[str, ...],
    plan: str,
    as_of: int,
    lang: str,
) -> tuple[Exhibit, Exhibit]:
    then, now = State(old, old_frame, old_name), State(new, new_frame, new_name)
    verdicts = chronicle.verdicts_compared(then, now, cities, plan, lang, as_of=as_of)
    return verdicts, chronicle.figures_compared(then, now, areas, lang)
