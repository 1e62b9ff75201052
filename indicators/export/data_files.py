"""Tables for other programs as CSV and Parquet: values exact, nothing rounded."""

import csv as writer
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators.exhibits.standing import known
from indicators.export.delimited import inert
from indicators.export.vouching import DOUBT, SOURCE

RECORDS: Mapping[str, tuple[str, ...]] = {"sources": SOURCE, "doubts": DOUBT}
"""Columns that hold lists of records, with their fields."""
LISTS = frozenset({"notes", "note_words", "figure_ids", "variants", "figures"})
"""Columns that hold lists of texts."""
JOINT = "; "
# Controls, line ends of every kind, lone surrogates and what XML may not hold.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def one_line(text: str) -> str:
    r"""Return a text without control characters and line ends.

    >>> one_line("表1\r\n第2行")
    '表1 第2行'
    """
    return _CONTROLS.sub(" ", text)


def csv(table: pd.DataFrame) -> bytes:
    """Write a table, UTF-8 with a byte order mark, so that Excel opens it with its characters.

    Numbers stand as they are, nothing is an empty field, lists are joined by a semicolon, and
    no text is a formula.
    """
    return b"\xef\xbb\xbf" + rows(table.columns, *(cells(table, name) for name in table.columns))


def rows(header: Iterable[str], *columns: list[str]) -> bytes:
    """Write columns of texts as lines of CSV."""
    buffer = io.StringIO(newline="")
    out = writer.writer(buffer)
    out.writerow(header)
    out.writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode("utf-8")


def cells(table: pd.DataFrame, name: str) -> list[str]:
    """Return a column as the texts of a file; what stands in it often is written once."""
    if table[name].isna().all():
        return [""] * len(table)
    values = table[name].tolist()
    keys = [value if isinstance(value, str) else id(value) for value in values]
    written = {key: cell(value) for key, value in dict(zip(keys, values, strict=True)).items()}
    return [written[key] for key in keys]


def cell(value: object) -> str:
    """Return a value as the text of a field.

    >>> cell(0.1), cell(1e20), cell(True), cell(float("nan")), cell(["a", "b"]), cell("-1")
    ('0.1', '100000000000000000000', 'true', '', 'a; b', "'-1")
    """
    if isinstance(value, str):
        return inert(one_line(value))
    if isinstance(value, list | tuple):
        return inert(one_line(JOINT.join(map(_part, value))))
    if isinstance(value, dict):
        told = json.dumps(value, ensure_ascii=False, sort_keys=True, default=int)
        return told if value else ""
    if not known(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    return np.format_float_positional(value, trim="-") if isinstance(value, float) else str(value)


def _part(one: object) -> str:
    return str(one["line"]) if isinstance(one, dict) else str(one)


def parquet(table: pd.DataFrame) -> bytes:
    """Write a table with its types: text, whole and real numbers, truth values, lists."""
    buffer = io.BytesIO()
    plain = table.assign(**{name: _as_json(table[name]) for name in _mappings(table)})
    plain.to_parquet(buffer, index=False, schema=_schema(plain))
    return buffer.getvalue()


def _mappings(table: pd.DataFrame) -> list[str]:
    # What a reason is told with differs from row to row: Parquet has no type for it.
    return [str(name) for name in table.columns if str(name).endswith("_params")]


def _as_json(column: pd.Series) -> pd.Series:
    return column.map(cell).astype("str")


def _schema(table: pd.DataFrame) -> Any:
    import pyarrow as pa

    held = [name for name in table.columns if name in RECORDS or name in LISTS]
    inferred = pa.Schema.from_pandas(table.drop(columns=held), preserve_index=False)
    types = {field.name: field.type for field in inferred}
    for name in held:
        fields = [(one, pa.string()) for one in RECORDS.get(str(name), ())]
        types[name] = pa.list_(pa.struct(fields) if fields else pa.string())
    return pa.schema([(name, types[name]) for name in table.columns])
