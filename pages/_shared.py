"""The loaded data that all pages share: the only cache."""

import datetime as dt
import gc
import os
import time
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from indicators import catalogue, charts, progress
from indicators.catalogue import Catalogue
from indicators.exhibits.wanted import Wanted
from indicators.problems import DataError, Problem
from pages import _choices, _html, _kept, _paper
from pages import _exhibits as exhibits
from pages import _words as words

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("INDICATORS_DATA", ROOT / "data"))
PAPER = ROOT / "docs" / "method.md"
FOLLOW_SECONDS = 1.5
"""How often each open page looks for an edit, which shows within two seconds."""
LOOK_SECONDS = 0.25
"""So long one look at the files serves all open pages."""
LOADED = "loaded"
"""In the session: the data of this run."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """The data folder as last read: its catalogue, or why there is none."""

    key: int
    """Changes when any file of the folder does; the key of everything computed from it."""
    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def load() -> Loaded:
    """Return the data, read again if a file changed; the same from begin to end of a run."""
    if LOADED not in st.session_state:
        st.session_state[LOADED] = _loaded(_fingerprint())
    return st.session_state[LOADED]


def warm() -> None:
    """Make ready what the first reader will see, who waits for the browser meanwhile."""
    words.assume("zh")
    cat = _loaded(_fingerprint()).catalogue
    if cat is not None and cat.cities:
        plan, as_of = _choices.usual(cat)
        frame = _kept.made(_assessed, cat, as_of, _choices.today())
        counts = exhibits.counts(cat, frame, cat.cities, plan, "zh", as_of=as_of, wanted=Wanted())
        if not counts.empty:
            charts.figure(counts)


def data_or_stop() -> Catalogue:
    """Return the catalogue; where there is none or no city in it, say so and stop."""
    loaded = load()
    if loaded.catalogue is None:
        lines = [str(problem) for problem in loaded.problems]
        st.html(_html.banner(words.fatal_faults(len(lines)), lines))
        st.stop()
    if not loaded.catalogue.cities:
        st.html(_html.note(words.ADVICE["no_data"]))
        st.stop()
    return loaded.catalogue


def watch() -> None:
    """Rerun the page when a data file changes, and tell the faults of files left out.

    The router calls it before anything asks for the data.
    """
    st.session_state.pop(LOADED, None)
    loaded = load()
    _follow(loaded.key)
    if loaded.catalogue is not None and loaded.problems:
        lines = [str(problem) for problem in loaded.problems]
        st.html(_html.banner(words.faults(len(lines)), lines))


def verdicts(as_of: int) -> pd.DataFrame:
    """Return the progress frame as it stands today for the reference year `as_of`.

    It is shared by all sessions and the same object as long as the data stay: not to be changed.
    """
    return _kept.made(_assessed, data_or_stop(), as_of, _choices.today())


def _assessed(found: Catalogue, as_of: int, day: dt.date) -> pd.DataFrame:
    return progress.assess(found, as_of=as_of, on=day)


def verdicts_before(as_of: int) -> pd.DataFrame:
    """Return the progress frame of the reference year before."""
    return verdicts(as_of - 1)


@st.fragment(run_every=FOLLOW_SECONDS)
def _follow(key: int) -> None:
    looked = _looked()
    now = time.monotonic()
    if now > looked.files_at + LOOK_SECONDS:
        looked.files_at, looked.files = now, _fingerprint()
    if looked.files != key and _fingerprint() != key:
        st.rerun()


@dataclass
class Looked:
    """What the open pages together look after, each when its turn comes."""

    files_at: float = 0.0
    files: int = 0


@st.cache_resource(show_spinner=False)
def _looked() -> Looked:
    return Looked()


def _fingerprint() -> int:
    """Return a number that changes when any data file does."""
    files = sorted(DATA.rglob("*.yaml"))
    return hash(tuple(_stamp(path) for path in files))


def _stamp(path: Path) -> Hashable:
    try:
        status = path.stat()
    except OSError:  # gone between listing and looking
        return str(path)
    return str(path), status.st_mtime_ns, status.st_size


def paper() -> str:
    """Return the method paper as HTML, made anew when its file changes."""
    return _rendered(_stamp(PAPER))


@st.cache_resource(show_spinner=False, max_entries=1)
def _rendered(stamp: Hashable) -> str:  # noqa: ARG001 - part of the cache key
    return _paper.render(PAPER.read_text(encoding="utf-8"))


@st.cache_resource(show_spinner=False, max_entries=2)
def _loaded(key: int) -> Loaded:
    latest = _latest()
    previous = next((one for one in latest if one.folder == DATA), None)
    try:
        found = catalogue.reload(previous) if previous else catalogue.load(DATA)
    except DataError as error:
        return Loaded(key, None, tuple(error.problems))
    latest[:] = [found]
    _kept.SHELF.clear()
    return Loaded(key, found, found.problems)


@st.cache_resource(show_spinner=False)
def _latest() -> list[Catalogue]:
    # Holds the last good catalogue, so that one edited file is spliced in, not all read again.
    return []


@st.cache_resource(show_spinner=False)
def freeze() -> bool:
    """Take what the imports made out of the garbage collector's sight; once, at the first run."""
    gc.collect()
    gc.freeze()
    return True
