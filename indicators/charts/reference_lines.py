"""Lines to compare with, each ending at its own label above the plot."""

from collections.abc import Sequence

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.canvas import LABEL, Canvas
from indicators.charts.palette import SOFT
from indicators.exhibits.spec import Exhibit, Reference

ROW = 17
"""Pixels of a label above the plot."""
_DASHES = ("dot", "dash", "dashdot", "longdash")
_SIZE = LABEL - 1
_APART = 4  # pixels between a line and its label


def reference_lines(
    figure: go.Figure, exhibit: Exhibit, canvas: Canvas, reach: Sequence[float]
) -> None:
    """Draw the lines; `reach` is the left and the right end of the value axis."""
    start, end = reach
    placed = [
        (canvas.inner * (one.value - start) / (end - start), one) for one in exhibit.references
    ]
    for level, (one, leftward) in enumerate(_levels(placed, canvas)):
        high = 2 + level * ROW
        figure.add_shape(
            type="line", xref="x", x0=one.value, x1=one.value, yref="paper", y0=0,
            y1=1 + (high + ROW / 2) / canvas.plot,
            line={"color": SOFT, "width": 1.5, "dash": _DASHES[level % len(_DASHES)]},
        )  # fmt: skip
        figure.add_annotation(
            text=texts.shown(one.label), xref="x", x=one.value,
            xshift=-_APART if leftward else _APART, xanchor="right" if leftward else "left",
            yref="paper", y=1, yshift=high, yanchor="bottom", showarrow=False, borderpad=0,
            font={"size": _SIZE, "color": SOFT},
        )  # fmt: skip


def _levels(
    placed: Sequence[tuple[float, Reference]], canvas: Canvas
) -> list[tuple[Reference, bool]]:
    """Return the lines from the lowest label up, and whether the label stands to the left.

    In this order no line runs through another's label.
    """
    order = sorted(placed, key=lambda one: one[0])
    left: list[Reference] = []
    right: list[Reference] = []
    for place, (at, one) in enumerate(order):
        width = texts.ems(one.label) * _SIZE + _APART
        wanted = place == 0 if len(order) > 1 else at > canvas.inner / 2
        fits_left = at + canvas.left >= width
        fits_right = canvas.inner - at + canvas.right >= width
        leftward = fits_left and (wanted or not fits_right)
        (left if leftward else right).append(one)
    return [*((one, True) for one in left), *((one, False) for one in reversed(right))]
