"""What was wrong with the address of a link that was opened: told until the reader goes on."""

from collections.abc import Iterable

import streamlit as st

from pages import _memory


def begin(*, arrives: bool) -> None:
    """Make ready for a run; nothing is wrong yet with an address that was just opened."""
    memory = _memory.held()
    memory.news = arrives
    if arrives:
        memory.notices = []


def add(lines: Iterable[str]) -> None:
    """Have lines told, each of them once."""
    memory = _memory.held()
    found = [one for one in lines if one not in memory.notices]
    memory.notices += found
    memory.news |= bool(found)


def told(choices: dict[str, str]) -> tuple[str, ...]:
    """Return the lines, none any more where the choices or the page are not as they were."""
    memory = _memory.held()
    if not memory.notices:
        return ()
    now = st.context.url, choices
    if memory.news:
        memory.noted = now
    elif memory.noted != now:
        memory.notices = []
    return tuple(memory.notices)
