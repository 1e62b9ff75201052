"""What the entries say: of a figure, of an area, at a moment; and how one is taken back."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from indicators.changes import Change, Section
from indicators.export.saving import SaveError, save, told
from indicators.history import replay
from indicators.history.entries import APPLIED, Action, Entry, digest
from indicators.history.errors import StoreError
from indicators.history.log import DamagedError
from indicators.history.patches import bytes_of
from indicators.history.places import Places
from indicators.wording import history as words


def of_figure(entries: Sequence[Entry], figure_id: str) -> tuple[Entry, ...]:
    """Return the entries that speak of a figure."""
    return tuple(
        one
        for one in entries
        if any(each.section is Section.FIGURES and each.key == figure_id for each in one.changes)
    )


def of_area(entries: Sequence[Entry], code: str, path: str | None) -> tuple[Entry, ...]:
    """Return the entries that speak of an area or touch its file."""
    return tuple(
        one
        for one in entries
        if path in one.files or any(each.area == code for each in one.changes)
    )


def last_touching(entries: Sequence[Entry], change: Change) -> Entry | None:
    """Return the last entry that changed the record of a change."""
    record = _record(change)
    for one in reversed(entries):
        if one.action in APPLIED and any(_record(each) == record for each in one.changes):
            return one
    return None


def until(entries: Sequence[Entry], at: int | dt.datetime | None, lang: str) -> Sequence[Entry]:
    """Return the entries up to a number or a moment; a moment without zone is a local one.

    Raises StoreError where there is no such number or the log begins later.
    """
    if not entries:
        raise StoreError(words.say(lang, "no_log"))
    if at is None:
        return entries
    if isinstance(at, int):
        number = at
    else:
        moment = at if at.tzinfo else at.astimezone()
        number = max((one.number for one in entries if one.moment <= moment), default=-1)
        if number < 0:
            raise StoreError(words.say(lang, "too_early", at=words.moment(entries[0].at)))
    if not 0 <= number < len(entries):
        raise StoreError(words.say(lang, "no_entry", number=number, last=len(entries) - 1))
    return entries[: number + 1]


def first(places: Places, entry: Entry) -> dict[str, str]:
    """Return the texts that the log starts from.

    Raises DamagedError where they are not those that entry 0 vouches for.
    """
    try:
        data = places.first.read_bytes()
    except FileNotFoundError as error:
        raise DamagedError(0) from error
    if digest(data) != entry.first:
        raise DamagedError(0)
    try:
        return replay.unpacked(data)
    except ValueError as error:
        raise DamagedError(0) from error


def written(texts: dict[str, str], place: Path, lang: str) -> Path:
    """Write texts as a data folder.

    Raises StoreError where the place holds something or cannot be written.
    """
    try:
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise StoreError(words.say(lang, "occupied", path=place))
        for path, text in texts.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            save(place / path, bytes_of(text), lang=lang)
    except SaveError as error:
        raise StoreError(str(error)) from error
    except OSError as error:
        raise StoreError(told(error, place, lang)) from error
    return place


def reversal(entries: Sequence[Entry], number: int, lang: str) -> tuple[Change, ...]:
    """Return the changes that take an entry back.

    Raises StoreError where there are none or later entries touched the same records.
    """
    entry = until(entries, number, lang)[-1]
    if entry.action is Action.INITIAL or entry.action not in APPLIED or not entry.changes:
        raise StoreError(words.say(lang, "irreversible", number=number))
    records = {_record(one): one for one in entry.changes}
    for later in entries[number + 1 :]:
        if later.action not in APPLIED:
            continue
        for one in later.changes:
            if _record(one) in records:
                said = {"number": number, "later": later.number, "key": one.key}
                raise StoreError(words.say(lang, "superseded", **said))
    return tuple(one.reversed for one in reversed(entry.changes))


def _record(change: Change) -> tuple[str, Section, str]:
    return change.area, change.section, change.key
