"""Files made from exhibits, one module per format; they read nothing but the exhibit."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.exhibits.spec import Exhibit
from indicators.export.delimited import csv
from indicators.export.workbook import xlsx

__all__ = ["FORMATS", "Format", "csv", "xlsx"]


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
)
