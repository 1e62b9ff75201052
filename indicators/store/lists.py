"""The code lists and documents of a store: one small Parquet file each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators import list_tables
from indicators.store import manifest as manifests
from indicators.store.manifest import LISTS, Manifest
from indicators.tables import column

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "indicators": list_tables.INDICATOR,
    "areas": list_tables.AREA,
    "units": list_tables.UNIT | {"spellings": "str"},
    "plans": list_tables.PLAN,
    "breaks": list_tables.BREAK,
    "sources": list_tables.SOURCE,
}
SPELLINGS = "\n"
"""What stands between the spellings of a unit."""


class Listed(Protocol):
    """What a catalogue has of lists."""

    @property
    def indicators(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def areas(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def units(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def plans(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def breaks(self) -> pd.DataFrame: ...  # noqa: D102

    @property
    def sources(self) -> pd.DataFrame: ...  # noqa: D102


def of(catalogue: Listed) -> dict[str, pd.DataFrame]:
    """Return a catalogue's lists, indexed by their codes."""
    return {name: filled(name, getattr(catalogue, name)) for name in LISTS}


def filled(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a list with exactly its columns; one that is not there is empty."""
    dtypes = COLUMNS[name]
    key = next(iter(dtypes))
    whole = frame if key in frame.columns else frame.rename_axis(key).reset_index()
    empty = {"bool": False, "int64": 0, "float64": float("nan")}
    columns = {
        one: column(whole[one].tolist() if one in whole else [empty.get(dtype)] * len(whole), dtype)
        for one, dtype in dtypes.items()
    }
    made = pd.DataFrame(columns)
    return made if name == "breaks" else made.set_index(key)


def path(name: str, digest: str) -> str:
    """Return where a list stands below the store's folder."""
    return f"lists/{name}-{digest[:16]}.parquet"


def as_bytes(name: str, frame: pd.DataFrame) -> bytes:
    """Return a list as the bytes of a Parquet file."""
    whole = frame if name == "breaks" else frame.reset_index()
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pandas(whole, preserve_index=False), sink)
    return sink.getvalue().to_pybytes()


def read(root: Path, manifest: Manifest, name: str) -> pd.DataFrame:
    """Read one list, verified.

    Raises
    ------
    StoreError
        Where its file is missing or damaged.
    """
    return parsed(root, name, manifest.lists[name])


def parsed(root: Path, name: str, digest: str) -> pd.DataFrame:
    """Read the list of a digest, verified."""
    data = manifests.content(root, path(name, digest), digest)
    table = pq.read_table(pa.BufferReader(data), use_threads=False)
    return filled(name, table.to_pandas(use_threads=False))
