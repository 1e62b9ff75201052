"""The matrix: words and numbers on a pale ground of the verdict's colour."""

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import LABEL, SMALL, Canvas, frame
from indicators.charts.palette import INK, SOFT, VERDICT, glyph, tint
from indicators.exhibits.spec import Exhibit, Field, Matrix
from indicators.exhibits.standing import ORDER, SHAPE

FULL = 100  # pixels of a column from which numbers fit beside the verdict
LINE = 16
SIZE = 11.5


def matrix(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw the matrix; the shorter side runs across."""
    grid = exhibit.matrix
    if grid is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    grid = grid if len(grid.columns) <= len(grid.rows) else turned(grid)
    left = 168 if width > 480 else 110
    column = (width - left - 12) / max(1, len(grid.columns))
    cells = [[_lines(field, column) for field in row] for row in grid.fields]
    tall = max((len(lines) for row in cells for lines in row), default=1)
    heads = [_name(name, column - 6) for name in grid.columns]
    names = [_name(name, left - 16) for name in grid.rows]
    row_height = max(tall, *(len(name) for name in names)) * LINE + 12 if names else 40
    figure = go.Figure(_heatmap(grid, cells))
    _axes(figure, heads, names)
    above = max((len(head) for head in heads), default=1) * LINE + 8
    canvas = Canvas(width, left, 12, row_height * max(1, len(names)), axis=10, above=above)
    return frame(figure, exhibit, canvas)


def turned(grid: Matrix) -> Matrix:
    """Return the matrix with rows and columns exchanged."""
    return Matrix(
        grid.columns,
        grid.column_ids,
        grid.rows,
        grid.row_ids,
        tuple(zip(*grid.fields, strict=True)),
    )


def _heatmap(grid: Matrix, cells: list[list[list[str]]]) -> go.Heatmap:
    steps = len(ORDER)
    scale = [
        [edge, tint(VERDICT[code], 0.22)]
        for place, code in enumerate(ORDER)
        for edge in (place / steps, (place + 1) / steps)
    ]
    return go.Heatmap(
        z=[[ORDER.index(field.code) + 0.5 for field in row] for row in grid.fields],
        zmin=0,
        zmax=steps,
        colorscale=scale,
        showscale=False,
        xgap=3,
        ygap=3,
        text=[[texts.BREAK.join(lines) for lines in row] for row in cells],
        texttemplate="%{text}",
        textfont={"size": SIZE, "color": INK},
        customdata=[[_hint(field) for field in row] for row in grid.fields],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _lines(field: Field, column: float) -> list[str]:
    room = (column - 8) / SIZE
    shape = SHAPE[field.code]
    if column >= FULL:
        found = texts.block([field.word, *field.lines], room)
    else:
        found = [texts.shown(shape), *texts.block([field.short.removeprefix(shape)], room)]
    first = f"<span style='color:{glyph(field.code)}'>{shape}</span>{found[0].removeprefix(shape)}"
    return [f"<b>{first}</b>", *found[1:]]


def _hint(field: Field) -> str:
    told = [field.word, *field.lines, field.hint]
    return texts.BREAK.join(texts.block([text for text in told if text], 30))


def _name(name: str, room: float) -> list[str]:
    first, *unit = name.split("\n")
    soft = [
        f"<span style='font-size:{SMALL}px;color:{SOFT}'>{line}</span>"
        for line in texts.block(unit, room / SMALL)
    ]
    return [*texts.block([first], room / LABEL), *soft]


def _axes(figure: go.Figure, heads: list[list[str]], names: list[list[str]]) -> None:
    common = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "",
              "tickfont": {"size": LABEL, "color": INK}}  # fmt: skip
    figure.update_xaxes(
        **common,
        side="top",
        tickvals=list(range(len(heads))),
        ticktext=[texts.BREAK.join(head) for head in heads],
        tickangle=0,
    )
    figure.update_yaxes(
        **common,
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticktext=[texts.BREAK.join(name) for name in names],
        ticklabelstandoff=6,
    )
