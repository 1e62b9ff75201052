"""The choice that all files of one delivery are made from, and what is computed for it once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from indicators import progress
from indicators.catalogue import Catalogue
from indicators.catalogue_narrowed import narrowed
from indicators.exhibits.report import Imprint, Report


@dataclass(frozen=True, eq=False)
class Material:
    """Cities, plan and year of some files; `cat` is already without what must not leave."""

    cat: Catalogue
    areas: tuple[str, ...]
    plan: str
    as_of: int
    on: dt.date
    """The day that decides what is due."""
    imprint: Imprint = field(default_factory=Imprint)
    title: str = ""
    """The user's own title of the report."""
    sections: tuple[str, ...] = ()
    """Sections of the report in their order; empty for all."""
    indicators: tuple[str, ...] = ()
    """Which indicators the files are about, in their order; empty for all."""
    template: bytes | None = None
    """The user's own PowerPoint template."""
    judge: Callable[[int], pd.DataFrame] | None = None
    """Gives the progress frame of a reference year, where it is kept elsewhere."""
    shown: Report | None = field(default=None, repr=False)
    """A report in place of the briefing: some exhibits."""

    @property
    def lang(self) -> str:
        """Language of all files."""
        return self.imprint.lang

    def frame_of(self, year: int) -> pd.DataFrame:
        """Return the progress frame of a reference year: the rows of the indicators."""
        if self.judge is not None:
            frame = self.judge(year)
        else:
            frame = progress.assess(self.cat, as_of=year, on=self.on)
        return frame[frame["indicator"].isin(self.indicators)] if self.indicators else frame

    @cached_property
    def read(self) -> Catalogue:
        """The catalogue as the files read it: of the indicators alone."""
        return narrowed(self.cat, self.indicators) if self.indicators else self.cat

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The progress frame."""
        return self.frame_of(self.as_of)

    @cached_property
    def report(self) -> Report:
        """The briefing, or what is shown in its place."""
        if self.shown is not None:
            return self.shown
        from indicators.briefing import SECTIONS, briefing

        return briefing(
            self.read,
            self.frame,
            self.areas,
            self.plan,
            self.lang,
            as_of=self.as_of,
            before=self.frame_of(self.as_of - 1),
            on=self.on,
            imprint=self.imprint,
            title=self.title,
            sections=self.sections or SECTIONS,
            indicators=self.indicators or None,
        )


def usual_plan(cat: Catalogue) -> str:
    """Return the plan with most figures of those that stand in the choice of plans."""
    headline = cat.plans.index[cat.plans["headline"]]
    counts = cat.figures["plan"].value_counts()
    used = [plan for plan in counts.index if plan in headline]
    return str((used or list(headline))[0])


def years(cat: Catalogue, plan: str, today: dt.date) -> list[int]:
    """Return the years of a plan that have begun, at least its first."""
    first = int(cat.plans["base_year"].loc[plan])
    last = int(cat.plans["target_year"].loc[plan])
    return list(range(first + 1, min(last, today.year) + 1)) or [first]


def usual_year(cat: Catalogue, plan: str, today: dt.date) -> int:
    """Return the plan's last full year."""
    every = years(cat, plan, today)
    full = [year for year in every if year < today.year]
    return (full or every)[-1]
