"""The figures of a store: their columns, their order, and their way to and from Parquet."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.store import manifest as manifests
from indicators.store.manifest import Piece
from indicators.tables import FIGURE_DTYPES

IDENTITY = ("ref_area", "plan", "role", "time_period", "as_at", "period_kind", "period_start")
"""What an indicator's figure is a value of, in the order in which a store keeps its rows."""
UNIQUE = ("figure_id", "printed", "locator", "reason", "derived", "comment", "place", "supersedes")
"""Texts that hardly repeat; the others are kept as words and their numbers."""
UNREAD = ("source", "locator", "seen", "label", "reason", "derived", "comment", "place", "year",
          "ordinal")  # fmt: skip
"""Columns that no judgement looks at."""
TYPES = {"float64": pa.float64(), "Int64": pa.int64(), "bool": pa.bool_(), "str": pa.string()}
WORDS = pa.dictionary(pa.int32(), pa.string())


def schema() -> pa.Schema:
    """Return the columns of a file; the indicator stands in the folder's name."""
    return pa.schema(
        (name, WORDS if dtype == "str" and name not in UNIQUE else TYPES[dtype])
        for name, dtype in FIGURE_DTYPES.items()
        if name != "indicator"
    )


SCHEMA = schema()
JUDGED = [name for name in SCHEMA.names if name not in UNREAD]


def ordered(figures: pd.DataFrame) -> pd.DataFrame:
    """Sort figures as a store keeps them: by `IDENTITY`, then by id; by indicator first."""
    keys = [key for key in ("indicator", *IDENTITY) if key in figures.columns]
    codes = [ranks(figures[key]) for key in keys]
    order = np.lexsort(codes[::-1])
    same = np.ones(max(len(order) - 1, 0), dtype=bool)
    for code in codes:
        same &= code[order[1:]] == code[order[:-1]]
    if same.any():
        tied = np.append(same, False) | np.append(False, same)
        codes.append(np.zeros(len(order), dtype=np.int64))
        some = order[tied]
        codes[-1][some] = ranks(figures["figure_id"].iloc[some])
        order = np.lexsort(codes[::-1])
    return figures.iloc[order].reset_index(drop=True)


def ranks(column: pd.Series) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return for each value its place among the distinct ones, -1 where it is missing."""
    codes, words = pd.factorize(column.array if column.dtype != "category" else column)
    listed = np.asarray(words, dtype=object)
    place = np.empty(len(listed), dtype=np.int64)
    place[np.argsort(listed)] = np.arange(len(listed))
    return np.append(place, -1)[codes]


def to_table(figures: pd.DataFrame) -> pa.Table:
    """Turn figures into a table of the store's columns; a column left out is empty."""
    arrays = []
    for one in SCHEMA:
        if one.name not in figures.columns:
            arrays.append(pa.nulls(len(figures), one.type))
            continue
        array = pa.array(figures[one.name], from_pandas=True)
        whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
        if one.type == WORDS and not pa.types.is_dictionary(whole.type):
            whole = pc.dictionary_encode(whole)
        arrays.append(whole.cast(one.type))
    return pa.table(arrays, schema=SCHEMA)


def written(table: pa.Table) -> bytes:
    """Return a table as the bytes of a Parquet file."""
    sink = pa.BufferOutputStream()
    words = [one.name for one in table.schema if one.type == WORDS]
    pq.write_table(
        table, sink, compression="zstd", use_dictionary=words, row_group_size=1 << 18,
        write_statistics=["ref_area", "time_period"],
    )  # fmt: skip
    return sink.getvalue().to_pybytes()


def read_table(
    root: Path,
    piece: Piece,
    columns: Sequence[str] | None = None,
    areas: tuple[str, str] | None = None,
) -> pa.Table:
    """Read one file, verified; only some columns and the areas from one to another, if wanted.

    Raises
    ------
    StoreError
        Where the file is missing or is not what the manifest says.
    """
    data = manifests.content(root, piece.path, piece.digest)
    limits = None
    if areas is not None and (areas[0] > piece.first or areas[1] < piece.last):
        limits = [("ref_area", ">=", areas[0]), ("ref_area", "<=", areas[1])]
    source = pa.BufferReader(data)
    wanted = None if columns is None else list(columns)
    return pq.read_table(source, columns=wanted, filters=limits, use_threads=False)


def joined(parts: Iterable[tuple[str, pa.Table]]) -> pd.DataFrame:
    """Put the tables of several indicators into one frame, words as categories."""
    tables = [
        one.append_column(
            "indicator",
            pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(one), np.int32)), [name]),
        )
        for name, one in parts
    ]
    table = pa.concat_tables(tables).unify_dictionaries()
    frame = table.to_pandas(use_threads=False)
    for name in frame.columns:
        frame[name] = _typed(frame[name], name)
    return frame


def _typed(column: pd.Series, name: str) -> pd.Series:
    dtype = FIGURE_DTYPES[name]
    if isinstance(column.dtype, pd.CategoricalDtype) or column.dtype == dtype:
        return column
    return pd.Series(pd.array(column.array, dtype=dtype))


def with_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """Return figures as the catalogue has them: texts instead of categories, in its order."""
    named = [name for name in FIGURE_DTYPES if name in frame.columns]
    return frame[named].astype({name: FIGURE_DTYPES[name] for name in named})


def cut(table: pa.Table, most: int) -> list[pa.Table]:
    """Cut a sorted table into runs of about `most` rows; an area is never cut."""
    if len(table) <= most:
        return [table]
    areas = table["ref_area"].combine_chunks().indices.to_numpy()
    edges = np.append(0, np.flatnonzero(areas[1:] != areas[:-1]) + 1)
    wanted = np.searchsorted(edges, np.arange(most, len(table), most), side="right") - 1
    starts = np.unique(edges[wanted])
    bounds = [0, *starts[starts > 0], len(table)]
    return [table.slice(begin, end - begin) for begin, end in pairwise(bounds)]
