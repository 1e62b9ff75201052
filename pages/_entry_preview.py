"""What figures handed in would change, what is asked about them, and the step that writes them."""

import secrets
from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.access import ForbiddenError
from indicators.catalogue import Catalogue
from indicators.changes import Change
from indicators.chronicle.proposed import proposed
from indicators.history import Entry, StoreError
from indicators.intake import forms
from indicators.intake.effects import Effect, effects
from indicators.intake.planning import Item, plan
from indicators.intake.questions import Question
from indicators.intake.rows import Fault, Taken
from indicators.review import ReviewError
from indicators.wording import entry as told
from pages import _choices, _html, _labels, _language, _show, _writing

OUTCOME = "entry_outcome"
"""In the session: what is told after the page was drawn anew."""
ENTERED = "entry_entered"
"""In the session: what stood in the fields when it was told."""
FOLLOW = "data_changed"
TURN = "entry_turn"
FEW = 8
"""So many changes of verdicts are shown without a click."""


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
    found = effects(cat, planned.changes, as_of=_choices.now().as_of, on=_choices.today())
    show_effects(found, lang)
    if refused := _writing.refusal(planned.changes):
        st.html(_html.banner(refused.told(lang), ()))
        return
    offer(planned.changes, name, _questions(cat, planned.items, lang, cells=cells))


def offer(changes: Sequence[Change], name: str, questions: Sequence[str] = ()) -> None:
    """Ask for the reason and what is to be checked; write when the reader confirms."""
    lang = _language.now()
    checked = [
        st.checkbox(
            _labels.plain(told.say(lang, "confirmed", question=one)),
            key=f"{name}_asked_{place}_{one}",
        )
        for place, one in enumerate(questions)
    ]
    why = st.text_input(told.field(lang, "why"), key=f"{name}_why_{turn()}").strip()
    step = "submit" if _writing.needs_review() else "write"
    ready = all(checked) and bool(why)
    lacking = [
        one for one, there in (("needs_check", all(checked)), ("needs_why", why)) if not there
    ]
    if lacking:
        st.html(_html.notes([told.say(lang, one) for one in lacking]))
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
        tell(told.say(lang, code, number=number))
        st.session_state[TURN] = secrets.token_hex(4)
        st.rerun()


def turn() -> str:
    """Name what is entered now: a field whose key holds the name is empty once that is done."""
    return st.session_state.get(TURN, "")


def outcome() -> None:
    """Tell what became of what was written, until the reader goes on.

    What was written changes the data, and a page whose data changed is drawn again at once.
    """
    done, before = st.session_state.get(OUTCOME, ""), st.session_state.get(ENTERED)
    if done and before is not None and _went_on(before):
        del st.session_state[OUTCOME]
    elif done:
        st.html(_html.answer(done))


def settle() -> None:
    """Remember at the end of a run what its fields hold."""
    if OUTCOME in st.session_state:
        st.session_state[ENTERED] = _entered()


def _went_on(before: Mapping[str, object]) -> bool:
    now = _entered()
    return any(now[key] != value for key, value in before.items() if key in now)


def _entered() -> dict[str, object]:
    """Return what stands in all fields and pickers, but for the button that draws data anew."""
    return {
        str(key): value
        for key, value in st.session_state.items()
        if isinstance(value, (str, bool, int, float)) and key not in {FOLLOW, OUTCOME, TURN}
    }


def tell(done: str) -> None:
    """Have something told by the runs that follow."""
    st.session_state[OUTCOME] = done
    st.session_state.pop(ENTERED, None)


def _refused(faults: Sequence[Fault], lang: str, *, cells: bool) -> None:
    lines = [one.told(lang) if cells else _alone(one, lang) for one in faults]
    # Below the banner, whose own list scrolls: one mends the table from the whole list.
    st.html(_html.banner(told.say(lang, "faults", count=len(lines)), ()) + _html.notes(lines))


def _questions(cat: Catalogue, items: Sequence[Item], lang: str, *, cells: bool) -> list[str]:
    """Return what is asked; of rows of a table, each with its indicator, period and cell."""
    names, found = _language.names(cat.indicators), []
    for item in items:
        row = item.row
        subject = f"{names[row.indicator]} {row.as_at or row.time_period}"
        for one in item.questions:
            line, spot = _alone(one, lang), f"{one.spot.sheet} {one.spot.cell}".strip()
            at = {"subject": subject, "spot": spot, "question": line}
            found.append(told.say(lang, "asked_at", **at) if cells else line)
    return found


def _alone(one: Fault | Question, lang: str) -> str:
    """Return what is told of a cell, without the cell."""
    return one.told(lang).removeprefix(str(one.spot)).lstrip(":： ")


def show_effects(found: Sequence[Effect], lang: str) -> None:
    """Show which verdicts become others."""
    lines = [one.told(lang) for one in found] or [told.say(lang, "no_effect")]
    inside = _html.notes(lines)
    if len(lines) > FEW:
        st.html(_html.folded(told.say(lang, "effects_many", count=len(lines)), inside))
    else:
        st.html(_html.strong(told.say(lang, "effects")) + inside)
