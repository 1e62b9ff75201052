"""The figures as a table for other programs: one row per printing, its names those of SDMX."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.rows import Names
from indicators.export import vouching
from indicators.tables import FIGURE_DTYPES
from indicators.wording import verdicts

KEY = ("ref_area", "indicator", "role", "plan", "time_period", "as_at", "period_kind",
       "period_start")  # fmt: skip
"""What a figure is a value of; several printings may share it."""
PREFERRED = "P"
MONTH, QUARTER, YEAR = "M", "Q", "A"
_NAMED = ("ref_area", "area_name", "indicator", "indicator_name", "role", "role_word", "plan",
          "plan_name", "time_period", "year", "freq", "printing", "obs_value", "unit_measure",
          "unit_name", "decimals")  # fmt: skip
_VOUCHED = ("source", "source_title", "publisher", "document_number", "published", "url", "grade",
            "grade_word", "locator", "seen", "label", "printed", "ordinal")  # fmt: skip
_CARRIED = tuple(name for name in FIGURE_DTYPES if name not in {*_NAMED, *_VOUCHED, "place"})
_COPIED = {"source_title": "title", "publisher": "publisher", "document_number": "document_number",
           "published": "published", "url": "url"}  # fmt: skip
"""Columns that a figure's document gives, and its own names for them."""
COLUMNS = (*_NAMED, *_CARRIED, *_VOUCHED, "vintage_word", "obs_status_word", "theme", "doubts",
           "internal")  # fmt: skip
"""The columns, in order; `doubts` holds a list of records."""


def figures(
    cat: Any, lang: str = "zh", *, only: Mapping[str, Iterable[object]] | None = None
) -> pd.DataFrame:
    """Return every printing of every figure, with names, document, place and doubts.

    `only` keeps the rows whose column holds one of the values. Nothing is left out of a row
    but its place in the data folder; what is missing stays so. `printing` is P for the one
    that is used, and counts the others of the same key in the order of the file.
    """
    every = cat.figures
    table = chosen(every.assign(printing=printings(every)), only)
    table = table.assign(**_names(cat, table, lang), **_documents(cat, table, lang))
    return table[list(COLUMNS)].reset_index(drop=True)


def chosen(table: pd.DataFrame, only: Mapping[str, Iterable[object]] | None = None) -> pd.DataFrame:
    """Return the rows whose columns hold one of the values asked for."""
    for column, values in (only or {}).items():
        table = table[table[column].isin(list(values))]
    return table


def printings(table: pd.DataFrame) -> pd.Series:
    """Tell the printings of one key apart."""
    others = ~table["preferred"]
    number = others.groupby([table[name] for name in KEY], dropna=False).cumsum()
    return number.astype("str").mask(table["preferred"], PREFERRED)


def frequency(period: str) -> str:
    """Return the SDMX frequency of a period.

    >>> frequency("2025"), frequency("2026-06"), frequency("2025-Q3")
    ('A', 'M', 'Q')
    """
    if len(period) == len("2025"):
        return YEAR
    return QUARTER if "Q" in period else MONTH


def _names(cat: Any, table: pd.DataFrame, lang: str) -> dict[str, pd.Series]:
    names, indicators = Names.of(cat, lang), cat.indicators
    unit = table["indicator"].map(indicators["unit_measure"])
    decimals = table["indicator"].map(indicators["decimals"])
    texts = {
        "area_name": table["ref_area"].map(names.areas),
        "indicator_name": table["indicator"].map(names.indicators),
        "role_word": table["role"].map(verdicts.ROLE[lang]),
        "plan_name": table["plan"].map(names.plans),
        "freq": table["time_period"].map(frequency, na_action="ignore"),
        "unit_measure": unit,
        "unit_name": unit.map(names.units),
        "theme": table["indicator"].map(indicators["theme"]),
        "vintage_word": table["vintage"].map(verdicts.VINTAGE[lang]),
        "obs_status_word": table["obs_status"].map(verdicts.STATUS[lang]),
    }
    named = {name: column.astype("str") for name, column in texts.items()}
    return named | {"decimals": decimals.astype("Int64")}


def _documents(cat: Any, table: pd.DataFrame, lang: str) -> dict[str, Any]:
    documents, doubted = cat.sources, vouching.doubts(cat, lang)
    doubts = [doubted.get(figure, []) for figure in table["figure_id"]]
    copied = {
        name: table["source"].map(documents[own]).astype("str") for name, own in _COPIED.items()
    }
    return {
        **copied,
        "url": copied["url"].map(vouching.web_address).astype("str"),
        "grade_word": table["grade"].map(verdicts.GRADE[lang]).astype("str"),
        "doubts": pd.Series(doubts, index=table.index, dtype=object),
        "internal": table["grade"] == Grade.INTERNAL,
    }
