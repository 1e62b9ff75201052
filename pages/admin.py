"""系统状态: service, data, process, machine, versions; for administrators alone."""

import streamlit as st
from streamlit.runtime import get_instance

from indicators import administration
from indicators.access import Action, ForbiddenError
from indicators.wording import administration as told
from pages import _html, _identity, _language, _ready, _shared
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
    if loaded.catalogue is None:  # else the router has told them
        st.html(_html.banner(words.fatal_faults(len(faults)), faults))
    for name, items in administration.state(
        _shared.DATA, loaded.catalogue, len(faults), _service(), lang
    ):
        st.html(_html.facts(name, items))
    pages = {"page": words.TITLE["sources"], "log": words.TITLE["history"]}
    st.html(_html.note(told.say(lang, "follow" if faults else "no_faults", **pages)))


def _service() -> administration.Service:
    return administration.Service(
        _ready.hindrances(), _identity.access(), _sessions(), int(st.get_option("server.port"))
    )


def _sessions() -> int | None:
    try:
        return len(get_instance()._session_mgr.list_active_sessions())
    except (RuntimeError, AttributeError):
        return None


admin()
