"""Changes held against the records of a text: what each is to do, or why it cannot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.changes import Change, Section
from indicators.editing.faults import EditError
from indicators.editing.recording import Record, RecordKey
from indicators.editing.scalars import UnwritableError, plainly, same


@dataclass(frozen=True, slots=True)
class Step:
    """A change that fits. `keys` leads to the record it replaces or removes; empty: it adds."""

    change: Change
    keys: tuple[str | int, ...]
    after: dict[str, Any] | None


def steps_of(changes: Sequence[Change], found: Mapping[RecordKey, Record]) -> list[Step]:
    """Return what the changes do; those that change nothing are left out.

    Raises
    ------
    EditError
        For the first change that does not fit.
    """
    _refuse_twice(changes)
    leaving = {_name(change) for change in changes if change.after is None}
    steps = [_step(change, found.get(_name(change)), leaving) for change in changes]
    return [step for step in steps if not _idle(step)]


def _name(change: Change) -> RecordKey:
    return change.section, change.key


def _idle(step: Step) -> bool:
    change = step.change
    return change.before is not None and step.after is not None and same(change.before, step.after)


def _refuse_twice(changes: Sequence[Change]) -> None:
    for sides in ("before", "after"):
        there = [change for change in changes if getattr(change, sides) is not None]
        counted = Counter(map(_name, there))
        for change in there:
            if counted[_name(change)] > 1:
                raise EditError("twice", change)


def _step(change: Change, record: Record | None, leaving: set[RecordKey]) -> Step:
    now = None if record is None else record.fields
    if change.before is None:
        if record is not None and _name(change) not in leaving:
            raise EditError("exists", change, now)
        return Step(change, (), _after(change))
    if record is None:
        raise EditError("gone", change)
    if record.indicator != change.indicator or not same(record.fields, change.before):
        raise EditError("stale", change, now)
    return Step(change, record.keys, None if change.after is None else _after(change))


def _after(change: Change) -> dict[str, Any]:
    try:
        after = plainly(change.after)
    except UnwritableError as error:
        raise EditError("unwritable", change) from error
    if not after:
        raise EditError("unwritable", change)
    listed = change.section is not Section.SOURCES
    own = after.get("id") if listed else change.key
    needs_id = change.section in (Section.ISSUES, Section.FOLLOW_UPS)
    added = change.before is None
    if added and (own != change.key) and (own is not None or needs_id):
        raise EditError("key", change)
    return after
