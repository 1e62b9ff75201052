"""What is handed out: the pages of some areas, the pages of one indicator."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.catalogue_sliced import Index
from indicators.folder import collector_paused
from indicators.site import addresses, manifest
from indicators.site.area_page import area_page
from indicators.site.downloads import Lines
from indicators.site.evidence import Figures
from indicators.site.facts import facts
from indicators.site.lists import Lists
from indicators.site.manifest import State
from indicators.site.part import Part
from indicators.site.ranks import indicator_pages
from indicators.site.saving import saved
from indicators.site.scope import Scope
from indicators.site.settings import LANGS, Settings
from indicators.site.shell import written
from indicators.store.errors import StoreError
from indicators.store.parts import Receipt

DONE = f"{manifest.FOLDER}/done"


@dataclass(frozen=True, eq=False)
class AreasTask:
    """Some areas whose pages are to be written, with all that they are made of."""

    root: str
    """The folder that the site grows in."""
    name: str
    part: Part
    inside: Mapping[str, tuple[str, ...]]
    """The areas with a page, and what lies in each."""
    keys: Mapping[str, str]
    settings: Settings

    @property
    def indicator_name(self) -> str:
        """What the work is called."""
        return self.name

    @property
    def place(self) -> str:
        """What tells it from other work."""
        return self.name

    @property
    def mark(self) -> str:
        """The digest of what it is made of."""
        return manifest.digest(sorted(self.keys.items()))


@dataclass(frozen=True, eq=False)
class IndicatorTask:
    """One indicator whose pages are to be written."""

    root: str
    code: str
    lines: bytes
    """Its file to download."""
    facts: pd.DataFrame
    lists: Lists
    key: str

    @property
    def indicator_name(self) -> str:
        """What the work is called."""
        return self.code

    @property
    def place(self) -> str:
        """What tells it from other work."""
        return f"indicator-{self.code}"

    @property
    def mark(self) -> str:
        """The digest of what it is made of."""
        return self.key


Task = AreasTask | IndicatorTask


def work(task: Task) -> Receipt:
    """Write the pages of a task; a fault comes back in the receipt, never as an exception.

    What a run that was broken off has done already is not done again.
    """
    try:
        with collector_paused():
            if done(task) is None:
                _areas(task) if isinstance(task, AreasTask) else _indicator(task)
    except OSError as error:
        fault = StoreError("part_unwritten", path=str(error.filename or task.root),
                           why=error.strerror or str(error), errno=error.errno or 0)  # fmt: skip
        return Receipt(task.indicator_name, task.place, fault=fault)
    except MemoryError:
        return Receipt(task.indicator_name, task.place, fault=StoreError("memory"))
    except Exception as error:  # one area must not take the others with it
        why = f"{type(error).__name__}: {error}"
        fault = StoreError("part_failed", path=task.indicator_name, why=why)
        return Receipt(task.indicator_name, task.place, fault=fault)
    return Receipt(task.indicator_name, task.place)


def done(task: Task) -> dict[str, dict[str, State]] | None:
    """Return the files by what they are about, where the work is done; else nothing."""
    try:
        said = json.loads(_told(task).read_bytes())
        found = {name: {path: (a, b) for path, (a, b) in files.items()}
                 for name, files in said["files"].items()}  # fmt: skip
        beside = {path: (a, b) for path, (a, b) in said["tables"].items()}
        if said["mark"] != task.mark:
            return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    every = (one for files in (beside, *found.values()) for one in files.items())
    return found if all(manifest.state(f"{task.root}/{p}") == s for p, s in every) else None


def tables(task: AreasTask) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the facts of the areas that a task has written, and the digests of their lines."""
    base = Path(task.root) / DONE
    return tuple(pd.read_feather(base / f"{task.name}.{one}") for one in manifest.TABLES)  # type: ignore[return-value]


def _told(task: Task) -> Path:
    return Path(task.root) / DONE / f"{task.place}.json"


def _areas(task: AreasTask) -> None:
    scope = Scope.of(task.part, task.settings)
    figures, lines = scope.cat.figures, Lines.of(task.part)
    places = Index.of(figures["ref_area"])
    files, digests = dict[str, dict[str, State]](), list[dict[str, str]]()
    for area, inside in task.inside.items():
        own = Figures.of(scope.cat, figures.iloc[places.rows([area, *inside])])
        made = {addresses.data("areas", area): lines.of_areas([area, *inside])}
        for lang in LANGS:
            page = area_page(scope, area, inside, own, lang)
            made[page.path] = written(page, task.settings.as_of)
        files[f"areas/{area}"] = saved(task.root, made)
        digests += lines.digests(area, inside)
    base = Path(task.root) / DONE
    base.mkdir(parents=True, exist_ok=True)
    told = facts(scope.cat, scope.frame, list(task.inside), task.settings)
    told.to_feather(base / f"{task.name}.facts")
    table = pd.DataFrame(digests, columns=["area", "indicator", "digest"], dtype="str")
    table.to_feather(base / f"{task.name}.lines")
    _finish(task, files, [f"{DONE}/{task.name}.{one}" for one in manifest.TABLES])


def _indicator(task: IndicatorTask) -> None:
    made = {addresses.data("indicators", task.code): task.lines}
    for page in indicator_pages(task.lists, task.facts, task.code):
        made[page.path] = written(page, task.lists.settings.as_of)
    _finish(task, {f"indicators/{task.code}": saved(task.root, made)})


def _finish(
    task: Task, files: Mapping[str, Mapping[str, State]], beside: Sequence[str] = ()
) -> None:
    place = _told(task)
    place.parent.mkdir(parents=True, exist_ok=True)
    tables = {path: manifest.state(f"{task.root}/{path}") for path in beside}
    half = place.with_suffix(".tmp")
    said = {"mark": task.mark, "files": files, "tables": tables}
    half.write_text(json.dumps(said), encoding="utf-8")
    half.replace(place)
