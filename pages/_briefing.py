"""What the page 简报 asks for, and how it shows a report before any file is made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import pandas as pd
import streamlit as st

from indicators.catalogue import Catalogue
from indicators.catalogue_public import published
from indicators.delivery import Material
from indicators.exhibits.report import Block, Heading, Imprint, Paragraph, Report, Says, Shown
from indicators.export import imprint
from indicators.wording import briefing_page, screen
from indicators.wording import delivery as names
from pages import (
    _choices,
    _deliveries,
    _html,
    _kept,
    _language,
    _memory,
    _picker,
    _pickers,
    _shared,
)
from pages._picker import Picker
from pages._pickers import Arrived

NAMES = ("heading", "unit", "day", "state", "audience", "sections", "reported", "formats")
PICTURES = frozenset(("png", "svg", "pdf"))
MOST = 20
"""Cities of a report that a reader waits for."""
LEVELS = {1: "h3", 2: "h4", 3: "h5"}


@dataclass(frozen=True, eq=False)
class Picked:
    """What the files are made of, and how they are offered."""

    number: str
    """Their name in addresses."""
    material: Material
    formats: tuple[str, ...]
    """Those that are offered; none where all are."""
    dated: bool
    """Whether the reader wrote a day."""

    @property
    def draws(self) -> bool:
        """Whether a format is offered for which a browser draws pictures."""
        return not self.formats or not PICTURES.isdisjoint(self.formats)


def pick(cat: Catalogue) -> Picked:
    """Show the fields of the page and keep them in the address."""
    opened = _pickers.arrived(NAMES)
    lang = _language.now()
    with st.container(horizontal=True):
        [state] = _pickers.pick(_switch("state", briefing_page.STATE[lang]), opened)
        [audience] = _pickers.pick(_switch("audience", briefing_page.AUDIENCE[lang]), opened)
    first, second, third = st.columns(2), st.columns(2), st.columns(2)
    with first[0]:
        title = _pickers.write("heading", opened).strip()
    with first[1]:
        unit = _pickers.write("unit", opened).strip()
    with second[0]:
        day = _day(_pickers.write("day", opened), lang)
    with second[1]:
        indicators = _some("reported", _indicators(cat), opened)
    with third[0]:
        sections = _some("sections", briefing_page.SECTIONS[lang], opened)
    with third[1]:
        formats = _some("formats", names.LABELS[lang], opened)
    _pickers.write_address()
    on = day or _choices.today()
    said = Imprint(lang, unit, on.isoformat(), state == "final", audience == "public")
    number, material = _material(cat, said, on, title, sections, indicators)
    return Picked(number, material, formats, day is not None)


def _switch(name: str, options: dict[str, str]) -> Picker:
    return Picker(name, options, list(options)[:1], switch=True, quiet=True)


def _some(name: str, options: Mapping[str, str], opened: Arrived) -> tuple[str, ...]:
    """Offer options of which some may be chosen; they stay in the order of the choice."""
    picker = Picker(name, options, [], many=True)
    _pickers.pick(picker, opened, shown=False)
    kept = _memory.held().chosen.get(name) or ()
    found = list(dict.fromkeys(one for one in kept if one in options))
    _picker.show(picker, found)
    return tuple(found)


@_kept.once
def _indicators(cat: Catalogue) -> dict[str, str]:
    """Name the indicators with figures of a city, headline ones first."""
    present = cat.figures.loc[cat.figures["ref_area"].isin(cat.cities), "indicator"]
    table = cat.indicators.loc[cat.indicators.index.isin(present)]
    table = table.sort_values("headline", ascending=False, kind="stable")
    return _language.names(table).to_dict()


def _day(given: str, lang: str) -> dt.date | None:
    if not given:
        return None
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        # Told as long as it stands there, not only when a link was opened.
        st.html(_html.warning([briefing_page.say(lang, "wrong_day", given=given)]))
        return None


def _material(
    cat: Catalogue,
    said: Imprint,
    on: dt.date,
    title: str,
    sections: tuple[str, ...],
    indicators: tuple[str, ...],
) -> tuple[str, Material]:
    choice = _choices.now()
    used = _kept.made(published, cat) if said.public else cat
    judge = partial(_verdicts, used, on)
    key = (_kept.Same(used), choice.cities, choice.plan, choice.as_of, on, said, title,
           sections, indicators)  # fmt: skip
    return _deliveries.kept(
        key,
        lambda: Material(
            used, choice.cities, choice.plan, choice.as_of, on, said,
            title=title, sections=sections, indicators=indicators, judge=judge,
        ),
    )  # fmt: skip


def _verdicts(cat: Catalogue, on: dt.date, year: int) -> pd.DataFrame:
    return _kept.made(_shared.assessed, cat, year, on)


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
