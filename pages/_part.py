"""The part of a page below its title: drawn anew alone when a choice that stands in it changes."""

from collections.abc import Callable

import streamlit as st

from pages import _choices, _html, _language, _pickers, _shared


def part(**asked: bool) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Put the pickers that a page asks for, see `_choices.pick`, above what a function shows."""

    def made(show: Callable[[], None]) -> Callable[[], None]:
        @st.fragment
        def drawn() -> None:
            _pickers.begin_part()
            _language.settle()
            _choices.pick(_shared.data_or_stop(), **asked)
            notice_room = st.container()
            show()
            # Choices of one page alone are read where that page shows them.
            if notices := _pickers.notices():
                notice_room.html(_html.warning(notices))

        return drawn

    return made
