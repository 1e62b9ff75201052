"""The steps of a draft, each checked and written while nobody else writes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from indicators.access import Action as Right
from indicators.changes import Change
from indicators.history import Action, By, Entry, Store
from indicators.review import refusals
from indicators.review.drafts import Draft, State, drafts
from indicators.review.errors import ReviewError
from indicators.review.refusals import May

_EDITABLE = (State.DRAFT, State.RETURNED)
_OPEN = (*_EDITABLE, State.SUBMITTED)


def enter(
    store: Store, changes: Sequence[Change], *, by: By, why: str, may: May, lang: str = "zh"
) -> Draft:
    """Begin a draft.

    Raises
    ------
    ReviewError
        If nothing is changed or the person may not enter for an area.
    StoreError
        If the log cannot be written.
    """
    refusals.allow(may, Right.ENTER, _proposed(changes, lang), lang)
    with store.held():
        entry = store.note(Action.DRAFT, by=by, why=why, changes=tuple(changes))
        return _found(store, entry.number, lang)


def change(
    store: Store,
    number: int,
    changes: Sequence[Change],
    *,
    by: By,
    why: str,
    may: May,
    lang: str = "zh",
) -> Draft:
    """Propose something else in a draft, before it is submitted or after it was returned.

    Raises
    ------
    ReviewError
        If it is not there to be changed, or someone else entered it.
    StoreError
        As `enter`.
    """
    with _taken(store, number, _EDITABLE, lang) as draft:
        refusals.own(draft, by, lang)
        refusals.allow(may, Right.ENTER, (*_proposed(changes, lang), *draft.areas), lang)
        store.note(Action.DRAFT, by=by, why=why, changes=tuple(changes), draft=number)
        return _found(store, number, lang)


def submit(
    store: Store, number: int, *, by: By, why: str = "", may: May, lang: str = "zh"
) -> Draft:
    """Hand a draft to the reviewers; raises as `change`."""
    return _noted(store, number, Action.SUBMIT, _EDITABLE, by, why, may, lang)


def withdraw(
    store: Store, number: int, *, by: By, why: str = "", may: May, lang: str = "zh"
) -> Draft:
    """Give a draft up; raises as `change`."""
    return _noted(store, number, Action.WITHDRAW, _OPEN, by, why, may, lang)


def return_(
    store: Store,
    number: int,
    *,
    by: By,
    why: str,
    may: May,
    seen: int | None = None,
    lang: str = "zh",
) -> Draft:
    """Give a submitted draft back with a remark; `seen` as in `approve`.

    Raises
    ------
    ReviewError
        If it is not submitted, the remark is missing or the person is no reviewer of an area.
    StoreError
        As `enter`.
    """
    if not why.strip():
        raise ReviewError("remark", lang)
    with _taken(store, number, (State.SUBMITTED,), lang, seen) as draft:
        refusals.allow(may, Right.REVIEW, draft.areas, lang)
        store.note(Action.RETURN, by=by, why=why, draft=number)
        return _found(store, number, lang)


def approve(
    store: Store,
    number: int,
    *,
    by: By,
    why: str = "",
    may: May,
    seen: int | None = None,
    lang: str = "zh",
) -> Entry:
    """Write what a submitted draft proposes into the data.

    `seen` is the draft's last step that the reviewer has seen; with it a draft that went on
    meanwhile is not approved unread.

    Raises
    ------
    ReviewError
        If it is not submitted, the person entered or changed it, or is no reviewer of an area.
    ConflictError
        If a record was changed meanwhile; the draft stays submitted.
    RefusedError
        If the data would have faults; the draft stays submitted.
    StoreError
        As `enter`.
    """
    with _taken(store, number, (State.SUBMITTED,), lang, seen) as draft:
        if draft.is_by(by.person):
            raise ReviewError("own", lang)
        refusals.allow(may, Right.REVIEW, draft.areas, lang)
        return store.commit(
            draft.changes,
            by=by,
            why=why.strip() or draft.why,
            action=Action.APPROVE,
            draft=number,
            entered_by=draft.entered_by,
        )


def _noted(
    store: Store,
    number: int,
    action: Action,
    states: Sequence[State],
    by: By,
    why: str,
    may: May,
    lang: str,
) -> Draft:
    with _taken(store, number, states, lang) as draft:
        refusals.own(draft, by, lang)
        refusals.allow(may, Right.ENTER, draft.areas, lang)
        store.note(action, by=by, why=why, draft=number)
        return _found(store, number, lang)


@contextmanager
def _taken(
    store: Store, number: int, states: Sequence[State], lang: str, seen: int | None = None
) -> Iterator[Draft]:
    """Hold the log and yield a draft in one of some states: of two who act at once one is late."""
    with store.held():
        draft = _found(store, number, lang)
        if draft.state not in states:
            raise refusals.in_other_state(draft, states, lang)
        if seen is not None and draft.seen != seen:
            raise ReviewError("moved", lang, number=number)
        yield draft


def _found(store: Store, number: int, lang: str) -> Draft:
    for one in drafts(store.entries()):
        if one.id == number:
            return one
    raise ReviewError("unknown", lang, number=number)


def _proposed(changes: Sequence[Change], lang: str) -> tuple[str, ...]:
    if not changes:
        raise ReviewError("nothing", lang)
    return tuple(one.area for one in changes)
