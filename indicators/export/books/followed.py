"""The book's sheet of follow-ups (督办): those of all its areas in one table."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.exhibits.follow_ups import columns, follow_ups
from indicators.exhibits.spec import Exhibit
from indicators.wording import follow_ups as words


def followed(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str,
    as_of: int,
    on: dt.date,
) -> Exhibit | None:
    """Return the follow-ups of the areas, area by area; nothing where there are none."""
    made = (follow_ups(cat, frame, one, plan, lang, on=on, as_of=as_of) for one in areas)
    found = [one for one in made if one is not None and not one.empty]
    if not found:
        return None
    table = pd.concat([one.table for one in found], ignore_index=True)
    # The book numbers its doubts by a list of its own.
    shown = tuple(one for one in columns(table, lang) if one.code != "marks")
    sources = {one.key: one for exhibit in found for one in exhibit.sources}
    return replace(
        found[0],
        title=found[0].title if len(found) == 1 else words.say(lang, "heading"),
        table=table,
        columns=shown,
        sources=tuple(sources.values()),
        doubts=(),
        doubt_line="",
    )
