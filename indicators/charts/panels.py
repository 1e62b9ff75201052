"""Small bullet charts side by side, each on its own scale, in as many columns as fit."""

from dataclasses import dataclass

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import EDGE as MARGIN
from indicators.charts.canvas import LABEL, Canvas, Key, columns_of, frame, write
from indicators.charts.cities import coloured
from indicators.charts.palette import EDGE, GRID, INK, PALE, SOFT, UNJUDGED, latest
from indicators.exhibits.spec import ChartKind, Draw, Exhibit, Panel, Series
from indicators.wording import screen

NARROWEST = 270
"""Pixels of one small chart."""
GAP = 26  # between small charts
FIRST = 5
"""Pixels to the left of an axis: half of its first number stands there."""
LINE = 16  # pixels of a line of text
BAR = 34
TICKS = 24
BELOW = 16
_KEY = {
    Draw.BASELINE: ("█", PALE),
    Draw.ACTUAL: ("▬", UNJUDGED),
    Draw.SCHEDULE: ("│", INK),
    Draw.TARGET: ("┃", INK),
}


@dataclass(frozen=True)
class _Cell:
    """A small chart's texts, broken, and the height of each part in pixels."""

    panel: Panel
    head: list[str]
    foot: list[str]


def panels(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw baseline (pale), latest value (dark), schedule (thin mark), target (thick mark)."""
    inner = width - 2 * MARGIN - FIRST
    columns = columns_of(len(exhibit.panels), inner, NARROWEST)
    room = (inner / columns - GAP) / LABEL
    cells = [_cell(panel, room, exhibit.lang) for panel in exhibit.panels]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    heights = [_height(row) for row in rows]
    figure = go.Figure()
    notes = []
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            left = column / columns
            right = (column + 1) / columns - GAP / inner
            number = place * columns + column + 1
            top = sum(heights[:place]) + LINE * max(len(one.head) for one in row)
            notes += _draw(figure, cell, number, (left, right), top, sum(heights))
    write(figure, notes)
    canvas = Canvas(width, MARGIN + FIRST, MARGIN, sum(heights), axis=0, above=8, key=_key(exhibit))
    figure.update_layout(barmode="overlay")
    return frame(figure, exhibit, canvas)


def _cell(panel: Panel, room: float, lang: str) -> _Cell:
    name = screen.say(lang, "panel", name=panel.name, unit=panel.unit)
    foot = [line for text in panel.lines for line in texts.lines(text, room)]
    # Bold type is a little wider.
    return _Cell(panel, texts.lines(name, room * 0.94), foot)


def _height(row: list[_Cell]) -> int:
    head = max(len(cell.head) for cell in row)
    foot = max(len(cell.foot) for cell in row)
    return head * LINE + BAR + TICKS + foot * LINE + BELOW


def _draw(
    figure: go.Figure,
    cell: _Cell,
    number: int,
    across: tuple[float, float],
    top: int,
    height: int,
) -> list[dict[str, object]]:
    """Draw one chart whose bars begin `top` pixels below the upper edge; return its texts."""
    axis = "" if number == 1 else str(number)
    for series in cell.panel.series:
        figure.add_trace(_trace(cell.panel, series, axis))
    bottom = top + BAR
    figure.layout[f"xaxis{axis}"] = _x_axis(cell.panel, across, axis)
    figure.layout[f"yaxis{axis}"] = {
        "domain": [1 - bottom / height, 1 - top / height], "anchor": f"x{axis}",
        "range": [-0.5, 0.5], "visible": False, "fixedrange": True,
    }  # fmt: skip
    head = [f"<b>{texts.shown(line)}</b>" for line in cell.head]
    foot = [coloured(line, cell.panel.code) for line in cell.foot]
    return [
        _note(head, across[0], 1 - top / height, "bottom"),
        _note(foot, across[0], 1 - (bottom + TICKS) / height, "top"),
    ]


def _note(lines: list[str], x: float, y: float, anchor: str) -> dict[str, object]:
    return {
        "text": texts.BREAK.join(lines), "xref": "paper", "yref": "paper", "x": x, "y": y,
        "xanchor": "left", "xshift": -FIRST, "yanchor": anchor, "align": "left",
        "font": {"size": LABEL, "color": INK},
    }  # fmt: skip


def _x_axis(panel: Panel, across: tuple[float, float], axis: str) -> dict[str, object]:
    found = [value for series in panel.series for value in series.known]
    low, high = min([0.0, *found]), max([0.0, *found]) or 1.0
    reach, ticks = [low * 1.05, high * 1.05], {"nticks": 4}
    if panel.kind is ChartKind.RANK:
        step = max(1, round(high / 4))
        reach, ticks = [high + 0.7, 0.3], {"dtick": step, "tick0": 1}
    if not found:
        # Without a value there is no scale.
        ticks = {"showticklabels": False, "showgrid": False}
    return {
        "domain": list(across), "anchor": f"y{axis}", "range": reach, **ticks,
        "gridcolor": GRID, "zeroline": panel.kind is not ChartKind.RANK, "zerolinecolor": EDGE,
        "tickformat": ",~f", "tickfont": {"color": SOFT, "size": LABEL - 1},
        "fixedrange": True, "showline": True, "linecolor": GRID,
        # There is room for the numbers; a picture whose margin grows is drawn a second time.
        "automargin": low < 0,
    }  # fmt: skip


def _trace(panel: Panel, series: Series, axis: str) -> go.Bar | go.Scatter:
    hint = texts.BREAK.join(texts.shown(line) for line in (panel.name, *panel.lines))
    common = {
        "name": texts.shown(series.name), "x": series.points, "y": [0],
        "xaxis": f"x{axis}", "yaxis": f"y{axis}", "customdata": [hint],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip
    colours = [latest(code) for code in series.codes] or [PALE]
    if series.draw in (Draw.TARGET, Draw.SCHEDULE):
        return go.Scatter(**common, mode="markers", marker=_mark(series.draw))
    if panel.kind is ChartKind.RANK:
        hollow = series.draw is Draw.BASELINE
        marker = {
            "symbol": "circle-open" if hollow else "circle", "size": 14,
            "color": [EDGE] if hollow else colours,
            "line": {"width": 2 if hollow else 1, "color": EDGE if hollow else INK},
        }  # fmt: skip
        return go.Scatter(**common, mode="markers", marker=marker)
    pale = series.draw is Draw.BASELINE
    line = {"color": EDGE if pale else INK, "width": 1}
    return go.Bar(
        **common, orientation="h", width=0.62 if pale else 0.3,
        marker={"color": colours, "line": line},
    )  # fmt: skip


def _mark(draw: Draw) -> dict[str, object]:
    size, width = (26, 4) if draw is Draw.TARGET else (18, 1.5)
    return {"symbol": "line-ns-open", "size": size, "color": INK, "line": {"width": width}}


def _key(exhibit: Exhibit) -> tuple[Key, ...]:
    """Name the marks that any of the charts has."""
    names = {
        series.draw: series.name
        for panel in exhibit.panels
        for series in panel.series
        if series.known
    }
    return tuple(Key(*sign, names[draw]) for draw, sign in _KEY.items() if draw in names)
