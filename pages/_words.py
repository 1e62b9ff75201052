"""The words of the pages in the language of this run, under the names of `wording.pages`."""

from typing import Any

import streamlit as st

from indicators.wording import pages, pages_en

LANGUAGE = "language"
"""In the session: zh or en."""
MODULES = {"zh": pages, "en": pages_en}


def language() -> str:
    """Return the language of this run: zh or en."""
    return st.session_state.get(LANGUAGE, "zh")


def __getattr__(name: str) -> Any:
    return getattr(MODULES[language()], name)
