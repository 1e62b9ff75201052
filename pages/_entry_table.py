"""A table handed in: the template to fill, the file chosen, what it would change."""

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.intake.reading import read
from indicators.intake.template import template
from indicators.wording import entry as told
from pages import _choices, _entry_preview, _files, _html, _judged, _language, _slices
from pages import _words as words

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer() -> None:
    """Offer the template; whoever reads may have it."""
    lang, choice = _language.now(), _choices.now()
    # The file is made in a thread that serves no session: all it needs is at hand before.
    asked = {"plan": choice.plan, "lang": lang, "on": _choices.today()}
    made = _judged.whole(template, choice.cities, choice.cities, judged=choice.as_of, **asked)
    if isinstance(made, _files.Part):
        st.html(_html.note(words.no_template(made.count, _slices.MOST_IN_FILES)))
        return
    st.html(_html.note(told.say(lang, "template_note")))
    st.download_button(
        told.say(lang, "template"),
        made,
        file_name=told.say(lang, "template_file"),
        mime=EXCEL,
        on_click="ignore",
        key="entry_template",
    )


def upload(cat: Catalogue) -> None:
    """Take a file and show what it would change."""
    lang = _language.now()
    given = st.file_uploader(
        told.field(lang, "upload"), type=["xlsx", "xlsm", "csv", "txt"], key="entry_upload"
    )
    if given is None:
        return
    with st.spinner(told.say(lang, "reading")):
        taken = read(given.name, given.getvalue(), cat, lang)
    if taken.skipped:
        names = told.listed(lang, taken.skipped)
        st.html(_html.note(told.say(lang, "skipped", names=names)))
    _entry_preview.show(cat, taken, f"table_{given.file_id}")
