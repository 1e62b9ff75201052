"""How a choice is kept: in the address by ids, in the session, and in the sidebar."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from pages import _memory, _notices
from pages import _words as words
from pages._picker import Picker, put, show

NOTHING = "-"
"""In a link: nothing is chosen, whatever was before."""
Arrived = Mapping[str, Sequence[str]]


def begin() -> None:
    """Make ready for a run of the whole page."""
    _memory.begin()
    _read_address()
    memory = _memory.held()
    memory.fresh, memory.alone = True, False


def begin_part() -> None:
    """Make ready for a run of a page's part, where nothing before it did."""
    memory = _memory.begin()
    memory.alone = not memory.fresh
    if memory.alone:
        _read_address()
    memory.fresh = False


def _read_address() -> None:
    """Look at the address, whether another one was opened."""
    memory = _memory.held()
    before = memory.opened
    # Read once: what one part of the page writes is no opened link to another.
    memory.address = st.query_params.to_dict()
    memory.opened = {
        name: value for name, value in memory.address.items() if memory.written.get(name) != value
    }
    _notices.begin(arrives=memory.opened not in ({}, before))


def arrived(names: Sequence[str]) -> Arrived:
    """Return the choices of an address that was opened, not written by ourselves."""
    opened = _memory.held().opened or {}
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
            _memory.held().chosen[picker.name] = None if silent else valid
    if shown:
        show(picker, valid)
    return valid


def notices() -> tuple[str, ...]:
    """Return what was wrong with the address that was opened, until the reader goes on."""
    return _notices.told(ids())


def write_address() -> None:
    """Put the choices into the address, as ids; where all is chosen, nothing is written."""
    address, memory = ids(), _memory.held()
    # What is as by default goes too, else it would be opened again at each run.
    ours = memory.written.keys() | memory.chosen.keys()
    for name in (ours - address.keys()) & memory.address.keys():
        st.query_params.pop(name, None)
        del memory.address[name]
    if not address.items() <= memory.address.items():
        st.query_params.update(address)
        memory.address |= address
    memory.written = address


def ids() -> dict[str, str]:
    """Return the choices as an address holds them."""
    chosen = _memory.held().chosen
    return {name: ",".join(found) for name, found in chosen.items() if found is not None}


def _wanted(picker: Picker, opened: Arrived) -> Sequence[str]:
    """Return the ids asked for, and keep them."""
    chosen, shown = _memory.held().chosen, _memory.held().shown
    # A picker that was never shown has no state: each look for one costs.
    given = shown.get(picker.name)
    state = given if given is None else st.session_state.get(picker.key, given)
    if picker.name in opened:
        wanted = opened[picker.name]
    elif state != given:
        wanted = list(state) if picker.many else [state]
    else:
        kept = chosen.get(picker.name)
        return kept if kept is not None else picker.default
    is_default = picker.many and set(wanted) == set(picker.default)
    chosen[picker.name] = None if is_default else list(wanted)
    return wanted


def write(name: str, opened: Arrived) -> str:
    """Show a field for a text that is kept like a choice; return the text."""
    key = f"pick_{name}"
    chosen, shown = _memory.held().chosen, _memory.held().shown
    state = st.session_state.get(key)
    if name in opened:
        value = ",".join(opened[name])
    elif key in st.session_state and state != shown.get(name):
        value = (state or "").strip()
    else:
        value = ",".join(chosen.get(name) or [])
    chosen[name] = [value] if value else None
    shown[name] = value
    put(key, value)
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
    _memory.held().chosen[picker.name] = None if now == list(picker.default) else now
    write_address()
    return list(shown)
