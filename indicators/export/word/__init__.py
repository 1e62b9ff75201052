"""Word: a report in official layout (GB/T 9704-2012) with native charts and tables."""

from indicators.export.word.file import docx, docx_exhibit

__all__ = ["docx", "docx_exhibit"]
