"""Exhibits: what a page shows or a file holds, made from catalogue and progress frame."""

from indicators.exhibits.comparison import compare
from indicators.exhibits.counts import counts
from indicators.exhibits.documents import sources
from indicators.exhibits.glossary import definitions, issues
from indicators.exhibits.overview import overview
from indicators.exhibits.spec import ChartKind, Citation, Column, Doubt, Exhibit, Series
from indicators.exhibits.yearly import series

__all__ = [
    "ChartKind",
    "Citation",
    "Column",
    "Doubt",
    "Exhibit",
    "Series",
    "compare",
    "counts",
    "definitions",
    "issues",
    "overview",
    "series",
    "sources",
]
