"""What a session keeps of the reader's choices; looked up once a run, for each look costs."""

from dataclasses import dataclass, field
from threading import local
from typing import Any

import streamlit as st

KEY = "memory"
_RUN = local()
"""The thread that runs a session's page serves no other meanwhile."""


@dataclass
class Memory:
    """The choices of one session.

    They outlive pages that do not show the picker, and files that are broken for a while.
    """

    chosen: dict[str, list[str] | None] = field(default_factory=dict)
    """Ids by name; None where all are chosen, also those that come later."""
    shown: dict[str, Any] = field(default_factory=dict)
    """What each picker was given last, to tell the reader's change from ours."""
    written: dict[str, str] = field(default_factory=dict)
    """The address as last written, to tell an opened link from our own writing."""
    address: dict[str, str] = field(default_factory=dict)
    """The address as it stands."""
    opened: dict[str, str] | None = None
    """What the address of this run says, as far as we did not write it ourselves."""
    fresh: bool = False
    """Whether the whole page is drawn, not only the part that is drawn anew alone."""
    alone: bool = False
    """Whether that part is drawn anew alone: its pickers are those that the browser shows."""
    shared: Any = None
    """Plan, year and cities, which all pages share."""
    now: Any = None
    """The `Choice` of this run."""
    notices: list[str] = field(default_factory=list)
    """What was wrong with the address that was opened, to be told."""
    noted: Any = None
    """The choices for which that holds."""
    news: bool = False
    """Whether this run has another address, or found something wrong with it."""


def begin() -> Memory:
    """Return the memory of the session whose page runs in this thread from now on."""
    _RUN.memory = st.session_state.setdefault(KEY, Memory())
    return _RUN.memory


def held() -> Memory:
    """Return the memory of the session whose page this thread runs."""
    return _RUN.memory
