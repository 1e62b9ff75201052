"""What is to be obtained for an area's indicators, before any words tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from indicators.exhibits.choice import Key
from indicators.exhibits.coverage import Coverage, Coverings
from indicators.exhibits.standing import known


class Purpose(StrEnum):
    """What a figure is wanted for."""

    TARGET = "target"
    BASELINE = "baseline"
    ACTUAL = "actual"
    LOCATOR = "locator"


WAITS = (Purpose.ACTUAL, Purpose.BASELINE)
"""What a figure is published for at a known time."""
_MISSING = (Coverage.NOT_FOUND, Coverage.NOT_DUE, Coverage.DOUBTFUL, Coverage.PART_YEAR)


@dataclass(frozen=True, slots=True)
class Lack:
    """A figure to obtain: what for, whether it is past due, whom to ask, as far as is known."""

    purpose: Purpose
    overdue: bool
    whom: str


def lacking(covers: Coverings) -> dict[str, list[Lack]]:
    """Return what is to be obtained of each area that lacks any, as `records` lists it."""
    found: dict[str, list[Lack]] = {}
    for key in covers.keys:
        own = [Lack(purpose, overdue(covers, key, year, purpose), whom(covers, key))
               for year, purpose in lacks(covers, key)]  # fmt: skip
        if own:
            found.setdefault(key[0], []).extend(own)
    return found


def lacks(covers: Coverings, key: Key) -> Iterator[tuple[int, Purpose]]:
    """Tell for which years something is to be obtained, and what for; last for the target."""
    for year in covers.years:
        code = covers.state(key, year)
        if code in _MISSING and year < covers.on.year:
            base = year == covers.base_year and key in covers.rows
            yield year, Purpose.BASELINE if base else Purpose.ACTUAL
        elif code is Coverage.EXCERPT:
            yield year, Purpose.LOCATOR
    row = covers.rows.get(key)
    if row is None or row["target_id"] in covers.excerpts:
        yield covers.years[-1], Purpose.TARGET


def overdue(covers: Coverings, key: Key, year: int, purpose: Purpose) -> bool:
    """Tell whether a figure that is waited for is past due."""
    return purpose in WAITS and covers.overdue(key[1], year)


def whom(covers: Coverings, key: Key) -> str:
    """Return the departments that the target's document names; empty where none is known."""
    named = covers.rows.get(key, {}).get("department")
    return str(named) if known(named) else ""
