"""What a reader may choose among: people, actions, states of the data, changes to take back."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from indicators.chronicle.listing import every
from indicators.chronicle.records import BEIJING, Words, moment
from indicators.history import APPLIED, Action, Entry
from indicators.wording import chronicle as words

NOW = "now"


def people(entries: Sequence[Entry], lang: str) -> dict[str, str]:
    """Return who made or entered anything, by id, with the last name they had."""
    found = {}
    for entry in entries:
        for one in (entry.by, entry.entered_by):
            if one is not None:
                found[one.person] = words.spoken(lang, one.name)
    return found


def actions(entries: Sequence[Entry], lang: str) -> dict[str, str]:
    """Return the actions on record, by code, with their words."""
    used = {entry.action for entry in entries}
    return {str(one): words.ACTION[lang][str(one)] for one in Action if one in used}


def subjects(
    cat: Any, entries: Sequence[Entry], lang: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the areas and the indicators that changes on record are about, with their names."""
    changes = every(entries)
    told = Words.of(cat, changes, lang)
    areas = sorted({told.place(one) for one in changes})
    codes = sorted({one.indicator for one in changes if one.indicator is not None})
    return {one: told.area(one) for one in areas}, {one: told.indicator(one) for one in codes}


def states(
    entries: Sequence[Entry], lang: str, today: dt.date, also: Iterable[str] = ()
) -> dict[str, str]:
    """Return the states that can be compared: now, ends of months and days, after each entry.

    `also` are further days asked for, as 2026-11-22; other texts in it mean nothing.
    """
    if not entries:
        return {}
    days = {_day(one) for one in entries}
    days |= {day for day in map(_read, also) if day is not None and min(days) <= day <= today}
    found = {NOW: words.say(lang, "now")}
    for first in _months(min(days), today):
        told = words.say(lang, "month_end", year=first.year, month=first.month)
        found[f"{first:%Y-%m}"] = told
    found |= {str(day): words.say(lang, "day_end", day=day) for day in sorted(days, reverse=True)}
    return found | {str(one.number): state(one, lang) for one in reversed(_applied(entries))}


def state(entry: Entry, lang: str) -> str:
    """Name the state after an entry."""
    key = "after_entry" if entry.number else "after_zero"
    return words.say(lang, key, number=entry.number, at=moment(entry.at))


def number_of(entries: Sequence[Entry], chosen: str) -> int | None:
    """Return the entry after which a state holds; none for the data of now.

    >>> number_of((), "now") is None, number_of((), "12")
    (True, 12)
    """
    if chosen == NOW:
        return None
    if "-" not in chosen:
        return int(chosen)
    until = [one.number for one in entries if str(_day(one))[: len(chosen)] <= chosen]
    return max(until, default=0)


def reversible(cat: Any, entries: Sequence[Entry], lang: str) -> dict[str, str]:
    """Return the entries that altered records, the latest first, each in a few words."""
    told = Words.of(cat, (), lang)
    return {
        str(one.number): told.say(
            "label",
            number=one.number,
            day=_day(one),
            name=words.spoken(lang, one.by.name),
            action=words.ACTION[lang][str(one.action)],
        )
        for one in reversed(entries)
        if one.action in APPLIED and one.changes
    }


def _applied(entries: Sequence[Entry]) -> list[Entry]:
    return [one for one in entries if one.action in APPLIED or one.action == Action.INITIAL]


def _day(entry: Entry) -> dt.date:
    return entry.moment.astimezone(BEIJING).date()


def _read(given: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        return None


def _months(first: dt.date, today: dt.date) -> list[dt.date]:
    """Return the first day of each month that has ended since, the latest first."""
    last = today.year * 12 + today.month - 1
    counted = range(first.year * 12 + first.month - 1, last)
    return [dt.date(one // 12, one % 12 + 1, 1) for one in reversed(counted)]
