"""The parts of 变更记录: the list, one figure, two states, a proposal to take an entry back."""

from collections.abc import Mapping

import streamlit as st

from indicators import chronicle
from indicators.catalogue import Catalogue
from indicators.chronicle import Soundness
from indicators.history import StoreError
from indicators.wording import chronicle as told
from pages import _choices, _html, _language, _log, _memory, _pickers, _show
from pages._log import Logged
from pages._picker import Picker

NARROWING = ("where", "what", "who", "action")
OWN = {
    "figure": ("of_area", "of_indicator", "figure"),
    "states": ("since", "until"),
    "reversal": ("entry",),
}
"""What is chosen in a part; a link that says so opens it."""


def say(key: str, **params: object) -> str:
    """Return words of this page in the language of this run."""
    return told.say(_language.now(), key, **params)


def soundness(found: Soundness) -> str:
    """Tell whether the log is sound; aloud where it is damaged."""
    if found.broken:
        return _html.banner(found.line, found.faults)
    return (
        _html.note(found.line) if not found.faults else _html.warning([found.line, *found.faults])
    )


def parts() -> Picker:
    """Offer the parts of the page; the list is the default."""
    memory = _memory.held()
    opened = memory.opened or {}
    named = [part for part, names in OWN.items() if opened.keys() & set(names)]
    if named and "log" not in opened:
        memory.opened = {**opened, "log": named[0]}
    labels = told.PART[_language.now()]
    return Picker("log", labels, list(labels)[:1], quiet=True)


def let_go(part: str) -> None:
    """Take from the address what other parts have chosen: it would open them again."""
    chosen = _memory.held().chosen
    others = {name for one, names in OWN.items() if one != part for name in names}
    chosen.update(dict.fromkeys(others))


def changes(data: Catalogue, log: Logged) -> None:
    """Show the list of changes, narrowed as the reader wants it."""
    opened, lang = _pickers.arrived(NARROWING), _language.now()
    areas, indicators = chronicle.subjects(data, log.entries, lang)
    labels = (
        areas,
        indicators,
        chronicle.people(log.entries, lang),
        chronicle.actions(log.entries, lang),
    )
    here = _here(data)
    found = []
    for room, name, options in zip(st.columns(4), NARROWING, labels, strict=True):
        hint = "where_all" if name == "where" and not here else ""
        with room:
            picker = Picker(name, options, [], many=True, hint=hint)
            found.append(tuple(_pickers.pick(picker, opened)))
    where, *others = found
    wanted = chronicle.Filter(where or here, *others)
    _show.show(_log.changes(data, log, wanted), page_rows=50)


def _here(data: Catalogue) -> tuple[str, ...]:
    """Return the areas of the cities chosen; nothing, which is all, where no city is left out."""
    cities = _choices.now().cities
    return () if set(cities) == set(data.cities) else tuple(_choices.with_parts(data, cities))


def figure(data: Catalogue, log: Logged) -> None:
    """Show the states of one figure."""
    opened, lang = dict(_pickers.arrived(OWN["figure"])), _language.now()
    for asked in opened.get("figure", ())[:1]:
        if spot := chronicle.place(data, log.entries, asked):
            opened |= {"of_area": spot[:1], "of_indicator": spot[1:]}
    left, middle, right = st.columns([1, 2, 2])
    choice = _choices.now()
    with left:
        area = _one("of_area", chronicle.areas(data, log.entries, lang), choice.city, opened)
    with middle:
        offered = chronicle.indicators(data, log.entries, area, lang)
        if not offered:  # the lists no longer know what the log tells of
            st.html(_html.note(say("figure_pick")))
            return
        code = _one("of_indicator", offered, choice.indicator, opened)
    with right:
        asked = (data, log.entries, area, code, lang)
        chosen = _one("figure", chronicle.figures(*asked), "", opened)
    _show.show(_log.figure(data, log, chosen), page_rows=50)


def _one(name: str, labels: Mapping[str, str], usual: str, opened: _pickers.Arrived) -> str:
    default = usual if usual in labels else next(iter(labels))
    [found] = _pickers.pick(Picker(name, labels, [default]), opened)
    return found


def states(data: Catalogue, log: Logged) -> None:
    """Set two states of the data side by side."""
    opened, chosen = _pickers.arrived(OWN["states"]), _memory.held().chosen
    asked = [one for name in OWN["states"] for one in opened.get(name) or chosen.get(name) or ()]
    labels = chronicle.states(log.entries, _language.now(), _choices.today(), also=asked)
    left, right = st.columns(2)
    with left:
        since = _one("since", labels, "0", opened)
    with right:
        until = _one("until", labels, chronicle.NOW, opened)
    if since == until:
        st.html(_html.note(say("states_equal")))
        return
    named = {**labels, chronicle.NOW: say("now_told")}
    with st.spinner(say("comparing")):
        then, now = (_log.state(data, log, one, named[one]) for one in (since, until))
        if then is not None and now is not None:
            found = _log.compared(then, now, _here(data))
    if then is None or now is None:
        lost = [named[one] for one, state in ((since, then), (until, now)) if state is None]
        st.html(_html.notes([say("states_fatal", state=one) for one in lost]))
        return
    for exhibit in found:
        _show.show(exhibit, page_rows=50)


def reversal(data: Catalogue, log: Logged) -> None:
    """Show what taking an entry back would do, and how it is done."""
    opened, lang = _pickers.arrived(OWN["reversal"]), _language.now()
    from pages import _take_back  # whoever reads needs nothing that writes

    _take_back.tell()
    labels = chronicle.reversible(data, log.entries, lang)
    if not labels:
        st.html(_html.note(say("reversal_none")))
        return
    number = int(_one("entry", labels, "", opened))
    try:
        changes = _log.reversal(number)
    except StoreError as error:
        st.html(_html.note(str(error)))
        return
    _show.show(chronicle.reversal(data, log.entries, number, changes, lang), page_rows=50)
    _take_back.offer(number, changes)


SHOW = {"changes": changes, "figure": figure, "states": states, "reversal": reversal}
"""The parts, in their order."""
