"""The document as a file: front matter, sections, doubts and sources."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from indicators.exhibits.periods import dated
from indicators.exhibits.report import Imprint, Paragraph, Report, selection
from indicators.exhibits.spec import Citation, Doubt, Exhibit
from indicators.export import imprint
from indicators.export.word import frame as frames
from indicators.export.word.blocks import write
from indicators.export.word.charts import Drawing
from indicators.export.word.draft import Draft
from indicators.export.word.looks import Style
from indicators.export.word.text import plain
from indicators.wording import report as words
from indicators.wording import screen, word

_TEXT = "word/document.xml"
_FIRST = (1980, 1, 1, 0, 0, 0)


def docx(report: Report) -> bytes:
    """Write a report: title and imprint, text, annex, doubts, documents."""
    return _written(report, titled=True)


def docx_exhibit(exhibit: Exhibit) -> bytes:
    """Write one exhibit: its chart, its table, its doubts, its documents.

    Its finding stands once, above the chart, from where it is copied with it.
    """
    report = selection(exhibit.title, [exhibit], Imprint(lang=exhibit.lang))
    return _written(report, titled=False)


def _written(report: Report, *, titled: bool) -> bytes:
    made = frames.new_document(report.imprint.lang)
    draft = Draft(made, report.imprint.lang, Drawing(made))
    _front(draft, report, titled=titled)
    write(draft, report.blocks)
    if report.annex:
        draft.turn(wide=False, always=True)
        write(draft, report.annex, annex=True)
    _doubts(draft, report)
    _sources(draft, report.sources)
    frames.head(made, _state(report), report.imprint.lang)
    blobs = draft.drawing.blobs | {_TEXT: frames.text_part(made, draft.whole())}
    return _saved(made, report, blobs)


def _front(draft: Draft, report: Report, *, titled: bool) -> None:
    """Write what stands above the text: 内部资料, the title, who compiled it and when."""
    lang = draft.lang
    if report.internal:
        draft.add(screen.say(lang, "internal"), Style.MARK)
    if titled:
        draft.title(report.title)
        draft.add(report.subtitle, Style.SUBTITLE)
    said = [words.say(lang, "named", name=name, value=value) for name, value in imprint.of(report)]
    for start in range(0, len(said), 2):
        gap = word.say(lang, "imprint_gap")
        draft.add(gap.join(said[start : start + 2]), Style.IMPRINT)
    draft.gap()


def _state(report: Report) -> str:
    """Return what stands above every page: 内部资料, 初步 or 定稿, the day of the data."""
    lang = report.imprint.lang
    day = dated(report.cutoff, lang)
    parts = [
        screen.say(lang, "internal") if report.internal else "",
        words.say(lang, "final" if report.imprint.final else "draft"),
        screen.say(lang, "cutoff", day=day) if day else "",
    ]
    return word.say(lang, "imprint_gap").join(part for part in parts if part)


def _doubts(draft: Draft, report: Report) -> None:
    """List each doubt that no paragraph tells, with its mark where there is only one exhibit."""
    written = "".join(one.text for one in report.blocks if isinstance(one, Paragraph))
    shown = list(report.exhibits())
    found = [one for each in shown for one in each.exhibit.doubts]
    rest = [one for one in found if (one.text or one.title) not in written]
    if not found:
        return
    draft.turn(wide=False)
    draft.add(word.say(draft.lang, "doubts"), Style.HEADING_1)
    if len(rest) < len(found):
        draft.add(word.say(draft.lang, "told" if rest else "all_told"), Style.NOTES)
    for line in dict.fromkeys(_told(draft.lang, one, marked=len(shown) == 1) for one in rest):
        draft.add(line, Style.NOTES)


def _told(lang: str, one: Doubt, *, marked: bool) -> str:
    title = f"{one.mark} {one.title}" if marked and one.mark else one.title
    return word.say(lang, "doubt", title=title, text=one.text) if one.text else title


def _sources(draft: Draft, sources: Iterable[Citation]) -> None:
    """List the documents by the numbers that the text refers to."""
    for number, one in enumerate(sources, start=1):
        if number == 1:
            draft.turn(wide=False)
            draft.add(word.say(draft.lang, "sources"), Style.HEADING_1)
        draft.add(word.say(draft.lang, "cite", number=number) + _cited(draft.lang, one),
                  Style.DOCUMENT)  # fmt: skip


def _cited(lang: str, one: Citation) -> str:
    parts = [one.title, one.publisher, one.number, one.date, one.grade_word]
    line = one.line or screen.joined(lang, parts, by="comma")
    if one.locator:
        line = word.say(lang, "place", line=line, place=one.locator)
    return word.say(lang, "address", line=line, url=one.url) if one.url else line


def _saved(made: Any, report: Report, blobs: Mapping[str, bytes]) -> bytes:
    """Write the file, with `blobs` as its parts; the same report gives the same bytes."""
    about = made.core_properties
    about.title, about.author, about.last_modified_by = plain(report.title)[:255], "", ""
    about.comments, about.language = "", report.imprint.lang
    about.created = about.modified = _day(report)
    loose, packed = io.BytesIO(), io.BytesIO()
    made.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w") as out:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, _FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, blobs[name] if name in blobs else parts.read(name))
    return packed.getvalue()


def _day(report: Report) -> dt.datetime:
    """Return the day of the report, else of its data: its file is always the same."""
    for day in (report.imprint.day, report.cutoff):
        try:
            return dt.datetime.fromisoformat(day)
        except ValueError:
            continue
    return dt.datetime(2000, 1, 1)
