"""Tables of figures as they come, CSV or Parquet, read in batches of texts and numbers."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from indicators.store import import_texts
from indicators.store.errors import StoreError
from indicators.tables import COPIED

REQUIRED = ("ref_area", "indicator", "role", "time_period", "source", "label")
NUMBERS = ("obs_value", "value_upper", "times")
REFUSED = ("derived",)
"""What only the YAML files can say, beside the figures that it is about."""
COLUMNS = tuple(
    name for name in dict.fromkeys(["id", *REQUIRED, *COPIED, "preferred"]) if name not in REFUSED
)
BATCH = 500_000
BLOCK = 32 << 20
_INDEX = "__index_level_"
"""What pandas names the row labels of a frame that was narrowed; they say nothing here."""


def batches(path: Path, size: int = BATCH) -> Iterator[tuple[int, pa.Table]]:
    """Yield the number of the first row of each batch, and the batch with all `COLUMNS`.

    Raises
    ------
    StoreError
        Where the file cannot be read, lacks a column or has one of no use.
    """
    try:
        if path.suffix.lower() == ".parquet":
            yield from _parquet(path, size)
        elif path.suffix.lower() == ".csv":
            yield from _csv(path)
        else:
            raise StoreError("table_kind", path=str(path))
    except (OSError, pa.ArrowException) as error:
        why = str(error).partition("\n")[0]
        raise StoreError("table_unreadable", path=str(path), why=why) from error


def _parquet(path: Path, size: int) -> Iterator[tuple[int, pa.Table]]:
    file = pq.ParquetFile(path)
    names = [name for name in file.schema_arrow.names if not name.startswith(_INDEX)]
    _fitting(path, names)
    for name in NUMBERS:
        if name in names and pa.types.is_temporal(kind := file.schema_arrow.field(name).type):
            raise StoreError("table_unreadable", path=str(path), why=f"{name}: {kind}")
    row = 1
    for batch in file.iter_batches(size, columns=names, use_threads=False):
        yield row, _filled(pa.table(batch))
        row += len(batch)


def _csv(path: Path) -> Iterator[tuple[int, pa.Table]]:
    encoding = import_texts.encoding(path)
    names = import_texts.head(path, encoding)
    _fitting(path, names)
    parsing = pc_csv.ParseOptions(newlines_in_values=import_texts.quoted(path))
    options = pc_csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    reading = pc_csv.ReadOptions(block_size=BLOCK, use_threads=False, encoding=encoding)
    row, empty = 2, deque(import_texts.empty_lines(path))
    with pc_csv.open_csv(path, reading, parsing, options) as file:
        for batch in file:
            for some in _between(batch, row, empty):
                yield some[0], _filled(pa.table(some[1]))
                row = some[0] + len(some[1])


def _between(
    batch: pa.RecordBatch, row: int, empty: deque[int]
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Cut a batch at the empty lines, which are passed over but count as lines."""
    start = 0
    while start < len(batch):
        while empty and empty[0] <= row:
            empty.popleft()
            row += 1
        size = min(len(batch) - start, empty[0] - row if empty else len(batch))
        yield row, batch.slice(start, size)
        start, row = start + size, row + size


def _fitting(path: Path, names: list[str]) -> None:
    import_texts.distinct(path, names)
    for name in names:
        if name not in COLUMNS:
            said = {"field": name, "options": "、".join(COLUMNS)}
            raise StoreError("column_unknown", path=str(path), **said)
    for name in (*REQUIRED, "obs_value"):
        if name not in names:
            raise StoreError("column_missing", path=str(path), field=name)


def _filled(table: pa.Table) -> pa.Table:
    """Give a batch all columns: texts, but for numbers that come as such."""
    columns = {}
    for name in COLUMNS:
        if name not in table.column_names:
            columns[name] = pa.nulls(len(table), pa.string())
            continue
        column = table[name].combine_chunks()
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        number = pa.types.is_floating(column.type) or pa.types.is_integer(column.type)
        column = _shortest(column)
        if name in NUMBERS and number:
            columns[name] = column.cast(pa.float64())
            continue
        text = column.cast(pa.string())
        columns[name] = pc.if_else(pc.equal(text, ""), None, text)
    return pa.table(columns)


def _shortest(column: pa.Array) -> pa.Array:
    """Let no number stand for a missing value, and 0.1 in 32 bits stay 0.1."""
    if not pa.types.is_floating(column.type):
        return column
    if not pa.types.is_float64(column.type):
        column = column.cast(pa.float32()).cast(pa.string()).cast(pa.float64())
    return pc.if_else(pc.is_nan(column), None, column)
