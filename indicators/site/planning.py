"""What a site is made of, and which of its pages must be made anew."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.catalogue import Catalogue
from indicators.catalogue_public import hidden
from indicators.catalogue_sliced import Index
from indicators.code_lists import CODE_LISTS
from indicators.site import addresses, manifest
from indicators.site.downloads import NewLines, gathered, spliced
from indicators.site.errors import SiteError
from indicators.site.lists import Lists
from indicators.site.manifest import ORDER, Input, Manifest
from indicators.site.part import Cutter
from indicators.site.settings import Settings
from indicators.site.work import AreasTask, IndicatorTask
from indicators.snapshot.scanning import digest_of

Hashes = NDArray[np.uint64]
SPLICED = 200
"""Up to so many areas are put into the files of indicators one by one."""
AT_ONCE = 75
"""So many areas are one piece of work."""


@dataclass(frozen=True, eq=False)
class Plan:
    """A catalogue to publish, with a digest of all that each page is made of."""

    cat: Catalogue
    """Without what is internal."""
    whole: Catalogue
    settings: Settings
    root: Path
    """The folder that the site grows in."""
    before: Manifest | None = None
    """What stands of the earlier site as it was written."""
    inputs: dict[str, Input] = field(default_factory=dict, init=False, repr=False)
    """What the data files are like."""
    _known: tuple[pd.DataFrame, Hashes] | None = field(default=None, init=False, repr=False)

    @cached_property
    def cutter(self) -> Cutter:
        """What cuts the catalogue."""
        return Cutter(self.cat)

    @cached_property
    def lists(self) -> Lists:
        """The code lists, and who has a page."""
        cat = self.cat
        tables = (cat.areas, cat.units, cat.indicators, cat.plans)
        return Lists(*tables, cat.cities, cat.comparators, self.settings)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """All areas with a page."""
        return tuple(dict.fromkeys((*self.cat.cities, *self.cat.comparators)))

    @cached_property
    def base(self) -> str:
        """The digest of what all pages are made of."""
        folder = self.whole.folder
        listed = [self._content(folder / f"{name}.yaml") for name in CODE_LISTS]
        # What is hidden of one document may be named in any file, and be open in another.
        return manifest.digest([self.settings.mark, listed, hidden(self.whole), self.areas])

    def _file(self, area: str) -> str:
        path = self.whole.file_of(area)
        return self._content(path) if path is not None else ""

    def _content(self, path: Path) -> str:
        """Return the digest of a data file, read again where its time or size is another."""
        known, name = self.whole._stamps[path], f"{path.parent.name}/{path.name}"
        old = self.before.inputs.get(name) if self.before else None
        found = old[2] if old and old[:2] == known else digest_of(path, known)
        if not found and known[1] >= 0:
            raise SiteError("gone" if not path.exists() else "changed", path=str(path))
        self.inputs[name] = (*known, found)
        return found

    @cached_property
    def keys(self) -> dict[str, str]:
        """The digest of what the page of each area is made of."""
        foreign = {
            area: [self._file(by) for by in others] for area, others in self._foreign.items()
        }
        return {area: manifest.digest([self.base, self._file(area), foreign.get(area)])
                for area in self.areas}  # fmt: skip

    @cached_property
    def _foreign(self) -> Mapping[str, Sequence[str]]:
        """The areas in whose files stand doubts about an area's figures."""
        return self.cutter.foreign()

    @cached_property
    def changed(self) -> list[str]:
        """The areas whose pages are not there as they should be."""
        made = self.before.made if self.before else {}
        return [
            area
            for area in self.areas
            if (found := made.get(f"areas/{area}")) is None or found.key != self.keys[area]
        ]

    def area_tasks(self) -> Iterator[AreasTask]:
        """Give the work for the areas that changed."""
        ordered = sorted(self.changed, key=lambda area: self.lists.home[area])
        for number, start in enumerate(range(0, len(ordered), AT_ONCE)):
            some = ordered[start : start + AT_ONCE]
            yield AreasTask(
                root=str(self.root),
                name=f"areas-{number:04d}",
                part=self.cutter.part(some),
                inside={area: tuple(self.cutter.inside.get(area, ())) for area in some},
                keys={area: self.keys[area] for area in some},
                settings=self.settings,
            )

    def indicator_keys(self, facts: pd.DataFrame, lines: pd.DataFrame) -> dict[str, str]:
        """Return the digest of what the pages of each indicator are made of."""
        told = _digests(self._hashed(facts), facts["indicator"])
        files = _digests(_hashed(lines), lines["indicator"])
        codes = [str(code) for code in self.cat.indicators.index if code in files and code in told]
        return {code: manifest.digest([self.order, told[code], files[code]]) for code in codes}

    def indicator_tasks(
        self, codes: Sequence[str], facts: pd.DataFrame, keys: Mapping[str, str], out: Path
    ) -> Iterator[IndicatorTask]:
        """Give the work for some indicators; `out` is the earlier site."""
        new, every = self._new_lines(), dict[str, bytes]()
        for code in codes:
            lines = None
            if new is not None and self.before and f"indicators/{code}" in self.before.made:
                lines = spliced(out / addresses.data("indicators", code), code, new)
            if lines is None:
                every = every or gathered(self._files_of_areas(out))
                lines = every[code]
            yield IndicatorTask(
                root=str(self.root),
                code=code,
                lines=lines,
                facts=facts[facts["indicator"] == code].reset_index(drop=True),
                lists=self.lists,
                key=keys[code],
            )

    def _files_of_areas(self, out: Path) -> Iterator[Path]:
        """Give the files of all areas as they are now, in the order of figures."""
        changed = set(self.changed)
        for area in self._filed:
            yield (self.root if area in changed else out) / addresses.data("areas", area)

    @cached_property
    def _filed(self) -> tuple[str, ...]:
        """The areas in the order of figures: that of the files, which may be called anything."""
        return tuple(one.ref_area for one in self.whole._states.values() if one.ref_area)

    @cached_property
    def order(self) -> str:
        """The digest of the order of figures."""
        return manifest.digest([self.base, *self._filed])

    def _new_lines(self) -> list[NewLines] | None:
        """Return the lines of the areas that changed; nothing where they cannot be spliced."""
        known = self.before.tables.get(ORDER) if self.before else None
        if len(self.changed) > SPLICED or known != self.order:
            return None
        inside = self.cutter.inside
        return [
            NewLines.read(self.root / addresses.data("areas", area), [area, *inside.get(area, ())])
            for area in self.changed
        ]

    def region_keys(
        self, regions: Mapping[str, Sequence[str]], facts: pd.DataFrame
    ) -> dict[str, str]:
        """Return the digest of what the page of each region is made of."""
        told = _digests(self._hashed(facts), facts["ref_area"].map(self.lists.home))
        return {code: manifest.digest([self.base, list(areas), told.get(code)])
                for code, areas in regions.items()}  # fmt: skip

    def _hashed(self, facts: pd.DataFrame) -> Hashes:
        known = self._known
        if known is None or known[0] is not facts:
            known = (facts, _hashed(facts))
            object.__setattr__(self, "_known", known)
        return known[1]


def _hashed(frame: pd.DataFrame) -> Hashes:
    return np.asarray(pd.util.hash_pandas_object(frame, index=False), dtype=np.uint64)


def _digests(hashed: Hashes, by: pd.Series) -> dict[str, str]:
    """Return one digest of the rows of each group, in their order."""
    index = Index.of(by)
    groups = list(index.values)
    return {one: hashlib.sha256(hashed[index.rows([one])].tobytes()).hexdigest()
            for one in groups}  # fmt: skip
