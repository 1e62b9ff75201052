"""One figure entered field by field: it becomes a table of one row, read as any other table."""

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.codes import Grade, Role, Vintage
from indicators.intake import forms
from indicators.wording import entry as told
from indicators.wording import verdicts
from pages import _choices, _entry_preview, _labels, _language
from pages import _entry_fields as fields

NEW = "-"
GRADES = (Grade.INTERNAL, Grade.OFFICIAL, Grade.PRESS)
OF_DOCUMENT = ("title", "publisher", "reporter", "document_number", "published", "url", "grade")


def table(cat: Catalogue, areas: list[str]) -> bytes:
    """Show the fields for a figure of one of some areas.

    Return what is filled in as CSV, nothing as long as there is no value.
    """
    given = {}
    left, right = st.columns([1, 2])
    with left:
        given["area"] = fields.one("area", _choices.area_names(cat, areas))
    with right:
        given["indicator"] = fields.one("indicator", dict(_language.names(cat.indicators)))
    lang = _language.now()
    left, middle, right = st.columns(3)
    with left:
        given["role"] = fields.one("role", {one: verdicts.ROLE[lang][one] for one in Role})
    with middle:
        given["time_period"] = _period(lang)
    if given["role"] != Role.ACTUAL:
        with right:
            given["plan"] = fields.one("plan", _plans(cat, given["area"]))
    left, right = st.columns([2, 1])
    unit = cat.indicators.loc[given["indicator"], "unit_measure"]
    with left:
        given["value"] = _once("value", unit=_labels.plain(_language.names(cat.units)[unit]))
    with right:
        editions = {"": told.say(lang, "edition_none")}
        editions |= {one: verdicts.VINTAGE[lang][one] for one in Vintage}
        given["vintage"] = fields.one("vintage", editions)
    given |= _document(cat, given["area"])
    left, right = st.columns(2)
    with left:
        given["locator"] = _once("locator")
    with right:
        given["comment"] = _once("comment")
    return forms.row(given) if given["value"] else b""


def _period(lang: str) -> str:
    years, usual = forms.years(_choices.today())
    left, right = st.columns(2)
    with left:
        year = fields.one("year", {one: one for one in years}, usual=usual)
    with right:
        return fields.one("until", told.spans(lang)).format(year=year)


def _plans(cat: Catalogue, area: str) -> dict[str, str]:
    """Return the plans that are everybody's, or of the area or one around it."""
    around = {area, cat.areas["parent"].get(area)}
    own = cat.plans["ref_area"].map(lambda one: one in around or one != one or one is None)
    return dict(_language.names(cat.plans.loc[own]))


def _document(cat: Catalogue, area: str) -> dict[str, str]:
    """Show the document's fields, or the documents that the area's file has already."""
    parent = cat.areas["parent"].get(area)
    files = {str(cat.areas.loc[one, "slug"]) for one in (area, parent) if one in cat.areas.index}
    every = cat.sources
    known = every.loc[[key.partition("/")[0] in files for key in every.index]]
    lang = _language.now()
    labels = {NEW: told.say(lang, "new_document"), **known["title"].to_dict()}
    chosen = fields.one("source", labels)
    if chosen != NEW:
        record = known.loc[chosen]
        return {one: str(record[one]) for one in OF_DOCUMENT if record[one] == record[one]
                and record[one] is not None}  # fmt: skip
    return _new_document(lang)


def _new_document(lang: str) -> dict[str, str]:
    left, right = st.columns([2, 1])
    words = {
        Grade.INTERNAL: told.say(lang, "internal"),
        Grade.OFFICIAL: told.say(lang, "public"),
        Grade.PRESS: told.say(lang, "press"),
    }
    with right:
        grade = fields.one("grade", {one: words[one] for one in GRADES})
    with left:
        given = {"grade": grade, "title": fields.text("title")}
    hidden = ("publisher", "url") if grade == Grade.INTERNAL else ("reporter",)
    rest = [one for one in OF_DOCUMENT if one not in (*given, *hidden)]
    for room, name in zip(st.columns(len(rest)), rest, strict=True):
        with room:
            given[name] = fields.text(name)
    return given


def _once(name: str, **params: str) -> str:
    """Let a text be written that is empty again once a figure was handed in."""
    return fields.text(name, turn=_entry_preview.turn(), **params)
