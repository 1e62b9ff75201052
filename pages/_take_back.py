"""To take an entry back: the field and button of those who may, the command for all others."""

from collections.abc import Sequence

import streamlit as st

from indicators import chronicle
from indicators.access import Action, ForbiddenError
from indicators.changes import Change
from indicators.history import Entry, StoreError
from indicators.review import ReviewError
from indicators.wording import chronicle as told
from pages import _html, _language, _writing

DONE = "taken_back"
"""In the session: what was taken back, to be told once."""


def tell() -> None:
    """Tell what was taken back a moment ago."""
    if done := st.session_state.pop(DONE, None):
        key, params = done
        st.html(_html.answer(told.say(_language.now(), key, **params)))


def offer(number: int, changes: Sequence[Change]) -> None:
    """Offer to take an entry back; who may not is told how it is done."""
    lang = _language.now()
    if not all(_writing.may(Action.ENTER, one.area) for one in changes):
        line = _html.text(chronicle.command(number, lang))
        how = _html.note(told.say(lang, "reversal_how"))
        st.html(f"{how}<p><code>{line}</code></p>")
        return
    why = st.text_input(told.say(lang, "reversal_reason"), key=f"undo_why_{number}").strip()
    if not st.button(told.say(lang, "reversal_do", number=number), key="undo"):
        return
    if not why:
        st.html(_html.warning([told.say(lang, "reversal_no_reason")]))
        return
    if fault := _taken_back(number, why):
        st.html(_html.banner(told.say(lang, "reversal_failed"), fault.split("\n")))
        return
    st.rerun()


def _taken_back(number: int, why: str) -> str:
    """Take an entry back; return why that failed, or nothing."""
    try:
        done = _writing.take_back(number, why)
    except ForbiddenError as error:
        return error.told(_language.now())
    except (ReviewError, StoreError) as error:
        return str(error)
    by_entry = isinstance(done, Entry)
    new = done.number if isinstance(done, Entry) else done.id
    key = "reversal_done" if by_entry else "reversal_sent"
    st.session_state[DONE] = key, {"number": number, "new": new}
    return ""
