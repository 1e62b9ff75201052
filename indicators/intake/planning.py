"""What the rows of a table would change: records for the files, and what is asked or refused."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.changes import Change, Fields, Section
from indicators.codes import Grade, PeriodKind, Role
from indicators.intake import clashes, documents_given, proving
from indicators.intake.drafting import Key, Working, row_key
from indicators.intake.questions import Beside, Question, questions, shown
from indicators.intake.rows import Fault, Row, Spot
from indicators.wording import intake_plan as words

AREA = re.compile(r"^ref_area:\s*[\"']?([^\"'\s#]+)", re.MULTILINE)
OVER = ("obs_value", "value_upper", "bound", "printed")


class State(StrEnum):
    """What a row does."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Item:
    """One row: its figure before and after, and what is to be confirmed of it."""

    row: Row
    state: State
    figure_id: str
    before: Fields | None
    after: Fields
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would do; with faults there are no changes, all or nothing."""

    changes: tuple[Change, ...] = ()
    items: tuple[Item, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def plan(
    rows: Sequence[Row],
    cat: Catalogue,
    texts: Mapping[str, str] | None = None,
    *,
    on: dt.date | None = None,
    prefer: Mapping[Spot, bool] | None = None,
) -> Plan:
    """Work rows into the areas' files; nothing is written.

    `texts` are the files' texts by path in the data folder, as they stand where none are given;
    `prefer` says of a row (by its spot) whether it counts before other printings.
    """
    making = _Planning(cat, texts, on or dt.date.today(), prefer or {})
    items = [item for row in rows if (item := making.item(row)) is not None]
    faults = making.faults or list(proving.faults(making.working.values(), items, cat.lists))
    if faults:
        return Plan((), tuple(items), tuple(faults))
    changes = [change for work in making.working.values() for change in work.changes()]
    return Plan(tuple(changes), tuple(items))


def places(cat: Catalogue) -> dict[str, Path]:
    """Return the file of each area that has a sound one."""
    found: dict[str, Path] = {}
    for path in cat.files:
        told = AREA.search(path.read_text(encoding="utf-8"))
        if told:
            found[told[1]] = path
    return found


class _Planning:
    """A class to carry what each row needs, and the files as earlier rows left them."""

    def __init__(
        self,
        cat: Catalogue,
        texts: Mapping[str, str] | None,
        on: dt.date,
        prefer: Mapping[Spot, bool],
    ) -> None:
        self.cat, self.lists, self.on, self.prefer = cat, cat.lists, on, prefer
        self.texts, self.places = texts or {}, places(cat)
        self.working: dict[str, Working] = {}
        self.faults: list[Fault] = []
        self.ids = frozenset(cat.figures["figure_id"])
        self._series: dict[Any, pd.DataFrame] = dict(
            iter(cat.figures.groupby(["ref_area", "indicator"]))
        )

    def item(self, row: Row) -> Item | None:
        work = self._working(row.area)
        if work is None:
            self.faults.append(proving.PlanFault(row.spot, "no_file", "area", row.area))
            return None
        key = row_key(row)
        group = work.group(key)
        source = documents_given.known(row.given, work.section(Section.SOURCES))
        figure = self._meant(row, work, group, source)
        beside = self._beside(row, work, group, figure)
        if figure is False:
            return None
        if isinstance(figure, str):
            return self._replaced(row, work, figure, source, beside)
        return self._added(row, work, key, source, beside)

    def _working(self, area: str) -> Working | None:
        current: str | None = area
        while current is not None and current not in self.places:
            known = self.lists.areas.get(current)
            current = known.parent if known else None
        if current is None:
            return None
        if current not in self.working:
            path = self.places[current]
            name = path.relative_to(self.cat.folder).as_posix()
            text = self.texts.get(name) or path.read_bytes().decode("utf-8")
            self.working[current] = Working(current, self.lists.areas[current].slug, path, text)
        return self.working[current]

    def _meant(
        self, row: Row, work: Working, group: list[str], source: str | None
    ) -> str | bool | None:
        """Return the figure to replace, nothing for a new one, False with a fault."""
        figures = work.section(Section.FIGURES)
        if row.figure_id is not None:
            if row.figure_id in group:
                return row.figure_id
            code = "other_figure" if row.figure_id in figures else "unknown_figure"
            spot = row.spots.get("figure_id", row.spot)
            self.faults.append(proving.PlanFault(spot, code, "figure_id", row.figure_id))
            return False
        same = [one for one in group if source and figures[one]["source"] == source]
        if not documents_given.is_named(row.given):
            same = [one for one in group if _same_value(figures[one], row)]
        return same[0] if same else None

    def _replaced(
        self, row: Row, work: Working, figure: str, source: str | None, beside: Beside
    ) -> Item | None:
        before = dict(work.now[Section.FIGURES, figure])
        after = dict(before)
        if not _same_value(before, row):
            after |= {**_amounts(row), "times": None, "derived": None}
        for name in ("vintage", "locator", "comment", "comparator"):
            value = getattr(row, name)
            after[name] = after.get(name) if value is None else str(value)
        if documents_given.is_named(row.given) and source is None:
            source = self._document(row, work)
            if source is None:
                return None
        after["source"] = source or before["source"]
        if {k: v for k, v in after.items() if v is not None} == before:
            return Item(row, State.UNCHANGED, figure, before, before)
        work.put(Section.FIGURES, figure, after)
        clashes.explain(work, work.key_of(figure), self.lists)
        asked = questions(row, beside, self.lists, self.on)
        return Item(row, State.CHANGED, figure, before, work.now[Section.FIGURES, figure], asked)

    def _added(
        self, row: Row, work: Working, key: Key, source: str | None, beside: Beside
    ) -> Item | None:
        source = source or self._document(row, work)
        if source is None:
            return None
        grade = work.now[Section.SOURCES, source]["grade"]
        if row.locator is None and grade != Grade.INTERNAL:
            self.faults.append(Fault(row.spots.get("locator", row.spot), "missing", "locator"))
            return None
        slug = self.lists.areas[row.area].slug
        stem = f"{slug}-{row.indicator}-{row.as_at or row.time_period}-e".lower()
        name = work.free(Section.FIGURES, stem, self.ids)
        work.put(Section.FIGURES, name, _record(row, name, source, work, self), row.indicator)
        others = [one for one in work.group(key) if one != name]
        chosen = clashes.settle(work, key, name, row, self.lists, self.prefer.get(row.spot))
        asked = [*questions(row, beside, self.lists, self.on)]
        if others:
            asked.append(_choice(row, work, others, name, chosen))
        return Item(row, State.NEW, name, None, work.now[Section.FIGURES, name], tuple(asked))

    def _document(self, row: Row, work: Working) -> str | None:
        missing = list(documents_given.missing(row))
        self.faults += missing
        if missing:
            return None
        sources = work.section(Section.SOURCES)
        # Without a title the record gets one, by which a second row finds it again.
        record = documents_given.record(row.given)
        key = next((one for one, fields in sources.items() if fields == record), None)
        if key is None:
            key = documents_given.new_key(row.given, sources)
            work.put(Section.SOURCES, key, record)
        return key

    def _beside(self, row: Row, work: Working, group: list[str], own: str | bool | None) -> Beside:
        every = self._series.get((row.area, row.indicator))
        figures = work.section(Section.FIGURES)
        printings = [figures[one] for one in group if one != own]
        if every is None:
            return Beside({}, None, None, printings)
        every = every[every["preferred"].astype(bool) & every["obs_value"].notna()]
        whole = every[
            (every["role"] == Role.ACTUAL)
            & every["as_at"].isna()
            & (every["period_kind"] == PeriodKind.POINT)
            & every["year"].notna()
        ]
        series = {int(y): float(v) for y, v in zip(whole["year"], whole["obs_value"], strict=True)}
        planned = (
            every[every["plan"] == row.plan]
            if row.plan
            else every[every["year"].astype("Int64").ge(int(row.time_period[:4])).fillna(False)]
        )
        planned = planned.sort_values("year", kind="stable")
        target = planned.loc[planned["role"] == Role.TARGET, "obs_value"]
        base = planned.loc[planned["role"] == Role.BASELINE, "obs_value"]
        return Beside(
            series,
            float(target.iloc[0]) if len(target) else None,
            float(base.iloc[0]) if len(base) else None,
            printings,
        )


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else float(value)


def _amounts(row: Row) -> dict[str, Any]:
    return {
        "obs_value": _number(row.obs_value),
        "value_upper": None if row.value_upper is None else _number(row.value_upper),
        "bound": None if row.bound is None else str(row.bound),
        "printed": row.printed,
    }


def _same_value(fields: Mapping[str, Any], row: Row) -> bool:
    value, upper = fields.get("obs_value"), fields.get("value_upper")
    if value is None or float(value) != row.obs_value:
        return False
    if (None if upper is None else float(upper)) != row.value_upper:
        return False
    return row.bound is None or fields.get("bound") == str(row.bound)


def _record(row: Row, name: str, source: str, work: Working, made: _Planning) -> dict[str, Any]:
    point = row.period_kind is PeriodKind.POINT
    return {
        "id": name,
        "ref_area": None if row.area == work.area else row.area,
        "role": str(row.role),
        "plan": row.plan,
        "time_period": row.time_period,
        "as_at": row.as_at,
        "period_kind": None if point else str(row.period_kind),
        "period_start": row.period_start,
        **_amounts(row),
        "vintage": None if row.vintage is None else str(row.vintage),
        "source": source,
        "locator": row.locator or words.INTERNAL_LOCATOR,
        "label": row.label or made.lists.indicators[row.indicator].name.zh,
        "comment": row.comment,
        "comparator": None if row.comparator is None else str(row.comparator),
    }


def _choice(row: Row, work: Working, others: list[str], new: str, chosen: str) -> Question:
    figures, sources = work.section(Section.FIGURES), work.section(Section.SOURCES)
    other = figures[chosen if chosen != new else others[0]]
    said = {
        "value": shown(row.obs_value),
        "other": str(other.get("printed") or other.get("obs_value")),
        "document": sources[other["source"]]["title"],
        "chosen": str(figures[chosen].get("printed") or figures[chosen].get("obs_value")),
    }
    return Question(row.spot, "printing", said)
