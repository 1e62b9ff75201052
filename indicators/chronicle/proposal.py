"""A proposal to take an entry back: what would become of its records, and the command for it."""

from collections.abc import Sequence
from typing import Any

from indicators.changes import Change
from indicators.chronicle.listing import every
from indicators.chronicle.records import Words
from indicators.chronicle.rows import RECORD, internal, record, table
from indicators.exhibits.spec import Exhibit
from indicators.history import Entry
from indicators.wording import chronicle as words


def reversal(
    cat: Any, entries: Sequence[Entry], number: int, changes: Sequence[Change], lang: str = "zh"
) -> Exhibit:
    """Show what taking an entry back would do; `changes` are those that would be made."""
    told = Words.of(cat, every(entries), lang)
    return table(
        told,
        "reversal",
        [record(told, one) for one in changes],
        title=told.say("reversal_title", number=number, count=len(changes)),
        subtitle=told.say("reversal_subtitle"),
        inside=any(internal(told, one) for one in changes),
        shown=RECORD,
        grouped=False,
    )


def command(number: int, lang: str = "zh") -> str:
    """Return the command that takes an entry back.

    >>> command(12)
    'python -m indicators history undo 12 --by "姓名" --why "原因"'
    """
    by, why = (words.say(lang, f"reversal_{one}") for one in ("by", "why"))
    return f'python -m indicators history undo {number} --by "{by}" --why "{why}"'
