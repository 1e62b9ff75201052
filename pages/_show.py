"""How an exhibit is shown: picture, table, doubts, sources, and the files to take away."""

import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

import streamlit as st

from indicators import charts
from indicators.exhibits import ChartKind, Exhibit
from pages import (
    _choices,
    _coverage,
    _fields,
    _files,
    _html,
    _kept,
    _links,
    _pickers,
    _tables,
    _width,
)
from pages import _words as words

NOT_DRAWN = {ChartKind.MATRIX, ChartKind.COVERAGE, ChartKind.TABLE}
"""Kinds that are shown as HTML, not as a picture."""
MOST_CHARTS = 128
"""So many are kept as they were sent."""


def show(
    exhibit: Exhibit,
    *,
    table_folded: bool = False,
    with_table: bool = True,
    page_rows: int = 0,
    with_background: bool = True,
    whole: _files.Whole | _files.Part | None = None,
) -> None:
    """Show an exhibit: picture, table, doubts, sources, and its files.

    Long tables are shown `page_rows` at a time; the files always hold all rows. Doubts and
    sources may be left out where the exhibit before has told them, and a table that only repeats
    a picture of very many cities.
    """
    if exhibit.empty:
        told = "" if exhibit.empty == exhibit.title else _html.note(exhibit.empty)
        st.html(_html.heading(exhibit) + told)
        return
    parts = _picture(exhibit)
    if with_table and (table_folded or 0 < page_rows < len(exhibit.table)):
        _write(parts)
        _show_table(exhibit, page_rows, folded=table_folded)
        parts = []
    elif with_table:
        parts.append(_kept.made(_tables.table, exhibit))
    if with_background:
        parts.append(_kept.made(_background, exhibit))
    _write([*parts, _files.links(exhibit, whole)])


def _write(parts: Sequence[str]) -> None:
    """Send HTML in one piece: each one that is sent costs as much as its making."""
    if html := _html.parts(parts):
        st.html(html)


def _slot(exhibit: Exhibit) -> str:
    """Name the place of an exhibit on its page, the same for every indicator."""
    return exhibit.id.partition("-")[0]


def _picture(exhibit: Exhibit) -> list[str]:
    """Draw the picture, or return it as HTML."""
    ids = _pickers.ids().items()
    if exhibit.kind is ChartKind.MATRIX:
        return [_html.heading(exhibit), _html.swipe() + _matrix(exhibit, *ids)]
    if exhibit.kind is ChartKind.COVERAGE:
        return [_html.heading(exhibit), _html.swipe() + _covered(exhibit, *ids)]
    if exhibit.kind is ChartKind.TABLE:
        return [_html.heading(exhibit)]
    picture = _kept.made(_Picture, exhibit, _width.now(), _choices.picture_format())
    _draw(_kept.number(picture), picture)
    return []


@_kept.once
def _matrix(exhibit: Exhibit, *ids: tuple[str, str]) -> str:  # noqa: ARG001 - they stand in the links
    cities = _links.city if exhibit.id == "overview" else None
    return _fields.matrix(exhibit, _links.field, cities)


@_kept.once
def _covered(exhibit: Exhibit, *ids: tuple[str, str]) -> str:  # noqa: ARG001
    return _coverage.matrix(exhibit, _links.field)


@dataclass(frozen=True, eq=False)
class _Picture:
    """An exhibit as one reader sees it drawn."""

    exhibit: Exhibit
    width: int
    format: str


@st.cache_resource(show_spinner=False, max_entries=MOST_CHARTS)
def _draw(number: int, _picture: _Picture) -> None:  # noqa: ARG001 - the number is the key
    # Streamlit sends again what it sent for the same exhibit, width and format.
    exhibit = _picture.exhibit
    st.plotly_chart(
        charts.figure(exhibit, width=_picture.width),
        theme=None,
        alt=exhibit.alt,
        config=charts.config(exhibit, picture=_picture.format),
        key=f"chart_{_slot(exhibit)}",
    )


def _show_table(exhibit: Exhibit, page_rows: int, *, folded: bool) -> None:
    if exhibit.table.empty:
        return
    with st.expander(words.SECTION["table"]) if folded else nullcontext():
        if not 0 < page_rows < len(exhibit.table):
            st.html(_kept.made(_tables.table, exhibit))
            return
        count = len(exhibit.table)
        pages = math.ceil(count / page_rows)
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            told = st.container(width="content")
            page = st.pagination(pages, key=f"page_{_slot(exhibit)}_{count}", width="content")
        first = (page - 1) * page_rows
        part = exhibit.table.iloc[first : first + page_rows]
        told.html(_html.note(words.shown_of(first + 1, first + len(part), count)))
        st.html(_tables.table(replace(exhibit, table=part)))


def _background(exhibit: Exhibit) -> str:
    """Return what must be known of the figures, what is in doubt, and the documents."""
    # A table's cells hold the marks alone; a matrix has its doubts listed below it.
    marks = exhibit.doubt_line if exhibit.kind is ChartKind.TABLE else ""
    remarks = [remark for remark in (*exhibit.notes, marks, exhibit.cutoff_line) if remark]
    found = []
    if remarks and exhibit.kind in NOT_DRAWN:  # a picture carries them itself
        found.append(_html.notes(remarks))
    if exhibit.doubts:
        label = words.doubts_label(len(exhibit.doubts))
        found.append(_html.folded(label, _html.doubts(exhibit.doubts)))
    if exhibit.sources:
        label = words.sources_label(len(exhibit.sources))
        found.append(_html.folded(label, _html.citations(exhibit.sources)))
    return _html.parts(found)
