"""What the store refuses, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.changes import Change
from indicators.history.entries import Entry
from indicators.problems import Problem, in_order
from indicators.wording import history as words


class StoreError(Exception):
    """The log or the files cannot be read or written as asked."""


class ConflictError(StoreError):
    """Someone changed a record meanwhile.

    `code` is stale, gone or exists; `now` are the record's present fields; `last` is the entry
    that touched it last, empty where none did.
    """

    def __init__(
        self,
        code: str,
        change: Change,
        now: Mapping[str, Any] | None,
        last: Entry | None,
        lang: str,
    ) -> None:
        self.code, self.change, self.now, self.last = code, change, now, last
        told = words.conflict(lang, code, change.key, change.before, now)
        if last is not None:
            told += words.say(lang, "last", name=last.by.name, at=words.moment(last.at))
        super().__init__(told)


class RefusedError(StoreError):
    """The data would have faults after the change; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...], lang: str) -> None:
        self.problems = in_order(problems)
        told = words.say(lang, "refused", count=len(self.problems))
        super().__init__("\n".join([told, *map(str, self.problems)]))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the log: at which entry, a code, and in words."""

    number: int | None
    code: str
    message: str

    def __str__(self) -> str:
        return self.message
