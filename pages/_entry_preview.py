"""What figures handed in would change, what is asked about them, and the step that writes them."""

import secrets
from collections.abc import Sequence

import streamlit as st

from indicators.access import ForbiddenError
from indicators.catalogue import Catalogue
from indicators.changes import Change
from indicators.chronicle.proposed import proposed
from indicators.history import Entry, StoreError
from indicators.intake import forms
from indicators.intake.effects import effects
from indicators.intake.planning import plan
from indicators.intake.rows import Fault, Taken
from indicators.review import ReviewError
from indicators.wording import entry as told
from pages import _choices, _html, _language, _show, _writing

OUTCOME = "entry_outcome"
"""In the session: what is told once after the page was drawn anew."""
TURN = "entry_turn"


def show(cat: Catalogue, taken: Taken, name: str, *, cells: bool = True) -> None:
    """Show what the rows would change, and offer to write it; `name` tells forms apart.

    Faults name their cells, if the reader has any before them.
    """
    lang = _language.now()
    planned = plan(taken.rows, cat, on=_choices.today())
    if faults := [*taken.faults, *planned.faults]:
        _refused(faults, lang, cells=cells)
        return
    counts = forms.counts(planned.items)
    if not planned.changes:
        st.html(_html.note(told.say(lang, "all_same")))
        return
    title = told.say(lang, "preview", **counts)
    _show.show(proposed(cat, planned.changes, lang, name=name, title=title), page_rows=50)
    _effects(cat, planned.changes, lang)
    asked = [one for item in planned.items for one in item.questions]
    offer(planned.changes, name, [one.told(lang) for one in asked])


def offer(changes: Sequence[Change], name: str, questions: Sequence[str] = ()) -> None:
    """Ask for the reason and what is to be checked; write when the reader confirms."""
    lang = _language.now()
    checked = [
        st.checkbox(told.say(lang, "confirmed", question=one), key=f"{name}_asked_{place}_{one}")
        for place, one in enumerate(questions)
    ]
    why = st.text_input(told.field(lang, "why"), key=f"{name}_why_{turn()}").strip()
    step = "submit" if _writing.needs_review() else "write"
    ready = all(checked) and bool(why)
    if not ready:
        st.html(_html.note(told.say(lang, "needs_why")))
    pressed = st.button(
        told.say(lang, step), key=f"{name}_write", type="primary", disabled=not ready
    )
    if pressed and ready:
        _write(changes, why)


def _write(changes: Sequence[Change], why: str) -> None:
    lang = _language.now()
    try:
        done = _writing.enter(changes, why)
    except ForbiddenError as error:
        st.html(_html.banner(error.told(lang), ()))
    except (ReviewError, StoreError) as error:
        head, *lines = str(error).splitlines()
        st.html(_html.banner(head, lines))
    else:
        code, number = (
            ("written", done.number) if isinstance(done, Entry) else ("submitted", done.id)
        )
        st.session_state[OUTCOME] = told.say(lang, code, number=number)
        st.session_state[TURN] = secrets.token_hex(4)
        st.rerun()


def turn() -> str:
    """Name what is entered now: a field whose key holds the name is empty once that is done."""
    return st.session_state.get(TURN, "")


def outcome() -> None:
    """Tell once what became of what was written."""
    if done := st.session_state.pop(OUTCOME, ""):
        st.html(_html.answer(done))


def _refused(faults: Sequence[Fault], lang: str, *, cells: bool) -> None:
    lines = [one.told(lang) for one in faults]
    if not cells:
        pairs = zip(faults, lines, strict=True)
        lines = [line.removeprefix(str(one.spot)).lstrip(":： ") for one, line in pairs]
    st.html(_html.banner(told.say(lang, "faults", count=len(lines)), lines))


def _effects(cat: Catalogue, changes: Sequence[Change], lang: str) -> None:
    found = effects(cat, changes, as_of=_choices.now().as_of, on=_choices.today())
    lines = [one.told(lang) for one in found] or [told.say(lang, "no_effect")]
    st.html(_html.folded(told.say(lang, "effects"), _html.notes(lines)))
