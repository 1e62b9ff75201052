"""The charts of a page as data: what Plotly draws on screens and on paper."""

import json
from typing import Any

import plotly.io

from indicators import charts
from indicators.charts import palette
from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.wording import toolbar

PAPER = 700
"""Pixels across A4."""
SIZES = {"wide": 900, "paper": PAPER, "narrow": 330}
"""Pixels for which texts are broken: a large window, a small one and paper, a phone."""
SHOWN_AS_TABLE = {ChartKind.MATRIX, ChartKind.COVERAGE, ChartKind.TABLE}


class Charts:
    """The charts of one page, numbered in their order."""

    def __init__(self, lang: str) -> None:
        """Begin with none."""
        self._lang = lang
        self._drawn: list[dict[str, Any]] = []
        self._template: object = None

    def add(self, exhibit: Exhibit) -> int:
        """Draw an exhibit in all sizes; return its number."""
        self._drawn.append({name: self._figure(exhibit, width) for name, width in SIZES.items()})
        return len(self._drawn) - 1

    def _figure(self, exhibit: Exhibit, width: int) -> dict[str, Any]:
        figure = charts.figure(exhibit, width=width)
        made = json.loads(plotly.io.to_json(figure, validate=False, engine="json"))
        # The same for all, and as long as a small chart.
        self._template = made["layout"].pop("template", None)
        return dict(made)

    def data(self) -> str:
        """Return all as JSON that may stand inside a script element."""
        held = {
            "charts": self._drawn,
            "template": self._template,
            "paper": PAPER,
            "config": {
                "displayModeBar": False,
                "scrollZoom": False,
                "doubleClick": False,
                "showTips": False,
                "typesetMath": False,
                "locale": toolbar.LOCALE[self._lang],
                "locales": {toolbar.LOCALE[self._lang]: {"dictionary": {}, "format": {}}},
            },
        }
        told = json.dumps(held, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        # No text of a chart can end the element, or begin a comment in it.
        return told.replace("<", "\\u003c").replace(">", "\\u003e")


def style() -> str:
    """Return the colours and the type of the pictures as variables of the style sheet."""
    named = {
        "ink": palette.INK,
        "soft": palette.SOFT,
        "line": palette.PALE,
        "ground": palette.tint(palette.GRID, 0.5),
        "link": "#0b5394",
        "bad": "#a33b00",
        "font": palette.FONT,
        "paper": f"{PAPER}px",
    }
    return f":root{{{''.join(f'--{name}:{value};' for name, value in named.items())}}}"
