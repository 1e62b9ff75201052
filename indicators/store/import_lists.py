"""The lists that come with an import: documents, areas; and the store's own as records."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq
from pydantic import ValidationError

from indicators import model
from indicators.codes import Grade, Level
from indicators.entries import Lists
from indicators.file_checks import INTERNAL
from indicators.reading import CODE
from indicators.store import import_texts, lists
from indicators.store.errors import StoreError
from indicators.store.import_faults import Fault, Faults
from indicators.wording.problems import EXAMPLE

Frames = Mapping[str, pd.DataFrame]
SOURCE = re.compile(r"[a-z0-9][a-z0-9_-]*")


def records(frames: Frames) -> Lists:
    """Return a store's lists as the records that the checks look at."""
    return Lists(
        {code: model.Area(**_named(row)) for code, row in _rows(frames["areas"])},
        {code: _unit(row) for code, row in _rows(frames["units"])},
        {code: model.Indicator(**_named(row)) for code, row in _rows(frames["indicators"])},
        {code: model.Plan(**_named(row)) for code, row in _rows(frames["plans"])},
    )


def _rows(frame: pd.DataFrame) -> list[tuple[str, dict[str, Any]]]:
    known = frame.astype(object).where(frame.notna(), None)
    rows: list[dict[Any, Any]] = known.to_dict("records")
    return list(zip(frame.index, rows, strict=True))


def _named(row: dict[str, Any]) -> dict[str, Any]:
    names = {"zh": row["name_zh"], "en": row["name_en"]}
    rest = {key: value for key, value in row.items() if key not in ("name_zh", "name_en")}
    return {"name": names, **rest}


def _unit(row: dict[str, Any]) -> model.Unit:
    said = _named(row)
    spellings = said.pop("spellings") or ""
    return model.Unit(**said, spellings=[one for one in spellings.split(lists.SPELLINGS) if one])


def with_sources(path: Path, known: pd.DataFrame, faults: Faults) -> pd.DataFrame:
    """Return the documents with those of a table added; one of the same key is replaced."""
    rows = []
    for number, row in _keyed(_table(path, "source"), "source", path, faults):
        if row["source"] not in known.index and not SOURCE.fullmatch(row["source"]):
            faults.add(Fault(str(path), number, "form", "source", row["source"], (EXAMPLE["id"],)))
        _same_grade(row, known, path, number, faults)
        said = {key: value for key, value in row.items() if key not in ("source", "ref_area")}
        if _sound(model.Source, said, path, number, faults):
            missing = tuple(name for name in INTERNAL if said.get(name) is None)
            if said["grade"] == Grade.INTERNAL and missing:
                faults.add(Fault(str(path), number, "internal_source", "grade", "", missing))
            rows.append(row)
    return _added("sources", known, rows)


def with_areas(path: Path, known: pd.DataFrame, faults: Faults) -> pd.DataFrame:
    """Return the areas with those of a table added; one of the same code is replaced."""
    rows, numbers = [], dict[str, int]()
    for number, row in _keyed(_table(path, "ref_area"), "ref_area", path, faults):
        said = _named({key: value for key, value in row.items() if key != "ref_area"})
        if _sound(model.Area, said, path, number, faults):
            rows.append(row)
            numbers[row["ref_area"]] = number
    areas = _added("areas", known, rows)
    _parents(rows, areas, path, numbers, faults)
    for slug, some in areas.groupby("slug"):
        if len(some) > 1:
            others = tuple(some.index[:3])
            faults.add(Fault(str(path), 1, "duplicate_slug", "slug", str(slug), others))
    return areas


def _parents(
    rows: list[dict[str, Any]],
    areas: pd.DataFrame,
    path: Path,
    numbers: Mapping[str, int],
    faults: Faults,
) -> None:
    parents = {str(code): said.get("parent") for code, said in _rows(areas[["parent"]])}
    for row in rows:
        code, parent = row["ref_area"], row["parent"]
        place = (str(path), numbers[code])
        if parent is not None and parent not in parents:
            faults.add(Fault(*place, "unknown_area", "parent", parent))
        elif parent is None and row["level"] != Level.NATION:
            faults.add(Fault(*place, "missing", "parent"))
        elif _is_cycle(code, parents):
            faults.add(Fault(*place, "area_cycle", "parent", code))


def _keyed(
    rows: list[tuple[int, dict[str, Any]]], key: str, path: Path, faults: Faults
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the rows that have a key, and the first of each; tell the others."""
    seen: set[str] = set()
    for number, row in rows:
        if row[key] is None:
            faults.add(Fault(str(path), number, "missing", key))
        elif row[key] in seen:
            faults.add(Fault(str(path), number, "duplicate_key", str(row[key])))
        else:
            seen.add(row[key])
            yield number, row


def _same_grade(
    row: dict[str, Any], known: pd.DataFrame, path: Path, number: int, faults: Faults
) -> None:
    # The figures in the store carry it; what is internal must not become public behind them.
    if row["source"] in known.index:
        grade = str(known.loc[row["source"], "grade"])
        if row["grade"] != grade:
            faults.add(Fault(str(path), number, "choice", "grade", row["grade"], (grade,)))


def _is_cycle(code: str, parents: Mapping[str, str | None]) -> bool:
    seen, current = {code}, parents[code]
    while current is not None and current in parents:
        if current in seen:
            return True
        seen.add(current)
        current = parents[current]
    return False


def _sound(
    record: type[model.Record], said: dict[str, Any], path: Path, row: int, faults: Faults
) -> bool:
    try:
        record(**said)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            code = CODE.get(one["type"], "invalid")
            name = str(one["loc"][-1]) if one["loc"] else ""
            faults.add(Fault(str(path), row, code, name, one["input"], (one["msg"],)))
        return False
    return True


def _added(name: str, known: pd.DataFrame, rows: list[dict[str, Any]]) -> pd.DataFrame:
    if not rows:
        return known
    more = lists.filled(name, pd.DataFrame(rows))
    return pd.concat([known[~known.index.isin(more.index)], more])


def _table(path: Path, key: str) -> list[tuple[int, dict[str, Any]]]:
    names = list(lists.COLUMNS["sources" if key == "source" else "areas"])
    try:
        if path.suffix.lower() == ".parquet":
            table = pq.read_table(path)
        else:
            texts = pc_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True,
                null_values=[""],
            )  # fmt: skip
            encoding = import_texts.encoding(path)
            import_texts.head(path, encoding)
            reading = pc_csv.ReadOptions(encoding=encoding)
            table = pc_csv.read_csv(path, read_options=reading, convert_options=texts)
    except (OSError, pa.ArrowException) as error:
        why = str(error).partition("\n")[0]
        raise StoreError("table_unreadable", path=str(path), why=why) from error
    import_texts.distinct(path, table.column_names)
    for name in table.column_names:
        if name not in names:
            said = {"field": name, "options": "、".join(names)}
            raise StoreError("column_unknown", path=str(path), **said)
    if key not in table.column_names:
        raise StoreError("column_missing", path=str(path), field=key)
    rows = [dict.fromkeys(names) | row for row in table.to_pylist()]
    return list(enumerate(rows, 1 if path.suffix.lower() == ".parquet" else 2))
