"""What was wrong with the address of a link that was opened: told until the reader goes on."""

from collections.abc import Iterable

import streamlit as st

NOTICES = "notices"
"""In the session: the lines to be told."""
NOTED = "noted"
"""In the session: the choices for which they hold."""
NEWS = "news"
"""In the session: whether this run has another address, or found something wrong with it."""


def begin(*, arrives: bool) -> None:
    """Make ready for a run; nothing is wrong yet with an address that was just opened."""
    st.session_state[NEWS] = arrives
    if arrives or NOTICES not in st.session_state:
        st.session_state[NOTICES] = []


def add(lines: Iterable[str]) -> None:
    """Have lines told, each of them once."""
    noted = st.session_state[NOTICES]
    found = [one for one in lines if one not in noted]
    noted += found
    st.session_state[NEWS] |= bool(found)


def told(choices: dict[str, str]) -> tuple[str, ...]:
    """Return the lines, none any more where the choices or the page are not as they were."""
    now = st.context.url, choices
    if st.session_state[NEWS]:
        st.session_state[NOTED] = now
    elif st.session_state.get(NOTED) != now:
        st.session_state[NOTICES] = []
    return tuple(st.session_state[NOTICES])
