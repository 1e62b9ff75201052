"""变更记录: who changed what, when, why; the past of a figure; two states; how to take back."""

import streamlit as st

from indicators import chronicle
from pages import _history, _html, _language, _log, _pickers, _shared
from pages._part import part


@part(own=True)
def history() -> None:
    data = _shared.data_or_stop()
    with st.spinner(_history.say("checking")):
        log = _log.log()
    if log.sound is None:
        st.html(_html.notes(chronicle.no_log(_language.now())))
        return
    st.html(_history.soundness(log.sound))
    if not log.entries:
        return
    for (name, show), room in zip(
        _history.SHOW.items(), _pickers.tabs(_history.parts()), strict=True
    ):
        if room.open:
            _history.let_go(name)
            with room:
                show(data, log)
            _pickers.write_address()


history()
