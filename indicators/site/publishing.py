"""A site written: what changed is made anew, the rest is taken over, then all is set in place."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from indicators.catalogue import Catalogue
from indicators.folder import stamps_of
from indicators.site import front, manifest, pages
from indicators.site.errors import SiteError, unwritten
from indicators.site.manifest import Made, Manifest
from indicators.site.planning import Plan
from indicators.site.saving import removed, saved
from indicators.site.settings import Settings
from indicators.site.staging import Staging
from indicators.site.work import DONE, AreasTask, Task, done, tables, work
from indicators.store.errors import StoreError
from indicators.store.parts import Receipt

Mapped = Callable[[Callable[[Task], Receipt], Sequence[Task]], Iterable[Receipt]]
Told = Callable[[str, int], None]
"""Hears what is done, and of how many parts."""
ALONE = 2
"""Up to so many parts the processes would cost more than they bring."""


@dataclass(frozen=True)
class Result:
    """What became of a site."""

    areas: int
    files: int
    fresh: int
    """How many of the files were written now."""
    late: bool
    """Whether the data changed on the way: the site is of before."""


class Unfinished(Exception):  # noqa: N818 - it names a state, as StopIteration does
    """Parts that were not done; `faults` say why."""

    def __init__(self, faults: Sequence[SiteError]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


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
    before = _before(staging)
    plan = Plan(public, whole, settings, staging.building, before)
    run = _Run(plan, staging, map, told)
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


def _before(staging: Staging) -> Manifest | None:
    """Return what stands, less what is no longer as it was written."""
    found = manifest.read(staging.out)
    if found is None:
        return None
    staging.tables = {name: manifest.table(staging.out, found, name) for name in manifest.TABLES}
    if any(table is None for table in staging.tables.values()):
        return None
    kept = {name: one for name, one in found.made.items() if manifest.intact(staging.out, one)}
    return Manifest(kept, found.tables, found.inputs)


class _Run:
    """One run: what is made so far, and what may still come from the earlier site."""

    def __init__(self, plan: Plan, staging: Staging, map: Mapped, told: Told | None) -> None:
        self.plan, self.staging, self.before = plan, staging, plan.before
        self.map, self.told = map, told
        self.made: dict[str, Made] = {}
        self.fresh = 0
        # Links are made by the disk; the run need not wait for them.
        self._beside = ThreadPoolExecutor(1)
        self._carrying: list[Future[None]] = []

    def carried(self) -> None:
        """Wait until everything is taken over."""
        try:
            for one in self._carrying:
                one.result()
        finally:
            self._beside.shutdown(cancel_futures=True)

    def areas(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Write the pages of areas; return the facts and the digests of lines of all."""
        keys = {f"areas/{area}": key for area, key in self.plan.keys.items()}
        tasks = list(self.plan.area_tasks())
        self._work(tasks, keys)
        parts = [tables(task) for task in tasks if isinstance(task, AreasTask)]
        kept = self._carried(keys)
        old = [name.partition("/")[2] for name in kept]
        return self._joined(0, "ref_area", old, parts), self._joined(1, "area", old, parts)

    def _joined(
        self, which: int, by: str, old: Sequence[str], parts: Sequence[Sequence[pd.DataFrame]]
    ) -> pd.DataFrame:
        found = [part[which] for part in parts]
        if self.before and old:
            table = self.staging.tables[manifest.TABLES[which]]
            if table is not None:
                found.insert(0, table[table[by].isin(old)])
        whole = pd.concat(found, ignore_index=True)
        order = {area: place for place, area in enumerate(self.plan.areas)}
        # As if all were made at once, whatever was made when.
        return whole.sort_values(
            by, kind="stable", key=lambda column: column.map(order), ignore_index=True
        )

    def indicators(self, facts: pd.DataFrame, lines: pd.DataFrame) -> None:
        """Write the pages of indicators whose facts or figures changed."""
        told = self.plan.indicator_keys(facts, lines)
        keys = {f"indicators/{code}": key for code, key in told.items()}
        kept = self._carried(keys)
        changed = [code for code in told if f"indicators/{code}" not in kept]
        out = self.staging.out
        self._work(list(self.plan.indicator_tasks(changed, facts, told, out)), keys)

    def others(self, facts: pd.DataFrame) -> None:
        """Write the pages of regions, the first page and what stands beside it."""
        plan = self.plan
        regions = front.by_region(plan.lists)
        keys = {f"regions/{one}": key for one, key in plan.region_keys(regions, facts).items()}
        kept = self._carried(keys)
        for region, areas in regions.items():
            name = f"regions/{region}"
            if name not in kept:
                self._save(name, keys[name], pages.of_region(plan, facts, region, areas))
        for name, key, make in pages.shared(plan, facts):
            if not self._carried({name: key}):
                self._save(name, key, make())

    def _save(self, name: str, key: str, made: Mapping[str, bytes]) -> None:
        files = saved(str(self.staging.building), made)
        self.made[name] = Made(key, files)
        self.fresh += len(files)

    def _carried(self, keys: Mapping[str, str]) -> set[str]:
        """Take over what was made of the same things; return what it is about."""
        found = set()
        for name, key in keys.items():
            old = self.before.made.get(name) if self.before else None
            if old is not None and old.key == key and name not in self.made:
                self._carrying.append(self._beside.submit(self.staging.carry, old))
                self.made[name] = old
                found.add(name)
        return found

    def _work(self, tasks: Sequence[Task], keys: Mapping[str, str]) -> None:
        mapped: Mapped = _turn if len(tasks) <= ALONE else self.map
        faults = []
        for receipt in _answers(mapped, tasks):
            if receipt.fault is not None:
                faults.append(_fault(receipt))
            if self.told:
                self.told(receipt.indicator, len(tasks))
        if faults:
            raise Unfinished(faults)
        for task in tasks:
            written = done(task)
            if written is None:  # on a machine that does not see this folder
                raise Unfinished([SiteError("unseen", name=task.indicator_name)])
            for name, files in written.items():
                self.made[name] = Made(keys[name], files)
                self.fresh += len(files)


