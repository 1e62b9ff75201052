"""How a choice is kept: in the address by ids, in the session, and in a picker in the sidebar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages import _words as words

CHOSEN = "chosen"
"""In the session: ids by name; None where all are chosen, also those that come later.

It outlives pages that do not show the picker, and files that are broken for a while.
"""
SHOWN = "shown"
"""In the session: what each picker was given last, to tell the reader's change from ours."""
WRITTEN = "written"
"""In the session: the address as last written, to tell an opened link from our own writing."""
NOTICES = "notices"
"""In the session: what was wrong with the address that was opened."""

Arrived = Mapping[str, Sequence[str]]


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

    @property
    def key(self) -> str:
        """Name of the widget's state."""
        return f"pick_{self.name}"


def begin() -> None:
    """Make ready for a run: nothing is wrong with the address yet."""
    st.session_state[NOTICES] = []
    for name in (CHOSEN, SHOWN, WRITTEN):
        st.session_state.setdefault(name, {})


def arrived(names: Sequence[str]) -> Arrived:
    """Return the choices of an address that was opened, not written by ourselves."""
    written = st.session_state[WRITTEN]
    given = {name: st.query_params[name] for name in names if name in st.query_params}
    fresh = {name: value for name, value in given.items() if written.get(name) != value}
    return {name: [part for part in value.split(",") if part] for name, value in fresh.items()}


def pick(picker: Picker, opened: Arrived, *, shown: bool = True) -> list[str]:
    """Return what is chosen, from the address, the picker or before; valid in any case."""
    wanted = _wanted(picker, opened)
    valid = [one for one in picker.labels if one in wanted]
    if picker.name in opened:
        unknown = [
            words.invalid_link(picker.name, one) for one in wanted if one not in picker.labels
        ]
        st.session_state[NOTICES] += unknown
    if not valid and (wanted or not picker.many):
        valid = list(picker.default)
    if not picker.many:
        valid = valid[:1]
        silent = picker.quiet and valid == list(picker.default)
        st.session_state[CHOSEN][picker.name] = None if silent else valid
    if shown:
        show(picker, valid)
    return valid


def notices() -> tuple[str, ...]:
    """Return what was wrong with the address that was opened."""
    return tuple(st.session_state[NOTICES])


def write_address() -> None:
    """Put the choices into the address, as ids; where all is chosen, nothing is written."""
    address = ids()
    written = st.session_state[WRITTEN]
    for name in written.keys() - address.keys():
        st.query_params.pop(name, None)
    if any(st.query_params.get(name) != value for name, value in address.items()):
        st.query_params.update(address)
    st.session_state[WRITTEN] = address


def ids() -> dict[str, str]:
    """Return the choices as an address holds them."""
    chosen = st.session_state[CHOSEN]
    return {name: ",".join(found) for name, found in chosen.items() if found is not None}


def _wanted(picker: Picker, opened: Arrived) -> Sequence[str]:
    """Return the ids asked for, and keep them."""
    chosen, shown = st.session_state[CHOSEN], st.session_state[SHOWN]
    state = st.session_state.get(picker.key)
    if picker.name in opened:
        wanted = opened[picker.name]
    elif picker.key in st.session_state and state != shown.get(picker.name):
        wanted = list(state) if picker.many else [state]
    else:
        kept = chosen.get(picker.name)
        return kept if kept is not None else picker.default
    is_default = picker.many and set(wanted) == set(picker.default)
    chosen[picker.name] = None if is_default else list(wanted)
    return wanted


def show(picker: Picker, valid: list[str]) -> None:
    """Show a picker with what is chosen."""
    state = valid if picker.many else valid[0]
    st.session_state[picker.key] = state
    st.session_state[SHOWN][picker.name] = list(valid) if picker.many else state
    if picker.switch:
        _switch(picker)
        return
    widget = st.multiselect if picker.many else st.selectbox
    widget(
        words.PICKER[picker.name],
        list(picker.labels),
        format_func=lambda one: picker.labels.get(one, one),
        key=picker.key,
        placeholder=words.HINT.get(picker.name),
        help=words.HELP.get(picker.name),
    )


def _switch(picker: Picker) -> None:
    st.segmented_control(
        words.PICKER[picker.name],
        list(picker.labels),
        format_func=lambda one: picker.labels.get(one, one),
        key=picker.key,
        help=words.HELP.get(picker.name),
        required=True,
    )
