"""Native Word tables: the header on every page, no row broken across two."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from indicators.charts.palette import GRID, PALE, tint
from indicators.export.slides.text import Run
from indicators.export.word.looks import LOOKS, Style
from indicators.export.word.text import paragraph, plain, run, runs

SHARE = 0.22
"""Of a verdict's colour in the ground of its cell."""


@dataclass(frozen=True)
class Cell:
    """A cell's lines of text, where they stand, and the colour of their verdict."""

    lines: tuple[tuple[Run, ...], ...]
    align: str = ""
    fill: str = ""


@dataclass(frozen=True)
class Row:
    """A row of cells, or a heading over those that follow."""

    cells: tuple[Cell, ...]
    heading: str = ""


@dataclass(frozen=True)
class Grid:
    """A table; widths in points."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    lang: str
    size: float = LOOKS[Style.CELL].size


def told(text: str, align: str = "", fill: str = "", *, bold: bool = False) -> Cell:
    """Return a cell of plain text."""
    return Cell(((Run(text, LOOKS[Style.CELL].size, bold=bold),),), align, fill)


def table(grid: Grid, alt: str) -> str:
    """Return a table's XML."""
    wide = [round(one * 20) for one in grid.widths]
    head = "".join(
        cell_xml(_sized(paragraph(run(text, Style.CELL_HEAD, grid.lang), Style.CELL_HEAD), grid),
             one, PALE)
        for text, one in zip(grid.head, wide, strict=True)
    )  # fmt: skip
    body = "".join(_row(one, wide, grid) for one in grid.rows)
    return framed(row_xml(head, "<w:tblHeader/>") + body, wide, alt)


def framed(rows: str, wide: Sequence[int], alt: str, *, edges: bool = True) -> str:
    """Return the XML of a table of rows; widths in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    style = "TableGrid" if edges else "TableNormal"
    said = f"<w:tblDescription w:val={quoteattr(plain(alt))}/>" if alt else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def cell_xml(inner: str, wide: int, fill: str = "", *, across: int = 1, top: bool = False) -> str:
    """Return the XML of a cell of paragraphs; an empty one has one too, else it is no cell."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill[1:].upper()}"/>' if fill else ""
    place = "top" if top else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{ground}'
        f'<w:vAlign w:val="{place}"/></w:tcPr>{inner or paragraph("", Style.CELL)}</w:tc>'
    )


def row_xml(cells: str, looks: str = "") -> str:
    """Return the XML of a row that is not broken across pages."""
    return f"<w:tr><w:trPr><w:cantSplit/>{looks}</w:trPr>{cells}</w:tr>"


def _row(row: Row, wide: Sequence[int], grid: Grid) -> str:
    if row.heading:
        # Kept with the first row below it.
        inner = paragraph(
            run(row.heading, Style.CELL_HEAD, grid.lang), Style.CELL_HEAD, keep=True, align="left"
        )
        return row_xml(cell_xml(_sized(inner, grid), sum(wide), GRID, across=len(wide)))
    return row_xml("".join(_cell(one, at, grid) for one, at in zip(row.cells, wide, strict=True)))


def _cell(one: Cell, wide: int, grid: Grid) -> str:
    inner = "".join(
        paragraph(runs(line, Style.CELL, grid.lang), Style.CELL, align=one.align)
        for line in one.lines
    )
    return cell_xml(_sized(inner, grid), wide, tint(one.fill, SHARE) if one.fill else "")


def _sized(inner: str, grid: Grid) -> str:
    """Set a cell in another type size than that of its style."""
    if grid.size == LOOKS[Style.CELL].size:
        return inner
    size = round(grid.size * 2)
    return inner.replace("</w:rPr>", f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>')
