"""What is different between two texts of one file, record by record."""

from pathlib import Path

from indicators.changes import Change, Section
from indicators.editing.recording import Record, RecordKey, records
from indicators.editing.scalars import same


def compared(
    old: str | None, new: str | None, area: str, path: Path, slug: str | None = None
) -> tuple[Change, ...]:
    """Return the changes of records between two texts of a file, in the order of the file.

    A text is missing where the file is new or gone. A figure that moved to another indicator is
    removed and added. What is no record (text targets, comments, order) is not compared.

    Raises
    ------
    DataError
        If a text cannot be parsed.
    """
    before = {} if old is None else records(old, path, slug)
    after = {} if new is None else records(new, path, slug)
    changes = [
        change
        for key in dict.fromkeys([*before, *after])
        for change in _between(area, key, before.get(key), after.get(key))
    ]
    order = list(Section)
    return tuple(sorted(changes, key=lambda change: order.index(change.section)))


def _between(area: str, key: RecordKey, old: Record | None, new: Record | None) -> list[Change]:
    section, name = key
    if old and new and old.indicator == new.indicator:
        if same(old.fields, new.fields):
            return []
        return [Change(area, section, name, old.fields, new.fields, old.indicator)]
    gone = [Change(area, section, name, old.fields, None, old.indicator)] if old else []
    return [*gone, Change(area, section, name, None, new.fields, new.indicator)] if new else gone
