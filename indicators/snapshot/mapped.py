"""The long table as one uncompressed Arrow file: mapped into memory, read where it is looked at."""

import hashlib
import mmap
from pathlib import Path
from typing import Any
from weakref import WeakSet

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.tables import FIGURE_DTYPES

# Any: the stubs do not know of `__from_arrow__`.
TEXT: Any = pd.StringDtype("pyarrow", na_value=np.nan)
WHOLE: Any = pd.Int64Dtype()
BLOCK = 4096
PREFIX = b"prefix"
_MAPPED: WeakSet[mmap.mmap] = WeakSet()


def write(path: Path, figures: pd.DataFrame, prefix: str) -> None:
    """Write the long table; `prefix` is what its places begin with, the folder's path."""
    table = figures_table(figures).replace_schema_metadata({PREFIX: prefix.encode()})
    with path.open("wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        # One batch: many would be put together again at each start.
        writer.write_table(table.combine_chunks())


def figures_table(figures: pd.DataFrame) -> pa.Table:
    """Return the columns that hold any value."""
    columns: dict[str, Any] = {}
    for name, dtype in FIGURE_DTYPES.items():
        column = arrow(figures[name], dtype)
        if column.null_count < len(column) or not len(column):
            columns[name] = column
    return pa.table(columns)


def arrow(series: pd.Series, dtype: str) -> pa.ChunkedArray:
    """Return a column of the long table or of a list for Arrow."""
    kind = {"str": pa.large_string(), "Int64": pa.int64()}.get(dtype)
    found = pa.array(series, type=kind, from_pandas=dtype in {"str", "Int64"})
    return found if isinstance(found, pa.ChunkedArray) else pa.chunked_array([found])


def digest(path: Path) -> str:
    """Return a digest of a file: every changed byte changes it, at a twentieth of SHA-256's time.

    Of each block the sum of its words is taken, and of the sums the SHA-256.
    """
    return _digest(_mapped(path))


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _digest(data: mmap.mmap) -> str:
    found = hashlib.sha256(len(data).to_bytes(8, "little"))
    whole = len(data) // BLOCK * BLOCK
    words = np.frombuffer(data, np.uint64, whole // 8).reshape(-1, BLOCK // 8)
    found.update(words.sum(axis=1).tobytes())
    found.update(data[whole:])
    return found.hexdigest()


def opened(path: Path, known: str) -> pa.Table:
    """Map a file that was written.

    Raises
    ------
    OSError, ValueError
        Where it is gone or empty, or not what was written.
    """
    data = _mapped(path)
    if _digest(data) != known:
        raise ValueError(path.name)
    _MAPPED.add(data)
    release()  # the check has looked at all of it
    return pa.ipc.open_file(pa.py_buffer(data)).read_all()


def release() -> None:
    """Let go of what was read of mapped files; the system fetches it again when it is needed."""
    if hasattr(mmap, "MADV_DONTNEED"):
        for data in list(_MAPPED):
            data.madvise(mmap.MADV_DONTNEED)


def figures_of(table: pa.Table, prefix: str) -> pd.DataFrame:
    """Return the long table; columns without any value take no room."""
    columns: dict[str, Any] = {}
    none = pa.chunked_array([pa.nulls(len(table), pa.large_string())])
    for name, dtype in FIGURE_DTYPES.items():
        if name not in table.column_names:
            columns[name] = nothing(none) if dtype == "Int64" else as_pandas(none, dtype)
        else:
            column = _moved(table, prefix) if name == "place" else table[name]
            columns[name] = as_pandas(column, dtype)
    return pd.DataFrame(columns, copy=False)


def _moved(table: pa.Table, prefix: str) -> pa.ChunkedArray:
    """Return the places, with the path by which this process knows the folder."""
    column, written = table["place"], table.schema.metadata[PREFIX].decode()
    if written == prefix:
        return column
    rest = pc.utf8_slice_codeunits(column, len(written))
    begin = pa.scalar(prefix, pa.large_string())
    return pc.binary_join_element_wise(begin, rest, pa.scalar("", pa.large_string()))


def nothing(none: pa.ChunkedArray) -> Any:
    """Return whole numbers without any value; zeros that nobody writes take no memory."""
    return pd.arrays.IntegerArray(np.zeros(len(none), np.int64), np.ones(len(none), bool))


def as_pandas(column: pa.ChunkedArray, dtype: str) -> Any:
    """Return a column as the long table and the lists have it."""
    if dtype == "str":
        return TEXT.__from_arrow__(column)
    if dtype == "Int64":
        return WHOLE.__from_arrow__(column.cast(pa.int64()))
    return column.to_numpy()
