"""The fields of 假定测算 and the sentences that answer them; what they say is made elsewhere."""

import streamlit as st

from indicators.exhibits import WhatIf, needed, reached
from pages import _html, _labels
from pages import _words as words

LATEST = 30
"""Years ahead that may be asked for."""


def show(asked: WhatIf) -> None:
    """Ask for an end value and for a yearly change, and answer in words."""
    with st.container(key="what_if"):
        st.html(_html.section(words.WHAT_IF["title"]))
        if asked.refused:
            st.html(_html.note(asked.refused))
            return
        st.html(_html.notes([asked.told, words.WHAT_IF["note"]]))
        left, right = st.columns(2)
        with left:
            _needed(asked)
        with right:
            _reached(asked)


def _needed(asked: WhatIf) -> None:
    st.html(_html.strong(words.WHAT_IF["needed"]))
    first, second = st.columns(2)
    value = first.number_input(
        words.WHAT_IF["end_value"].format(unit=_labels.plain(asked.unit)),
        value=asked.wish,
        format=f"%.{asked.decimals}f",
        step=asked.step,
        key=f"end_value_{asked.key}",
    )
    year = second.number_input(
        words.WHAT_IF["end_year"],
        min_value=asked.first_year,
        max_value=asked.first_year + LATEST,
        value=asked.end_year,
        key=f"end_year_{asked.key}",
    )
    st.html(_html.answer(needed(asked, value, year)))


def _reached(asked: WhatIf) -> None:
    st.html(_html.strong(words.WHAT_IF["reached"]))
    if not asked.open:
        st.html(_html.answer(reached(asked, None)))
        return
    change = st.number_input(
        words.WHAT_IF["points" if asked.points else "growth"],
        value=asked.growth,
        step=asked.growth_step,
        format="%.2f" if asked.points else "%.1f",
        key=f"growth_{asked.key}",
    )
    st.html(_html.answer(reached(asked, change)))
