"""The router: page settings, the list of pages, the shared choices; runs the page asked for."""

from pathlib import Path

import streamlit as st

from pages import _choices, _html, _language, _pickers, _search, _shared, _tables, _width
from pages import _words as words

UI = Path(__file__).parent / "ui"

_pickers.begin()
_language.settle()
st.set_page_config(
    page_title=words.APP,
    page_icon=str(UI / "icon.png"),
    layout="wide",
    initial_sidebar_state=256,
)
st.logo(_html.wordmark(words.APP), size="large")
st.html(_tables.style(UI / "style.css"))
_shared.freeze()

overview = st.Page("overview.py", title=words.TITLE["overview"], default=True)
city = st.Page("city.py", title=words.TITLE["city"])
compare = st.Page("compare.py", title=words.TITLE["compare"])
trend = st.Page("trend.py", title=words.TITLE["trend"])
annual = st.Page("annual.py", title=words.TITLE["annual"])
gaps = st.Page("gaps.py", title=words.TITLE["gaps"])
sources = st.Page("sources.py", title=words.TITLE["sources"])
method = st.Page("method.py", title=words.TITLE["method"])
page = st.navigation([overview, city, compare, trend, annual, gaps, sources, method])

st.html(_html.title(page.title))
search_room = st.sidebar.container()
_shared.watch()
_choices.pick(
    _shared.data_or_stop(),
    with_indicator=page in (compare, trend, method),
    with_references=page == compare,
    with_city=page in (city, trend, method),
    with_view=page == compare,
    with_year=page == annual,
    with_scope=page == gaps,
    with_filters=page in (overview, city, gaps),
)
_search.show(_shared.data_or_stop(), search_room)
if page not in (annual, gaps, sources, method):
    _choices.pick_picture_format()
_language.switch()
_width.settle()
notice_room = st.container()
page.run()
# Choices of one page alone are read where that page runs.
if notices := _pickers.notices():
    notice_room.html(_html.warning(notices))
