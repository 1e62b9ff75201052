"""What charts of cities under one another share: names, texts beside the bars, value axis."""

from collections.abc import Iterator

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import EDGE as MARGIN
from indicators.charts.canvas import LABEL, NARROW, Canvas, Key, write
from indicators.charts.palette import EDGE, GRID, INK, SOFT, WHITE, glyph
from indicators.exhibits.spec import Exhibit
from indicators.exhibits.standing import SHAPE

NAME = 13
TICK = 62  # pixels of a label on the value axis, its distance included
LINE = 16  # pixels of a line of text beside a bar
NAME_LINE = 18  # and of a name
NAME_ROOM = 8  # widest line of a name, in type sizes
BAR = 40  # pixels that a bar and its marks take up, air included
AIR = 14  # between the texts of one row and the next row


def canvas_of(
    exhibit: Exhibit, width: int, key: tuple[Key, ...], *, above: int = 0, height: int = 0
) -> Canvas:
    """Return the room for names to the left, texts to the right and a row for each city.

    In a narrow picture names stand above the bars and texts below them.
    """
    if width < NARROW:
        return _narrow(exhibit, width, key, above)
    names = min(max(map(texts.ems, exhibit.categories), default=0), NAME_ROOM)
    side = max((texts.ems(line) for one in exhibit.side for line in one), default=0)
    right = min(round(side * LABEL) + 22, round(width * 0.42)) if side else 24
    row = max((len(_side(one, right)) for one in exhibit.side), default=0)
    count = max(1, len(exhibit.categories))
    named = max((len(_name(one)) for one in exhibit.categories), default=0)
    pitch = max(height or 44, row * LINE + 12, named * NAME_LINE + 10)
    left, plot = round(names * NAME) + 22, count * pitch
    return Canvas(width, left, right, plot, above=above, key=key, count=count)


def _narrow(exhibit: Exhibit, width: int, key: tuple[Key, ...], above: int) -> Canvas:
    count = max(1, len(exhibit.categories))
    over, under = _around(exhibit, width)
    plot = count * (over + under)
    return Canvas(width, MARGIN + 4, MARGIN + 8, plot, above=above, key=key, count=count)


def _around(exhibit: Exhibit, width: int) -> tuple[int, int]:
    """Return the pixels above and below the middle of a bar in a narrow picture."""
    room = width - 2 * MARGIN
    named = max((len(texts.lines(one, room / NAME)) for one in exhibit.categories), default=1)
    told = max((len(_side(one, room)) for one in exhibit.side), default=0)
    return named * NAME_LINE + BAR // 2, told * LINE + BAR // 2 + AIR


def _name(name: str) -> list[str]:
    return texts.block([name], NAME_ROOM)


def _side(side: tuple[str, ...], right: int) -> list[str]:
    return [line for text in side for line in texts.lines(text, (right - 18) / LABEL)]


def city_rows(figure: go.Figure, exhibit: Exhibit, canvas: Canvas) -> None:
    """Name the cities, from top to bottom, and write their numbers and verdicts beside them."""
    if canvas.width < NARROW:
        _rows_narrow(figure, exhibit, canvas)
        return
    count = len(exhibit.categories)
    names = [texts.BREAK.join(_name(name)) for name in exhibit.categories]
    figure.update_yaxes(
        range=[count - 0.5, -0.5],
        tickvals=list(range(count)),
        ticktext=names,
        tickfont={"size": NAME, "color": INK},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticks="",
        ticklabelstandoff=6,
    )
    common = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 10, "yref": "y",
              "yanchor": "middle", "align": "left", "font": {"size": LABEL}}  # fmt: skip
    write(
        figure, [{**common, "text": told, "y": row} for row, told in _told(exhibit, canvas.right)]
    )


def _told(exhibit: Exhibit, room: int) -> Iterator[tuple[int, str]]:
    """Return each row's texts with the verdict in bold."""
    codes = next((series.codes for series in exhibit.series if series.codes), ())
    for row, side in enumerate(exhibit.side):
        written = [coloured(line, codes[row]) for line in _side(side, room)]
        yield row, texts.BREAK.join([f"<b>{written[0]}</b>", *written[1:]])


def _rows_narrow(figure: go.Figure, exhibit: Exhibit, canvas: Canvas) -> None:
    over, under = _around(exhibit, canvas.width)
    height = over + under
    figure.update_yaxes(
        range=[canvas.count - 1 + under / height, -over / height],
        showticklabels=False, showgrid=False, zeroline=False, fixedrange=True, ticks="",
    )  # fmt: skip
    figure.update_xaxes(showgrid=False, zeroline=False)
    common = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -4, "yref": "y",
              "align": "left", "bgcolor": WHITE}  # fmt: skip
    above = {**common, "yanchor": "bottom", "yshift": BAR // 2 - 2,
             "font": {"size": NAME, "color": INK}}  # fmt: skip
    below = {**common, "yanchor": "top", "yshift": -BAR // 2, "font": {"size": LABEL}}
    room = canvas.width - 2 * MARGIN
    names = [texts.BREAK.join(texts.block([one], room / NAME)) for one in exhibit.categories]
    named = [{**above, "text": f"<b>{name}</b>", "y": row} for row, name in enumerate(names)]
    told = [{**below, "text": text, "y": row} for row, text in _told(exhibit, room)]
    write(figure, [*named, *told])


def coloured(line: str, code: str) -> str:
    """Return a line fit to be shown, a verdict's shape at its head in the verdict's colour."""
    shape = SHAPE[code]
    text = texts.shown(line)
    if not line.startswith(f"{shape} "):
        return text
    return f"<span style='color:{glyph(code)}'>{shape}</span>{text[len(shape) :]}"


def value_axis(figure: go.Figure, exhibit: Exhibit, reach: list[float], room: int) -> None:
    """Scale the values over `room` pixels, with the unit said once."""
    figure.update_xaxes(
        range=reach,
        title={"text": texts.shown(exhibit.axis), "font": {"size": LABEL, "color": SOFT},
               "standoff": 8},
        gridcolor=GRID,
        zeroline=True,
        zerolinecolor=EDGE,
        tickformat=",~f",
        tickfont={"color": SOFT},
        nticks=max(3, room // TICK),
        fixedrange=True,
    )  # fmt: skip
