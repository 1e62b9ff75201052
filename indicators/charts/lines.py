"""Yearly values: lines that stop where a year is missing."""

import math

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import LABEL, NARROW, Canvas, frame
from indicators.charts.line_marks import key_of, mode, numbered, style
from indicators.charts.palette import EDGE, GRID, INK, SOFT
from indicators.charts.small_lines import small_lines
from indicators.exhibits.spec import Exhibit, Series

PLOT = 300
UNIT_ROW = 26
RIGHT = 24
TICK = 36  # pixels that the name of a year takes up
BREAK_ROW = 18


def line(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw each series over the years; nothing is drawn across a gap."""
    if exhibit.apart:
        return small_lines(exhibit, width)
    figure = go.Figure()
    for series, number in numbered(exhibit):
        figure.add_scatter(**_trace(series, exhibit, number, width))
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
        yref="paper", y=1, yshift=above - UNIT_ROW + 9, yanchor="bottom",
        showarrow=False, borderpad=0,
        font={"size": LABEL, "color": SOFT},
    )  # fmt: skip
    return frame(
        figure, exhibit, Canvas(width, left, RIGHT, PLOT, axis=34, above=above, key=key_of(exhibit))
    )


def _trace(series: Series, exhibit: Exhibit, number: int, width: int) -> dict[str, object]:
    labels = [texts.shown(label) for label in series.labels]
    name = texts.shown(series.name)
    return {
        "name": name,
        "x": list(range(len(series.points))),
        "y": series.points,
        "mode": mode(series),
        "text": labels or None,
        "textposition": _positions(series, exhibit, beside=int(width < NARROW)),
        "textfont": {"size": LABEL, "color": INK},
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [f"{name} {texts.shown(year)}" for year in exhibit.categories],
        "hovertemplate": "%{customdata}：%{y:,~f}<extra></extra>",
        **style(series, number),
    }


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
    # Several areas may change in one year: one line and one word.
    for one in {each.category: each for each in exhibit.breaks}.values():
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
