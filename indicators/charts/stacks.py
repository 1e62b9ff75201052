"""Stacked counts: how many indicators of each city stand where."""

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import LABEL, Key, frame
from indicators.charts.cities import canvas_of, city_rows, value_axis
from indicators.charts.palette import VERDICT, WHITE, over
from indicators.exhibits.spec import Exhibit
from indicators.exhibits.standing import SHAPE

BAR = 25  # pixels
FEW = 60


def counts(exhibit: Exhibit, width: int) -> go.Figure:
    """Stack each city's numbers of indicators; the shape stands in the bar too."""
    figure = go.Figure()
    key = tuple(Key("■", VERDICT[series.code], series.name) for series in exhibit.series)
    canvas = canvas_of(exhibit, width, key, height=40)
    for series in exhibit.series:
        colour = VERDICT[series.code]
        figure.add_bar(
            name=texts.shown(series.name),
            x=series.points,
            y=list(range(len(exhibit.categories))),
            orientation="h",
            width=BAR / canvas.pitch,
            marker={"color": colour, "line": {"color": WHITE, "width": 1.5}},
            text=[_told(series.code, value) if value else "" for value in series.points],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": over(colour), "size": LABEL},
            customdata=[texts.shown(series.name)] * len(series.points),
            hovertemplate="%{customdata} %{x:,d}<extra></extra>",
        )
    totals = [sum(values) for values in zip(*(s.points for s in exhibit.series), strict=True)]
    value_axis(figure, exhibit, [0, max(totals, default=1) or 1], canvas.inner)
    most = max(totals, default=1)
    # Counts of a few are stepped by whole numbers; of many by round ones.
    steps = {"dtick": max(1, round(most / 8))} if most <= FEW else {"nticks": 8}
    figure.update_xaxes(tickformat=",d", **steps)
    city_rows(figure, exhibit, canvas)
    figure.update_layout(barmode="stack", uniformtext={"minsize": 9, "mode": "hide"})
    return frame(figure, exhibit, canvas)


def _told(code: str, value: float) -> str:
    # A dash before a number would read as a minus.
    shape = SHAPE[code]
    return f"{value:,.0f}" if shape == "–" else f"{shape}\u2009{value:,.0f}"
