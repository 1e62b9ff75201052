"""How a choice is kept: in the address by ids, in the session, and in a picker in the sidebar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from pages import _notices
from pages import _words as words

CHOSEN = "chosen"
"""In the session: ids by name; None where all are chosen, also those that come later.

It outlives pages that do not show the picker, and files that are broken for a while.
"""
SHOWN = "shown"
"""In the session: what each picker was given last, to tell the reader's change from ours."""
WRITTEN = "written"
"""In the session: the address as last written, to tell an opened link from our own writing."""
NOTHING = "-"
"""In a link: nothing is chosen, whatever was before."""
FRESH = "fresh"
"""In the session: whether the whole page is drawn, not only the part that is drawn anew alone."""
OPENED = "opened"
"""In the session: what the address of this run says, as far as we did not write it ourselves."""

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
    lasting: bool = False
    """Whether a choice waits until its option, which a broken file took away, comes back."""
    hint: str = ""
    """Name of what stands in the empty picker, where it is not the picker's own."""

    @property
    def key(self) -> str:
        """Name of the widget's state."""
        return f"pick_{self.name}"


def begin() -> None:
    """Make ready for a run of the whole page."""
    _read_address()
    st.session_state[FRESH] = True


def begin_part() -> None:
    """Make ready for a run of a page's part, where nothing before it did."""
    if not st.session_state.pop(FRESH, False):
        _read_address()


def _read_address() -> None:
    """Look at the address, whether another one was opened."""
    before = st.session_state.get(OPENED)
    for name in (CHOSEN, SHOWN, WRITTEN):
        st.session_state.setdefault(name, {})
    # Read once: what one part of the page writes is no opened link to another.
    written = st.session_state[WRITTEN]
    given = st.query_params.to_dict()
    st.session_state[OPENED] = {
        name: value for name, value in given.items() if written.get(name) != value
    }
    _notices.begin(arrives=st.session_state[OPENED] not in ({}, before))


def arrived(names: Sequence[str]) -> Arrived:
    """Return the choices of an address that was opened, not written by ourselves."""
    opened = st.session_state[OPENED]
    return {name: _parts(opened[name]) for name in names if name in opened}


def _parts(value: str) -> list[str]:
    return [part for part in value.split(",") if part and value != NOTHING]


def pick(picker: Picker, opened: Arrived, *, shown: bool = True) -> list[str]:
    """Return what is chosen, from the address, the picker or before; valid in any case."""
    wanted = _wanted(picker, opened)
    valid = [one for one in picker.labels if one in wanted]
    if picker.name in opened:
        unknown = [one for one in wanted if one not in picker.labels]
        _notices.add(words.invalid_link(picker.name, one) for one in unknown)
    if not valid and (wanted or not picker.many):
        valid = list(picker.default)
    if not picker.many:
        valid = valid[:1]
        waits = picker.lasting and picker.name not in opened and not set(valid) & set(wanted)
        silent = picker.quiet and valid == list(picker.default)
        if not waits:
            st.session_state[CHOSEN][picker.name] = None if silent else valid
    if shown:
        show(picker, valid)
    return valid


def notices() -> tuple[str, ...]:
    """Return what was wrong with the address that was opened, until the reader goes on."""
    return _notices.told(ids())


def write_address() -> None:
    """Put the choices into the address, as ids; where all is chosen, nothing is written."""
    address = ids()
    written = st.session_state[WRITTEN]
    # What is as by default goes too, else it would be opened again at each run.
    for name in (written.keys() | st.session_state[CHOSEN].keys()) - address.keys():
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
        placeholder=words.HINT.get(picker.hint or picker.name),
        help=words.HELP.get(picker.name),
    )


def write(name: str, opened: Arrived) -> str:
    """Show a field for a text that is kept like a choice; return the text."""
    key = f"pick_{name}"
    chosen, shown = st.session_state[CHOSEN], st.session_state[SHOWN]
    state = st.session_state.get(key)
    if name in opened:
        value = ",".join(opened[name])
    elif key in st.session_state and state != shown.get(name):
        value = (state or "").strip()
    else:
        value = ",".join(chosen.get(name) or [])
    chosen[name] = [value] if value else None
    st.session_state[key] = shown[name] = value
    st.text_input(words.PICKER[name], key=key, placeholder=words.HINT.get(name))
    return value


def tabs(picker: Picker) -> list[TabContainer]:
    """Set the parts of a page behind tabs; which one is open is kept like a choice."""
    opened, key = arrived((picker.name,)), f"tabs_{picker.name}"
    [part] = pick(picker, opened, shown=False)
    if picker.name in opened or st.session_state.get(key) not in picker.labels.values():
        st.session_state[key] = picker.labels[part]
    shown = st.tabs(list(picker.labels.values()), key=key, on_change="rerun")
    now = [code for code, one in zip(picker.labels, shown, strict=True) if one.open]
    st.session_state[CHOSEN][picker.name] = None if now == list(picker.default) else now
    write_address()
    return list(shown)


def _switch(picker: Picker) -> None:
    st.segmented_control(
        words.PICKER[picker.name],
        list(picker.labels),
        format_func=lambda one: picker.labels.get(one, one),
        key=picker.key,
        help=words.HELP.get(picker.name),
        required=True,
    )
