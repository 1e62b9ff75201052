"""What the page 简报 asks for, and how it shows a report before any file is made."""

import datetime as dt
from functools import partial
from itertools import groupby

import pandas as pd
import streamlit as st

from indicators import progress
from indicators.catalogue import Catalogue
from indicators.catalogue_public import published
from indicators.delivery import Material
from indicators.exhibits.report import Block, Heading, Imprint, Paragraph, Report, Says, Shown
from indicators.export import imprint
from indicators.wording import briefing_page, screen
from pages import _choices, _deliveries, _html, _kept, _language, _pickers, _shared
from pages._pickers import Picker

NAMES = ("heading", "unit", "day", "state", "audience", "sections")
MOST = 20
"""Cities of a report that a reader waits for."""
LEVELS = {1: "h3", 2: "h4", 3: "h5"}


def pick(cat: Catalogue) -> tuple[str, Material]:
    """Show the fields of the page, keep them in the address; return what the files are made of."""
    opened = _pickers.arrived(NAMES)
    lang = _language.now()
    with st.container(horizontal=True):
        [state] = _pickers.pick(_switch("state", briefing_page.STATE[lang]), opened)
        [audience] = _pickers.pick(_switch("audience", briefing_page.AUDIENCE[lang]), opened)
    first, second = st.columns(2), st.columns(2)
    with first[0]:
        unit = _pickers.write("unit", opened)
    with first[1]:
        day = _day(_pickers.write("day", opened), lang)
    with second[0]:
        title = _pickers.write("heading", opened)
    with second[1]:
        options = briefing_page.SECTIONS[lang]
        sections = _pickers.pick(Picker("sections", options, [], many=True), opened)
    _pickers.write_address()
    public = audience == "public"
    said = Imprint(lang, unit, day.isoformat(), state == "final", public)
    return _material(cat, said, title, tuple(sections))


def _switch(name: str, options: dict[str, str]) -> Picker:
    return Picker(name, options, list(options)[:1], switch=True, quiet=True)


def _day(given: str, lang: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given) if given else _choices.today()
    except ValueError:
        # Told as long as it stands there, not only when a link was opened.
        st.html(_html.warning([briefing_page.say(lang, "wrong_day", given=given)]))
        return _choices.today()


def _material(
    cat: Catalogue, said: Imprint, title: str, sections: tuple[str, ...]
) -> tuple[str, Material]:
    choice, today = _choices.now(), _choices.today()
    used = _kept.made(published, cat) if said.public else cat
    judge = _shared.verdicts if used is cat else partial(_verdicts, used)
    key = (_kept.Same(used), choice.cities, choice.plan, choice.as_of, today, said, title,
           sections)  # fmt: skip
    return _deliveries.kept(
        key,
        lambda: Material(
            used, choice.cities, choice.plan, choice.as_of, today, said,
            title=title, sections=sections, judge=judge,
        ),
    )  # fmt: skip


def _verdicts(cat: Catalogue, year: int) -> pd.DataFrame:
    return _kept.made(_judged, cat, year, _choices.today())


def _judged(cat: Catalogue, year: int, day: dt.date) -> pd.DataFrame:
    return progress.assess(cat, as_of=year, on=day)


def preview(report: Report) -> str:
    """Return a report's prose with the titles of its exhibits; every text is escaped."""
    lang = report.imprint.lang
    head = f"<h2>{_html.text(report.title)}</h2>"
    below = f'<p class="subtitle">{_html.text(report.subtitle)}</p>' if report.subtitle else ""
    below += f'<p class="subtitle">{_html.text(_imprint(report))}</p>'
    annex = ""
    if report.annex:
        named = _html.text(briefing_page.say(lang, "annex"))
        annex = f"<h3>{named}</h3>{_blocks(report.annex, lang, lower=1)}"
    sources = ""
    if report.sources:
        label = briefing_page.say(lang, "sources", count=len(report.sources))
        sources = _html.folded(label, _html.citations(report.sources))
    inside = f"{head}{below}{_blocks(report.blocks, lang)}{annex}{sources}"
    return f'<article class="report">{inside}</article>'


def _imprint(report: Report) -> str:
    lang = report.imprint.lang
    pairs = (briefing_page.say(lang, "pair", name=name, value=value)
             for name, value in imprint.of(report))  # fmt: skip
    return screen.joined(lang, list(pairs))


def _blocks(blocks: tuple[Block, ...], lang: str, lower: int = 0) -> str:
    found = []
    for items, some in groupby(blocks, key=_is_item):
        written = [_block(one, lang, lower) for one in some]
        found.append(f"<ul>{''.join(written)}</ul>" if items else "".join(written))
    return "".join(found)


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.says is Says.ITEM


def _block(block: Block, lang: str, lower: int) -> str:
    if isinstance(block, Heading):
        tag = LEVELS[min(block.level + lower, max(LEVELS))]
        return f"<{tag}>{_html.text(block.text)}</{tag}>"
    if isinstance(block, Shown):
        return f'<p class="shown">{_html.text(_named(block, lang))}</p>'
    if block.says is Says.ITEM:
        return f"<li>{_html.text(block.text)}</li>"
    kind = ' class="note"' if block.says is Says.NOTE else ""
    return f"<p{kind}>{_html.text(block.text)}</p>"


def _named(shown: Shown, lang: str) -> str:
    key = "both" if shown.chart and shown.table else "chart" if shown.chart else "table"
    return briefing_page.say(lang, key, title=shown.exhibit.title)
