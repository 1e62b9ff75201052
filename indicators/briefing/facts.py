"""What a briefing speaks of: the rows of the progress frame, chosen once for all sections."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from indicators.briefing.citing import Citing
from indicators.codes import Grade, Seen
from indicators.exhibits.choice import Choice, Key, shown_ids
from indicators.exhibits.city import by_theme
from indicators.exhibits.evidence import doubts
from indicators.exhibits.numbering import listed_ids
from indicators.exhibits.observed import usable, whole_years
from indicators.exhibits.overview import headline
from indicators.exhibits.scoped import Scoped, plain
from indicators.exhibits.spec import Doubt, Exhibit
from indicators.exhibits.text_targets import city_text_targets


@dataclass(frozen=True)
class Facts:
    """The cities' headline indicators side by side, and all indicators of each city."""

    cat: Any
    frame: pd.DataFrame
    before: pd.DataFrame | None
    plan: str
    lang: str
    as_of: int
    on: dt.date
    headline: Choice
    cities: tuple[Choice, ...]
    """One choice for each city: all that it has figures of."""
    chosen: tuple[str, ...] = ()
    """The indicators in the place of the headline ones, if the reader chose some."""
    numbers_doubts: bool = True
    """Whether the briefing has the list of doubts that numbers lead to."""

    @classmethod
    def of(
        cls,
        cat: Any,
        frame: pd.DataFrame,
        areas: Sequence[str],
        plan: str,
        lang: str,
        *,
        as_of: int,
        before: pd.DataFrame | None,
        on: dt.date,
        indicators: Sequence[str] | None,
        numbers_doubts: bool = True,
    ) -> "Facts":
        """Choose the rows; `indicators` stand in the place of the headline ones."""
        unique = tuple(dict.fromkeys(areas))
        scoped = Scoped(cat, unique)
        own = plain(frame[frame["ref_area"].isin(scoped.areas_read)])
        shown = indicators if indicators is not None else headline(scoped, own, unique)
        return cls(
            cat=scoped,
            frame=own,
            before=None
            if before is None
            else plain(before[before["ref_area"].isin(scoped.areas_read)]),
            plan=plan,
            lang=lang,
            as_of=as_of,
            on=on,
            headline=Choice.of(scoped, own, unique, tuple(shown), plan, lang, as_of),
            cities=tuple(
                Choice.of(scoped, own, [one], by_theme(scoped, own, [one]), plan, lang, as_of)
                for one in unique
            ),
            chosen=tuple(indicators or ()),
            numbers_doubts=numbers_doubts,
        )

    @property
    def areas(self) -> tuple[str, ...]:
        """The cities, each once."""
        return self.headline.areas

    @property
    def plan_name(self) -> str:
        """The plan's name."""
        return self.headline.names.plans[self.plan]

    def area_name(self, area: str) -> str:
        """Return a city's name."""
        return self.headline.names.areas[area]

    @cached_property
    def years(self) -> Mapping[Key, int]:
        """How many whole years each area has an actual figure of, of the headline indicators."""
        figures = self.cat.figures
        figures = figures[figures["indicator"].isin(self.headline.indicators)]
        found = whole_years(usable(figures, self.areas, self.as_of))
        return Counter(zip(found["ref_area"], found["indicator"], strict=True))

    def texts(self, area: str) -> Exhibit:
        """Return the goals in words that the plan, or a plan within its years, sets a city."""
        if area not in self._texts:
            self._texts[area] = city_text_targets(self._of_plan, area, self.lang)
        return self._texts[area]

    @cached_property
    def _of_plan(self) -> Scoped:
        years, goals = self.headline.plan_years, self.cat.text_targets
        first, last = years[self.plan]
        within = [one for one, (base, end) in years.items() if first <= base and end <= last]
        return self.cat.with_frame("text_targets", goals[goals["plan"].isin(within)])

    @cached_property
    def _texts(self) -> dict[str, Exhibit]:
        return {}

    @cached_property
    def derived(self) -> frozenset[str]:
        """The figures that were computed from others."""
        figures = self.cat.figures
        return frozenset(figures.loc[figures["derived"].notna(), "figure_id"])

    @cached_property
    def excerpts(self) -> frozenset[str]:
        """The figures of which only an excerpt of the document was seen."""
        figures = self.cat.figures
        return frozenset(figures.loc[figures["seen"] == Seen.EXCERPT, "figure_id"])

    @cached_property
    def citing(self) -> Citing:
        """The marks of the documents."""
        return Citing.of(self.cat, self.lang)

    @property
    def internal(self) -> bool:
        """Whether a figure cited is one that nobody published."""
        used = self.cat.figures_of(self.citing.used)
        return bool((used["grade"] == Grade.INTERNAL).any())

    def shown(self) -> Iterable[tuple[Choice, Key]]:
        """Return what the sentences speak of: headline indicators and the plan's targets."""
        headlines = set(self.headline.indicators)
        for choice in self.cities:
            aimed = set(choice.aimed)
            yield from (
                (choice, key)
                for key in choice.keys
                if key in choice.rows and (key in aimed or key[1] in headlines)
            )

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """The conflicts and doubts about the figures spoken of: city by city, severe ones first."""
        found = {one.issue_id: one for one in doubts(self.cat, self.figure_ids())}
        ordered = listed_ids(self.cat, self.cat.areas_read)
        last = [one for one in found if one not in ordered]
        return tuple(found[one] for one in (*ordered, *last) if one in found)

    @cached_property
    def doubt_numbers(self) -> Mapping[str, int]:
        """The number of each in the briefing's list; empty where it has none."""
        found = enumerate(self.doubts, start=1) if self.numbers_doubts else ()
        return {one.issue_id: number for number, one in found}

    @cached_property
    def doubts_of(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the doubts about each figure."""
        links, found = self.cat.issue_figures, dict[str, list[int]]()
        for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
            if issue in self.doubt_numbers:
                found.setdefault(str(figure), []).append(self.doubt_numbers[issue])
        return found

    def figure_ids(self) -> list[str]:
        """Return the figures that the sentences speak of."""
        ids = [one for choice, key in self.shown() for one in shown_ids(choice.rows[key])]
        return list(dict.fromkeys(ids))
