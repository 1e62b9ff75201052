"""The catalogue, compiled into a store cut by indicator."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pandas as pd

from indicators.store import figures, lists
from indicators.store import manifest as manifests
from indicators.store.draft import MOST, drafted
from indicators.store.errors import StoreError
from indicators.store.manifest import Manifest


class Source(lists.Listed, Protocol):
    """A catalogue, or frames of the same form."""

    @property
    def figures(self) -> pd.DataFrame: ...  # noqa: D102


def write(catalogue: Source, root: Path, *, force: bool = False, most: int = MOST) -> Manifest:
    """Write a catalogue as a store, in place of the one that is there.

    Parameters
    ----------
    root
        The store's folder: `figures/indicator=<code>/*.parquet`, `lists/*.parquet` and
        `manifest.json` with every file's digest.
    force
        Drop imported figures, which the catalogue does not have.
    most
        Rows of a file; an indicator with more is cut by area.

    Raises
    ------
    StoreError
        `imported` where figures would be lost; where the disk refuses. The store that was
        there stays as it was.
    """
    if not force and (root / manifests.NAME).exists():
        lost = sum(piece.imported for piece in manifests.read(root).pieces)
        if lost:
            raise StoreError("imported", path=str(root), count=lost)
    table = catalogue.figures
    with drafted(root, most=most) as draft:
        for name, frame in lists.of(catalogue).items():
            draft.list(name, _with_spellings(frame, catalogue) if name == "units" else frame)
        links = replaced(table)
        for indicator, some in table.groupby("indicator", sort=True, observed=True):
            part = figures.to_table(figures.ordered(some.drop(columns="indicator")))
            draft.add(str(indicator), part, needs=links.get(str(indicator), ()))
        return draft.commit()


def replaced(table: pd.DataFrame) -> Mapping[str, set[str]]:
    """Return, for each indicator, the others whose figures replace its own or are replaced."""
    links: dict[str, set[str]] = defaultdict(set)
    if "supersedes" not in table:
        return links
    said = table["supersedes"].notna()
    old = table.loc[said, "supersedes"].astype(str)
    if not len(old):
        return links
    known = table[table["figure_id"].isin(old)].set_index("figure_id")["indicator"].astype(str)
    for new, other in zip(table.loc[said, "indicator"].astype(str), old.map(known), strict=True):
        if isinstance(other, str) and other != new:
            links[new].add(other)
            links[other].add(new)
    return links


def _with_spellings(frame: pd.DataFrame, catalogue: Source) -> pd.DataFrame:
    units = getattr(getattr(catalogue, "lists", None), "units", {})
    said = [
        lists.SPELLINGS.join(units[code].spellings) if code in units else "" for code in frame.index
    ]
    return frame.assign(spellings=pd.array(said, dtype="str"))
