"""A report as slides: its title, its contents, its prose, its exhibits, its documents."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.exhibits.periods import dated
from indicators.exhibits.report import Block, Heading, Paragraph, Report, Shown
from indicators.export.slides import exhibit as slide_exhibit
from indicators.export.slides import frame as frames
from indicators.export.slides import notes as slide_notes
from indicators.export.slides.opening import contents, opening, section
from indicators.export.slides.prose import Told, prose
from indicators.export.slides.stage import Stage
from indicators.wording import deck, screen

_FEW = 60
"""Characters of prose that have no slide of their own."""


def write(stage: Stage, report: Report) -> None:
    """Add all slides of a report."""
    opening(stage, report)
    parts = [*sections(report.blocks), *_annex(report)]
    contents(stage, report, parts)
    for heading, blocks in parts:
        rest = blocks
        if heading and any(isinstance(one, Shown) for one in blocks):
            rest = blocks[section(stage, report, heading, blocks) :]
        _section(stage, report, heading, rest)
    _doubts(stage, report)
    _documents(stage, report)


def sections(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """Cut blocks at the headings of the first level; what comes before them has none.

    >>> sections([Heading("甲"), Paragraph("一。")])
    [('甲', [Paragraph(text='一。', says=<Says.BODY: 'body'>)])]
    """
    found: list[tuple[str, list[Block]]] = []
    for one in blocks:
        if isinstance(one, Heading) and one.level == 1:
            found.append((one.text, []))
            continue
        if not found:
            found.append(("", []))
        found[-1][1].append(one)
    return found


def _annex(report: Report) -> list[tuple[str, list[Block]]]:
    """Return the annex as a section of its own."""
    if not report.annex:
        return []
    first, *others = sections(report.annex)
    lang = report.imprint.lang
    word = deck.say(lang, "annex", title="").rstrip("：: ")
    name = first[0] if first[0].startswith(word) else deck.say(lang, "annex", title=first[0])
    return [(name.rstrip("：: "), first[1]), *others]


def _section(stage: Stage, report: Report, heading: str, blocks: Sequence[Block]) -> None:
    lang = report.imprint.lang
    below = frames.dated(_cutoff(report), screen.say(lang, "internal") if report.internal else "")
    told: list[Told] = []

    def tell() -> None:
        # A heading alone stands above the exhibit that follows it, which has its own title.
        if any(isinstance(one, Paragraph) for one in told):
            prose(stage, lang, heading or report.title, told, below)
        told.clear()

    for one in blocks:
        if isinstance(one, Shown):
            lead = _lead(told, one)
            tell()
            _shown(stage, one, lead)
        else:
            told.append(one)
    tell()


def _lead(told: list[Told], shown: Shown) -> str:
    """Take a few words that only lead to an exhibit, to stand on its slide."""
    text = "".join(one.text for one in told)
    if shown.exhibit.empty or len(text) > _FEW or any(isinstance(one, Heading) for one in told):
        return ""
    told.clear()
    return text


def _shown(stage: Stage, shown: Shown, lead: str) -> None:
    exhibit = slide_exhibit.drawn(shown.exhibit)
    if lead:
        above = "\n".join(filter(None, [lead, exhibit.subtitle]))
        exhibit = replace(exhibit, subtitle=above)
    before = len(stage.made.slides)
    if exhibit.empty:
        slide_exhibit.nothing(stage, exhibit)
        return
    if shown.chart:
        slide_exhibit.pictures(stage, exhibit)
    alone = len(stage.made.slides) == before
    if shown.table or alone:
        slide_exhibit.tables(stage, exhibit, alone=alone)
    if frames.full(stage, exhibit):
        slide_notes.remarks(stage, exhibit)


def _doubts(stage: Stage, report: Report) -> None:
    """Add each doubt with its text once, whichever exhibits it belongs to."""
    found = {
        (one.title, one.text): None for shown in report.exhibits() for one in shown.exhibit.doubts
    }
    lang = report.imprint.lang
    written = [slide_notes.doubt(lang, title, text) for title, text in found]
    slide_notes.listed(stage, frames.Plain(lang), deck.say(lang, "report_doubts"), written)


def _documents(stage: Stage, report: Report) -> None:
    lang = report.imprint.lang
    written = slide_notes.documents(report.sources, lang)
    slide_notes.listed(stage, frames.Plain(lang), deck.say(lang, "report_sources"), written)


def _cutoff(report: Report) -> str:
    lang = report.imprint.lang
    return screen.say(lang, "cutoff", day=dated(report.cutoff, lang)) if report.cutoff else ""
