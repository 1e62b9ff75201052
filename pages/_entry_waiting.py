"""The drafts that wait: what each would change, and the steps that who is there may take."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from indicators import review
from indicators.access import Action, ForbiddenError
from indicators.catalogue import Catalogue
from indicators.chronicle.proposed import proposed
from indicators.chronicle.records import moment
from indicators.editing import EditError
from indicators.history import StoreError
from indicators.intake.effects import Effect, effects
from indicators.problems import DataError
from indicators.review import Draft, ReviewError, State
from indicators.wording import entry as told
from indicators.wording import review as words
from pages import (
    _choices,
    _entry_preview,
    _html,
    _identity,
    _kept,
    _language,
    _show,
    _writing,
)

SHOWN = (State.SUBMITTED, State.RETURNED, State.DRAFT)
DONE = {review.approve: "approved", review.return_: "sent_back", review.withdraw: "withdrawn"}
MINE = {State.SUBMITTED: "own", State.RETURNED: "own_returned"}
"""What is told of one's own drafts."""


def show(cat: Catalogue) -> None:
    """Show the drafts that concern who is there, the latest first."""
    lang = _language.now()
    found = [one for one in _writing.drafts() if one.state in SHOWN and _concerns(one)]
    if not found:
        st.html(_html.note(told.say(lang, "no_drafts")))
    for one in reversed(found):
        with st.container(border=True, key=f"draft_{one.id}"):
            _draft(cat, one, lang)


def _concerns(draft: Draft) -> bool:
    person = _identity.person()
    own = person is not None and draft.is_by(person.id)
    return own or any(_writing.may(Action.REVIEW, area) for area in draft.areas)


def _draft(cat: Catalogue, draft: Draft, lang: str) -> None:
    at, state = moment(draft.history[0].at), words.state(lang, draft.state)
    name = draft.entered_by.name
    title = told.say(lang, "draft", number=draft.id, name=name, at=at, state=state)
    lines = [told.say(lang, "reason", why=draft.why)]
    if draft.remark:
        lines.append(told.say(lang, "returned", why=draft.remark))
    _show.show(proposed(cat, draft.changes, lang, name=f"draft-{draft.id}", title=title))
    st.html(_html.notes(lines))
    if draft.state is State.SUBMITTED:
        found = _effects(cat, draft.id, draft.seen, _choices.now().as_of, _choices.today())
        if found is not None:
            _entry_preview.show_effects(found, lang)
    _steps(draft, lang)


@_kept.once
def _effects(
    cat: Catalogue, number: int, seen: int, as_of: int, on: dt.date
) -> tuple[Effect, ...] | None:
    """Return what a draft would do to verdicts; None where it no longer fits the data."""
    [draft] = [one for one in _writing.drafts() if (one.id, one.seen) == (number, seen)]
    try:
        return effects(cat, draft.changes, as_of=as_of, on=on)
    except (EditError, DataError):  # told when somebody approves it
        return None


def _steps(draft: Draft, lang: str) -> None:
    person = _identity.person()
    if person is None:
        return
    if draft.is_by(person.id):
        if draft.state is not State.DRAFT:
            st.html(_html.note(told.say(lang, MINE[draft.state])))
        _button("withdraw", review.withdraw, draft, "")
        return
    if draft.state is not State.SUBMITTED:
        return
    remark = st.text_input(told.field(lang, "remark"), key=f"remark_{draft.id}").strip()
    left, right, _ = st.columns([1, 1, 3])
    with left:
        _button("approve", review.approve, draft, remark)
    with right:
        _button("return", review.return_, draft, remark)


def _button(name: str, step: Callable[..., object], draft: Draft, why: str) -> None:
    lang = _language.now()
    if not st.button(told.say(lang, name), key=f"{name}_{draft.id}"):
        return
    seen = None if step is review.withdraw else draft.seen
    try:
        _writing.decide(step, draft.id, why, seen)
    except ForbiddenError as error:
        st.html(_html.banner(error.told(lang), ()))
    except (ReviewError, StoreError) as error:
        st.html(_html.banner(str(error), ()))
    else:
        _entry_preview.tell(told.say(lang, DONE[step]))
        st.rerun()
