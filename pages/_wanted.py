"""The filters of all tables of indicators: theme, obligation, verdict, department."""

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.codes import Obligation, Theme
from indicators.exhibits.standing import ORDER, SHAPE, name
from indicators.exhibits.wanted import UNSTATED, Wanted, departments
from indicators.wording import screen, verdicts
from pages import _kept, _picker, _pickers, _words
from pages import _words as words
from pages._picker import Picker
from pages._pickers import Arrived

NAMES = ("themes", "obligations", "verdicts", "departments")


def pick(cat: Catalogue, opened: Arrived, *, shown: bool) -> Wanted:
    """Return what the reader wants to see; the filters stand open where any is set."""
    pickers = _pickers_of(cat)
    chosen = [_pickers.pick(one, opened, shown=False) for one in pickers]
    if shown:
        with st.expander(words.FILTERS, expanded=any(chosen), key="filters"):
            for column, picker, valid in zip(st.columns(4), pickers, chosen, strict=True):
                with column:
                    _picker.show(picker, valid)
    return Wanted(*map(tuple, chosen))


def show_themes(wanted: Wanted) -> None:
    """Show the filter by theme alone."""
    _picker.show(_themes(), list(wanted.themes))


def _themes() -> Picker:
    names = verdicts.THEME[_words.language()]
    return Picker(NAMES[0], {str(one): names[one] for one in Theme}, [], many=True)


@_kept.once
def _pickers_of(cat: Catalogue) -> list[Picker]:
    lang = _words.language()
    unstated = {UNSTATED: screen.say(lang, "filter_unstated")}
    named = {one: one for one in departments(cat.figures)}
    labels = [
        {str(one): verdicts.OBLIGATION[lang][one] for one in Obligation} | unstated,
        {str(one): f"{SHAPE[one]} {name(one, lang)}" for one in ORDER},
        named | unstated if named else {},
    ]
    return [
        _themes(),
        *(Picker(code, options, [], many=True, hint="" if options else "no_departments")
          for code, options in zip(NAMES[1:], labels, strict=True)),
    ]  # fmt: skip
