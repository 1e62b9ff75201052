"""数据缺口: which years have figures, and the list of figures to obtain."""

import streamlit as st

from indicators import exhibits
from pages import _choices, _language, _shared, _show
from pages import _words as words

data = _shared.data_or_stop()
choice = _choices.now()
frame = _shared.verdicts(choice.as_of)
asked = (data, frame, choice.cities, choice.plan, _language.now())
options = {"on": _choices.today(), "headline_only": choice.scope == "headline"}
matrix, wanted = st.tabs([words.SECTION["coverage"], words.SECTION["gaps"]], on_change="rerun")

if matrix.open:
    with matrix:
        _show.show(exhibits.coverage(*asked, **options), table_folded=True)
if wanted.open:
    with wanted:
        _show.show(exhibits.gaps(*asked, **options), page_rows=50)
