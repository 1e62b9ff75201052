"""Plotly pictures of exhibits: they draw what the exhibit says and compute nothing."""

import re
from collections.abc import Callable

import plotly.graph_objects as go

from indicators.charts import bars, canvas, grid, lines, panels, stacks
from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.wording import toolbar

NARROWEST = 600
"""Pixels: from this width on no text is cut."""
MATRIX = 900
"""The same for a matrix, whose fields hold several numbers."""

_DRAW: dict[ChartKind, Callable[[Exhibit, int], go.Figure]] = {
    ChartKind.BULLET: bars.bullet,
    ChartKind.BAR: bars.bullet,
    ChartKind.RANK: bars.rank,
    ChartKind.COUNTS: stacks.counts,
    ChartKind.LINE: lines.line,
    ChartKind.MATRIX: grid.matrix,
    ChartKind.PANELS: panels.panels,
}
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 80


def figure(exhibit: Exhibit, *, width: int | None = None) -> go.Figure:
    """Draw an exhibit with its title, sources and grades inside the picture.

    The picture is as wide as its place; texts are broken so that they fit from `width` on.

    Raises
    ------
    ValueError
        If the exhibit is a table, or has nothing to show.
    """
    if exhibit.kind not in _DRAW or exhibit.empty:
        raise ValueError(f"{exhibit.id} is not a picture: {exhibit.empty or exhibit.kind}")
    usual = MATRIX if exhibit.kind is ChartKind.MATRIX else NARROWEST
    return canvas.plain(_DRAW[exhibit.kind](exhibit, width or usual))


def config(exhibit: Exhibit, *, picture: str = "png") -> dict[str, object]:
    """Return the settings of the tool bar: one button, which saves a PNG (3 ×) or an SVG."""
    locale = toolbar.LOCALE[exhibit.lang]
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "typesetMath": False,
        "toImageButtonOptions": {
            "format": picture,
            "scale": 3 if picture == "png" else 1,
            "filename": file_name(exhibit.title),
        },
        "locale": locale,
        "locales": {locale: {"dictionary": toolbar.DICTIONARY[exhibit.lang], "format": {}}},
    }


def file_name(title: str) -> str:
    """Return a title as a file's name, without what file systems refuse.

    >>> file_name("R&D：1/2 <x>")
    'R&D：1_2 _x_'
    """
    return _FORBIDDEN.sub("_", title).strip(" .")[:LONGEST_NAME]
