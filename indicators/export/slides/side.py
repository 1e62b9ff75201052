"""The verdict and the numbers of each city as a table beside their chart."""

from typing import Any

from indicators.charts.palette import VERDICT
from indicators.exhibits.spec import Exhibit
from indicators.export.slides.tables import SIZES, Cell, Grid, Row, draw
from indicators.export.slides.text import Box, Run, judged
from indicators.wording import screen

PART = 0.36
"""Share of a slide's width."""
_NAME = 0.24


def side(slide: Any, box: Box, exhibit: Exhibit) -> None:
    """Add the table, in type so large that it fits."""
    for size in SIZES:
        grid = _grid(exhibit, box.width, size)
        if grid.head_height + sum(map(grid.row_height, grid.rows)) <= box.height:
            break
    alt = screen.say(exhibit.lang, "table_alt", title=exhibit.title)
    draw(slide, box, grid, grid.rows, alt)


def _grid(exhibit: Exhibit, width: float, size: float) -> Grid:
    codes = next((series.codes for series in exhibit.series if series.codes), ())
    rows = []
    for place, (name, told) in enumerate(zip(exhibit.categories, exhibit.side, strict=True)):
        code = codes[place]
        lines = tuple(judged(line, code, size) for line in told)
        ground = VERDICT[code]
        bold = ((Run(name, size, bold=True),),)
        rows.append(Row((Cell(name, paragraphs=bold), Cell("\n".join(told), "l", ground, lines))))
    head = (screen.header(exhibit.lang, "area"), screen.header(exhibit.lang, "verdict"))
    widths = (width * _NAME, width * (1 - _NAME))
    return Grid(head, widths, tuple(rows), size, exhibit.lang)
