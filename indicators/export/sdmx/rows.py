"""SDMX-CSV 2.0: figures and judged rows, with the columns that `sdmx_xml` describes."""

import numpy as np
import pandas as pd

from indicators.export import data_files
from indicators.export.observations import YEAR
from indicators.export.sdmx.components import (
    FIGURES,
    MEASURES,
    NO_NUMBER,
    NOT_APPLICABLE,
    OF_ACTUAL,
    PROGRESS,
    TIME,
    VALUE,
    Component,
    Flow,
)

START = ("STRUCTURE", "STRUCTURE_ID", "ACTION")


def figures(table: pd.DataFrame) -> bytes:
    """Write the table of `observations.figures`, UTF-8 without a byte order mark.

    A figure whose document names no year has no place in a time series: it is left out here.
    What the documents print without a number has NaN, and its factor in TIMES.
    """
    return _written(FIGURES, table[table["time_period"].notna()])


def progress(table: pd.DataFrame, *, as_of: int) -> bytes:
    """Write the table of `judgements.judged` for its reference year.

    Each number is a line of its own; a number that is not there has none.
    """
    return _written(PROGRESS, long_form(table, as_of=as_of))


def long_form(table: pd.DataFrame, *, as_of: int) -> pd.DataFrame:
    """Return the judged rows with a row for each number, in the order of rows and measures."""
    numbers = np.column_stack(
        [table[name].to_numpy(dtype=float, na_value=np.nan) for name in MEASURES]
    )
    row, place = np.nonzero(~np.isnan(numbers))
    found = table.iloc[row].reset_index(drop=True)
    measure = pd.Series(np.array(list(MEASURES))[place], index=found.index)
    return found.assign(
        freq=YEAR,
        time_period=str(as_of),
        measure=measure,
        obs_value=numbers[row, place],
        unit_measure=_units(found, measure),
        **_of_actual(found, measure),
    )


def _of_actual(found: pd.DataFrame, measure: pd.Series) -> dict[str, pd.Series]:
    own = {name: found[name].where(measure == "actual") for name in OF_ACTUAL}
    return own | {"bound": own["bound"].mask(measure == "baseline", found["baseline_bound"])}


def _units(found: pd.DataFrame, measure: pd.Series) -> pd.Series:
    kind = measure.map(MEASURES)
    in_points = (kind == "change") & found["gap_in_points"]
    own = found["unit_measure"].where((kind == "") | (kind == "change"), kind)
    return own.mask(in_points, "percentage_point").mask(kind == "other").astype("str")


def _written(flow: Flow, table: pd.DataFrame) -> bytes:
    parts = (*flow.dimensions, TIME, VALUE, *flow.attributes)
    columns = [
        *(["dataflow"] * len(table), [flow.reference] * len(table), ["I"] * len(table)),
        *(_column(flow, one, table) for one in parts),
    ]
    return data_files.rows([*START, *(one.id for one in parts)], *columns)


def _column(flow: Flow, one: Component, table: pd.DataFrame) -> list[str]:
    texts = data_files.cells(table, one.column)
    instead = NO_NUMBER if one is VALUE else NOT_APPLICABLE if one in flow.dimensions else ""
    return [text or instead for text in texts]
