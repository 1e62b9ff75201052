"""How an exhibit is shown: picture, table, doubts, sources, and the files to take away."""

import math
from dataclasses import replace
from functools import partial

import streamlit as st

from indicators import charts, export
from indicators.exhibits import ChartKind, Exhibit
from pages import _choices, _coverage, _html, _tables
from pages import _words as words

NOT_DRAWN = {ChartKind.MATRIX, ChartKind.COVERAGE, ChartKind.TABLE}
"""Kinds that are shown as HTML, not as a picture."""
CHART_WIDTH = 900
"""Pixels for which texts in charts are broken: what a window of 1280 leaves beside the sidebar."""
PAGER_WIDTH = 400


def show(
    exhibit: Exhibit,
    *,
    table_folded: bool = False,
    page_rows: int = 0,
    with_background: bool = True,
) -> None:
    """Show an exhibit: picture, table, doubts, sources, and its files.

    Long tables are shown `page_rows` at a time; the files always hold all rows. Doubts and
    sources may be left out where the exhibit before has told them.
    """
    with st.container(key=f"exhibit_{_slot(exhibit)}"):
        if exhibit.empty:
            st.html(_html.heading(exhibit) + _html.note(exhibit.empty))
            return
        _show_picture(exhibit)
        with st.expander(words.SECTION["table"]) if table_folded else st.container():
            _show_table(exhibit, page_rows)
        if with_background:
            _show_background(exhibit)
        _show_downloads(exhibit)


def _slot(exhibit: Exhibit) -> str:
    """Name the place of an exhibit on its page, the same for every indicator.

    A chart in the same place is redrawn, not made anew.
    """
    return exhibit.id.partition("-")[0]


def _show_picture(exhibit: Exhibit) -> None:
    if exhibit.kind is ChartKind.MATRIX:
        cities = _choices.city_address if exhibit.id == "overview" else None
        st.html(_html.heading(exhibit) + _tables.matrix(exhibit, _choices.address, cities))
    elif exhibit.kind is ChartKind.COVERAGE:
        st.html(_html.heading(exhibit) + _coverage.matrix(exhibit, _choices.address))
    elif exhibit.kind is ChartKind.TABLE:
        st.html(_html.heading(exhibit))
    else:
        st.plotly_chart(
            charts.figure(exhibit, width=CHART_WIDTH),
            theme=None,
            alt=exhibit.alt,
            config=charts.config(exhibit, picture=_choices.picture_format()),
            key=f"chart_{_slot(exhibit)}",
        )


def _show_table(exhibit: Exhibit, page_rows: int) -> None:
    count = len(exhibit.table)
    if not page_rows or count <= page_rows:
        st.html(_tables.table(exhibit))
        return
    left, right = st.columns(2, vertical_alignment="center")
    with right, st.container(horizontal_alignment="right"):
        pages = math.ceil(count / page_rows)
        page = st.pagination(pages, key=f"page_{_slot(exhibit)}_{count}", width=PAGER_WIDTH)
    first = (page - 1) * page_rows
    part = exhibit.table.iloc[first : first + page_rows]
    left.html(_html.note(words.shown_of(first + 1, first + len(part), count)))
    st.html(_tables.table(replace(exhibit, table=part)))


def _show_background(exhibit: Exhibit) -> None:
    remarks = [remark for remark in (*exhibit.notes, exhibit.cutoff_line) if remark]
    if remarks and exhibit.kind in NOT_DRAWN:  # a picture carries them itself
        st.html(_html.notes(remarks))
    if exhibit.doubts:
        with st.expander(words.doubts_label(len(exhibit.doubts))):
            st.html(_html.doubts(exhibit.doubts))
    if exhibit.sources:
        with st.expander(words.sources_label(len(exhibit.sources))):
            st.html(_html.citations(exhibit.sources))


def _show_downloads(exhibit: Exhibit) -> None:
    with st.container(horizontal=True):
        for file_format in export.FORMATS:
            st.download_button(
                words.download(file_format.label),
                data=partial(file_format.render, exhibit),
                file_name=f"{charts.file_name(exhibit.title)}.{file_format.suffix}",
                mime=file_format.mime,
                key=f"download_{_slot(exhibit)}_{file_format.suffix}",
                on_click="ignore",
            )
