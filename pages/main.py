"""The router: page settings, the list of pages, the shared choices; runs the page asked for."""

from pathlib import Path

import streamlit as st

from indicators.access import Action
from indicators.wording import administration
from indicators.wording import stored as stored_words
from pages import (
    _choices,
    _html,
    _identity,
    _language,
    _pickers,
    _search,
    _shared,
    _stored,
    _tables,
    _width,
)
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

overview = st.Page("overview.py", title=words.TITLE["overview"], default=True)
city = st.Page("city.py", title=words.TITLE["city"])
compare = st.Page("compare.py", title=words.TITLE["compare"])
trend = st.Page("trend.py", title=words.TITLE["trend"])
annual = st.Page("annual.py", title=words.TITLE["annual"])
gaps = st.Page("gaps.py", title=words.TITLE["gaps"])
sources = st.Page("sources.py", title=words.TITLE["sources"])
entry = st.Page("entry.py", title=words.TITLE["entry"])
history = st.Page("history.py", title=words.TITLE["history"])
method = st.Page("method.py", title=words.TITLE["method"])
briefing = st.Page("briefing.py", title=words.TITLE["briefing"])
stored = st.Page(
    "stored.py",
    title=stored_words.TITLE[_language.now()],
    visibility="visible" if _stored.is_set() else "hidden",
)
state = _shared.begin()
# Others are not offered it; who opens its address all the same is told why not.
admin = st.Page(
    "admin.py",
    title=administration.TITLE[_language.now()],
    visibility="visible" if _identity.may(Action.ADMINISTER) else "hidden",
)
page = st.navigation(
    [
        overview,
        city,
        compare,
        trend,
        annual,
        gaps,
        briefing,
        sources,
        entry,
        history,
        method,
        stored,
        admin,
    ]
)

st.html(_html.title(page.title, state))
search_room = st.sidebar.container()
st.sidebar.button(words.FOLLOW, key="data_changed")
with st.container():  # what comes below stays in its place, whether there are faults or not
    _shared.tell()
if page == admin or _shared.is_empty():  # the one to look at where the data cannot be read
    _language.switch()
    _identity.sign_in_controls()
    if page == admin:
        page.run()
        st.stop()
data = _shared.data_or_stop()
judged = page not in (annual, gaps)
_choices.pick_shared(data, with_plan=page != annual, with_as_of=judged, with_cities=page != stored)
if judged and page not in (briefing, sources, entry, history, method, stored):
    _choices.pick_picture_format()
_language.switch()
_identity.sign_in_controls()
_width.settle()
page.run()
_search.show(data, search_room)
