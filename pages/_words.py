"""The words of the pages in the language of this run, under the names of `wording.pages`."""

from threading import local
from typing import Any

import streamlit as st

from indicators.wording import pages, pages_en

LANGUAGE = "language"
"""In the session: zh or en."""
MODULES = {"zh": pages, "en": pages_en}
_OF_THREAD = local()
"""Of a page's thread, which serves one session: words are asked for a hundred times in a run."""


def settle(lang: str) -> None:
    """Have a language hold for this run and what the session does after it."""
    st.session_state[LANGUAGE] = _OF_THREAD.language = lang


def assume(lang: str) -> None:
    """Have a language hold for a thread that serves no session."""
    _OF_THREAD.language = lang


def language() -> str:
    """Return the language of this run: zh or en."""
    found = getattr(_OF_THREAD, "language", None)
    return found or st.session_state.get(LANGUAGE, "zh")


def __getattr__(name: str) -> Any:
    return getattr(MODULES[language()], name)
