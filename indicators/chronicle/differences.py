"""What differs between two states of a record, side by side."""

from indicators.changes import Change
from indicators.chronicle.records import AMOUNT, Fields, Words
from indicators.wording.chronicle import FIELD

ORDER = {name: place for place, name in enumerate(FIELD["zh"])}
LINES = 12
"""So many fields are told; a longer list helps nobody."""


def deed(change: Change) -> str:
    """Return what was done: added, changed or removed."""
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def sides(words: Words, change: Change) -> tuple[str, str]:
    """Return a record before and after, each with its value and the fields that differ.

    A record that is added or removed is told by its value alone, or by its fields.
    """
    names = differing(change.before, change.after)
    before, after = ("" if one is None else one for one in _values(words, change))
    told = [
        _told(words, change, fields, names, value)
        for fields, value in ((change.before, before), (change.after, after))
    ]
    return told[0], told[1]


def differing(before: Fields | None, after: Fields | None) -> list[str]:
    """Return the fields that are not the same, in the order in which they are told."""
    old, new = before or {}, after or {}
    found = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return sorted(found, key=lambda name: (ORDER.get(name, len(ORDER)), name))


def _values(words: Words, change: Change) -> tuple[str | None, str | None]:
    """Write the values of a figure; two that differ never read the same."""
    code = change.indicator
    if code is None:
        return None, None
    states = (change.before, change.after)
    told = [None if one is None else words.value(one, code) for one in states]
    if told[0] == told[1] and AMOUNT & set(differing(*states)):
        told = [None if one is None else words.value(one, code, exact=True) for one in states]
    return told[0], told[1]


def _told(words: Words, change: Change, fields: Fields | None, names: list[str], value: str) -> str:
    if fields is None:
        return ""
    whole = change.before is None or change.after is None
    if change.indicator is not None and whole:
        return value
    told = set(AMOUNT) if change.indicator is not None else set[str]()
    wanted = [one for one in names if one not in told and (not whole or one in fields)]
    lines = [words.field(one, fields.get(one), change.area) for one in wanted[:LINES]]
    return "\n".join(line for line in (value, *lines) if line)
