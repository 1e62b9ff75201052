"""A store and its judgement as exhibits read a catalogue: one area or one indicator at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from indicators import list_tables, progress
from indicators.codes import Direction, Level
from indicators.exhibits.standing import known
from indicators.exhibits.standings import picked
from indicators.store import figures as table_of
from indicators.store import judged, lists
from indicators.store import manifest as manifests
from indicators.store.errors import StoreError
from indicators.store.manifest import Manifest, Piece
from indicators.tables import FIGURE_DTYPES

RANKED = ("ref_area", "indicator", "plan", "first_choice", "target_period", "target_id", "target",
          "concept", "actual", "data_year", "as_at", "vintage", "bound", "annual")  # fmt: skip
"""What areas are ranked by; columns of the judgement."""
PLACED = ("place", "ranked", "comparability")
READERS = 4
"""So many files are read at a time: most of it is unpacking, which threads do side by side."""


@dataclass(frozen=True, eq=False)
class Slice:
    """The lists of a store with a few of its figures; it has what exhibits ask of a catalogue."""

    areas: pd.DataFrame
    units: pd.DataFrame
    indicators: pd.DataFrame
    plans: pd.DataFrame
    breaks: pd.DataFrame
    sources: pd.DataFrame
    """The documents of the figures alone."""
    figures: pd.DataFrame
    bare: Mapping[str, pd.DataFrame] = field(default_factory=lambda: list_tables.area_frames(()))
    """What a store does not hold: doubts, goals in words, follow-ups; frames without rows."""

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a frame without rows."""
        if name.startswith("_") or name not in self.bare:
            raise AttributeError(name)
        return self.bare[name]

    def with_doubts(self, told: Any) -> "Slice":
        """Return the same with the conflicts and doubts that a catalogue tells of its figures."""
        names = ("issues", "issue_figures", "issue_sources")
        return replace(self, bare={**self.bare, **{name: getattr(told, name) for name in names}})

    def figures_of(self, ids: Iterable[str]) -> pd.DataFrame:
        """Return the figures of some ids, in the table's order."""
        return self.figures[self.figures["figure_id"].isin(set(ids))]


