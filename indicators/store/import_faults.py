"""The faults of imported tables: counts of every kind, the first hundred in full."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from indicators.wording import store as words
from indicators.wording.problems import PROBLEM, sentence

SHOWN = 100
OWN = ("duplicate", "doubt")
"""Kinds that only imports have."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of one row; rows count from 1 as a spreadsheet shows them."""

    path: str
    row: int
    code: str
    field: str = ""
    value: object = None
    options: tuple[str, ...] = ()

    def told(self, lang: str) -> str:
        """Return the fault in words, with its place."""
        if self.code in OWN:
            why = words.say(lang, self.code, value=self.value)
        else:
            why = sentence(self.code, field=self.field, value=self.value, options=self.options)
        return words.say(lang, "at", path=self.path, row=self.row, why=why)


@dataclass
class Faults:
    """What is found, in the order of finding."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many there are of each code and field."""
    first: list[Fault] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    def add(self, fault: Fault, times: int = 1) -> None:
        """Take one fault in."""
        self.counts[fault.code, fault.field] += times
        if len(self.first) < SHOWN:
            self.first.append(fault)

    def rows(
        self,
        where: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
        places: "Places",
        code: str,
        name: str,
        *,
        value: Sequence[object] | None = None,
        options: tuple[str, ...] = (),
    ) -> None:
        """Take in every row where something holds; `value` has one for each row of the batch."""
        some = np.flatnonzero(where)
        if not len(some):
            return
        for row in some[: max(SHOWN - len(self.first), 0)]:
            said = None if value is None else _plain(value[row])
            self.first.append(Fault(*places.of(int(row)), code, name, said, options))
        self.counts[code, name] += len(some)

    def told(self, lang: str) -> Iterator[str]:
        """Yield the faults in words, then how many there are of each kind."""
        for one in self.first:
            yield one.told(lang)
        if self.count <= len(self.first):
            return
        yield words.say(lang, "more", count=len(self.first))
        for (code, name), count in self.counts.most_common():
            kind = words.say(lang, code, value="…") if code in OWN else PROBLEM[code]
            for mark in ("value", "options"):
                kind = kind.replace(f"{{{mark}}}", "…")
            yield words.say(lang, "kind_count", count=count, kind=kind.replace("{field}", name))


@dataclass(frozen=True)
class Places:
    """Which file and row each row of a batch comes from."""

    path: str
    start: int
    """Row of the first."""
    places: Sequence[str] | None = None
    """`file:row` of each, where a batch has rows of several files."""

    def of(self, row: int) -> tuple[str, int]:
        """Return file and row."""
        if self.places is None:
            return self.path, self.start + row
        path, _, number = str(self.places[row]).rpartition(":")
        return path, int(number)


def _plain(value: object) -> object:
    if isinstance(value, np.generic):
        return value.item()
    return value
