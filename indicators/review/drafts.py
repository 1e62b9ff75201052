"""The drafts as the log tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.access.identity import folded
from indicators.changes import Change
from indicators.history import Action, By, Entry


class State(StrEnum):
    """How far a draft is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


_AFTER = {
    Action.SUBMIT: State.SUBMITTED,
    Action.RETURN: State.RETURNED,
    Action.APPROVE: State.APPROVED,
    Action.WITHDRAW: State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What someone did to a draft; `number` is that of the log's entry."""

    number: int
    at: str
    """ISO 8601 with zone."""
    action: Action
    by: By
    why: str
    changes: tuple[Change, ...]
    """What was entered; empty in other steps."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Changes that somebody proposes."""

    id: int
    """Number of the entry that began it."""
    state: State
    history: tuple[Step, ...]
    """The steps so far, the first one enters it."""

    @property
    def entered_by(self) -> By:
        """Who entered it."""
        return self.history[0].by

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is proposed, as last entered."""
        return self._entered.changes

    @property
    def why(self) -> str:
        """The reason, as last entered."""
        return self._entered.why

    @property
    def remark(self) -> str:
        """What was said when it was last returned; empty where it never was."""
        return next((one.why for one in reversed(self.history) if one.action is Action.RETURN), "")

    @property
    def areas(self) -> tuple[str, ...]:
        """Codes of the areas whose files it changes."""
        return tuple(dict.fromkeys(one.area for one in self.changes))

    @property
    def seen(self) -> int:
        """The number of its last step, for whoever decides on what is before them."""
        return self.history[-1].number

    def is_by(self, person: str) -> bool:
        """Say whether an account entered it or ever changed what it proposes."""
        own = {folded(one.by.person) for one in self.history if one.action is Action.DRAFT}
        return folded(person) in own

    @property
    def _entered(self) -> Step:
        return next(one for one in reversed(self.history) if one.action is Action.DRAFT)


def drafts(entries: Iterable[Entry]) -> tuple[Draft, ...]:
    """Return every draft of a log, in the order in which they were begun."""
    steps: dict[int, list[Step]] = {}
    for entry in entries:
        if entry.action is Action.DRAFT and entry.draft in (None, entry.number):
            steps[entry.number] = [_step(entry)]
        elif entry.draft in steps and (entry.action is Action.DRAFT or entry.action in _AFTER):
            steps[entry.draft].append(_step(entry))
    return tuple(Draft(number, _state(some), tuple(some)) for number, some in steps.items())


def _state(steps: Iterable[Step]) -> State:
    reached = [_AFTER[one.action] for one in steps if one.action in _AFTER]
    return reached[-1] if reached else State.DRAFT


def _step(entry: Entry) -> Step:
    changes = entry.changes if entry.action is Action.DRAFT else ()
    return Step(entry.number, entry.at, entry.action, entry.by, entry.why, changes)
