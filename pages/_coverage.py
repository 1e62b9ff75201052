"""HTML of a coverage matrix; every text is escaped."""

from collections.abc import Callable
from itertools import groupby

from indicators.exhibits import Exhibit
from indicators.exhibits.spec import Field, Matrix
from pages import _words as words
from pages._html import text


def matrix(exhibit: Exhibit, address: Callable[[Field], str]) -> str:
    """Return a matrix of years as a table, one group of rows for each area."""
    grid = exhibit.matrix
    if grid is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    heads = "".join(
        f'<th scope="col">{text(name)}</th>' for name in (words.PICKER["indicator"], *grid.columns)
    )
    areas = groupby(zip(exhibit.table["area"], range(len(grid.rows)), strict=True), lambda p: p[0])
    groups = "".join(
        _group(grid, area, [place for _, place in places], address) for area, places in areas
    )
    legend = " &emsp;".join(f"<span>{text(one)}</span>" for one in grid.legend)
    return (
        f'<p class="note">{legend}</p>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(exhibit.alt)}">'
        f'<table class="coverage"><thead><tr>{heads}</tr></thead>{groups}</table></div>'
    )


def _group(grid: Matrix, area: str, places: list[int], address: Callable[[Field], str]) -> str:
    width = len(grid.columns) + 1
    name = f"<div>{text(area)}</div>"
    head = f'<tr class="group"><th scope="rowgroup" colspan="{width}">{name}</th></tr>'
    return f"<tbody>{head}{''.join(_row(grid, place, address) for place in places)}</tbody>"


def _row(grid: Matrix, place: int, address: Callable[[Field], str]) -> str:
    fields = grid.fields[place]
    name, *unit = grid.rows[place].split("\n")
    below = "".join(f'<span class="below">{text(line)}</span>' for line in unit)
    link = f'<a href="{text(address(fields[0]))}">{text(name)}</a>'
    cells = "".join(map(_field, fields))
    return f'<tr><th scope="row">{link}{below}</th>{cells}</tr>'


def _field(field: Field) -> str:
    lines = "".join(f'<span class="line">{text(line)}</span>' for line in field.lines)
    word = f'<span class="word">{text(field.word)}</span>'
    return f'<td class="cover-{text(field.code)}">{word}{lines}</td>'
