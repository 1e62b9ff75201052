"""One line of the log: who changed what, when and why, bound to the line before by its hash."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from indicators.changes import Change

_SURROGATES = re.compile("[\ud800-\udfff]")


class Action(StrEnum):
    """What an entry records."""

    INITIAL = "initial"
    EDIT = "edit"
    EXTERNAL = "external"
    """Made by hand in the YAML, found afterwards."""
    REVERSAL = "reversal"
    DRAFT = "draft"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    WITHDRAW = "withdraw"


APPLIED = frozenset({Action.EDIT, Action.EXTERNAL, Action.REVERSAL, Action.APPROVE})
"""The actions whose changes stand in the files; those of the others are proposals."""


@dataclass(frozen=True, slots=True)
class By:
    """A person: the name they sign in with, and the one that readers see."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class Patch:
    """What became of one file: some lines, from number `start` on, in place of others.

    `before` and `after` are sha256 of the whole file; empty where there was or is none.
    """

    before: str | None
    after: str | None
    start: int = 1
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log."""

    number: int
    at: str
    """ISO 8601 with the zone."""
    action: Action
    by: By
    why: str
    changes: tuple[Change, ...]
    files: Mapping[str, Patch]
    """By path in the data folder, with forward slashes."""
    draft: int | None
    entered_by: By | None
    previous: str | None
    hash: str = field(default="")
    first: str | None = None
    """Of entry 0: sha256 of the packed texts it starts from."""

    @property
    def moment(self) -> dt.datetime:
        """When it was written."""
        return dt.datetime.fromisoformat(self.at)


def sealed(entry: Entry) -> tuple[Entry, bytes]:
    """Return an entry with its hash, and its line."""
    content = _content(entry)
    content["hash"] = digest(canonical(content))
    line = canonical(content)
    return read(line), line + b"\n"


def read(line: bytes) -> Entry:
    """Read a line of the log, unchecked but for its form.

    Raises
    ------
    ValueError
        If it is not an entry.
    """
    try:
        return _entry(json.loads(line))
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def is_sound(line: bytes) -> bool:
    """Say whether a line is an entry, written as this module writes it, and has its own hash."""
    try:
        content = json.loads(line)
        if canonical(content) != line:
            return False
        read(line)
        return bool(content.pop("hash") == digest(canonical(content)))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return False


def canonical(content: Any) -> bytes:
    """Return JSON of which there is one form only: sorted keys, no spaces, UTF-8."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Bytes of a file that are not UTF-8 stand in its text as lone surrogates.
        return _SURROGATES.sub(lambda one: f"\\u{ord(one[0]):04x}", text).encode()


def digest(data: bytes) -> str:
    """Return the sha256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def _content(entry: Entry) -> dict[str, Any]:
    content = {
        "number": entry.number,
        "at": entry.at,
        "action": str(entry.action),
        "by": _person(entry.by),
        "why": entry.why,
        "changes": [one.as_json() for one in entry.changes],
        "files": {path: _patch(one) for path, one in entry.files.items()},
        "draft": entry.draft,
        "entered_by": _person(entry.entered_by),
        "previous": entry.previous,
        "first": entry.first,
    }
    # Once around, so that what is hashed is what will be read: lists for tuples, plain texts.
    return json.loads(canonical(content))


def _person(by: By | None) -> dict[str, str] | None:
    return None if by is None else {"person": by.person, "name": by.name}


def _patch(one: Patch) -> dict[str, Any]:
    return {
        "before": one.before,
        "after": one.after,
        "start": one.start,
        "removed": list(one.removed),
        "added": list(one.added),
    }


def _entry(found: dict[str, Any]) -> Entry:
    entered = found["entered_by"]
    return Entry(
        number=found["number"],
        at=found["at"],
        action=Action(found["action"]),
        by=By(**found["by"]),
        why=found["why"],
        changes=tuple(map(Change.from_json, found["changes"])),
        files={path: _patch_from(one) for path, one in found["files"].items()},
        draft=found["draft"],
        entered_by=None if entered is None else By(**entered),
        previous=found["previous"],
        hash=found["hash"],
        first=found["first"],
    )


def _patch_from(one: dict[str, Any]) -> Patch:
    return Patch(
        one["before"], one["after"], one["start"], tuple(one["removed"]), tuple(one["added"])
    )
