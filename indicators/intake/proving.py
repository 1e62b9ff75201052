"""Whether the files would be sound after the changes; what is not stands at its row."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from indicators.area_files import read_area, read_file
from indicators.editing import EditError, records
from indicators.entries import Lists
from indicators.intake.drafting import Working
from indicators.intake.rows import Fault, Spot
from indicators.problems import DataError, Problem
from indicators.wording import intake_plan as words
from indicators.yaml_text import Document


class PlanFault(Fault):
    """A fault that only shows beside the data that is there."""

    def told(self, lang: str = "zh") -> str:
        """Return the fault in words, with its cell."""
        return words.fault(lang, self.spot, self.code, self.value)


def faults(working: Iterable[Working], items: Sequence[Any], lists: Lists) -> Iterator[Fault]:
    """Yield what the checks of area files find, each at the row that it comes from."""
    for work in working:
        if not any(True for _ in work.changes()):
            continue
        own = {
            one.figure_id: one.row.spot for one in items if lists.within(one.row.area, work.area)
        }
        first = next(iter(own.values()), Spot("", 1, 1))
        try:
            text = work.edited()
        except (EditError, DataError) as error:
            yield PlanFault(first, "refused", "", str(error))
            continue
        for problem in problems(text, work, lists):
            spot = own.get(_figure(text, work, problem), first)
            yield PlanFault(spot, "refused", problem.field, problem.message)


def problems(text: str, work: Working, lists: Lists) -> tuple[Problem, ...]:
    """Return the faults of a file's text."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / work.path.name
        path.write_text(text, encoding="utf-8", newline="")
        return read_area(path, lists).problems


def _figure(text: str, work: Working, problem: Problem) -> str:
    """Return the figure that stands at a line, or the last one above it."""
    document: Document | None = None
    found, nearest = "", 0
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / work.path.name
        path.write_text(text, encoding="utf-8", newline="")
        try:
            document = read_file(path).document
        except DataError:
            return found
    for (_, key), one in records(text, work.path).items():
        line = document.place(tuple(one.keys)).line
        if nearest < line <= problem.place.line:
            found, nearest = key, line
    return found
