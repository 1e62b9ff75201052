"""Areas to compare cities with, as lines and as rows: the nation, a province."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice
from indicators.exhibits.evidence import Marks
from indicators.exhibits.rows import actual_text, pick
from indicators.exhibits.spec import Reference, Series
from indicators.exhibits.standing import Row, known
from indicators.wording import outlook, screen

FARTHEST = 1.6  # times the cities' largest value: lines farther out are told in words


def reference_rows(
    choice: Choice, frame: pd.DataFrame, areas: Sequence[str], code: str
) -> dict[str, Row]:
    """Return the row of each area that has a value."""
    if not areas:
        return {}
    rows = pick(frame, [one for one in areas if one not in choice.areas], [code], choice.plan)
    return {area: row for (area, _), row in rows.items() if known(row["actual"])}


def reference_lines(
    choice: Choice, rows: Mapping[str, Row], code: str, marks: Marks
) -> tuple[Reference, ...]:
    """Return a line for each row, its label with the marks of the notes on it."""
    return tuple(
        Reference(
            choice.names.areas[area],
            float(row["actual"]),
            screen.say(
                choice.lang,
                "reference",
                name=choice.names.areas[area],
                value=actual_text(row, choice.decimals(code), choice.lang) + _marks(row, marks),
            ),
        )
        for area, row in rows.items()
    )


def _marks(row: Row, marks: Marks) -> str:
    return "".join(marks.get(str(row["actual_id"]), ()))


def reference_records(
    choice: Choice, rows: Mapping[str, Row], code: str, marks: Marks
) -> list[dict[str, Any]]:
    """Return the rows of the table: what is known of each, and no verdict."""
    beside = replace(
        choice,
        areas=tuple(rows),
        rows={(area, code): row for area, row in rows.items()},
    )
    told = outlook.say(choice.lang, "to_compare")
    return [
        tabular.record(beside, (area, code), marks) | {"verdict": "", "remark": told}
        for area in rows
    ]


def within_reach(lines: Sequence[Reference], series: Sequence[Series]) -> tuple[Reference, ...]:
    """Leave out the lines that would press the cities together: a nation's total amount."""
    reach = max((value for one in series for value in one.known), default=0.0)
    return tuple(line for line in lines if line.value <= FARTHEST * reach)
