"""The list of changes: who did what, when and why, a row for each record, the latest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.changes import Change
from indicators.chronicle.records import Words, moment
from indicators.chronicle.rows import internal, record, table
from indicators.exhibits.spec import Exhibit
from indicators.history import APPLIED, Action, Entry
from indicators.wording import chronicle as words
from indicators.wording import numbers, screen

FILES = 5
"""So many files of an entry without records are named."""


@dataclass(frozen=True)
class Filter:
    """Which changes are wanted; what is empty leaves nothing out."""

    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return any((self.areas, self.indicators, self.people, self.actions))

    def takes(self, entry: Entry) -> bool:
        """Tell whether an entry is wanted by who made it and how."""
        people = {one.person for one in (entry.by, entry.entered_by) if one is not None}
        return (not self.people or bool(people & set(self.people))) and (
            not self.actions or str(entry.action) in self.actions
        )

    def wants(self, told: Words, change: Change) -> bool:
        """Tell whether a record is wanted by what it is about."""
        fields = change.after or change.before or {}
        code = change.indicator or fields.get("indicator")
        places = {change.area, told.place(change)}
        return (not self.areas or bool(places & set(self.areas))) and (
            not self.indicators or code in self.indicators
        )


EVERYTHING = Filter()
Pair = tuple[Entry, Change | None]


def changes(
    cat: Any, entries: Sequence[Entry], lang: str = "zh", *, wanted: Filter = EVERYTHING
) -> Exhibit:
    """List the changes on record, the latest first; those without a record have a row too."""
    told = Words.of(cat, every(entries), lang)
    pairs = [pair for entry in reversed(entries) for pair in _pairs(told, entry, wanted)]
    nothing = "" if pairs else told.say("list_none")
    return table(
        told,
        "changes",
        [row(told, *pair) for pair in pairs],
        title=nothing or _title(told, pairs, wanted),
        subtitle=told.say("list_subtitle"),
        notes=_notes(told, pairs),
        empty=nothing,
        inside=any(internal(told, change) for _, change in pairs if change is not None),
    )


def _title(told: Words, pairs: Iterable[Pair], wanted: Filter) -> str:
    """Count the changes of the data and, apart, the steps of the review."""
    applied = [pair for pair in pairs if pair[0].action in APPLIED]
    steps = {one.number for one, _ in pairs if one.action not in APPLIED | {Action.INITIAL}}
    title = told.say(
        "list_narrowed" if wanted else "list_title",
        entries=len({one.number for one, _ in applied}),
        records=sum(change is not None for _, change in applied),
    )
    return told.say("list_steps", title=title, steps=len(steps)) if steps else title


def _notes(told: Words, pairs: Iterable[Pair]) -> tuple[str, ...]:
    """Explain what a reader may not know of: edits made outside, steps of the review."""
    actions = {entry.action for entry, _ in pairs}
    notes = {
        "list_note": Action.EXTERNAL in actions,
        "list_drafts": bool(actions - APPLIED - {Action.INITIAL}),
    }
    return tuple(told.say(key) for key, wanted in notes.items() if wanted)


def every(entries: Iterable[Entry]) -> list[Change]:
    """Return all changes of some entries, in their order."""
    return [change for entry in entries for change in entry.changes]


def _pairs(told: Words, entry: Entry, wanted: Filter) -> list[Pair]:
    if not wanted.takes(entry):
        return []
    if not entry.changes:
        return [] if wanted.areas or wanted.indicators else [(entry, None)]
    return [(entry, one) for one in entry.changes if wanted.wants(told, one)]


def head(told: Words, entry: Entry) -> dict[str, Any]:
    """Return the cells that tell of an entry: `rows.HEADS`."""
    return {
        "number": entry.number,
        "at": moment(entry.at),
        "person": person(told, entry),
        "action": words.ACTION[told.lang][str(entry.action)],
        "why": words.spoken(told.lang, entry.why),
    }


def row(told: Words, entry: Entry, change: Change | None) -> dict[str, Any]:
    """Return one row: an entry, and one of its records or what it did else."""
    first = head(told, entry)
    body = _files(told, entry) if change is None else record(told, change)
    if change is not None and entry.action not in APPLIED:
        body["deed"] = told.say("deed_proposed", deed=body["deed"])
    return {**first, "group": group(told, first), **body}


def _files(told: Words, entry: Entry) -> dict[str, Any]:
    """Tell of an entry without records which files it touched."""
    files = list(entry.files)
    if entry.action == Action.INITIAL:
        text = told.say("files_first")
    else:
        shown = screen.joined(told.lang, files[:FILES], by="list")
        text = told.say("files", files=shown + "…" * (len(files) > FILES)) if files else ""
    step = entry.draft is not None
    subject = told.say("of_draft", number=entry.draft) if step else told.say("no_records")
    return {"area": numbers.NO_VALUE, "indicator": subject, "after": text}


def person(told: Words, entry: Entry) -> str:
    """Return who made an entry, and who had entered what was approved."""
    name = words.spoken(told.lang, entry.by.name)
    if entry.entered_by is None or entry.entered_by == entry.by:
        return name
    return told.say("approved", name=name, entered=entry.entered_by.name)


def group(told: Words, first: dict[str, Any]) -> str:
    """Head the records of an entry."""
    line = told.say("group" if first["number"] else "group_zero", **first)
    why = str(first["why"]).strip()
    return f"{line}\n{told.say('group_why', why=why)}" if why else line
