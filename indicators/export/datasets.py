"""The data as files for other programs: the figures, or what the progress frame makes of them."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.exhibits import handbook
from indicators.export import data_files
from indicators.export.judgements import judged
from indicators.export.observations import figures
from indicators.export.sdmx import rows as sdmx_rows
from indicators.wording import screen
from indicators.wording.handbook import HEADERS

Only = Mapping[str, Iterable[object]] | None
"""Which rows: columns with the values asked for."""


def table(
    cat: Any, frame: pd.DataFrame | None = None, lang: str = "zh", *, only: Only = None
) -> pd.DataFrame:
    """Return every printing of the figures, or the judged rows where there is a frame."""
    return figures(cat, lang, only=only) if frame is None else judged(cat, frame, lang, only=only)


def csv(
    cat: Any, frame: pd.DataFrame | None = None, lang: str = "zh", *, only: Only = None
) -> bytes:
    """Write CSV with a byte order mark."""
    return data_files.csv(table(cat, frame, lang, only=only))


def parquet(
    cat: Any, frame: pd.DataFrame | None = None, lang: str = "zh", *, only: Only = None
) -> bytes:
    """Write Parquet, with types and lists."""
    return data_files.parquet(table(cat, frame, lang, only=only))


def sdmx(
    cat: Any,
    frame: pd.DataFrame | None = None,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    only: Only = None,
) -> bytes:
    """Write SDMX-CSV 2.0; for a frame, `as_of` is its reference year.

    Raises
    ------
    ValueError
        If there is a frame and no `as_of`.
    """
    found = table(cat, frame, lang, only=only)
    if frame is None:
        return sdmx_rows.figures(found)
    if as_of is None:
        raise ValueError("as_of")
    return sdmx_rows.progress(found, as_of=as_of)


def handbook_csv(cat: Any, lang: str = "zh") -> bytes:
    """Write the handbook of indicators as a table, its headers in words."""
    found = handbook.table(cat, lang)
    yes_or_no = {True: screen.say(lang, "yes"), False: screen.say(lang, "no")}
    found = found.assign(headline=found["headline"].map(yes_or_no))
    return data_files.csv(found.rename(columns=HEADERS[lang]))
