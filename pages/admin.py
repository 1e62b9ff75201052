"""系统状态: versions, data, process, machine; for administrators alone."""

import streamlit as st
from streamlit.runtime import get_instance

from indicators import administration
from indicators.access import Action, ForbiddenError
from indicators.wording import administration as told
from pages import _html, _identity, _language, _shared
from pages import _words as words


def admin() -> None:
    lang = _language.now()
    try:
        _identity.access().require(_identity.person(), Action.ADMINISTER)
    except ForbiddenError as error:
        st.html(_html.note(told.say(lang, "closed", why=error.told(lang))))
        return
    loaded = _shared.load()
    faults = [str(one) for one in loaded.problems]
    for name, items in administration.state(
        _shared.DATA, loaded.catalogue, len(faults), _sessions(), lang
    ):
        st.html(_html.facts(name, items))
    st.html(_html.section(told.say(lang, "faults")))
    st.html(_html.notes(faults or [told.say(lang, "no_faults")]))
    pages = {"page": words.TITLE["sources"], "log": words.TITLE["history"]}
    st.html(_html.note(told.say(lang, "follow", **pages)))


def _sessions() -> int | None:
    try:
        return len(get_instance()._session_mgr.list_active_sessions())
    except (RuntimeError, AttributeError):
        return None


admin()
