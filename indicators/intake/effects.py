"""What changes do to verdicts: only the touched files are judged, before and after."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators import catalogue, progress
from indicators.catalogue import Catalogue
from indicators.changes import Change
from indicators.code_lists import CODE_LISTS
from indicators.editing import edited
from indicators.wording import intake_plan as words
from indicators.wording import verdicts

KEY = ["ref_area", "indicator", "plan", "target_period"]
PARTS = ("pace", "final", "gap")


@dataclass(frozen=True, slots=True)
class Effect:
    """One verdict that becomes another; `steps` are (before, after) of what differs."""

    area: str
    indicator: str
    plan: str
    names: Mapping[str, tuple[str, str, str]]
    """Area, indicator and plan in words, by language."""
    steps: Mapping[str, tuple[str, str]]
    """By pace, final, gap: codes, or the gap as a number; empty text where there is none."""

    def told(self, lang: str = "zh") -> str:
        """Return the effect in words."""
        known = {"pace": verdicts.PACE[lang], "final": verdicts.FINAL[lang], "gap": {}}
        steps = {
            name: tuple(known[name].get(one, one) for one in pair)
            for name, pair in self.steps.items()
        }
        return words.effect(lang, *self.names[lang], steps)


def effects(
    cat: Catalogue, changes: Sequence[Change], *, as_of: int, on: dt.date
) -> tuple[Effect, ...]:
    """Return the verdicts that changes alter. Raises EditError, DataError."""
    if not changes:
        return ()
    touched = {change.area for change in changes}
    files = {area: path for area in touched if (path := cat.file_of(area))}
    judged = []
    with tempfile.TemporaryDirectory() as room:
        for name, some in (("before", ()), ("after", changes)):
            folder = _folder(Path(room) / name, cat, files, some)
            judged.append(_verdicts(catalogue.load(folder), as_of, on))
    return tuple(_differences(cat, *judged))


def _folder(
    folder: Path, cat: Catalogue, files: Mapping[str, Path], changes: Sequence[Change]
) -> Path:
    folder.mkdir()
    for name in CODE_LISTS:
        shutil.copy(cat.folder / f"{name}.yaml", folder)
    for area, path in files.items():
        text = path.read_bytes().decode("utf-8")
        own = [change for change in changes if change.area == area]
        slug = cat.lists.areas[area].slug
        place = folder / path.relative_to(cat.folder)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes((edited(text, own, path, slug) if own else text).encode())
    return folder


def _verdicts(cat: Catalogue, as_of: int, on: dt.date) -> dict[tuple[str, ...], dict[str, str]]:
    frame = progress.assess(cat, as_of=as_of, on=on)
    found = {}
    for row in frame[frame["plan"].notna()].to_dict("records"):
        key = tuple("" if pd.isna(row[one]) else str(row[one]) for one in KEY)
        found[key] = {name: _shown(row[name]) for name in PARTS}
    return found


def _shown(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _differences(
    cat: Catalogue,
    before: Mapping[tuple[str, ...], Mapping[str, str]],
    after: Mapping[tuple[str, ...], Mapping[str, str]],
) -> list[Effect]:
    nothing = dict.fromkeys(PARTS, "")
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key, nothing), after.get(key, nothing)
        steps = {name: (old[name], new[name]) for name in PARTS if old[name] != new[name]}
        if steps:
            area, indicator, plan = key[:3]
            lists = cat.lists
            named = (lists.areas[area], lists.indicators[indicator], lists.plans[plan])
            names = {lang: tuple(getattr(one.name, lang) for one in named) for lang in ("zh", "en")}
            found.append(Effect(area, indicator, plan, names, steps))
    return found
