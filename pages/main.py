"""The router: page settings, the list of pages, the shared choices; runs the page asked for."""

from pathlib import Path

import streamlit as st

from indicators.wording import interface
from indicators.wording.pages import TITLE
from pages import _choices, _html, _pickers, _shared, _tables

UI = Path(__file__).parent / "ui"

st.set_page_config(
    page_title=interface.TITLE,
    page_icon=str(UI / "icon.png"),
    layout="wide",
    initial_sidebar_state=256,
)
st.logo(_html.wordmark(interface.TITLE), size="large")
st.html(UI / "style.css")
st.html(_tables.verdict_style())
_shared.freeze()

overview = st.Page("overview.py", title=TITLE["overview"], default=True)
compare = st.Page("compare.py", title=TITLE["compare"])
sources = st.Page("sources.py", title=TITLE["sources"])
page = st.navigation([overview, compare, sources])

st.html(_html.title(page.title))
_shared.watch()
_choices.pick(_shared.data_or_stop(), with_indicator=page == compare)
if page != sources:
    _choices.pick_picture_format()
if notices := _pickers.notices():
    st.html(_html.warning(notices))
page.run()
