"""The targets that the table of the book's plan does not judge: other plans, one-year goals."""

from dataclasses import replace

import pandas as pd

from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.standing import Row, known, records
from indicators.export.books import entries as book_entries
from indicators.export.books.entries import Known
from indicators.export.books.rows import Entry


def entries(choice: Choice, frame: pd.DataFrame, found: Known) -> list[Entry]:
    """Return a row for each of those targets: plan by plan, then area by area."""
    judged = {
        str(row["target_id"])
        for row in choice.rows.values()
        if known(row["target_id"]) and row["plan"] == choice.plan
    }
    groups: dict[tuple[str, str], dict[Key, Row]] = {}
    for row in records(frame[frame["target_id"].notna()]):
        if str(row["target_id"]) not in judged:
            own = groups.setdefault((str(row["plan"]), str(row["target_period"])), {})
            own[row["ref_area"], row["indicator"]] = row
    made: list[Entry] = []
    for (plan, _), rows in sorted(groups.items()):
        other = replace(choice, plan=plan, rows=rows)
        named = {"plan": choice.names.plans[plan]}
        for entry in book_entries.entries(other, found, own_plan=choice.plan):
            made.append(replace(entry, texts={**entry.texts, **named}))
    return [replace(entry, number=place) for place, entry in enumerate(made, start=1)]
