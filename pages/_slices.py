"""Many cities are shown some at a time; what is counted and what is saved speaks of all."""

import math
from collections.abc import Sequence

import streamlit as st

from pages import _html
from pages import _words as words

MOST, AT_A_TIME, MOST_IN_FILES = 40, 10, 400
"""So many cities stand side by side; where there are more, fewer at a time, to be quick.

Files hold all of them as long as they are no more than a province has."""

ROWS = 300
"""So many rows of a matrix of years are shown at a time."""


def many(chosen: Sequence[str]) -> bool:
    """Tell whether the cities are too many to stand side by side."""
    return len(chosen) > MOST


def cities(chosen: Sequence[str], *, told: str = "cities_of") -> tuple[str, ...]:
    """Return the cities that are shown now, with a control to turn to the others.

    The words `told` say what speaks of all of them.
    """
    count = len(chosen)
    if not many(chosen):
        return tuple(chosen)
    note = st.container()  # what is turned over is told before it
    page = st.pagination(math.ceil(count / AT_A_TIME), key=f"cities_{count}")
    first = (page - 1) * AT_A_TIME
    shown = tuple(chosen[first : first + AT_A_TIME])
    note.html(_html.note(_told(told, first + 1, first + len(shown), count)))
    return shown


def in_files(chosen: Sequence[str]) -> bool:
    """Tell whether files hold all the cities chosen, not only those shown."""
    return len(chosen) <= MOST_IN_FILES


def _told(name: str, first: int, last: int, count: int) -> str:
    return getattr(words, name)(first, last, count, whole=count <= MOST_IN_FILES)
