"""An exhibit's table and matrix as tables that fit a page of a Word document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.charts.grid import turned
from indicators.charts.palette import VERDICT
from indicators.exhibits.cells import Align
from indicators.exhibits.spec import Exhibit, Field, Matrix
from indicators.export.slides.text import Run, fill_of, judged
from indicators.export.word.columns import Need, fits, need, parts, widths
from indicators.export.word.frame import WIDTH
from indicators.export.word.looks import LOOKS, Style
from indicators.export.word.tables import Cell, Grid, Row, told
from indicators.wording import screen

_SIZE, _SMALL = LOOKS[Style.CELL].size, 8.0
_KEYS = ("area", "indicator", "city", "year", "name")
_UPRIGHT, _ACROSS = 5, 8
"""Columns of a matrix that fit on paper upright and turned."""
_NAMES = 0.2
"""Share of the width that the names of a matrix' rows take."""


@dataclass(frozen=True)
class Laid:
    """The grids of a table, and whether they need the paper turned."""

    grids: tuple[Grid, ...]
    wide: bool


def laid(exhibit: Exhibit) -> Laid:
    """Return the table as pages show it: on upright paper if it fits, else turned, else parted."""
    shown = exhibit.texts()
    places = [place for place, one in enumerate(exhibit.columns) if one.in_page]
    columns = [exhibit.columns[place] for place in places]
    cells = [shown[place] for place in places]
    needs = [
        need(one.header, texts, number=one.align is not Align.LEFT)
        for one, texts in zip(columns, cells, strict=True)
    ]
    wide, size = _paper(needs)
    keys = [at for at, one in enumerate(columns[:2]) if one.code in _KEYS]
    head = [one.header for one in columns]
    right = [one.align is not Align.LEFT for one in columns]
    headings = exhibit.table[exhibit.grouped_by].tolist() if exhibit.grouped_by else []
    grids = []
    for group in parts(needs, keys, WIDTH[wide], size):
        rows = tuple(_rows([cells[at] for at in group], [right[at] for at in group], headings))
        wides = widths([needs[at] for at in group], WIDTH[wide], size)
        names = tuple(head[at] for at in group)
        grids.append(Grid(names, tuple(wides), rows, exhibit.lang, size))
    return Laid(tuple(grids), wide)


def _paper(needs: Sequence[Need]) -> tuple[bool, float]:
    """Return whether the paper is turned, and the type size."""
    for wide, size in ((False, _SIZE), (False, _SMALL), (True, _SIZE), (True, _SMALL)):
        if fits(needs, WIDTH[wide], size):
            return wide, size
    return True, _SMALL


def _rows(
    cells: Sequence[Sequence[str]], right: Sequence[bool], headings: Sequence[str]
) -> Iterator[Row]:
    """Give the rows, a heading over each group that has a name of its own."""
    before = ""
    for at, texts in enumerate(zip(*cells, strict=True)):
        if headings and headings[at] != before:
            before = headings[at]
            if before:
                yield Row((), before)
        yield Row(
            tuple(
                told(text, "right" if number else "", "" if number else fill_of(text))
                for text, number in zip(texts, right, strict=True)
            )
        )


def matrix(exhibit: Exhibit) -> Laid:
    """Return the matrix, the shorter side across, each field on its verdict's ground."""
    found = exhibit.matrix
    if found is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    found = found if len(found.columns) <= len(found.rows) else turned(found)
    wide = len(found.columns) > _UPRIGHT
    own = {field.indicator for field in found.fields[0]} if found.fields else set()
    first = screen.header(exhibit.lang, "area" if len(own) > 1 else "indicator")
    most = _ACROSS if wide else _UPRIGHT
    grids = (_matrix(one, first, WIDTH[wide], exhibit.lang) for one in _cut(found, most))
    return Laid(tuple(grids), wide)


def _cut(found: Matrix, most: int) -> Iterator[Matrix]:
    count = len(found.columns)
    each = max(1, -(-count // max(1, -(-count // most))))
    for start in range(0, count, each):
        kept = slice(start, start + each)
        yield replace(
            found,
            columns=found.columns[kept],
            column_ids=found.column_ids[kept],
            fields=tuple(row[kept] for row in found.fields),
        )


def _matrix(found: Matrix, first: str, room: float, lang: str) -> Grid:
    rows = tuple(
        Row((_name(name, lang), *(_field(field) for field in fields)))
        for name, fields in zip(found.rows, found.fields, strict=True)
    )
    each = room * (1 - _NAMES) / max(1, len(found.columns))
    wides = (room * _NAMES, *([each] * len(found.columns)))
    return Grid((first, *found.columns), wides, rows, lang)


def _name(name: str, lang: str) -> Cell:
    first, _, unit = name.partition("\n")
    return told(screen.say(lang, "panel", name=first, unit=unit) if unit else first)


def _field(field: Field) -> Cell:
    lines = (
        judged(field.word, field.code, _SIZE, bold=True),
        *((Run(line, _SIZE),) for line in field.lines),
    )
    return Cell(lines, fill=VERDICT[field.code])
