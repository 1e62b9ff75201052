"""来源与口径: every figure with its document and printed form, every conflict, every definition."""

import streamlit as st

from indicators import exhibits
from pages import _choices, _filters, _language, _shared, _show
from pages import _words as words

data = _shared.data_or_stop()
figures, issues, definitions = st.tabs(
    [words.SECTION["figures"], words.SECTION["issues"], words.SECTION["definitions"]],
    on_change="rerun",
)

if figures.open:
    with figures:
        wanted = _filters.pick(data, _choices.now().cities)
        exhibit = exhibits.sources(
            data,
            wanted.areas,
            _language.now(),
            indicators=wanted.indicators,
            grades=wanted.grades,
            search=wanted.search,
        )
        _show.show(exhibit, page_rows=50)
if issues.open:
    with issues:
        _show.show(exhibits.issues(data, _choices.now().cities, _language.now()), page_rows=50)
if definitions.open:
    with definitions:
        _show.show(exhibits.definitions(data, _language.now()), page_rows=50)
