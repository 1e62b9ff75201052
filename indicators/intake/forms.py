"""What a form of one figure needs: the years it offers, a table of one row, a count of states."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Mapping

from indicators.intake.planning import Item, State
from indicators.wording import intake as words

FIRST_YEAR = 2015
AHEAD = 10
"""Years to come that targets may be set for."""
COLUMNS = ("area", "indicator", "role", "plan", "time_period", "value", "vintage", "title",
           "publisher", "reporter", "document_number", "published", "url", "grade", "locator",
           "comment")  # fmt: skip


def years(on: dt.date) -> tuple[list[str], str]:
    """Return the years offered, the latest first, and the one that is usual: the last full one.

    >>> offered, usual = years(dt.date(2026, 11, 22))
    >>> offered[0], offered[-1], usual
    ('2036', '2015', '2025')
    """
    offered = [str(year) for year in range(on.year + AHEAD, FIRST_YEAR - 1, -1)]
    return offered, str(on.year - 1)


def row(given: Mapping[str, str]) -> bytes:
    """Return a table of one row, as CSV, with the columns that the reader of tables knows.

    >>> row({"area": "620600", "value": "70家以上"}).decode("utf-8-sig").splitlines()[1][:8]
    '620600,,'
    """
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(words.FIELD["zh"][one] for one in COLUMNS)
    sheet.writerow(given.get(one, "") for one in COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def counts(items: Iterable[Item]) -> dict[str, int]:
    """Count the rows of each state, those of no row too."""
    found = Counter(item.state for item in items)
    return {str(state): found[state] for state in State}
