"""One run: the work handed out part by part, and what stays taken over from the earlier site."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pandas as pd

from indicators.site import front, manifest, pages
from indicators.site.errors import SiteError, unwritten
from indicators.site.manifest import Made
from indicators.site.planning import Plan
from indicators.site.saving import saved
from indicators.site.staging import Staging
from indicators.site.work import AreasTask, Task, done, tables, work
from indicators.store.errors import StoreError
from indicators.store.parts import Receipt

Mapped = Callable[[Callable[[Task], Receipt], Sequence[Task]], Iterable[Receipt]]
Told = Callable[[str, int], None]
"""Hears what is done, and of how many parts."""
ALONE = 2
"""Up to so many parts the processes would cost more than they bring."""


class Unfinished(Exception):  # noqa: N818 - it names a state, as StopIteration does
    """Parts that were not done; `faults` say why."""

    def __init__(self, faults: Sequence[SiteError]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


class Run:
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
        if len(tasks) > ALONE and hasattr(os, "sync"):
            # The disk takes them while the rest is made; what is left at the end is little.
            self._carrying.append(self._beside.submit(os.sync))
        parts = [tables(task) for task in tasks if isinstance(task, AreasTask)]
        kept = self._carried(keys)
        old = [name.partition("/")[2] for name in kept]
        return self._joined(0, "ref_area", old, parts), self._joined(1, "area", old, parts)

    def _joined(
        self, which: int, by: str, old: Sequence[str], parts: Sequence[Sequence[pd.DataFrame]]
    ) -> pd.DataFrame:
        found = [part[which] for part in parts]
        table = self.staging.tables.get(manifest.TABLES[which]) if self.before and old else None
        whole = pd.concat(found if table is None else [table, *found], ignore_index=True)
        places = {area: place for place, area in enumerate(self.plan.areas)}
        order = whole[by].map(places).to_numpy()
        rows = np.arange(len(whole))
        if table is not None:
            rows = rows[(rows >= len(table)) | whole[by].isin(old).to_numpy()]
        # As if all were made at once, whatever was made when.
        rows = rows[np.argsort(order[rows], kind="stable")]
        return whole.take(rows).reset_index(drop=True)

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
        found = dict[str, Made]()
        for name, key in keys.items():
            old = self.before.made.get(name) if self.before else None
            if old is not None and old.key == key and name not in self.made:
                found[name] = old
        if found:
            self._carrying.append(self._beside.submit(self._carry, tuple(found.values())))
        self.made |= found
        return set(found)

    def _carry(self, some: Iterable[Made]) -> None:
        for one in some:
            self.staging.carry(one)

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
