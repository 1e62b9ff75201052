"""简报: the report on the cities chosen, to be read at once and taken away in every format."""

import streamlit as st

from indicators.wording import briefing_page
from pages import _briefing, _choices, _files, _html, _language, _recipe, _shared
from pages import _words as words
from pages._part import part


@part(own=True)
def briefing() -> None:
    data = _shared.data_or_stop()
    if not _choices.now().cities:
        st.html(_html.note(words.ADVICE["no_cities"]))
        return
    lang, count = _language.now(), len(_choices.now().cities)
    if count > _briefing.MOST:
        told = briefing_page.say(lang, "many", most=_briefing.MOST, count=count)
        st.html(_html.note(told))
        return
    picked = _briefing.pick(data)
    files = [
        _html.section(briefing_page.say(lang, "files")),
        _files.links_of(picked.number, lang, picked.formats),
        *([_html.note(briefing_page.say(lang, "wait"))] if picked.draws else []),
    ]
    with st.container(key="briefing"):
        st.html(f'<div class="downloads">{"".join(files)}</div>')
        _recipe.offer(picked, data)
        st.html(_briefing.preview(picked.material.report))


briefing()
