"""HTML of an exhibit's table and matrix; colours and words as on the screen."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from indicators.charts import palette
from indicators.charts.grid import turned
from indicators.exhibits.cells import Align, Column
from indicators.exhibits.spec import Exhibit, Field, Matrix
from indicators.exhibits.standing import JUDGED
from indicators.export.page_text import text
from indicators.export.stacked import TOLD, stacks
from indicators.wording import report as words
from indicators.wording import screen
from indicators.wording.numbers import NO_VALUE

_Stack = Sequence[Column]
_Values = Sequence[Sequence[str]]
_GAPS = {"", NO_VALUE}
_TINT = 0.12
_WIDEST = 28
"""Characters up to which a column keeps the room it asks for."""
_LONG = 26
"""Characters of a column from which its text may break anywhere."""
WIDE = 8
"""Columns from which a table is set in smaller type on paper."""


def colours() -> str:
    """Return the style of verdicts; what is not judged stays plain."""
    return "".join(
        f".code-{code}{{border-left:5px solid {colour};"
        f"background:{palette.tint(colour, _TINT)}}}"
        f".matrix .code-{code} .word{{color:{palette.INK};font-weight:600}}"
        for code, colour in palette.VERDICT.items()
        if code in JUDGED
    )


def rooms() -> str:
    """Return the style of heads: the room that a column asks for."""
    return "".join(f".room-{one}{{min-width:{one / 3:.1f}em}}" for one in range(1, _WIDEST + 1))


def table(exhibit: Exhibit, *, captioned: bool) -> str:
    """Return the table as pages show it; the first column heads the rows.

    Columns that belong together share one. Below its own heading it needs no caption.
    """
    own = exhibit.grouped_by
    shown = [one for one in exhibit.columns if one.in_page and not (own and one.code == own)]
    stacked = stacks(shown)
    place = {column.code: at for at, column in enumerate(exhibit.columns)}
    texts = exhibit.texts()
    columns = [[texts[place[one.code]] for one in stack] for stack in stacked]
    cells = list(zip(*(zip(*stack, strict=True) for stack in columns), strict=True))
    names = [str(name) for name in exhibit.table[own]] if own else [""] * len(cells)
    bodies = (
        _group(name, [row for _, row in rows], stacked)
        for name, rows in groupby(zip(names, cells, strict=True), lambda pair: pair[0])
    )
    caption = words.say(exhibit.lang, "table_of", title=exhibit.title)
    return _framed(
        f'<table class="data">{f"<caption>{text(caption)}</caption>" if captioned else ""}'
        f"<thead><tr>{''.join(map(_head, stacked))}</tr></thead>{''.join(bodies)}</table>",
        caption,
        wide=len(stacked) >= WIDE,
    )


def _head(stack: _Stack) -> str:
    main, *others = stack
    below = "".join(f'<span class="below">{text(one.header)}</span>' for one in others)
    room = f"room-{min(main.width, _WIDEST)}"
    # A head may break before what stands in brackets, and nowhere else.
    name = text(main.header).replace("（", "<wbr>（")
    return f'<th scope="col" class="{_css(main)} {room}">{name}{below}</th>'


def _group(name: str, rows: Sequence[_Values], stacked: Sequence[_Stack]) -> str:
    head = ""
    if name:
        inside = f'<th scope="rowgroup" colspan="{len(stacked)}">{_named(name)}</th>'
        head = f'<tr class="group">{inside}</tr>'
    return f"<tbody>{head}{''.join(_row(row, stacked) for row in rows)}</tbody>"


def _row(row: _Values, stacked: Sequence[_Stack]) -> str:
    (first, *rest), (head, *others) = row, stacked
    main, *below = first
    name = "".join([_named(main), *map(_below, below, head[1:])])
    cells = "".join(map(_cell, rest, others))
    return f'<tr><th scope="row" class="{_css(head[0])}">{name}</th>{cells}</tr>'


def _cell(values: Sequence[str], stack: _Stack) -> str:
    none = " none" if _GAPS.issuperset(values) else ""
    label = f'data-label="{text(stack[0].header)}"'
    inside = text(values[0]) + "".join(map(_below, values[1:], stack[1:]))
    return f'<td class="{_css(stack[0])}{none}" {label}>{inside}</td>'


def _below(value: str, column: Column) -> str:
    if value in _GAPS:
        return ""
    label = f' data-label="{text(column.header)}"' if column.code in TOLD else ""
    return f'<span class="below"{label}>{text(value)}</span>'


def _css(column: Column) -> str:
    if column.align is not Align.LEFT:
        return "right"
    return "long" if column.width > _LONG else "text"


def matrix(exhibit: Exhibit) -> str:
    """Return the matrix, the shorter side across."""
    grid = _grid(exhibit)
    grid = grid if len(grid.columns) <= len(grid.rows) else turned(grid)
    own = {field.indicator for field in grid.fields[0]} if grid.fields else set()
    corner = screen.header(exhibit.lang, "area" if len(own) > 1 else "indicator")
    rows = "".join(map(_fields, grid.rows, grid.fields, ["code"] * len(grid.rows)))
    return _drawn(exhibit, grid, "matrix", corner, f"<tbody>{rows}</tbody>")


def coverage(exhibit: Exhibit) -> str:
    """Return the matrix of years, the indicators of an area together."""
    grid = _grid(exhibit)
    corner = screen.header(exhibit.lang, "indicator")
    return _drawn(exhibit, grid, "coverage", corner, "".join(_areas(exhibit, grid)))


def _areas(exhibit: Exhibit, grid: Matrix) -> Iterator[str]:
    width = len(grid.columns) + 1
    placed = zip(exhibit.table["area"], range(len(grid.rows)), strict=True)
    for area, places in groupby(placed, lambda pair: pair[0]):
        head = f'<th scope="rowgroup" colspan="{width}">{text(area)}</th>'
        rows = (_fields(grid.rows[at], grid.fields[at], "cover") for _, at in places)
        yield f'<tbody><tr class="group">{head}</tr>{"".join(rows)}</tbody>'


def _grid(exhibit: Exhibit) -> Matrix:
    if exhibit.matrix is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    return exhibit.matrix


def _drawn(exhibit: Exhibit, grid: Matrix, css: str, corner: str, bodies: str) -> str:
    heads = "".join(f'<th scope="col">{_named(name)}</th>' for name in (corner, *grid.columns))
    legend = " &emsp;".join(f"<span>{text(one)}</span>" for one in grid.legend)
    below = f'<p class="legend">{legend}</p>' if legend else ""
    made = f'<table class="{css}"><thead><tr>{heads}</tr></thead>{bodies}</table>'
    return _framed(made, exhibit.alt, wide=len(grid.columns) >= WIDE) + below


def _fields(name: str, fields: Sequence[Field], css: str) -> str:
    cells = "".join(
        f'<td class="{css}-{text(field.code)}"><span class="word">{text(field.word)}</span>'
        + "".join(f'<span class="line">{text(line)}</span>' for line in field.lines)
        + "</td>"
        for field in fields
    )
    return f'<tr><th scope="row">{_named(name)}</th>{cells}</tr>'


def _named(name: str) -> str:
    """Set the further lines of a name small below it."""
    main, *others = name.split("\n")
    return text(main) + "".join(f'<span class="below">{text(line)}</span>' for line in others)


def _framed(made: str, label: str, *, wide: bool) -> str:
    css = "scroll wide" if wide else "scroll"
    return f'<div class="{css}" tabindex="0" role="group" aria-label="{text(label)}">{made}</div>'
