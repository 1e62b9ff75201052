"""A judgement's way to and from Parquet, without the loss of a bit or a kind of column."""

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.store import manifest as manifests
from indicators.store.errors import StoreError

TUPLES = ("notes", "figure_ids")
"""Columns of tuples of texts: lists in the file."""
YEARS = ("reason_params", "trend_params", "final_params", "change_params")
"""Columns of a dict with a year or nothing: whole numbers in the file."""
MARK, DTYPES = b"judgement", b"dtypes"
FOLDER = "judged"
PARTS = "part-[0-9]*.parquet"
"""Other tables that lie there are somebody's."""


def folder(out: Path, as_of: int) -> Path:
    """Return where the judgement of a reference year stands."""
    return out / FOLDER / f"as_of={as_of}"


def as_bytes(frame: pd.DataFrame, mark: str) -> bytes:
    """Return the judgement of one indicator as the bytes of a Parquet file."""
    names = [name for name in frame.columns if name != "indicator"]
    table = pa.table([_array(name, frame[name]) for name in names], names=names)
    dtypes = json.dumps({name: str(frame[name].dtype) for name in frame.columns})
    table = table.replace_schema_metadata({MARK: mark.encode(), DTYPES: dtypes.encode()})
    ids = [name for name in names if name.endswith("_id") or name in TUPLES]
    sink = pa.BufferOutputStream()
    words = [name for name in names if pa.types.is_string(table[name].type) and name not in ids]
    pq.write_table(
        table, sink, compression="zstd", use_dictionary=[*words, "notes.list.element"],
        row_group_size=1 << 18, write_statistics=["ref_area"], write_page_checksum=True,
    )  # fmt: skip
    return sink.getvalue().to_pybytes()


def _array(name: str, column: pd.Series) -> pa.Array:
    if name in TUPLES:
        tuples = column.to_numpy(object)
        lengths = np.fromiter(map(len, tuples), dtype=np.int64, count=len(tuples))
        offsets = np.append(0, np.cumsum(lengths)).astype(np.int32)
        texts = pa.array(chain.from_iterable(tuples), pa.string(), size=int(offsets[-1]))
        return pa.ListArray.from_arrays(pa.array(offsets), texts)
    if name in YEARS:
        said = np.fromiter((one.get("year", 0) for one in column), np.int64, count=len(column))
        return pa.array(said, mask=said == 0)
    array = pa.array(column, from_pandas=True)
    whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return whole.cast(pa.string()) if pa.types.is_large_string(whole.type) else whole


def checksum(path: Path) -> Path:
    """Return where the digest of a result stands; tools that read the folder pass it over."""
    return path.with_name(f".{path.name}.sha256")


def marked(path: Path) -> tuple[str, int] | None:
    """Return the mark of a judged part and its rows; nothing where there is no sound one."""
    try:
        data = path.read_bytes()
        if checksum(path).read_text(encoding="ascii") != manifests.digest(data):
            return None
        found = pq.read_metadata(pa.BufferReader(data))
    except (OSError, ValueError, pa.ArrowException):
        return None
    mark = (found.metadata or {}).get(MARK)
    return None if mark is None else (mark.decode(), found.num_rows)


def read(
    out: Path,
    as_of: int,
    indicators: Iterable[str] | None = None,
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Read a judgement, or a slice of it, as `assess` returns it.

    Parameters
    ----------
    indicators
        Only these; all where not given.
    columns
        Only these, in this order; all where not given.

    Raises
    ------
    StoreError
        `not_judged` where there is nothing of that year.
    """
    paths = files(out, as_of, indicators)
    if not paths:
        raise StoreError("not_judged", path=str(out), year=as_of)
    keys = ["ref_area", "indicator"]
    wanted = None if columns is None else list(dict.fromkeys([*keys, *columns]))
    parts = [part(path, wanted) for path in paths]
    whole = pd.concat([one for one in parts if len(one)] or parts[:1], ignore_index=True)
    whole = whole.sort_values(keys, kind="stable", ignore_index=True)
    return whole if columns is None else whole[list(columns)]


def files(out: Path, as_of: int, indicators: Iterable[str] | None = None) -> list[Path]:
    """List the files of a judgement by indicator and area."""
    place = folder(out, as_of)
    if indicators is None:
        return sorted(place.glob(f"indicator=*/{PARTS}"))
    return [
        path
        for one in sorted(set(indicators))
        for path in sorted(place.glob(f"indicator={one}/{PARTS}"))
    ]


def part(
    path: Path, columns: Sequence[str] | None = None, areas: Collection[str] | None = None
) -> pd.DataFrame:
    """Read one file of a judgement, or the rows of some areas in it, as `assess` returns it.

    Raises
    ------
    StoreError
        `result_damaged` where it cannot be read.
    """
    try:
        return _part(path, columns, areas)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise StoreError("result_damaged", path=str(path)) from error


def _part(path: Path, columns: Sequence[str] | None, areas: Collection[str] | None) -> pd.DataFrame:
    file = pq.ParquetFile(path, page_checksum_verification=True)
    dtypes: dict[str, str] = json.loads(file.schema_arrow.metadata[DTYPES])
    wanted = list(dtypes) if columns is None else [name for name in dtypes if name in columns]
    own = [name for name in wanted if name != "indicator"]
    table = file.read(own, use_threads=False) if areas is None else _rows(file, areas, own)
    indicator = path.parent.name.partition("=")[2]
    series = {
        name: pd.Series([indicator] * len(table), dtype="str")
        if name == "indicator"
        else _column(name, table[name], dtypes[name])
        for name in wanted
    }
    return pd.DataFrame(series)


def some_rows(path: Path, areas: Collection[str]) -> pa.Table:
    """Read the rows of some areas of a Parquet file that has `ref_area`; other rows stay packed."""
    return _rows(pq.ParquetFile(path), areas, None)


def _rows(file: pq.ParquetFile, areas: Collection[str], columns: list[str] | None) -> pa.Table:
    place = file.schema_arrow.names.index("ref_area")
    groups = [
        number
        for number in range(file.metadata.num_row_groups)
        if _may_hold(file.metadata.row_group(number).column(place).statistics, areas)
    ]
    keys = file.read_row_groups(groups, ["ref_area"], use_threads=False)["ref_area"]
    found = pc.is_in(keys.cast(pa.string()), pa.array(sorted(areas), pa.string()))
    if not pc.any(found).as_py():
        groups, found = [], found.slice(0, 0)  # the other columns are not even unpacked
    return file.read_row_groups(groups, columns, use_threads=False).filter(found)


def _may_hold(known: Any, areas: Collection[str]) -> bool:
    return (
        known is None
        or not known.has_min_max
        or any(known.min <= area <= known.max for area in areas)
    )


def _column(name: str, column: pa.ChunkedArray, dtype: str) -> Any:
    if name in TUPLES:
        return pd.Series(_objects([tuple(one) for one in column.to_pylist()]))
    if name in YEARS:
        said = column.to_pylist()
        return pd.Series(_objects([{} if year is None else {"year": year} for year in said]))
    return pd.Series(pd.array(column.to_pandas().array, dtype=dtype))


def _objects(values: list[Any]) -> Any:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found
