"""Checked rows on their way into a store: one file for each indicator, written batch by batch."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.progress.columns import Coded, Flags
from indicators.store.figures import SCHEMA, UNIQUE, WORDS
from indicators.store.import_batch import FLAGS, TRUTH, WHOLE, Batch
from indicators.store.import_reading import NUMBERS

DEFAULTS = {"period_kind": "point", "obs_status": "A"}
SUFFIX = ".rows"


class Staging:
    """The files in the making; `preferred` is still as the table says it, or empty."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that is thrown away afterwards."""
        self.folder = folder
        self._writers: dict[str, pq.ParquetWriter] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, indicator: str) -> Path:
        """Return the file of an indicator."""
        return self.folder / f"{indicator}{SUFFIX}"

    @property
    def indicators(self) -> list[str]:
        """The indicators that rows have come for."""
        return sorted(self._writers)

    def add(self, batch: Batch, rows: Flags, grades: dict[str, str]) -> None:
        """Add some rows of a batch to the files of their indicators."""
        table, indicator = _table(batch, grades), batch.coded("indicator")
        codes = np.where(rows, indicator.codes, -1)
        order = np.argsort(codes, kind="stable")
        sizes = np.bincount(codes + 1, minlength=len(indicator.words) + 1)
        table = table.take(pa.array(order[sizes[0] :]))
        begin = 0
        for word, size in zip(indicator.words, sizes[1:], strict=True):
            if size:
                self._writer(word).write_table(table.slice(begin, size))
                begin += size

    def close(self) -> None:
        """Finish all files."""
        for writer in self._writers.values():
            writer.close()

    def _writer(self, indicator: str) -> pq.ParquetWriter:
        if indicator not in self._writers:
            words = [one.name for one in SCHEMA if one.type == WORDS]
            self._writers[indicator] = pq.ParquetWriter(
                self.path(indicator), SCHEMA, compression="lz4", use_dictionary=words
            )
        return self._writers[indicator]


def _table(batch: Batch, grades: dict[str, str]) -> pa.Table:
    arrays = [_array(batch, one, grades) for one in SCHEMA]
    return pa.table(arrays, schema=SCHEMA)


def _array(batch: Batch, one: pa.Field, grades: dict[str, str]) -> Any:
    name = one.name
    if name == "place":
        numbers = pa.array(np.arange(batch.places.start, batch.places.start + batch.length))
        return pc.binary_join_element_wise(batch.places.path, numbers.cast(pa.string()), ":")
    if name == "year":
        period = batch.coded("time_period")
        years = [int(word[:4]) if word[:4].isdigit() else 0 for word in period.words]
        values = np.array([*years, 0])[period.codes]
        return pa.array(values, pa.int64(), mask=values == 0)
    if name == "grade":
        source = batch.coded("source")
        return _words(Coded(source.codes, np.array([grades.get(w, "") for w in source.words])))
    if name in NUMBERS:
        return pa.array(batch.numbers(name), from_pandas=True)
    if name in WHOLE:
        values = batch.numbers(name)
        none = np.isnan(values)
        return pa.array(np.where(none, 0, values).astype(np.int64), mask=none)
    if name in TRUTH:
        return _truth(batch.coded(name), name)
    if name == "derived":
        return pa.nulls(batch.length, pa.string())
    column = batch.coded("id" if name == "figure_id" else name)
    return _words(column, DEFAULTS.get(name), decoded=name in UNIQUE)


def _truth(column: Coded, name: str) -> pa.Array:
    said = np.array([FLAGS.get(str(word).lower(), False) for word in column.words] + [False])
    none = column.codes < 0
    return pa.array(said[column.codes], mask=none if name == "preferred" else None)


def _words(column: Coded, default: str | None = None, *, decoded: bool = False) -> Any:
    codes, words = column.codes, [str(word) for word in column.words]
    if default is not None:
        codes, words = np.where(codes < 0, len(words), codes), [*words, default]
    indices = pa.array(codes.astype(np.int32), mask=codes < 0)
    array = pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))
    if decoded:
        return array.dictionary_decode()
    return _unified(array)


def _unified(array: pa.DictionaryArray) -> pa.DictionaryArray:
    """Let each word stand once among the words."""
    words = array.dictionary
    if len(pc.unique(words)) == len(words):
        return array
    return pc.dictionary_encode(array.dictionary_decode())
