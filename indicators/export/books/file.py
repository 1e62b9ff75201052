"""The book as a file: its sheets in order."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
from xlsxwriter import Workbook

from indicators.exhibits.choice import Choice
from indicators.exhibits.city import by_theme
from indicators.exhibits.city_table import plan_years
from indicators.exhibits.documents import sources as figures_of
from indicators.exhibits.evidence import Marks, marks_by_figure
from indicators.exhibits.glossary import definitions
from indicators.exhibits.report import Imprint
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.spec import Doubt, Exhibit
from indicators.export.books import about as book_about
from indicators.export.books import lists as book_lists
from indicators.export.books import others as book_others
from indicators.export.books.charts import Charts
from indicators.export.books.entries import Known, entries
from indicators.export.books.followed import followed
from indicators.export.books.rows import Entry
from indicators.export.books.table import Table
from indicators.export.chart_parts import completed
from indicators.export.data_sheet import data_sheet
from indicators.export.imprint import created
from indicators.export.sheets import FONT, LONGEST, OPTIONS, Styles, clean, width
from indicators.wording import screen
from indicators.wording.book import SHEETS, say

_NAMED = 80  # columns of type that the areas' names may take above a table
_NARROWED = {"indicator": 22, "label": 16, "document": 30, "remark": 26}


def book(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
    on: dt.date,
    imprint: Imprint,
) -> bytes:
    """Write the book of some areas.

    Each number is the progress frame's; where a formula over the row's cells yields it, the
    cell holds that formula. `on` decides which follow-ups are overdue. The same input gives the
    same bytes.
    """
    wanted = tuple(dict.fromkeys(areas))
    own = frame[frame["ref_area"].isin(wanted)]
    scoped = Scoped(cat, wanted)
    listed = followed(scoped, frame, wanted, plan, lang, as_of, on)
    made = _Book(scoped, own, wanted, plan, lang, as_of, imprint, listed)
    buffer = io.BytesIO()
    with Workbook(buffer, {**OPTIONS, "default_format_properties": FONT}) as workbook:
        made.write(workbook)
    return completed(buffer.getvalue(), lang)


@dataclass(frozen=True, eq=False)
class _Book:
    cat: Any
    frame: pd.DataFrame
    areas: tuple[str, ...]
    plan: str
    lang: str
    as_of: int
    imprint: Imprint
    followed: Exhibit | None

    def write(self, workbook: Workbook) -> None:
        """Write all sheets."""
        styles, lang = Styles(workbook), self.lang
        pages = {code: workbook.add_worksheet(SHEETS[lang][code]) for code in self._contents}
        about = book_about.About(
            self._plan, self._areas(LONGEST), self._span, self.as_of, self._figures.cutoff,
            self._figures.internal or self.followed is not None, self.imprint, self._contents, lang,
        )  # fmt: skip
        book_about.write(workbook, pages["about"], about, styles)
        for code, table in self._tables.items():
            table.write(pages[code], styles, self._lines(code, table))
        Charts(workbook, pages["charts"], self._tables["table"], styles, self._plan).write()
        book_lists.sources(pages["sources"], styles, self._figures.sources, lang)
        book_lists.doubts(pages["doubts"], styles, self._doubts, self.cat, lang)
        listed = {"figures": self._figures, "definitions": self._definitions}
        if self.followed is not None:
            listed["follow_ups"] = self.followed
        for code, exhibit in listed.items():
            top = data_sheet(pages[code], exhibit, styles)
            last = top + max(len(exhibit.table), 1)
            pages[code].autofilter(top, 0, last, len(exhibit.columns) - 1)
        title = say(lang, "title", plan=self._plan)
        told = {"title": clean(title), "company": clean(self.imprint.compiler)}
        workbook.set_properties({**told, "created": created(self._figures)})

    @cached_property
    def _contents(self) -> tuple[str, ...]:
        there = {"others": bool(self._others), "follow_ups": self.followed is not None}
        return tuple(code for code in SHEETS[self.lang] if there.get(code, True))

    @cached_property
    def _choice(self) -> Choice:
        codes = by_theme(self.cat, self.frame, self.areas)
        return Choice.of(self.cat, self.frame, self.areas, codes, self.plan, self.lang, self.as_of)

    @cached_property
    def _tables(self) -> dict[str, Table]:
        main = entries(self._choice, self._known, own_plan=self.plan)
        parts = {"table": main, "others": self._others}
        years = plan_years(self._choice)
        return {
            code: Table(code, rows, years, self._span, self.lang)
            for code, rows in parts.items()
            if code == "table" or rows
        }

    @cached_property
    def _others(self) -> list[Entry]:
        return book_others.entries(self._choice, self.frame, self._known)

    @cached_property
    def _known(self) -> Known:
        numbers = {one.line: number for number, one in enumerate(self._figures.sources, start=1)}
        lines = book_lists.lines(self.cat, self.lang)
        used = self._used
        documents = {
            str(figure): numbers[lines[source]]
            for figure, source in zip(used["figure_id"], used["source"], strict=True)
        }
        targets = self.frame["target_id"].dropna()
        return Known.of(self._choice, targets, self._marks, documents)

    @property
    def _used(self) -> pd.DataFrame:
        return self.cat.figures[self.cat.figures["ref_area"].isin(self.areas)]

    @cached_property
    def _marks(self) -> Marks:
        return marks_by_figure(self.cat, [one for one, _ in self._doubts])

    @cached_property
    def _doubts(self) -> list[tuple[Doubt, str]]:
        return book_lists.numbered(self.cat, self.areas, self._printings.doubts)

    @cached_property
    def _printings(self) -> Exhibit:
        return figures_of(self.cat, self.areas, self.lang)

    @cached_property
    def _figures(self) -> Exhibit:
        """Every figure, with the marks of this book's list of doubts."""
        told = ["".join(self._marks.get(one, ())) for one in self._used["figure_id"]]
        columns = tuple(
            replace(one, width=_NARROWED.get(one.code, one.width))
            for one in self._printings.columns
            if one.code != "place"
        )
        listed = self._printings.table.assign(marks=told)
        return replace(self._printings, table=listed, columns=columns)

    @property
    def _definitions(self) -> Exhibit:
        return definitions(self.cat, self.lang, indicators=self._choice.indicators)

    @property
    def _plan(self) -> str:
        return self._choice.names.plans[self.plan]

    @property
    def _span(self) -> tuple[int, int]:
        return self._choice.plan_years[self.plan]

    def _areas(self, room: int) -> str:
        """Name the areas, as many as there is room for."""
        names = [self._choice.names.areas[area] for area in self.areas]
        counts = range(len(names), 0, -1)
        told = {count: screen.joined(self.lang, names[:count], by="list") for count in counts}
        count = next((one for one in counts if width(told[one]) <= room), 1)
        if count >= len(names):
            return told.get(count, "")
        return say(self.lang, "areas_some", areas=told[count], count=len(names))

    def _lines(self, code: str, table: Table) -> list[str]:
        """Return the lines above a table, its title first."""
        lang = self.lang
        title = say(lang, "title" if code == "table" else "others_title", plan=self._plan)
        count = len(table.entries)
        scope = say(lang, "scope", areas=self._areas(_NAMED), as_of=self.as_of, count=count)
        state = say(lang, "final" if self.imprint.final else "draft")
        told = [
            self._figures.cutoff_line, self._figures.internal_line, state, self.imprint.compiler,
            self.imprint.day,
        ]  # fmt: skip
        return [title, scope, screen.joined(lang, told), say(lang, "key")]
