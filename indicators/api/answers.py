"""The body of an answer: a table as JSON with what must be known of it, or as CSV."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.api.endpoints import ENDPOINTS
from indicators.api.parameters import Context, Query
from indicators.codes import Grade
from indicators.exhibits.evidence import cutoff
from indicators.export import data_files
from indicators.problems import Problem


def body(query: Query, context: Context, frame: pd.DataFrame | None = None) -> bytes:
    """Write the answer to a request; `frame` is the progress frame where one is needed."""
    cat, endpoint = context.cat, ENDPOINTS[query.endpoint]
    table = endpoint.table(cat, query, frame)
    if query.format == "csv":
        return data_files.csv(table)
    told: dict[str, Any] = {
        "state": context.state,
        "on": context.on.isoformat(),
        **({"as_of": query.as_of} if endpoint.judged else {}),
        "cutoff": cutoff(cat.sources) or None,
        "lang": query.lang,
        "internal": internal(table),
        "faults": faults(cat.problems, cat.folder),
        "count": len(table),
        "data": records(table),
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def faults(problems: Iterable[Problem], folder: Path) -> list[str]:
    """Tell faults of data files, without where on the server they lie."""
    return [str(one).replace(f"{folder.as_posix()}/", "") for one in problems]


def internal(table: pd.DataFrame) -> bool:
    """Tell whether something that nobody published is in a table."""
    if "internal" in table:
        return bool(table["internal"].any())
    return "grade" in table and bool((table["grade"] == Grade.INTERNAL).any())


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as JSON has them: what is missing is null."""
    names = [str(name) for name in table.columns]
    columns = (_values(table[name]) for name in names)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: pd.Series) -> Sequence[Any]:
    if column.dtype == object:
        return [_plain(one) for one in column]
    return column.astype(object).where(column.notna(), None).tolist()


def _plain(one: Any) -> Any:
    if isinstance(one, dict):
        return {str(name): _plain(value) for name, value in one.items()}
    if isinstance(one, list | tuple):
        return [_plain(value) for value in one]
    return one.item() if hasattr(one, "item") else one
