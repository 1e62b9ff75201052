"""Lines to compare cities with: the nation, a province."""

from collections.abc import Sequence

import pandas as pd

from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import actual_text, pick
from indicators.exhibits.spec import Reference, Series
from indicators.exhibits.standing import Row, known
from indicators.wording import screen

FARTHEST = 1.6  # times the cities' largest value: lines farther out are told in words


def reference_lines(
    choice: Choice, frame: pd.DataFrame, areas: Sequence[str], code: str
) -> tuple[tuple[Reference, ...], list[str]]:
    """Return a line for each area that has a value, and the ids of the figures."""
    rows = pick(frame, areas, [code], choice.plan)
    known_rows = [(area, row) for (area, _), row in rows.items() if known(row["actual"])]
    lines = tuple(_reference(choice, area, row, code) for area, row in known_rows)
    return lines, [str(row["actual_id"]) for _, row in known_rows]


def _reference(choice: Choice, area: str, row: Row, code: str) -> Reference:
    value = actual_text(row, choice.decimals(code), choice.lang)
    name = choice.names.areas[area]
    label = screen.say(choice.lang, "reference", name=name, value=value)
    return Reference(name, float(row["actual"]), label)


def within_reach(lines: Sequence[Reference], series: Sequence[Series]) -> tuple[Reference, ...]:
    """Leave out the lines that would press the cities together: a nation's total amount."""
    reach = max((value for one in series for value in one.known), default=0.0)
    return tuple(line for line in lines if line.value <= FARTHEST * reach)
