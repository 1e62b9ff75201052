"""The columns of the sheet of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.exhibits.cells import Cell
from indicators.wording import screen
from indicators.wording.book import HEADERS, say


@dataclass(frozen=True)
class Heading:
    """A column, in the band of those that belong together."""

    code: str
    band: str
    header: str
    cell: Cell
    width: int
    optional: bool = False
    """Whether it is left out where no row has anything in it."""


# code, band, kind of cell, width, optional
_BEFORE = (
    ("no", "subject", Cell.COUNT, 5, False),
    ("area", "subject", Cell.TEXT, 9, False),
    ("indicator", "subject", Cell.TEXT, 22, False),
    ("plan", "subject", Cell.TEXT, 18, True),
    ("unit", "subject", Cell.TEXT, 8, False),
    ("obligation", "subject", Cell.TEXT, 8, True),
    ("department", "subject", Cell.TEXT, 14, True),
    ("baseline_year", "baseline", Cell.YEAR, 7, False),
    ("baseline", "baseline", Cell.PUBLISHED, 9, False),
    ("target_year", "target", Cell.YEAR, 7, False),
    ("comparator", "target", Cell.TEXT, 7, False),
    ("target", "target", Cell.PUBLISHED, 9, False),
)
_AFTER = (
    ("data_year", "latest", Cell.YEAR, 7, False),
    ("actual", "latest", Cell.PUBLISHED, 10, False),
    ("vintage", "latest", Cell.TEXT, 8, False),
    ("gap", "computed", Cell.COMPUTED, 10, False),
    ("ratio", "computed", Cell.SHARE, 10, False),
    ("achievement", "computed", Cell.SHARE, 13, False),
    ("time_progress", "computed", Cell.SHARE, 9, False),
    ("lead", "computed", Cell.SIGNED, 9, False),
    ("required", "computed", Cell.SIGNED, 10, False),
    ("achieved", "computed", Cell.SIGNED, 10, False),
    ("verdict", "judged", Cell.TEXT, 13, False),
    ("grade", "judged", Cell.TEXT, 11, False),
    ("marks", "vouched", Cell.TEXT, 7, False),
    ("refs", "vouched", Cell.TEXT, 9, False),
    ("remark", "vouched", Cell.TEXT, 38, False),
)


def headings(lang: str, years: Sequence[int]) -> tuple[Heading, ...]:
    """Return the columns with those of the plan's years among them."""
    yearly = tuple(
        Heading(f"y{year}", "years", say(lang, "year", year=year), Cell.PUBLISHED, 7)
        for year in years
    )
    return (*_made(lang, _BEFORE), *yearly, *_made(lang, _AFTER))


def _made(lang: str, specs: Sequence[tuple[str, str, Cell, int, bool]]) -> tuple[Heading, ...]:
    own = HEADERS[lang]
    return tuple(
        Heading(code, band, own.get(code) or screen.header(lang, code), cell, width, optional)
        for code, band, cell, width, optional in specs
    )
