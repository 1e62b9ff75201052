"""Yearly values: lines that stop where a year is missing."""

import math

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import LABEL, NARROW, Canvas, Key, frame
from indicators.charts.palette import EDGE, GRID, INK, LINES, SOFT, SYMBOLS, WHITE
from indicators.exhibits.spec import Draw, Exhibit, Series

PLOT = 300
UNIT_ROW = 26
RIGHT = 24
TICK = 36  # pixels that the name of a year takes up
BREAK_ROW = 18
_LINES = {
    Draw.PATH: {"color": EDGE, "width": 1.5, "dash": "dash"},
    Draw.PROJECTED: {"color": INK, "width": 1.5, "dash": "dot"},
}
# Symbol, size, colour, width of its line.
_MARKS = {
    Draw.BASELINE: ("circle-open", 12, EDGE, 2),
    Draw.MILESTONE: ("diamond-open", 12, INK, 2),
    Draw.OTHER: ("square-open", 9, SOFT, 1.5),
    Draw.TARGET: ("line-ew-open", 16, INK, 3),
}
# The signs of palette.SYMBOLS as text.
_SIGNS = ("●", "■", "◆", "▲", "✕", "✚", "★", "▼")


def line(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw each series over the years; nothing is drawn across a gap."""
    figure = go.Figure()
    actual = 0
    for series in exhibit.series:
        figure.add_scatter(**_trace(series, exhibit, actual, width))
        actual += series.draw is Draw.ACTUAL
    count = len(exhibit.categories)
    left = 64 if width >= NARROW else 48
    # Where the room is short the last year keeps its label and others give way.
    step = math.ceil(count * TICK / (width - left - RIGHT)) if count else 1
    named = range((count - 1) % step, count, step)
    figure.update_xaxes(
        tickvals=list(named),
        ticktext=[exhibit.categories[place] for place in named],
        tickangle=0,
        range=[-0.5, max(count - 0.5, 0.5)],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=_reach(exhibit),
        gridcolor=GRID,
        zeroline=True,
        zerolinecolor=EDGE,
        tickformat=",~f",
        tickfont={"color": SOFT},
        nticks=7,
        fixedrange=True,
    )
    _breaks(figure, exhibit)
    above = UNIT_ROW + (BREAK_ROW if exhibit.breaks else 0)
    # The unit stands above the axis, to be read without turning the head.
    figure.add_annotation(
        text=texts.shown(exhibit.axis), xref="paper", x=0, xshift=12 - left, xanchor="left",
        yref="paper", y=1, yshift=above - UNIT_ROW + 6, yanchor="bottom",
        showarrow=False, borderpad=0,
        font={"size": LABEL, "color": SOFT},
    )  # fmt: skip
    return frame(
        figure, exhibit, Canvas(width, left, RIGHT, PLOT, axis=34, above=above, key=_key(exhibit))
    )


def _key(exhibit: Exhibit) -> tuple[Key, ...]:
    signs = {
        Draw.PATH: ("┄", EDGE),
        Draw.PROJECTED: ("┈", INK),
        Draw.BASELINE: ("○", EDGE),
        Draw.MILESTONE: ("◇", INK),
        Draw.OTHER: ("□", SOFT),
        Draw.TARGET: ("━", INK),
    }
    actual = [series for series in exhibit.series if series.draw is Draw.ACTUAL]
    places = {series.name: place for place, series in enumerate(actual)}
    keys = (
        Key(*signs[series.draw], series.name)
        if series.draw in signs
        else Key(
            _SIGNS[places[series.name] % len(_SIGNS)], _colour(places[series.name]), series.name
        )
        for series in exhibit.series
    )
    return tuple(dict.fromkeys(keys))


def _colour(number: int) -> str:
    return LINES[number % len(LINES)]


def _trace(series: Series, exhibit: Exhibit, number: int, width: int) -> dict[str, object]:
    labels = [texts.shown(label) for label in series.labels]
    name = texts.shown(series.name)
    return {
        "name": name,
        "x": list(range(len(series.points))),
        "y": series.points,
        "mode": _mode(series),
        "text": labels or None,
        "textposition": _positions(series, exhibit, beside=int(width < NARROW)),
        "textfont": {"size": LABEL, "color": INK},
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [f"{name} {texts.shown(year)}" for year in exhibit.categories],
        "hovertemplate": "%{customdata}：%{y:,~f}<extra></extra>",
        **_style(series, number),
    }


def _mode(series: Series) -> str:
    if series.draw in _LINES:
        return "lines+text" if series.labels else "lines"
    drawn = "lines+markers" if series.draw is Draw.ACTUAL else "markers"
    return f"{drawn}+text" if series.labels else drawn


def _style(series: Series, number: int) -> dict[str, object]:
    if series.draw in _LINES:
        return {"line": _LINES[series.draw]}
    if series.draw in _MARKS:
        symbol, size, mark, width = _MARKS[series.draw]
        return {"marker": {"symbol": symbol, "size": size, "color": mark,
                           "line": {"width": width}}}  # fmt: skip
    colour = _colour(number)
    dashes = ("solid", "dash", "dot", "dashdot")
    dash = dashes[number // len(LINES) % len(dashes)]
    symbol = SYMBOLS[number % len(SYMBOLS)]
    return {
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "marker": {"symbol": symbol, "size": 9, "color": colour,
                   "line": {"color": WHITE, "width": 1}},
    }  # fmt: skip


def _positions(series: Series, exhibit: Exhibit, *, beside: int) -> list[str] | None:
    """Put a label above its point, below where another series stands higher in that year.

    In a narrow picture a label reaches into the years `beside` it.
    """
    if not series.labels:
        return None
    others = [one for one in exhibit.series if one is not series]
    return [
        "bottom center"
        if any(
            point > value
            for one in others
            for point in one.points[max(0, at - beside) : at + beside + 1]
        )
        else "top center"
        for at, value in enumerate(series.points)
    ]


def _reach(exhibit: Exhibit) -> list[float]:
    found = [value for series in exhibit.series for value in series.known]
    low, high = min([0.0, *found]), max([0.0, *found])
    room = (high - low or 1) * 0.12
    return [low - (room if low < 0 else 0), high + room]


def _breaks(figure: go.Figure, exhibit: Exhibit) -> None:
    for one in exhibit.breaks:
        at = exhibit.categories.index(one.category) - 0.5
        figure.add_shape(
            type="line", xref="x", x0=at, x1=at, yref="paper", y0=0, y1=1,
            line={"color": SOFT, "width": 1.5, "dash": "dot"},
        )  # fmt: skip
        figure.add_annotation(
            text=texts.shown(one.word), xref="x", x=at, xanchor="center", yref="paper", y=1,
            yshift=4, yanchor="bottom", showarrow=False, borderpad=0,
            font={"size": LABEL - 1, "color": SOFT},
        )  # fmt: skip
