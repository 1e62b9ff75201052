"""Cities under one another: bullet bars and ranks."""

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import Key, frame
from indicators.charts.cities import canvas_of, city_rows, value_axis
from indicators.charts.palette import EDGE, INK, PALE, UNJUDGED, latest
from indicators.charts.reference_lines import ROW, reference_lines
from indicators.exhibits.spec import Draw, Exhibit, Series

HINT = "%{customdata}<extra></extra>"
PALE_BAR, DARK_BAR = 24, 12  # pixels


def bullet(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw baseline (pale), latest value (dark) and target (upright mark) for each city."""
    figure = go.Figure()
    rows = list(range(len(exhibit.categories)))
    key = _key(exhibit, {Draw.BASELINE: ("█", PALE), Draw.ACTUAL: ("▬", UNJUDGED),
                         Draw.TARGET: ("┃", INK), Draw.SCHEDULE: ("┃", INK)})  # fmt: skip
    canvas = canvas_of(exhibit, width, key, above=len(exhibit.references) * ROW)
    for series in exhibit.series:
        _draw_bullet(figure, series, rows, _hints(exhibit), canvas.pitch)
    low, high = _reach(exhibit)
    reach = [low * 1.05, (high or 1) * 1.05]
    value_axis(figure, exhibit, reach, canvas.inner)
    city_rows(figure, exhibit, canvas)
    reference_lines(figure, exhibit, canvas, reach)
    figure.update_layout(barmode="overlay")
    return frame(figure, exhibit, canvas)


def rank(exhibit: Exhibit, width: int) -> go.Figure:
    """Draw places on an axis whose best end is to the right."""
    figure = go.Figure()
    rows = list(range(len(exhibit.categories)))
    for series in exhibit.series:
        _draw_place(figure, series, rows, _hints(exhibit))
    key = _key(exhibit, {Draw.BASELINE: ("○", EDGE), Draw.ACTUAL: ("●", UNJUDGED),
                         Draw.TARGET: ("┃", INK)})  # fmt: skip
    canvas = canvas_of(exhibit, width, key, above=len(exhibit.references) * ROW)
    _, high = _reach(exhibit)
    reach = [high + 0.7, 0.3]
    value_axis(figure, exhibit, reach, canvas.inner)
    figure.update_xaxes(dtick=max(1, round(high / 8)), tick0=1, tickformat="d", zeroline=False)
    city_rows(figure, exhibit, canvas)
    reference_lines(figure, exhibit, canvas, reach)
    return frame(figure, exhibit, canvas)


def _draw_bullet(
    figure: go.Figure, series: Series, rows: list[int], hints: list[str], pitch: float
) -> None:
    common = {"name": texts.shown(series.name), "x": series.points, "y": rows,
              "customdata": hints, "hovertemplate": HINT}  # fmt: skip
    if series.draw in (Draw.TARGET, Draw.SCHEDULE):
        figure.add_scatter(**common, mode="markers", marker=_upright(30))
        return
    line = {"color": EDGE if series.draw is Draw.BASELINE else INK, "width": 1}
    colours = [latest(code) for code in series.codes] or PALE
    figure.add_bar(
        **common,
        orientation="h",
        width=(PALE_BAR if series.draw is Draw.BASELINE else DARK_BAR) / pitch,
        marker={"color": colours, "line": line},
    )


def _draw_place(figure: go.Figure, series: Series, rows: list[int], hints: list[str]) -> None:
    markers = {
        Draw.BASELINE: {"symbol": "circle-open", "size": 14, "color": EDGE, "line": {"width": 2}},
        Draw.ACTUAL: {
            "symbol": "circle",
            "size": 14,
            "color": [latest(code) for code in series.codes],
            "line": {"width": 1, "color": INK},
        },
        Draw.TARGET: _upright(26),
    }
    figure.add_scatter(
        name=texts.shown(series.name),
        x=series.points,
        y=rows,
        mode="markers",
        marker=markers[series.draw],
        customdata=hints,
        hovertemplate=HINT,
    )


def _upright(size: int) -> dict[str, object]:
    return {"symbol": "line-ns-open", "size": size, "color": INK, "line": {"width": 3}}


def _hints(exhibit: Exhibit) -> list[str]:
    return [
        texts.BREAK.join(texts.shown(line) for line in (name, *side))
        for name, side in zip(exhibit.categories, exhibit.side, strict=True)
    ]


def _key(exhibit: Exhibit, signs: dict[Draw, tuple[str, str]]) -> tuple[Key, ...]:
    drawn = [series for series in exhibit.series if series.known]
    return tuple(Key(*signs[series.draw], series.name) for series in drawn)


def _reach(exhibit: Exhibit) -> tuple[float, float]:
    drawn = [value for series in exhibit.series for value in series.known]
    found = [*drawn, *(reference.value for reference in exhibit.references)]
    return min([0.0, *found]), max([0.0, *found])
