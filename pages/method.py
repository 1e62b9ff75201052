"""方法: a city's own numbers worked through, and the method paper."""

import streamlit as st

from indicators.export.paper import cited, figures_in
from pages import _choices, _html, _judged, _language, _shared, _show
from pages import _exhibits as exhibits
from pages import _words as words
from pages._part import part


@part(city=True, indicator=True)
def method() -> None:
    choice = _choices.now()
    data, frame = _judged.part([choice.city], choice.as_of)
    asked = (data, frame, choice.city, choice.indicator, choice.plan, _language.now())

    _show.show(exhibits.working(*asked, as_of=choice.as_of))
    st.html(_html.section(words.SECTION["paper"]))
    paper = _shared.paper()
    paper = cited(paper, exhibits.figure_documents(data, figures_in(paper)))
    if words.PAPER_FOLD:
        st.html(_html.notes(exhibits.method_summary(_language.now())))
        paper = _html.folded(words.PAPER_FOLD, paper)
    st.html(paper)


method()
