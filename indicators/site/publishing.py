"""A site written: what changed is made anew, the rest is taken over, then all is set in place."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from indicators.catalogue import Catalogue
from indicators.site import manifest
from indicators.site.errors import SiteError, unwritten
from indicators.site.manifest import Manifest
from indicators.site.planning import Plan
from indicators.site.running import Mapped, Run, Told
from indicators.site.saving import removed
from indicators.site.settings import Settings
from indicators.site.staging import Staging
from indicators.site.work import DONE
from indicators.snapshot.scanning import stamps_of

FEW = 5
"""Files that a fault names."""


@dataclass(frozen=True)
class Result:
    """What became of a site."""

    areas: int
    files: int
    fresh: int
    """How many of the files were written now."""
    late: bool
    """Whether the data changed on the way: the site is of before."""


def publish(
    whole: Catalogue,
    public: Catalogue,
    out: Path,
    settings: Settings,
    *,
    map: Mapped = map,
    told: Told | None = None,
) -> Result:
    """Write a site, or leave the earlier one as it is.

    Parameters
    ----------
    whole
        The catalogue of a data folder without faults.
    public
        The same without what is internal; see `catalogue_public.published`.
    map
        Called as `map(function, tasks)`; function and tasks can be pickled, the answers are
        small and may come in any order.

    Raises
    ------
    SiteError
        Where nothing can be written, or the data is no longer what was read.
    Unfinished
        With the faults of all parts that were not done.
    """
    staging = Staging(out)
    staging.check()
    try:
        with FileLock(staging.lock, timeout=0):
            staging.prepare()
            return _published(whole, public, staging, settings, map, told)
    except Timeout as error:
        raise SiteError("locked", path=str(staging.out)) from error
    except OSError as error:
        staging.discard()
        raise unwritten(error, error.filename or staging.out) from error


def _published(
    whole: Catalogue,
    public: Catalogue,
    staging: Staging,
    settings: Settings,
    map: Mapped,
    told: Told | None,
) -> Result:
    found = manifest.read(staging.out)
    if found is not None:
        _only_own(staging.out, found)
    before = _before(staging, found)
    plan = Plan(public, whole, settings, staging.building, before)
    run = Run(plan, staging, map, told)
    try:
        facts, lines = run.areas()
        run.indicators(facts, lines)
        run.others(facts)
    finally:
        run.carried()
    _tables(staging.building, run, facts, lines)
    late = _late(whole)
    staging.commit()
    files = sum(len(one.files) for one in run.made.values())
    return Result(len(plan.areas), files, run.fresh, late)


def _before(staging: Staging, found: Manifest | None) -> Manifest | None:
    """Return what stands, less what is no longer as it was written."""
    if found is None:
        return None
    staging.tables = {name: manifest.table(staging.out, found, name) for name in manifest.TABLES}
    if any(table is None for table in staging.tables.values()):
        return None
    kept = {name: one for name, one in found.made.items() if manifest.intact(staging.out, one)}
    return Manifest(kept, found.tables, found.inputs)


def _only_own(site: Path, found: Manifest) -> None:
    """Refuse to replace a site into which somebody has put files of their own."""
    known = {path for one in found.made.values() for path in one.files}
    others = [name for name in _files(site) if name not in known]
    if others:
        raise SiteError("foreign", path=str(site), names="、".join(sorted(others)[:FEW]))


def _files(site: Path) -> Iterator[str]:
    """Give the files of a site, less what it says of itself."""
    for folder, folders, names in os.walk(site):
        base = Path(folder).relative_to(site).as_posix()
        if base == ".":
            folders[:] = [one for one in folders if one != manifest.FOLDER]
        yield from names if base == "." else (f"{base}/{name}" for name in names)


def _tables(root: Path, run: Run, facts: pd.DataFrame, lines: pd.DataFrame) -> None:
    digests = {}
    base = root / manifest.FOLDER
    base.mkdir(parents=True, exist_ok=True)
    for name, table in zip(manifest.TABLES, (facts, lines), strict=True):
        path = manifest.table_path(root, name)
        table.to_feather(path, compression="zstd")
        digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    digests[manifest.ORDER] = run.plan.order
    if run.staging.resumed:
        removed(root, {path for one in run.made.values() for path in one.files})
    shutil.rmtree(root / DONE, ignore_errors=True)
    (root / manifest.NAME).write_bytes(Manifest(run.made, digests, run.plan.inputs).as_bytes())


def _late(whole: Catalogue) -> bool:
    """Tell whether the data changed on the way; a file that is gone stops everything."""
    folder, now = whole.folder, stamps_of(whole.folder)
    before = {f"{one.parent.name}/{one.name}" if one.parent != folder else one.name: known
              for one, known in whole._stamps.items()}  # fmt: skip
    gone = [name for name, known in before.items()
            if known[1] >= 0 and now.get(name, (0, -1))[1] < 0]  # fmt: skip
    if gone:
        raise SiteError("gone", path=str(folder / gone[0]))
    return now != before
