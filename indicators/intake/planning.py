"""What the rows of a table would change: records for the files, and what is asked or refused."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.catalogue import Catalogue
from indicators.changes import Change, Fields, Section
from indicators.codes import Grade
from indicators.intake import clashes, documents_given, proving
from indicators.intake.drafting import Key, Working, row_key
from indicators.intake.figure_fields import corrected, new, same_value
from indicators.intake.neighbours import Neighbours
from indicators.intake.questions import Beside, Question, questions
from indicators.intake.rows import Fault, Row, Spot
from indicators.runtime import today


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
    areas = {row.area for row in rows}
    making = _Planning(cat, texts, on or today(), prefer or {}, areas)
    items = [item for row in rows if (item := making.item(row)) is not None]
    faults = making.faults or list(proving.faults(making.working.values(), items, cat.lists))
    if faults:
        return Plan((), tuple(items), tuple(faults))
    changes = [change for work in making.working.values() for change in work.changes()]
    return Plan(tuple(changes), tuple(items))


class _Planning:
    """A class to carry what each row needs, and the files as earlier rows left them."""

    def __init__(
        self,
        cat: Catalogue,
        texts: Mapping[str, str] | None,
        on: dt.date,
        prefer: Mapping[Spot, bool],
        areas: set[str],
    ) -> None:
        self.cat, self.lists, self.on, self.prefer = cat, cat.lists, on, prefer
        self.texts = texts or {}
        self.working: dict[str, Working] = {}
        self.faults: list[Fault] = []
        figures = cat.figures
        self.ids = frozenset(figures["figure_id"].tolist())
        self.neighbours = Neighbours(figures, areas)

    def item(self, row: Row) -> Item | None:
        work = self._working(row.area)
        if work is None:
            self.faults.append(proving.PlanFault(row.spot, "no_file", "area", row.area))
            return None
        key = row_key(row)
        group = work.group(key)
        source = documents_given.known(row.given, work.section(Section.SOURCES))
        figure = self._meant(row, work, group, source)
        if figure is False:
            return None
        figures = work.section(Section.FIGURES)
        beside = self.neighbours.beside(row, [figures[one] for one in group if one != figure])
        if isinstance(figure, str):
            return self._replaced(row, work, figure, source, beside)
        return self._added(row, work, key, source, beside)

    def _working(self, area: str) -> Working | None:
        current: str | None = area
        while current is not None and self.cat.file_of(current) is None:
            known = self.lists.areas.get(current)
            current = known.parent if known else None
        path = self.cat.file_of(current) if current else None
        if current is None or path is None:
            return None
        if current not in self.working:
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
            same = [one for one in group if same_value(figures[one], row)]
        return same[0] if same else None

    def _replaced(
        self, row: Row, work: Working, figure: str, source: str | None, beside: Beside
    ) -> Item | None:
        before = dict(work.now[Section.FIGURES, figure])
        after = corrected(before, row)
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
        work.put(Section.FIGURES, name, new(row, name, source, work, self.lists), row.indicator)
        others = [one for one in work.group(key) if one != name]
        chosen = clashes.settle(work, key, name, row, self.lists, self.prefer.get(row.spot))
        asked = [*questions(row, beside, self.lists, self.on)]
        if others:
            asked.append(clashes.choice(row, work, others, name, chosen))
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
