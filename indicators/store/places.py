"""The narrow second pass: which values compare, and the areas' places, over whole indicators."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators import progress
from indicators.codes import Direction
from indicators.store import judged, lists
from indicators.store.errors import StoreError
from indicators.store.manifest import Manifest
from indicators.store.parts import Receipt, saved

NARROW = ["ref_area", "indicator", "plan", "target_id", "concept", "actual", "data_year", "as_at",
          "vintage", "bound", "first_choice", "annual"]  # fmt: skip
"""What a ranking looks at; of the judged table's forty columns these alone are read."""
FOLDER = "places"
NAME = "part-0000.parquet"


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a worker is told: one concept and its indicators."""

    root: str
    out: str
    as_of: int
    indicators: tuple[str, ...]
    lists: tuple[str, str]
    """The digests of the lists of indicators and areas."""

    @property
    def indicator_name(self) -> str:
        """The first indicator, which the work is named by."""
        return self.indicators[0]

    @property
    def place(self) -> str:
        """The file of the first indicator."""
        return str(_path(self, self.indicators[0]))


def folder(out: Path, as_of: int) -> Path:
    """Return where the places of a reference year stand."""
    return out / FOLDER / f"as_of={as_of}"


def planned(
    root: Path, out: Path, manifest: Manifest, *, as_of: int, apart: Collection[str]
) -> list[Ranking]:
    """List the concepts; one with an indicator that failed waits for the next run."""
    codes = lists.read(root, manifest, "indicators")["concept"]
    present = sorted({piece.indicator for piece in manifest.pieces})
    concepts = pd.Series({one: codes.get(one) or one for one in present}, dtype="str")
    digests = (manifest.lists["indicators"], manifest.lists["areas"])
    found = []
    for _, some in concepts.groupby(concepts):
        if not set(some.index) & set(apart):
            found.append(Ranking(str(root), str(out), as_of, tuple(some.index), digests))
    return found


def rank(task: Ranking) -> Receipt:
    """Rank one concept's indicators and write a narrow table for each.

    Rows stand as in the judgement: `ref_area`, `plan`, `target_id`, `comparability` (why a
    value does not compare within its concept), `place` and `ranked` among the areas of its
    level.
    """
    receipt = Receipt(task.indicators[0], task.place)
    try:
        mark = _mark(task)
        if all((judged.marked(_path(task, one)) or ("",))[0] == mark for one in task.indicators):
            return Receipt(task.indicators[0], task.place, fresh=False)
        table = _ranked(task)
        for indicator in task.indicators:
            some = table[table["indicator"] == indicator].drop(columns="indicator")
            saved(_path(task, indicator), _bytes(some, mark))
    except StoreError as error:
        return Receipt(task.indicators[0], task.place, fault=error)
    except Exception as error:  # a concept must not take the others with it
        why = f"{type(error).__name__}: {error}"
        fault = StoreError("part_failed", path=task.place, why=why)
        return Receipt(task.indicators[0], task.place, fault=fault)
    return receipt


def _path(task: Ranking, indicator: str) -> Path:
    return folder(Path(task.out), task.as_of) / f"indicator={indicator}" / NAME


def _mark(task: Ranking) -> str:
    found = judged.files(Path(task.out), task.as_of, task.indicators)
    marks = [judged.marked(path) for path in found]
    said = json.dumps([marks, task.lists, task.indicators])
    return hashlib.sha256(said.encode()).hexdigest()


def _ranked(task: Ranking) -> pd.DataFrame:
    root = Path(task.root)
    codes = lists.parsed(root, "indicators", task.lists[0])
    levels = lists.parsed(root, "areas", task.lists[1])["level"]
    table = judged.read(Path(task.out), task.as_of, task.indicators, NARROW)
    level = table["ref_area"].map(levels).fillna("")
    parts = []
    for _, alike in table.groupby(level, sort=True):
        found = alike[["ref_area", "indicator", "plan", "target_id"]].copy()
        found["place"] = pd.array([pd.NA] * len(found), dtype="Int64")
        found["ranked"] = found["place"]
        found["comparability"] = progress.comparability(alike).astype("str")
        for indicator, some in alike.groupby("indicator"):
            direction = codes["direction"].get(indicator)
            # What is neither good nor bad has no first place.
            if not isinstance(direction, str):
                continue
            ranks = progress.places(some, Direction(direction))
            found.loc[some.index, "place"] = ranks["place"].astype("Int64")
            found.loc[some.index, "ranked"] = ranks["ranked"].astype("Int64")
        parts.append(found)
    if not parts:  # nothing but doubtful figures: nothing is judged, nothing has a place
        keys = ["ref_area", "indicator", "plan", "target_id"]
        none = table[keys].assign(place=None, ranked=None, comparability=None)
        return none.astype({"place": "Int64", "ranked": "Int64", "comparability": "str"})
    return pd.concat(parts).sort_index()


def _bytes(frame: pd.DataFrame, mark: str) -> bytes:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    table = table.replace_schema_metadata({judged.MARK: mark.encode()})
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    return sink.getvalue().to_pybytes()


def read(out: Path, as_of: int, indicator: str) -> pd.DataFrame:
    """Read the places of one indicator.

    Raises
    ------
    StoreError
        `not_judged` where there are none; `result_damaged` where they cannot be read.
    """
    path = folder(out, as_of) / f"indicator={indicator}" / NAME
    if not path.exists():
        raise StoreError("not_judged", path=str(out), year=as_of)
    try:
        table = pq.ParquetFile(path, page_checksum_verification=True).read()
        frame = table.to_pandas(ignore_metadata=True)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise StoreError("result_damaged", path=str(path)) from error
    return frame.astype({"place": "Int64", "ranked": "Int64", "comparability": "str"})
