"""Figures that nobody writes by hand, from CSV or Parquet into a store: all of them or none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators.entries import Lists
from indicators.store import figures, import_ids, lists
from indicators.store import manifest as manifests
from indicators.store.draft import MOST, Draft, drafted
from indicators.store.import_batch import Batch
from indicators.store.import_checks import Checks
from indicators.store.import_faults import Faults, Places
from indicators.store.import_lists import records, with_areas, with_sources
from indicators.store.import_parts import Part
from indicators.store.import_reading import BATCH, batches
from indicators.store.import_staging import Staging
from indicators.store.manifest import LISTS, Manifest, Piece


@dataclass(frozen=True)
class Imported:
    """What came of an import; with any fault nothing was taken in."""

    rows: int
    total: int
    faults: Faults


def import_(
    root: Path,
    paths: Iterable[Path],
    *,
    sources: Path | None = None,
    areas: Path | None = None,
    replace: bool = False,
    batch: int = BATCH,
    most: int = MOST,
) -> Imported:
    """Check tables of figures by the rules of the YAML files and take them into a store.

    Parameters
    ----------
    paths
        CSV or Parquet, one row per figure, columns `import_reading.COLUMNS`. `printed` may be
        left out: the cell itself is the printed form then, and `place` names file and row.
    sources, areas
        Tables of documents and of areas that are not in the store yet.
    replace
        Let an imported figure take the place of the one with the same key.
    batch, most
        Rows that are in memory at once while reading, and those of one file of the store.

    Raises
    ------
    StoreError
        Where a table cannot be read at all or the store cannot be written.
    """
    root, faults = Path(root), Faults()
    manifest = manifests.read(root)
    with drafted(root, most=most) as draft:
        manifest = manifests.read(root)
        frames = {name: lists.read(root, manifest, name) for name in LISTS}
        if sources is not None:
            frames["sources"] = with_sources(sources, frames["sources"], faults)
        if areas is not None:
            frames["areas"] = with_areas(areas, frames["areas"], faults)
        known = records(frames)
        staging = Staging(draft.staging / "rows")
        said = frames["sources"]["grade"]
        grades = dict(zip(said.index, said.astype(str), strict=True))
        rows = _read(paths, known, grades, staging, faults, batch)
        _join(draft, manifest, staging, known, faults, replace=replace)
        if faults.count:
            return Imported(0, manifest.rows, faults)
        for name, frame in frames.items():
            draft.list(name, frame)
        return Imported(rows, draft.commit().rows, faults)


def _read(
    paths: Iterable[Path],
    known: Lists,
    grades: dict[str, str],
    staging: Staging,
    faults: Faults,
    size: int,
) -> int:
    count = 0
    try:
        for path in paths:
            for start, table in batches(path, size):
                batch = Batch(table, Places(str(path), start), faults)
                sound = Checks(batch, known, grades).run()
                staging.add(batch, sound, grades)
                count += len(table)
    finally:
        staging.close()
    return count


def _join(
    draft: Draft,
    manifest: Manifest,
    staging: Staging,
    known: Lists,
    faults: Faults,
    *,
    replace: bool,
) -> None:
    slugs = {code: area.slug for code, area in known.areas.items()}
    fresh = staging.indicators
    if fresh:
        import_ids.told(draft.root, manifest, staging, faults)
    draft.keep(piece for piece in manifest.pieces if piece.indicator not in fresh)
    for indicator in fresh:
        old = manifest.of(indicator)
        needs = frozenset(name for piece in old for name in piece.needs)
        before = sum(piece.imported for piece in old)
        for span in _spans(draft, staging.path(indicator), old):
            frame = _frame(draft.root, staging.path(indicator), old, span)
            part = Part(frame, known.indicators[indicator], faults)
            if replace:
                part.replaced()
            part.check()
            if faults.count:
                continue
            whole = part.named(indicator, slugs)
            imported, before = int(whole["fresh"].sum()) + before, 0
            table = figures.to_table(whole.drop(columns="fresh"))
            draft.add(indicator, table, needs=needs, imported=imported)


def _spans(draft: Draft, path: Path, old: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """Yield first and last area of runs that fit into memory."""
    tables = [pq.read_table(path, columns=["ref_area"])]
    tables += [figures.read_table(draft.root, piece, ["ref_area"]) for piece in old]
    areas = pa.concat_tables([table.cast(pa.schema([("ref_area", figures.WORDS)]))
                              for table in tables]).unify_dictionaries()  # fmt: skip
    counted = areas["ref_area"].combine_chunks()
    sizes = np.bincount(counted.indices.to_numpy(), minlength=len(counted.dictionary))
    names = np.array(counted.dictionary.to_pylist(), dtype=object)
    order = np.argsort(names)
    names, sizes = names[order], np.cumsum(sizes[order])
    begin, done = 0, 0
    while begin < len(names):
        end = max(int(np.searchsorted(sizes, done + draft.most, side="right")), begin + 1)
        yield names[begin], names[end - 1]
        begin, done = end, int(sizes[end - 1])


def _frame(root: Path, path: Path, old: Iterable[Piece], span: tuple[str, str]) -> pd.DataFrame:
    limits = [("ref_area", ">=", span[0]), ("ref_area", "<=", span[1])]
    fresh = pq.read_table(path, filters=limits).cast(figures.SCHEMA)
    tables = [fresh.append_column("fresh", pa.array(np.ones(len(fresh), dtype=bool)))]
    for piece in old:
        if piece.first <= span[1] and piece.last >= span[0]:
            table = figures.read_table(root, piece, areas=span).cast(figures.SCHEMA)
            marks = pa.array(np.zeros(len(table), dtype=bool))
            tables.append(table.append_column("fresh", marks))
    frame = pa.concat_tables(tables).unify_dictionaries().to_pandas()
    return frame.astype({"preferred": "boolean", "year": "Int64", "period_start": "Int64"})
