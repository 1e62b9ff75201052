"""Changes that are not made yet, as a table: a draft, or what a table handed in would do."""

from collections.abc import Sequence
from typing import Any

from indicators.changes import Change
from indicators.chronicle.records import Words
from indicators.chronicle.rows import RECORD, internal, record, table
from indicators.exhibits.spec import Exhibit


def proposed(
    cat: Any, changes: Sequence[Change], lang: str = "zh", *, name: str, title: str
) -> Exhibit:
    """Show what some changes would do, a row for each record; `title` says what they are."""
    told = Words.of(cat, list(changes), lang)
    return table(
        told,
        name,
        [record(told, one) for one in changes],
        title=title,
        subtitle="",
        inside=any(internal(told, one) for one in changes),
        shown=RECORD,
        grouped=False,
    )
