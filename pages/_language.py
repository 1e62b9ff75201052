"""The language of the pages: in the address as `lang`, chosen once in the sidebar."""

from typing import Any

import streamlit as st

from pages import _pickers, _words
from pages._picker import Picker, show

NAME = "lang"
LABELS = {"zh": "中文", "en": "English"}
TAGS = {"zh": "zh-CN", "en": "en"}
"""Language tags of HTML."""


def settle() -> None:
    """Decide the language before any word is shown."""
    [lang] = _pickers.pick(_picker(), _pickers.arrived((NAME,)), shown=False)
    _words.settle(lang)


def switch() -> None:
    """Offer the languages."""
    with st.sidebar:
        show(_picker(), [now()])


def now() -> str:
    """Return the language of this run: zh or en."""
    return _words.language()


def tag() -> str:
    """Return the language as HTML names it."""
    return TAGS[now()]


def names(table: Any) -> Any:
    """Return the names in a catalogue's table in the language of this run."""
    return table[f"name_{now()}"]


def _picker() -> Picker:
    # Chinese is not written into the address: a link without a language is Chinese.
    return Picker(NAME, LABELS, ["zh"], switch=True, quiet=True)
