"""Files made from exhibits, one module per format; they read nothing but the exhibit."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.exhibits.spec import Exhibit
from indicators.export.delimited import csv

__all__ = ["FORMATS", "Format", "csv", "pptx", "xlsx"]


def xlsx(exhibit: Exhibit) -> bytes:
    """Write an Excel workbook; see `workbook`."""
    # Imported when a file is wanted: a page shall not wait for what writes workbooks.
    from indicators.export import workbook

    return workbook.xlsx(exhibit)


def pptx(exhibit: Exhibit) -> bytes:
    """Write a PowerPoint deck; see `slides`."""
    from indicators.export import slides

    return slides.pptx(exhibit)


@dataclass(frozen=True)
class Format:
    """A file format on offer."""

    label: str
    suffix: str
    mime: str
    render: Callable[[Exhibit], bytes]


FORMATS = (
    Format("CSV", "csv", "text/csv", csv),
    Format(
        "Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx
    ),
    Format(
        "PowerPoint",
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        pptx,
    ),
)
