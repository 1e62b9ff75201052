"""Files made from exhibits, one module per format; they read nothing but the exhibit."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.exhibits.report import Imprint, Report
from indicators.exhibits.spec import Exhibit
from indicators.export.delimited import csv

__all__ = [
    "FORMATS",
    "Format",
    "book",
    "csv",
    "data_csv",
    "deck",
    "docx",
    "docx_exhibit",
    "handbook_csv",
    "html",
    "parquet",
    "picture",
    "pictures",
    "pptx",
    "sdmx_csv",
    "sdmx_structure",
    "xlsx",
]


def xlsx(exhibit: Exhibit) -> bytes:
    """Write an Excel workbook; see `workbook`."""
    # Imported when a file is wanted: a page shall not wait for what writes workbooks.
    from indicators.export import workbook

    return workbook.xlsx(exhibit)


def pptx(exhibit: Exhibit) -> bytes:
    """Write a PowerPoint deck; see `slides`."""
    from indicators.export import slides

    return slides.pptx(exhibit)


def picture(exhibit: Exhibit, suffix: str) -> bytes:
    """Draw an exhibit as PNG, SVG or PDF; see `images`."""
    from indicators.export import images

    return images.picture(exhibit, suffix)


def pictures(report: Report, suffix: str) -> bytes:
    """Draw all pictures of a report into a zip file; see `images`."""
    from indicators.export import images

    return images.archive(report, suffix)


def html(report: Report) -> bytes:
    """Write a report as one HTML file that needs nothing else; see `page`."""
    from indicators.export import page

    return page.html(report)


def docx(report: Report) -> bytes:
    """Write a report as a Word document in official layout; see `word`."""
    from indicators.export import word

    return word.docx(report)


def docx_exhibit(exhibit: Exhibit) -> bytes:
    """Write an exhibit as a Word document."""
    from indicators.export import word

    return word.docx_exhibit(exhibit)


def book(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
    on: dt.date,
    imprint: Imprint,
) -> bytes:
    """Write the Excel book of some areas' indicators; see `books`."""
    from indicators.export import books

    return books.book(cat, frame, areas, plan, lang, as_of=as_of, on=on, imprint=imprint)


def parquet(cat: Any, frame: pd.DataFrame | None = None, lang: str = "zh", **only: Any) -> bytes:
    """Write the figures, or the judged rows of a frame, as Parquet; see `datasets`."""
    from indicators.export import datasets

    return datasets.parquet(cat, frame, lang, **only)


def sdmx_csv(cat: Any, frame: pd.DataFrame | None = None, lang: str = "zh", **only: Any) -> bytes:
    """Write the same as SDMX-CSV 2.0; for a frame, `as_of` is its reference year."""
    from indicators.export import datasets

    return datasets.sdmx(cat, frame, lang, **only)


def data_csv(cat: Any, frame: pd.DataFrame | None = None, lang: str = "zh", **only: Any) -> bytes:
    """Write the same as CSV with a byte order mark."""
    from indicators.export import datasets

    return datasets.csv(cat, frame, lang, **only)


def sdmx_structure(cat: Any, *, on: dt.date) -> bytes:
    """Write the structure of the SDMX files, made on a day; see `sdmx_xml`."""
    from indicators.export.sdmx import xml as sdmx_xml

    return sdmx_xml.structure(cat, on=on)


def handbook_csv(cat: Any, lang: str = "zh") -> bytes:
    """Write 指标口径手册 as CSV."""
    from indicators.export import datasets

    return datasets.handbook_csv(cat, lang)


def deck(report: Report, template: bytes | None = None) -> bytes:
    """Write a report as a PowerPoint deck, in a user's own template if given; see `slides`."""
    from indicators.export import slides

    return slides.deck(report, template)


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
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx_exhibit,
    ),
    Format(
        "PowerPoint",
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        pptx,
    ),
)
