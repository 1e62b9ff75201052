"""The loaded data that all pages share: the only cache."""

import datetime as dt
import gc
import os
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from indicators import catalogue, progress
from indicators.catalogue import Catalogue
from indicators.problems import DataError, Problem
from pages import _choices, _html, _paper
from pages import _words as words

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("INDICATORS_DATA", ROOT / "data"))
PAPER = ROOT / "docs" / "method.md"
FOLLOW_SECONDS = 2
"""An edit shows within this time; looking costs a tenth of a millisecond."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """The data folder as last read: its catalogue, or why there is none."""

    key: int
    """Changes when any file of the folder does; the key of everything computed from it."""
    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def load() -> Loaded:
    """Return the data, read again if a file changed."""
    return _loaded(_fingerprint())


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
    """Rerun the page when a data file changes, and tell the faults of files left out."""
    loaded = load()
    _follow(loaded.key)
    if loaded.catalogue is not None and loaded.problems:
        lines = [str(problem) for problem in loaded.problems]
        st.html(_html.banner(words.faults(len(lines)), lines))


def verdicts(as_of: int) -> pd.DataFrame:
    """Return the progress frame as it stands today for the reference year `as_of`."""
    return _assessed(load().key, as_of, _choices.today().isoformat()).copy(deep=False)


@st.fragment(run_every=FOLLOW_SECONDS)
def _follow(key: int) -> None:
    if _fingerprint() != key:
        st.rerun()


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
    return Loaded(key, found, found.problems)


@st.cache_resource(show_spinner=False)
def _latest() -> list[Catalogue]:
    # Holds the last good catalogue, so that one edited file is spliced in, not all read again.
    return []


@st.cache_resource(show_spinner=False, max_entries=16)
def _assessed(key: int, as_of: int, day: str) -> pd.DataFrame:  # noqa: ARG001 - part of the cache key
    found = load().catalogue
    return progress.assess(found, as_of=as_of, on=dt.date.fromisoformat(day))


@st.cache_resource(show_spinner=False)
def freeze() -> bool:
    """Take what the imports made out of the garbage collector's sight.

    Streamlit collects after every run; without this that is two thirds of a rerun's time.
    """
    gc.collect()
    gc.freeze()
    return True
