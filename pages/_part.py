"""The part of a page below its title: drawn anew alone when a choice that stands in it changes."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from indicators import journal
from pages import _choices, _html, _language, _pickers, _shared


def part(*, own: bool = False, **asked: bool) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Put the pickers that a page asks for, see `_choices.pick`, above what a function shows.

    Where a page has choices of its `own`, which it reads while it shows, what is wrong with the
    address is known only then.
    """

    def made(show: Callable[[], None]) -> Callable[[], None]:
        @st.fragment
        def drawn() -> None:
            with journal.run(show.__name__):
                _drawn()

        def _drawn() -> None:
            _pickers.begin_part()
            _language.settle()
            _choices.pick(_shared.data_or_stop(), **asked)
            if not own:
                _tell(st)
                show()
                return
            room = st.container()
            show()
            _tell(room)

        return drawn

    return made


def _tell(room: Any) -> None:
    if notices := _pickers.notices():
        room.html(_html.warning(notices))
