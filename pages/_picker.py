"""A choice as it stands in the sidebar: its options, what is chosen, and the widget for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages import _memory
from pages import _words as words

Offer = Callable[[Sequence[str]], Sequence[str]]
"""Which options are sent, by those that are chosen."""


@dataclass(frozen=True)
class Picker:
    """One choice: its options by id, and what holds where nothing valid is chosen."""

    name: str
    labels: Mapping[str, str]
    default: Sequence[str]
    many: bool = False
    switch: bool = False
    """Whether the few options stand side by side."""
    quiet: bool = False
    """Whether the default is left out of the address."""
    lasting: bool = False
    """Whether a choice waits until its option, which a broken file took away, comes back."""
    hint: str = ""
    """Name of what stands in the empty picker, where it is not the picker's own."""
    offer: Offer | None = None
    """Which of very many options are sent, by what is chosen; a link may name any other."""

    @property
    def key(self) -> str:
        """Name of the widget's state."""
        return f"pick_{self.name}"


def show(picker: Picker, valid: list[str]) -> None:
    """Show a picker with what is chosen."""
    state = valid if picker.many else valid[0]
    put(picker.key, state)
    _memory.held().shown[picker.name] = list(valid) if picker.many else state
    if picker.switch:
        _switch(picker)
        return
    widget = st.multiselect if picker.many else st.selectbox
    widget(
        words.PICKER[picker.name],
        _offered(picker, valid),
        format_func=lambda one: picker.labels.get(one, one),
        key=picker.key,
        placeholder=words.HINT.get(picker.hint or picker.name),
        help=words.HELP.get(picker.name),
    )


def put(key: str, state: str | list[str]) -> None:
    # What is set counts as changed: the browser would draw anew what it shows already. On another
    # page a picker of the same name is another one, and must be set.
    if not _memory.held().alone or st.session_state.get(key) != state:
        st.session_state[key] = state


def _offered(picker: Picker, valid: Sequence[str]) -> list[str]:
    if picker.offer is None:
        return list(picker.labels)
    kept = {*picker.offer(valid), *valid}
    return [one for one in picker.labels if one in kept]


def _switch(picker: Picker) -> None:
    st.segmented_control(
        words.PICKER[picker.name],
        list(picker.labels),
        format_func=lambda one: picker.labels.get(one, one),
        key=picker.key,
        help=words.HELP.get(picker.name),
        required=True,
    )
