"""批量数据: what the store holds, as it was judged: areas by an indicator, an area's indicators."""

import streamlit as st

from indicators.store import StoreError
from indicators.store.reading import Reading
from indicators.wording import stored as told
from pages import _choices, _html, _language, _pickers, _show, _slices, _stored
from pages._part import part

NAMES = tuple(told.PICKER["zh"])


@part(own=True)
def stored() -> None:
    lang = _language.now()
    if not _stored.is_set():
        names = {"store": _stored.STORE, "judged": _stored.JUDGED}
        st.html(_html.note(told.say(lang, "unset", **names)))
        return
    try:
        _opened(lang)
    except StoreError as error:
        st.html(_html.warning([error.told(lang)]))


def _opened(lang: str) -> None:
    store, choice = _stored.reading(), _choices.now()
    as_of = _stored.year(store, choice.as_of)
    if as_of is None:
        raise StoreError("not_judged", path=str(store.out), year=choice.as_of)
    size = {"rows": store.manifest.rows, "indicators": len(store.indicators(as_of))}
    st.html(_html.note(told.say(lang, "holds", as_of=as_of, **size)))
    if as_of != choice.as_of:
        st.html(_html.note(told.say(lang, "other_year", year=choice.as_of, as_of=as_of)))
    opened, plan = _pickers.arrived(NAMES), _stored.plan(store, choice.plan)
    with st.container(horizontal=True):
        [way] = _pickers.pick(_stored.by(), opened)
        chosen = (
            _areas(store, opened, plan, as_of)
            if way == "indicator"
            else _area(store, opened, as_of)
        )
    _pickers.write_address()
    if way == "indicator":
        _by_indicator(store, *chosen, plan, as_of)
    elif chosen:
        _show.show(_stored.of_area(store, *chosen, plan, as_of))


def _areas(
    store: Reading, opened: _pickers.Arrived, plan: str, as_of: int
) -> tuple[str, tuple[str, ...]]:
    """Ask for an indicator, a province and a level; return the first with the areas."""
    [code] = _pickers.pick(_stored.indicators(store, as_of), opened)
    every = _stored.ranked(store, code, plan, as_of)
    [province] = _pickers.pick(_stored.provinces(store, every), opened)
    here = _stored.within(store, every, province, _stored.ALL)
    [level] = _pickers.pick(_stored.levels_of(store, here), opened)
    return code, _stored.within(store, here, _stored.ALL, level)


def _area(store: Reading, opened: _pickers.Arrived, as_of: int) -> tuple[str, ...]:
    """Ask for an area by its name; return it, if there is one."""
    lang = _language.now()
    picker, count = _stored.areas(store, _pickers.write("stored_search", opened), as_of)
    if not count:
        st.html(_html.note(told.say(lang, "none")))
        return ()
    [area] = _pickers.pick(picker, opened)
    if count > _stored.OFFERED:
        size = {"count": count, "shown": _stored.OFFERED}
        st.html(_html.note(told.say(lang, "found", **size)))
    return (area,)


def _by_indicator(store: Reading, code: str, areas: tuple[str, ...], plan: str, as_of: int) -> None:
    if not areas:
        st.html(_html.note(told.say(_language.now(), "none")))
        return
    counts = _stored.counts(store, code, areas, plan, as_of)
    if len(counts.categories) > 1:
        _show.show(counts, table_folded=True)
    shown = _slices.cities(areas, told="placed_of")
    asked = (plan, as_of)
    whole = None if shown == areas else _stored.whole(store, code, areas, *asked)
    _show.show(_stored.compared(store, code, shown, *asked), whole=whole)


stored()
