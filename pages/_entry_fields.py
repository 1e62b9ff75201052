"""The fields of the forms: named by what they hold, labelled in the reader's language."""

from collections.abc import Mapping

import streamlit as st

from indicators.wording import entry as told
from pages import _language


def one(name: str, labels: Mapping[str, str], usual: str = "", *, form: str = "entry") -> str:
    """Let one of some codes be chosen."""
    codes = [str(code) for code in labels]
    return st.selectbox(
        told.field(_language.now(), name),
        codes,
        index=codes.index(usual) if usual in codes else 0,
        format_func=lambda code: labels.get(code, code),
        key=f"{form}_{name}",
    )


def text(name: str, value: str = "", *, form: str = "entry", turn: str = "", **params: str) -> str:
    """Let a text be written."""
    label = told.field(_language.now(), name, **params)
    return st.text_input(label, value, key=f"{form}_{name}{turn}").strip()
