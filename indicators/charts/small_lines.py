"""Yearly values of areas too unlike for one scale: a small chart for each, on its own scale."""

import math
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import EDGE as MARGIN
from indicators.charts.canvas import LABEL, Canvas, columns_of, frame
from indicators.charts.line_marks import mode, numbered, style
from indicators.charts.palette import EDGE, GRID, INK, SOFT
from indicators.exhibits.spec import Exhibit, Series
from indicators.wording import screen

NARROWEST = 270
"""Pixels of one small chart."""
LEFT, GAP = 52, 18  # for the numbers of an axis, and between charts
TICK = 36
LINE = 16  # pixels of a line of a head
PLOT, TICKS, BELOW = 110, 24, 16
CLEAR = 9
"""Pixels between a plot and its head: half of the highest number of its axis stands there."""


@dataclass(frozen=True)
class _Place:
    """Where a small chart stands: left and right, top and bottom as shares."""

    axis: str
    """Number of its axes."""
    head: list[str]
    """Its name, broken."""
    across: tuple[float, float]
    up: tuple[float, float]
    room: int
    """Pixels from left to right."""


def small_lines(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw each area's years from nought to its own largest value."""
    groups: dict[str, list[tuple[Series, int]]] = {}
    for series, number in numbered(exhibit):
        groups.setdefault(series.name, []).append((series, number))
    inner = width - 2 * MARGIN
    columns = columns_of(len(groups), inner, NARROWEST)
    heads = [_head_lines(name, exhibit, inner / columns) for name in groups]
    tall = LINE * max(map(len, heads), default=1) + CLEAR - 2
    pitch = tall + PLOT + TICKS + BELOW
    height = math.ceil(len(groups) / columns) * pitch
    figure = go.Figure()
    for place, (name, drawn) in enumerate(groups.items()):
        at = _place(place, columns, inner, pitch, height, heads[place])
        for series, number in drawn:
            figure.add_scatter(**_trace(series, number, exhibit, at))
        _axes(figure, [series for series, _ in drawn], exhibit, at)
        _head(figure, at)
        _breaks(figure, name, exhibit, at)
    canvas = Canvas(width, MARGIN, MARGIN, height, axis=0, above=8)
    return frame(figure, exhibit, canvas)


def _place(
    place: int, columns: int, inner: int, pitch: int, height: int, head: list[str]
) -> _Place:
    row, column = divmod(place, columns)
    left = column / columns + LEFT / inner
    right = (column + 1) / columns - GAP / inner
    # The head stands above the plot, the years below it.
    bottom = row * pitch + pitch - TICKS - BELOW
    up = (1 - bottom / height, 1 - (bottom - PLOT) / height)
    room = round((right - left) * inner)
    return _Place("" if not place else str(place + 1), head, (left, right), up, room)


def _trace(series: Series, number: int, exhibit: Exhibit, at: _Place) -> dict[str, object]:
    name = texts.shown(series.name)
    return {
        "name": name, "x": list(range(len(series.points))), "y": series.points,
        "xaxis": f"x{at.axis}", "yaxis": f"y{at.axis}", "mode": mode(series),
        "connectgaps": False, "cliponaxis": False,
        "customdata": [f"{name} {texts.shown(year)}" for year in exhibit.categories],
        "hovertemplate": "%{customdata}：%{y:,~f}<extra></extra>", **style(series, number),
    }  # fmt: skip


def _axes(figure: go.Figure, drawn: list[Series], exhibit: Exhibit, at: _Place) -> None:
    found = [value for series in drawn for value in series.known]
    low, high = min([0.0, *found]), max([0.0, *found])
    count = len(exhibit.categories)
    step = max(1, math.ceil(count * TICK / at.room))
    named = range((count - 1) % step, count, step)
    common = {"fixedrange": True, "tickfont": {"color": SOFT, "size": LABEL - 1}}
    figure.layout[f"xaxis{at.axis}"] = {
        **common, "domain": at.across, "anchor": f"y{at.axis}", "range": [-0.5, count - 0.5],
        "tickvals": list(named), "ticktext": [exhibit.categories[one] for one in named],
        "tickangle": 0, "showgrid": False, "zeroline": False,
    }  # fmt: skip
    figure.layout[f"yaxis{at.axis}"] = {
        **common, "domain": at.up, "anchor": f"x{at.axis}", "nticks": 4, "tickformat": ",~f",
        "range": [low * 1.15, (high or 1) * 1.15], "gridcolor": GRID, "zeroline": True,
        "zerolinecolor": EDGE,
    }  # fmt: skip


def _head_lines(name: str, exhibit: Exhibit, width: float) -> list[str]:
    # Bold type is a little wider.
    room = (width - GAP) / LABEL * 0.94
    return texts.lines(screen.say(exhibit.lang, "panel", name=name, unit=exhibit.unit), room)


def _head(figure: go.Figure, at: _Place) -> None:
    bold = (f"<b>{texts.shown(line)}</b>" for line in at.head)
    figure.add_annotation(
        text=texts.BREAK.join(bold), xref="paper", x=at.across[0], xshift=-LEFT + 4,
        xanchor="left", yref="paper", y=at.up[1], yshift=CLEAR, yanchor="bottom", align="left",
        showarrow=False, borderpad=0, font={"size": LABEL, "color": INK},
    )  # fmt: skip


def _breaks(figure: go.Figure, name: str, exhibit: Exhibit, at: _Place) -> None:
    own = {one.category: one for one in exhibit.breaks if one.area in {"", name}}
    for one in own.values():
        year = exhibit.categories.index(one.category) - 0.5
        figure.add_shape(
            type="line", xref=f"x{at.axis}", x0=year, x1=year, yref=f"y{at.axis} domain",
            y0=0, y1=1, line={"color": SOFT, "width": 1.5, "dash": "dot"},
        )  # fmt: skip
        figure.add_annotation(
            text=texts.shown(one.word), xref=f"x{at.axis}", x=year, xanchor="right", xshift=-3,
            yref="paper", y=at.up[1], yanchor="top", showarrow=False, borderpad=0,
            font={"size": LABEL - 1, "color": SOFT},
        )  # fmt: skip
