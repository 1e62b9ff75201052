"""The frames of lists and documents, kept as they are and unpacked when one is asked for."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from indicators.snapshot.mapped import arrow, as_pandas

_KEYS = (b"dtypes", b"index")


class Frames(Mapping[str, pd.DataFrame]):
    """Frames by name; each is unpacked once."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._found: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._found:
            self._found[name] = unpacked(self._packed[name])
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def packed(frame: pd.DataFrame) -> bytes:
    """Return a frame as an Arrow stream, its index as the first column."""
    index = str(frame.index.name or "")
    whole = frame.reset_index() if index else frame
    dtypes = {str(name): str(dtype) for name, dtype in whole.dtypes.items()}
    columns = {name: arrow(whole[name], dtype) for name, dtype in dtypes.items()}
    said = (json.dumps(dtypes).encode(), index.encode())
    table = pa.table(columns).replace_schema_metadata(dict(zip(_KEYS, said, strict=True)))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    return sink.getvalue().to_pybytes()


def unpacked(data: bytes) -> pd.DataFrame:
    """Return the frame that was packed."""
    table = pa.ipc.open_stream(pa.py_buffer(data)).read_all()
    dtypes, index = (table.schema.metadata[key].decode() for key in _KEYS)
    columns: dict[str, Any] = {
        name: as_pandas(table[name], dtype) for name, dtype in json.loads(dtypes).items()
    }
    frame = pd.DataFrame(columns, copy=False)
    return frame.set_index(index) if index else frame


def all_packed(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """Return several frames as one file."""
    found = {name: packed(frame) for name, frame in frames.items()}
    head = json.dumps({name: len(data) for name, data in found.items()}).encode()
    return b"\n".join([head, b"".join(found.values())])


def all_of(data: bytes) -> Frames:
    """Return the frames of a file."""
    head, _, rest = data.partition(b"\n")
    found, start = dict[str, bytes](), 0
    for name, size in json.loads(head).items():
        found[name] = rest[start : start + size]
        start += size
    return Frames(found)
