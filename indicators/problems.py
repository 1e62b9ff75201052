"""Faults of the data folder: where, what was read, what is allowed; all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from indicators.wording.problems import sentence


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a text file; lines and columns count from 1, as editors show them."""

    path: Path
    line: int
    column: int

    def __str__(self) -> str:
        here = Path.cwd()
        path = self.path.relative_to(here) if self.path.is_relative_to(here) else self.path
        return f"{path.as_posix()}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. Tests look at `code` and `place`; readers see `str(problem)`."""

    place: Place
    code: str
    field: str = ""
    value: object = None
    options: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The fault in words, without its place."""
        return sentence(self.code, field=self.field, value=self.value, options=self.options)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DataError(ValueError):
    """A file has faults; all of them, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


MOST = 1000


def at_most(problems: Iterable[Problem], path: Path) -> tuple[Problem, ...]:
    """Take the first thousand faults of a file; a last one says that there are more."""
    found = tuple(islice(problems, MOST + 1))
    if len(found) <= MOST:
        return found
    return (*found[:MOST], Problem(Place(path, 1, 1), "too_many", options=(str(MOST),)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, each fault once."""
    once = {(fault.place, fault.code, fault.message): fault for fault in problems}
    return tuple(once[key] for key in sorted(once))
