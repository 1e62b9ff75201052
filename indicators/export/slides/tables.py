"""Native tables over as many slides as they need, the header on each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.charts.palette import GRID, INK, PALE, tint
from indicators.export.slides.text import (
    LEADING,
    Box,
    Paragraph,
    Run,
    count,
    fill_of,
    paragraph,
    safe,
)

SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)
"""Type sizes of cells: the largest in which no row fills more than half a slide."""
EM = 0.56
"""Width of a character of `Column.width`, of the type size."""
SIDE, OVER = 4.0, 2.5  # points within a cell: beside its text, above and below it
_PALE_SHARE = 0.22


@dataclass(frozen=True)
class Cell:
    """A cell's text, where it stands, and its ground; empty for white."""

    text: str
    align: str = "l"
    fill: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    """Instead of the text, where its parts differ in look."""


@dataclass(frozen=True)
class Row:
    """A row of cells, or a heading over those that follow."""

    cells: tuple[Cell, ...]
    heading: str = ""


@dataclass(frozen=True)
class Grid:
    """A table that fits a slide's width; widths in points."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    size: float
    lang: str

    def row_height(self, row: Row) -> float:
        """Return about how high a row is."""
        if row.heading:
            return _tall([row.heading], [sum(self.widths)], self.size)
        return _tall([cell.text for cell in row.cells], self.widths, self.size)

    @property
    def head_height(self) -> float:
        """How high the header is."""
        return _tall(self.head, self.widths, self.size)


def _tall(texts: Sequence[str], widths: Sequence[float], size: float) -> float:
    lines = [
        count(safe(text), (width - 2 * SIDE) / size)
        for text, width in zip(texts, widths, strict=True)
    ]
    return max(lines, default=1) * size * LEADING + 2 * OVER


def pages(grid: Grid, room: float) -> Iterator[tuple[Row, ...]]:
    """Cut the rows into pages of at most `room` points, all about as full.

    A heading stands with the first row below it, and is said again on the next page.
    """
    high = [grid.row_height(row) for row in grid.rows]
    room -= grid.head_height
    most = len(list(_cut(grid.rows, high, room)))
    evenly = sum(high) / max(1, most)
    rooms = [evenly + (room - evenly) * share / 8 for share in range(9)]
    fitting = (found for one in rooms if len(found := list(_cut(grid.rows, high, one))) == most)
    yield from next(fitting, [])


def _cut(rows: Sequence[Row], high: Sequence[float], room: float) -> Iterator[tuple[Row, ...]]:
    page: list[Row] = []
    heading, held, left = Row(()), 0.0, room
    for place, row in enumerate(rows):
        need = high[place]
        below = high[place + 1] if row.heading and place + 1 < len(rows) else 0.0
        if page and need + below > left:
            yield tuple(page)
            page = [heading] if heading.heading and not row.heading else []
            left = room - (held if page else 0.0)
        if row.heading:
            heading, held = row, need
        page.append(row)
        left -= need
    if page:
        yield tuple(page)


def draw(slide: Any, box: Box, grid: Grid, rows: Sequence[Row], alt: str) -> Any:
    """Add a table of some rows of a grid."""
    heights = [grid.head_height, *map(grid.row_height, rows)]
    place = Box(box.left, box.top, sum(grid.widths), sum(heights))
    frame = slide.shapes.add_table(1, 1, *place.emu)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", safe(alt))
    written = [_row([_head(text, grid) for text in grid.head], heights[0])]
    for row, high in zip(rows, heights[1:], strict=True):
        cells = _heading(row.heading, grid) if row.heading else _cells(row, grid)
        written.append(_row(cells, high))
    columns = "".join(f'<a:gridCol w="{int(Pt(width))}"/>' for width in grid.widths)
    table = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>'
        f"{''.join(written)}</a:tbl>"
    )
    data = next(frame._element.iter(qn("a:graphicData")))
    data.replace(data.find(qn("a:tbl")), table)
    return frame


def _row(cells: Sequence[str], high: float) -> str:
    return f'<a:tr h="{int(Pt(high))}">{"".join(cells)}</a:tr>'


def _head(text: str, grid: Grid) -> str:
    written = paragraph([Run(text, grid.size, INK, bold=True)], grid.lang, align="ctr")
    return _cell(written, PALE)


def _cells(row: Row, grid: Grid) -> list[str]:
    found = []
    for cell in row.cells:
        told = cell.paragraphs or ((Run(cell.text, grid.size),),)
        written = "".join(paragraph(runs, grid.lang, align=cell.align) for runs in told)
        ground = cell.fill or fill_of(cell.text)
        found.append(_cell(written, tint(ground, _PALE_SHARE) if ground else ""))
    return found


def _heading(text: str, grid: Grid) -> list[str]:
    written = paragraph([Run(text, grid.size, INK, bold=True)], grid.lang)
    merged = _cell(paragraph([], grid.lang), GRID, ' hMerge="1"')
    span = f' gridSpan="{len(grid.widths)}"' if len(grid.widths) > 1 else ""
    return [_cell(written, GRID, span), *([merged] * (len(grid.widths) - 1))]


def _cell(written: str, fill: str, span: str = "") -> str:
    line = f'w="6350"><a:solidFill><a:srgbClr val="{PALE[1:].upper()}"/></a:solidFill>'
    edges = "".join(f"<a:ln{side} {line}</a:ln{side}>" for side in "LRTB")
    ground = (
        f'<a:solidFill><a:srgbClr val="{fill[1:].upper()}"/></a:solidFill>'
        if fill
        else "<a:noFill/>"
    )
    side, over = int(Pt(SIDE)), int(Pt(OVER))
    looks = f'marL="{side}" marR="{side}" marT="{over}" marB="{over}" anchor="ctr"'
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/>{written}</a:txBody>"
        f"<a:tcPr {looks}>{edges}{ground}</a:tcPr></a:tc>"
    )
