"""One follow-up (督办): entered, brought up to date or taken out, as a change like any other."""

from collections.abc import Mapping

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.chronicle.proposed import proposed
from indicators.codes import FollowUpState
from indicators.intake import following
from indicators.wording import entry as told
from indicators.wording import follow_ups as words
from pages import (
    _choices,
    _entry_fields,
    _entry_preview,
    _html,
    _judged,
    _language,
    _show,
    _writing,
)
from pages import _exhibits as exhibits

NEW = "-"


def show(cat: Catalogue, areas: list[str]) -> None:
    """Show the fields of a follow-up of one of some areas, and what it would change."""
    lang = _language.now()
    left, right = st.columns([1, 2])
    with left:
        area = _entry_fields.one("area", _choices.area_names(cat, areas), form="follow")
    every = following.listed(cat, area)
    names = _language.names(cat.indicators)
    labels = {NEW: told.say(lang, "new_follow_up")}
    for key, record in every.items():
        said = {"indicator": names[record["indicator"]], "date": record["date"]}
        labels[key] = told.say(lang, "follow_up_of", **said)
    with right:
        key = _entry_fields.one("follow_up", labels, form=f"follow_{area}")
    form = f"follow_{area}_{key}_{_entry_preview.turn()}"
    given = _fields(cat, area, every.get(key, {}), form)
    out = key != NEW and st.checkbox(told.say(lang, "remove_follow_up"), key=f"{form}_remove")
    if out:
        _offer(cat, following.removed(cat, area, key))
    elif all(given[one] for one in following.NEEDED):
        _offer(cat, following.handed_in(cat, area, given, key))
    else:
        st.html(_html.note(told.say(lang, "follow_up_needs")))


def _fields(cat: Catalogue, area: str, record: Mapping[str, str], form: str) -> dict[str, str]:
    lang, choice, given = _language.now(), _choices.now(), {}
    if not record:
        names = _language.names(cat.indicators)
        data, frame = _judged.part([area], choice.as_of)
        codes = exhibits.by_lag(data, frame, area, choice.plan, lang, as_of=choice.as_of)
        offered = {one: names[one] for one in [*codes, *names.index.difference(codes)]}
        given["indicator"] = _entry_fields.one("follow_up_indicator", offered, form=form)
        given["plan"] = choice.plan
    usual = {"date": _choices.today().isoformat(), **record}
    for row in (("department", "lead"), ("cause", "measures"), ("date", "due")):
        for room, name in zip(st.columns(len(row)), row, strict=True):
            with room:
                given[name] = _entry_fields.text(name, usual.get(name, ""), form=form)
    states = {str(one): words.STATE[lang][one] for one in FollowUpState}
    given["state"] = _entry_fields.one("state", states, record.get("state", ""), form=form)
    return given


def _offer(cat: Catalogue, found: following.Followed) -> None:
    lang = _language.now()
    if found.faults:
        st.html(_html.banner(told.say(lang, "follow_up_faults"), ()) + _html.notes(found.faults))
    elif not found.changes:
        st.html(_html.note(told.say(lang, "all_same")))
    else:
        title = told.say(lang, "follow_up_preview")
        _show.show(proposed(cat, found.changes, lang, name="follow", title=title))
        if refused := _writing.refusal(found.changes):
            st.html(_html.banner(refused.told(lang), ()))
        else:
            _entry_preview.offer(found.changes, "follow")
