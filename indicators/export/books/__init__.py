"""Excel: the indicator table of several areas with live formulas, charts, sources and doubts."""

from indicators.export.books.file import book

__all__ = ["book"]
