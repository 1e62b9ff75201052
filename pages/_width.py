"""How wide pictures are drawn: the browser tells, for the server cannot see its window.

`pages/ui/page.js` measures, keeps a cookie for the first run and presses the hidden field later.
"""

import streamlit as st

from pages import _words as words

WIDTHS = ("1400", "1200", "900", "600", "330")
"""Pixels for which texts in pictures are broken: large screens, a desk, a tablet, a phone."""
USUAL = "900"
"""Where the browser has not told yet."""
NAME = "picture_width"


def settle() -> None:
    """Offer the widths to the script; it stands where no reader sees it."""
    known = st.context.cookies.get(NAME)
    with st.sidebar:
        st.radio(
            words.PICKER["width"],
            WIDTHS,
            index=WIDTHS.index(known if known in WIDTHS else USUAL),
            key=NAME,
        )


def now() -> int:
    """Return the width for which pictures are drawn in this run."""
    return int(st.session_state.get(NAME, USUAL))
