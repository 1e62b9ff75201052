"""An exhibit's table and matrix, cut to the width of a slide."""

import math
from collections.abc import Iterator, Sequence

from indicators.charts.grid import turned
from indicators.charts.palette import INK, VERDICT
from indicators.exhibits.cells import Align, Column
from indicators.exhibits.spec import Exhibit, Field
from indicators.export.slides.tables import EM, SIDE, SIZES, Cell, Grid, Row
from indicators.export.slides.text import Run, judged
from indicators.wording import screen

_WIDTH_SIZE = 9.0
"""Type size by which columns are told to fit beside each other."""
MOST = 6
"""Slides above which a table is set in smaller type, down to `_SMALL`."""
_SMALL = 8.0
_TIGHT = 1.1
"""How much more than a slide's width columns may ask for before they are parted."""
_NARROWEST = 7  # characters
_LEAST, _GIVEN = 40.0, 0.6
"""Points that a column keeps, and the share of its spare room that it may give."""
_DIGIT = 0.64
"""Width of a digit in the widest fonts that programs put in place of ours."""
_KEYS = ("area", "indicator", "city", "year", "name")
_NAMES = 0.19
"""Share of a slide's width that the names of a matrix' rows take."""


def grids(exhibit: Exhibit, room: float, tall: float) -> Iterator[Grid]:
    """Return the table as its pages show it, in as many parts as its columns need.

    The columns that name a row stand in each part.
    """
    shown = exhibit.texts()
    places = [place for place, one in enumerate(exhibit.columns) if one.in_page]
    for group in _groups(exhibit, places, room):
        columns = [exhibit.columns[place] for place in group]
        aligned = ["l" if one.align is Align.LEFT else "r" for one in columns]
        cells = zip(*(shown[place] for place in group), strict=True)
        rows = tuple(
            Row(tuple(Cell(text, align) for text, align in zip(row, aligned, strict=True)))
            for row in cells
        )
        head = tuple(one.header for one in columns)
        headed = tuple(_headed(exhibit, rows))
        widths = _unbroken(_widths(columns, room), rows)
        yield _sized(head, widths, headed, exhibit.lang, tall)


def matrix(exhibit: Exhibit, room: float, tall: float) -> Grid:
    """Return the matrix, the shorter side across, each field on its verdict's ground."""
    found = exhibit.matrix
    if found is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    found = found if len(found.columns) <= len(found.rows) else turned(found)
    first = room * _NAMES
    each = (room - first) / max(1, len(found.columns))

    def written(size: float) -> tuple[Row, ...]:
        return tuple(
            Row((_name(name), *(_field(field, size) for field in fields)))
            for name, fields in zip(found.rows, found.fields, strict=True)
        )

    own = {field.indicator for field in found.fields[0]} if found.fields else set()
    names = screen.header(exhibit.lang, "area" if len(own) > 1 else "indicator")
    head = (names, *found.columns)
    widths = (first, *([each] * len(found.columns)))
    for size in SIZES:
        grid = Grid(head, widths, written(size), size, exhibit.lang)
        if grid.head_height + sum(map(grid.row_height, grid.rows)) <= tall or size <= _WIDTH_SIZE:
            break
    return grid


def _name(name: str) -> Cell:
    first, *unit = name.split("\n")
    return Cell(f"{first}（{unit[0]}）" if unit and unit[0] else first)


def _field(field: Field, size: float) -> Cell:
    lines = (judged(field.word, field.code, size, bold=True),
             *((Run(line, size, INK),) for line in field.lines))  # fmt: skip
    text = "\n".join([field.word, *field.lines])
    return Cell(text, "l", VERDICT[field.code], lines)


def _groups(exhibit: Exhibit, places: Sequence[int], room: float) -> Iterator[list[int]]:
    """Cut the columns into groups that fit, each with those that name a row."""
    wide = {place: _wide(exhibit.columns[place]) for place in places}
    if sum(wide.values()) <= room * _TIGHT:
        yield list(places)
        return
    keys = [place for place in places[:2] if exhibit.columns[place].code in _KEYS]
    rest = [place for place in places if place not in keys]
    taken = sum(wide[place] for place in keys)
    total = sum(wide[place] for place in rest)
    share = total / math.ceil(total / (room * _TIGHT - taken))
    parts: dict[int, list[int]] = {}
    held = 0.0
    for place in rest:
        # Where the middle of a column falls decides its part.
        parts.setdefault(int((held + wide[place] / 2) / share), []).append(place)
        held += wide[place]
    for group in parts.values():
        yield [*keys, *group]


def _wide(column: Column) -> float:
    return max(column.width, _NARROWEST) * _WIDTH_SIZE * EM + 2 * SIDE


def _widths(columns: Sequence[Column], room: float) -> tuple[float, ...]:
    wide = [_wide(column) for column in columns]
    return tuple(one * room / sum(wide) for one in wide)


def _unbroken(widths: Sequence[float], rows: Sequence[Row]) -> tuple[float, ...]:
    """Widen columns whose numbers would be broken, at the cost of those with room to spare."""
    cells = [row.cells for row in rows if not row.heading]
    least = [max(map(_number, column), default=0.0) for column in zip(*cells, strict=True)]
    lacks = sum(max(0.0, need - has) for need, has in zip(least, widths, strict=True))
    spare = [max(0.0, has - max(need, _LEAST)) for need, has in zip(least, widths, strict=True)]
    if not lacks or lacks > sum(spare) * _GIVEN:
        return tuple(widths)
    share = lacks / sum(spare)
    return tuple(
        max(has, need) - one * share for has, need, one in zip(widths, least, spare, strict=True)
    )


def _number(cell: Cell) -> float:
    """Return the width that a number asks for; text may be broken."""
    return len(cell.text) * _WIDTH_SIZE * _DIGIT + 2 * SIDE if cell.align == "r" else 0.0


def _headed(exhibit: Exhibit, rows: Sequence[Row]) -> Iterator[Row]:
    """Put a heading over each group of rows that has a name of its own."""
    if not exhibit.grouped_by:
        yield from rows
        return
    before = None
    for name, row in zip(exhibit.table[exhibit.grouped_by], rows, strict=True):
        if name != before and str(name):
            yield Row((), str(name))
        before = name
        yield row


def _sized(
    head: tuple[str, ...], widths: tuple[float, ...], rows: tuple[Row, ...], lang: str, tall: float
) -> Grid:
    for size in SIZES[1:]:
        grid = Grid(head, widths, rows, size, lang)
        high, room = [grid.row_height(row) for row in rows], tall - grid.head_height
        long = sum(high) > MOST * room and size > _SMALL
        if max(high, default=0) <= room / 2 and not long:
            break
    return grid
