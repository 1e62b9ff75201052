"""The loaded data that all pages share: the only cache."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

import pandas as pd
import streamlit as st

from indicators import catalogue, charts, folder, journal, progress
from indicators.catalogue import Catalogue
from indicators.exhibits import search_texts
from indicators.exhibits.wanted import Wanted
from indicators.problems import DataError, Problem
from pages import _choices, _folder, _heap, _html, _kept, _slices
from pages import _exhibits as exhibits
from pages import _words as words

DATA = _folder.DATA
PAPER = Path(__file__).parent.parent / "docs" / "method.md"
LOADED = "loaded"
"""In the session: the data of this run."""
_SETTLING = Lock()


@dataclass(frozen=True, eq=False)
class Loaded:
    """The data folder as last read: its catalogue, or why there is none."""

    key: str
    """Changes when any file of the folder does; the key of everything computed from it."""
    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def load() -> Loaded:
    """Return the data, read again if a file changed; the same until the page is drawn anew."""
    if LOADED not in st.session_state:
        st.session_state[LOADED] = _loaded(_folder.state(DATA))
    return st.session_state[LOADED]


def warm() -> None:
    """Make ready what the first reader will see, who waits for the browser meanwhile."""
    words.assume("zh")
    cat = _loaded(_folder.state(DATA)).catalogue
    if cat is not None and cat.cities:
        _warm(cat, *_choices.usual(cat))


def warm_later() -> None:
    """Make ready what a reader of very many areas asks for next; nobody waits for it."""
    cat = _loaded(_folder.state(DATA)).catalogue
    if cat is not None and _slices.many(cat.cities):
        search_texts.texts_of(cat)
    _heap.give_back()


def _warm(cat: Catalogue, plan: str, as_of: int) -> None:
    if _slices.many(cat.cities):
        from pages import _judged  # it imports this module

        tallied = _judged.tally(cat, cat.cities, plan, as_of, wanted=Wanted())
        shown = exhibits.regions(cat, tallied, plan, "zh", as_of=as_of, wanted=Wanted())
    else:
        frame = _kept.made(assessed, cat, as_of, _choices.today())
        shown = exhibits.counts(cat, frame, cat.cities, plan, "zh", as_of=as_of, wanted=Wanted())
    if not shown.empty:
        charts.figure(shown)


def data_or_stop() -> Catalogue:
    """Return the catalogue; where there is none or no city in it, say so and stop."""
    loaded = load()
    if loaded.catalogue is None:
        lines = [str(problem) for problem in loaded.problems]
        st.html(_html.banner(words.fatal_faults(len(lines)), lines))
        st.stop()
    if not loaded.catalogue.cities:
        st.html(_html.note(words.ADVICE["all_faulty" if loaded.problems else "no_data"]))
        st.stop()
    return loaded.catalogue


def is_empty() -> bool:
    """Whether there is nothing that the pages could show."""
    loaded = load()
    return loaded.catalogue is None or not loaded.catalogue.cities


def begin() -> str:
    """Look at the files anew for this run; return their state, for the page to follow it.

    The router calls it before anything asks for the data.
    """
    st.session_state.pop(LOADED, None)
    return load().key


def tell() -> None:
    """Tell the faults of files left out."""
    loaded = load()
    if loaded.catalogue is not None and loaded.problems:
        lines = [str(problem) for problem in loaded.problems]
        st.html(_html.banner(words.faults(len(lines)), lines))


def assessed(found: Catalogue, as_of: int, day: dt.date) -> pd.DataFrame:
    """Return a progress frame; through `_kept.made`, which shares it."""
    return progress.assess(found, as_of=as_of, on=day)


def current() -> Loaded:
    """Return the data as of this moment, for what serves no session."""
    return _loaded(_folder.recent_state(DATA))


def judged(found: Catalogue, as_of: int, day: dt.date) -> pd.DataFrame:
    """Return the shared progress frame, for what serves no session."""
    words.assume("zh")
    return _kept.made(assessed, found, as_of, day)


def reference(found: Catalogue) -> tuple[dt.date, int]:
    """Return the day, and the reference year that a reader sees who chooses nothing."""
    words.assume("zh")
    day = _choices.today()
    return day, _choices.usual(found)[1] if len(found.plans) else day.year


def paper() -> str:
    """Return the method paper as HTML, made anew when its file changes."""
    return _rendered(_folder.stamp(PAPER))


@st.cache_resource(show_spinner=False, max_entries=1)
def _rendered(stamp: str) -> str:  # noqa: ARG001 - part of the cache key
    from indicators.export import paper  # one page alone needs it

    return paper.render(PAPER.read_text(encoding="utf-8"))


@st.cache_resource(show_spinner=False, max_entries=2)
def _loaded(key: str) -> Loaded:
    latest = _latest()
    previous = next((one for one in latest if one.folder == DATA), None)
    try:
        found, fresh = (catalogue.reload(previous), False) if previous else _read()
    except DataError as error:
        journal.event("data_broken", faults=len(error.problems))
        return Loaded(key, None, tuple(error.problems))
    latest[:] = [found]
    _kept.SHELF.clear()
    if not fresh and folder.has_many_files(DATA):
        # No reader waits for it; whatever ends it leaves what there is.
        Thread(target=_settle, args=(found, latest), daemon=True).start()
    counts = {"figures": len(found.figures), "cities": len(found.cities)}
    journal.event("data", **counts, faults=len(found.problems))
    return Loaded(key, found, found.problems)


def _read() -> tuple[Catalogue, bool]:
    """Return the catalogue and whether it is just what the snapshot holds."""
    if not folder.has_many_files(DATA):
        return catalogue.load(DATA), False
    from indicators import snapshot  # a small folder does not need it

    found = snapshot.load_apart(DATA)
    return found.catalogue, found.fresh


def _settle(found: Catalogue, latest: list[Catalogue]) -> None:
    """Write the snapshot anew and have a catalogue's long table rest on it, while it is shown."""
    from indicators import snapshot

    with _SETTLING:
        if found in latest and snapshot.settle(found):
            _heap.give_back()


@st.cache_resource(show_spinner=False)
def _latest() -> list[Catalogue]:
    # Holds the last good catalogue, so that one edited file is spliced in, not all read again.
    return []
