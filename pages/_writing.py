"""Where pages write: whether the person may is asked here, whatever a page has shown."""

import logging
from collections.abc import Callable, Sequence
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from indicators import journal, review
from indicators.access import Action, ForbiddenError, Person
from indicators.backup.restoring import finish
from indicators.changes import Change
from indicators.history import Action as Done
from indicators.history import By, Entry, Store, StoreError
from indicators.review import Draft
from pages import _folder, _identity, _language

P = ParamSpec("P")
T = TypeVar("T")


def store() -> Store:
    """Return the log of the data folder, with messages in the language of this run."""
    return _store(_language.now())


def begin() -> None:
    """Finish what was interrupted and record what was edited by hand; told in the server's log."""
    try:
        finish(_folder.DATA)
        if _folder.DATA.is_dir():
            Store(_folder.DATA).begin()
    except (StoreError, OSError) as error:
        logging.getLogger(__name__).error("%s", error)
        journal.event("log_not_begun", logging.ERROR, kind=type(error).__name__)


def may(action: Action, area: str = "") -> bool:
    """Whether who is there may do something; areas by code."""
    return _identity.access().may(_identity.person(), action, area)


def needs_review() -> bool:
    """Whether a second person decides on what one enters."""
    return _identity.access().needs_review


def refusal(changes: Sequence[Change]) -> ForbiddenError | None:
    """Return why who is there may not enter changes; `enter` refuses them too."""
    try:
        _allowed(Action.ENTER, changes)
        if not needs_review():
            _allowed(Action.CONFIRM, changes)
    except ForbiddenError as error:
        return error
    return None


def _told(write: Callable[P, T]) -> Callable[P, T]:
    """Put into the service's journal that something was written or refused; by role, no name."""

    @wraps(write)
    def done(*given: P.args, **named: P.kwargs) -> T:
        try:
            found = write(*given, **named)
        except (ForbiddenError, review.ReviewError, StoreError) as error:
            reason = error.reason if isinstance(error, ForbiddenError) else type(error).__name__
            journal.event("refused", action=write.__name__, role=_role(), reason=reason)
            raise
        journal.event("written", action=write.__name__, role=_role())
        return found

    return done


def _role() -> str:
    person = _identity.person()
    if person is None:
        return "reader"
    if person.administrator:
        return "administrator"
    return "reviewer" if person.reviewer_of else "editor"


@_told
def enter(changes: Sequence[Change], why: str) -> Entry | Draft:
    """Write changes, or hand them to the reviewers where a second person decides.

    Raises ForbiddenError, ReviewError, StoreError and its kinds.
    """
    person = _allowed(Action.ENTER, changes)
    if not needs_review():
        _allowed(Action.CONFIRM, changes)
        return store().commit(changes, by=_by(person), why=why)
    lang = _language.now()
    with store().held():
        draft = review.enter(store(), changes, by=_by(person), why=why, may=_may(), lang=lang)
        return review.submit(store(), draft.id, by=_by(person), may=_may(), lang=lang)


@_told
def take_back(number: int, why: str) -> Entry | Draft:
    """Take an entry back, as a change like any other; raises as `enter`."""
    changes = store().reversal(number)
    person = _allowed(Action.ENTER, changes)
    if needs_review():
        return enter(changes, why)
    _allowed(Action.CONFIRM, changes)
    return store().commit(changes, by=_by(person), why=why, action=Done.REVERSAL)


@_told
def decide(step: Callable[..., Draft | Entry], number: int, why: str, seen: int | None) -> None:
    """Approve, return or withdraw a draft; raises as `enter`."""
    person = _identity.access().require(_identity.person(), *_right(step, number))
    given = {} if seen is None else {"seen": seen}
    step(store(), number, by=_by(person), why=why, may=_may(), lang=_language.now(), **given)


def drafts() -> tuple[Draft, ...]:
    """Return all drafts, the oldest first."""
    return review.drafts(store().entries())


def _right(step: Callable[..., object], number: int) -> tuple[Action, str]:
    areas = [one.areas for one in drafts() if one.id == number]
    area = areas[0][0] if areas else ""
    return (Action.ENTER if step is review.withdraw else Action.REVIEW), area


def _allowed(action: Action, changes: Sequence[Change]) -> Person:
    """Return who is there, who may do this for every area concerned."""
    access, person = _identity.access(), _identity.person()
    for area in dict.fromkeys(one.area for one in changes) or [""]:
        person = access.require(person, action, area)
    return access.require(person, action, changes[0].area if changes else "")


def _may() -> Callable[[Action, str], bool]:
    access, person = _identity.access(), _identity.person()
    return lambda action, area: access.may(person, action, area)


def _by(person: Person) -> By:
    return By(person.id, person.name)


@cache
def _store(lang: str) -> Store:
    return Store(_folder.DATA, lang=lang)
