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

    Long tables, and matrices of years, are shown `page_rows` at a time; the files always hold
    all rows. Doubts and sources may be left out where the exhibit before has told them, and a
    table that only repeats a picture of very many cities.
    """
    if exhibit.empty:
        told = "" if exhibit.empty == exhibit.title else _html.note(exhibit.empty)
        st.html(_html.heading(exhibit) + told)
        return
    seen, parts, page_rows = _seen(exhibit, page_rows)
    if with_table and (table_folded or 0 < page_rows < len(exhibit.table)):
        _write(parts)
        _show_table(seen, page_rows, folded=table_folded)
        parts = []
    elif with_table:
        parts.append(_kept.made(_tables.table, exhibit))
    if with_background:
        parts.append(_kept.made(_background, exhibit))
    _write([*parts, _files.links(exhibit, whole)])


def _seen(exhibit: Exhibit, page_rows: int) -> tuple[Exhibit, list[str], int]:
    """Return what is shown now of an exhibit, its picture, and the rows of its table at a time."""
    if exhibit.kind is not ChartKind.COVERAGE or not 0 < page_rows < len(exhibit.table):
        return exhibit, _picture(exhibit), page_rows
    # Its table has the rows of the matrix: both are turned over together, below the heading.
    _write([_html.heading(exhibit)])
    rows = _rows_now(exhibit, page_rows)
    seen = _kept.made(_part, exhibit, rows.start, rows.stop)
    return seen, _picture(seen)[1:], 0


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
        rows = _rows_now(exhibit, page_rows)
        st.html(_tables.table(replace(exhibit, table=exhibit.table.iloc[rows])))


def _rows_now(exhibit: Exhibit, page_rows: int) -> slice:
    """Return which rows are shown now, with a control to turn to the others."""
    count = len(exhibit.table)
    pages = math.ceil(count / page_rows)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        told = st.container(width="content")
        page = st.pagination(pages, key=f"page_{_slot(exhibit)}_{count}", width="content")
    first = (page - 1) * page_rows
    last = min(first + page_rows, count)
    told.html(_html.note(words.shown_of(first + 1, last, count)))
    return slice(first, last)


def _part(exhibit: Exhibit, first: int, last: int) -> Exhibit:
    """Return a matrix of years with some of its rows alone."""
    if exhibit.matrix is None:
        return exhibit
    grid = replace(
        exhibit.matrix,
        rows=exhibit.matrix.rows[first:last],
        row_ids=exhibit.matrix.row_ids[first:last],
        fields=exhibit.matrix.fields[first:last],
    )
    return replace(exhibit, matrix=grid, table=exhibit.table.iloc[first:last])


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