@dataclass(frozen=True, eq=False)
class Judgement:
    """A slice with its rows of the progress frame, as `assess` returns them."""

    slice: Slice
    frame: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Reading:
    """A store, with what was judged of it; only lists are held.

    All methods raise `StoreError` where a file is missing or cannot be read.
    """

    root: Path
    out: Path
    """Where the judgement was written."""

    @cached_property
    def manifest(self) -> Manifest:
        """What the store says of itself."""
        return manifests.read(self.root)

    @cached_property
    def lists(self) -> dict[str, pd.DataFrame]:
        """The code lists and documents."""
        return {name: lists.read(self.root, self.manifest, name) for name in manifests.LISTS}

    @cached_property
    def bare(self) -> Slice:
        """The lists and all documents, without a figure."""
        return Slice(**self._held, sources=self.lists["sources"], figures=_figures(()))

    @cached_property
    def _held(self) -> dict[str, Any]:
        return {name: frame for name, frame in self.lists.items() if name != "sources"}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The reference years that were judged."""
        found = (one.name.partition("=")[2] for one in (self.out / judged.FOLDER).glob("as_of=*"))
        return tuple(sorted(int(one) for one in found if one.isdecimal()))

    def indicators(self, as_of: int) -> tuple[str, ...]:
        """Return the indicators that were judged, in the order of the list."""
        found = {path.parent.name.partition("=")[2] for path in judged.files(self.out, as_of)}
        return tuple(str(code) for code in self.lists["indicators"].index if code in found)

    def family(self, code: str, as_of: int) -> tuple[str, ...]:
        """Return an indicator with those of its concept that were judged, it first."""
        concepts = self.lists["indicators"]["concept"].to_dict()
        own = concepts.get(code)
        others = [one for one in self.indicators(as_of)
                  if one != code and isinstance(own, str) and concepts.get(one) == own]  # fmt: skip
        return (code, *others)

    def state(self) -> tuple[object, ...]:
        """Return what changes with every run that writes the store or the judgement."""
        try:
            store = (self.root / manifests.NAME).stat()
            found = [
                (str(path), path.stat().st_mtime_ns)
                for path in sorted((self.out / judged.FOLDER).glob(f"as_of=*/*/{judged.PARTS}"))
            ]
        except OSError as error:
            raise StoreError("no_store", path=str(self.root)) from error
        return store.st_mtime_ns, store.st_size, *found

    def columns(self, code: str, as_of: int, names: Sequence[str]) -> pd.DataFrame:
        """Return some columns of an indicator's judgement, for all areas."""
        return judged.read(self.out, as_of, [code], names)

    def places(self, code: str, as_of: int, plan: str) -> pd.DataFrame:
        """Rank the areas of each level by an indicator, by the rows that are shown of a plan.

        A value that stands beside another plan's target may be later than the one that was
        judged: it has no place.

        Returns
        -------
        DataFrame
            By area, level by level, best first; columns place, ranked (how many have one), tied,
            elsewhere (whether the target is another plan's), comparability (why a value does
            not compare), data_year and bound.
        """
        said, levels = self.lists["indicators"].loc[code], self.lists["areas"]["level"]
        ranks = known(said["direction"]) and not said["modelled"]
        by = Direction(str(said["direction"])) if ranks else None
        order = {str(one): place for place, one in enumerate(Level)}
        frame = self.columns(code, as_of, RANKED)
        frame = frame.iloc[picked(frame, plan)].set_index("ref_area", drop=False)
        frame = frame.assign(level=frame["ref_area"].map(levels).map(order).fillna(len(order)))
        own = frame["target"].isna() | (frame["plan"] == plan).fillna(value=False)
        frame = frame.assign(elsewhere=~own)
        parts = [_placed(some, by) for _, some in frame[own].groupby("level")]
        found = pd.concat([*parts, _placed(frame[~own], None)])
        found = found.sort_values(["level", "place"], kind="stable", na_position="last")
        tied = found.duplicated(["level", "place"], keep=False) & found["place"].notna()
        return found.assign(tied=tied)[[*PLACED, "tied", "elsewhere", "data_year", "bound"]]

    def of_areas(
        self, areas: Collection[str], as_of: int, indicators: Sequence[str] | None = None
    ) -> Judgement:
        """Read figures and judgement of some areas, by some indicators or by all."""
        wanted = frozenset(areas)
        codes = self.indicators(as_of) if indicators is None else tuple(indicators)
        files = judged.files(self.out, as_of, codes)
        pieces = [
            one
            for one in self.manifest.pieces
            if one.indicator in codes and any(one.first <= a <= one.last for a in wanted)
        ]
        with ThreadPoolExecutor(READERS) as pool:
            rows = list(pool.map(lambda path: judged.part(path, areas=wanted), files))
            tables = list(pool.map(lambda one: (one.indicator, self._part(one, wanted)), pieces))
        return Judgement(self._slice(tables), _joined(rows))

    def _part(self, piece: Piece, areas: frozenset[str]) -> pa.Table:
        path = self.root / piece.path
        try:
            return judged.some_rows(path, areas)
        except FileNotFoundError as error:
            raise StoreError("part_missing", path=str(path)) from error
        except OSError as error:
            raise StoreError("part_unreadable", path=str(path), why=str(error)) from error
        except (ValueError, KeyError, pa.ArrowException) as error:
            raise StoreError("part_damaged", path=str(path)) from error

    def _slice(self, tables: Sequence[tuple[str, pa.Table]]) -> Slice:
        figures, documents = _figures(tables), self.lists["sources"]
        used = documents.index.isin(figures["source"].unique())
        return Slice(**self._held, sources=documents[used], figures=figures)


def _placed(rows: pd.DataFrame, by: Direction | None) -> pd.DataFrame:
    """Add `PLACED` to rows that compare with each other; without a direction none has a place."""
    why = progress.comparability(rows, within="indicator").where(rows["actual"].notna())
    none = pd.Series(pd.NA, rows.index, dtype="Int64")
    found = {"place": none, "ranked": none}
    if by is not None:
        places = progress.places(rows, by)
        found = {name: places[name].astype("Int64") for name in found}
        return rows.assign(**found, comparability=why.astype("str"))
    return rows.assign(**found, comparability=why.astype("str"), bound=None)


def _figures(tables: Sequence[tuple[str, pa.Table]]) -> pd.DataFrame:
    some = [(code, table) for code, table in tables if len(table)]
    whole = table_of.joined(some) if some else list_tables.frame((), FIGURE_DTYPES)
    return table_of.with_texts(whole)


def _joined(rows: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put parts of a judgement together, in the order of areas and indicators."""
    some = [one for one in rows if len(one)] or list(rows[:1])
    if not some:
        raise StoreError("not_judged", path="—", year="—")
    whole = pd.concat(some, ignore_index=True)
    return whole.sort_values(["ref_area", "indicator"], kind="stable", ignore_index=True)