def _turn(function: Callable[[Task], Receipt], tasks: Sequence[Task]) -> Iterator[Receipt]:
    for task in tasks:
        yield function(task)


def _answers(mapped: Mapped, tasks: Sequence[Task]) -> Iterator[Receipt]:
    left = {task.place: task for task in tasks}
    why = ""
    try:
        for receipt in mapped(work, tasks) if tasks else ():
            left.pop(receipt.place, None)
            yield receipt
    except Exception as error:  # whatever a scheduler may throw when it loses its workers
        why = f"{type(error).__name__}: {error}".partition("\n")[0]
    for task in left.values():
        fault = StoreError("lost", why=why or "—")
        yield Receipt(task.indicator_name, task.place, fault=fault)


def _fault(receipt: Receipt) -> SiteError:
    """Put a fault of a part into the words of a site."""
    fault = receipt.fault
    if fault is None:
        raise ValueError(receipt.place)
    said = fault.details
    if fault.code == "part_unwritten":
        return unwritten(OSError(said["errno"], said["why"]), said["path"])
    if fault.code in ("killed", "lost"):
        return SiteError(fault.code, name=receipt.indicator, why=said.get("why", ""))
    return SiteError("failed", name=receipt.indicator, why=said.get("why", fault.code))


def _tables(root: Path, run: _Run, facts: pd.DataFrame, lines: pd.DataFrame) -> None:
    digests = {}
    base = root / manifest.FOLDER
    base.mkdir(parents=True, exist_ok=True)
    for name, table in zip(manifest.TABLES, (facts, lines), strict=True):
        path = base / f"{name}.parquet"
        table.to_parquet(path, compression="zstd")
        digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    digests[manifest.ORDER] = run.plan.order
    if run.staging.resumed:
        removed(root, {path for one in run.made.values() for path in one.files})
    shutil.rmtree(root / DONE, ignore_errors=True)
    (root / manifest.NAME).write_bytes(Manifest(run.made, digests, run.plan.inputs).as_bytes())


def _late(whole: Catalogue) -> bool:
    """Tell whether the data changed on the way; a file that is gone stops everything."""
    now = stamps_of(whole.folder)
    gone = [path for path, known in whole._stamps.items()
            if known[1] >= 0 and now.get(path, (0, -1))[1] < 0]  # fmt: skip
    if gone:
        raise SiteError("gone", path=str(gone[0]))
    return dict(now) != dict(whole._stamps)
