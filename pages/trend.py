"""趋势与测算: one city, one indicator: its path, its years, what is needed, what would be."""

import streamlit as st

from pages import _choices, _html, _judged, _language, _show, _whatif
from pages import _exhibits as exhibits
from pages._part import part


@part(city=True, indicator=True)
def trend() -> None:
    choice = _choices.now()
    data, frame = _judged.part([choice.city], choice.as_of)
    asked = (data, frame, choice.indicator, choice.city, choice.plan, _language.now())

    chart = exhibits.trend(*asked, as_of=choice.as_of)
    _show.show(chart, table_folded=True)
    if not chart.empty:
        numbers = exhibits.trend_numbers(*asked, as_of=choice.as_of)
        _show.show(numbers, with_background=False)
        st.html(_html.notes(numbers.notes))
        _whatif.show(exhibits.what_if(*asked, as_of=choice.as_of))


trend()
