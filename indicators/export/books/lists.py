"""The sheets of documents, of conflicts and doubts."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from indicators.exhibits.evidence import cited_line, mark
from indicators.exhibits.numbering import listed
from indicators.exhibits.spec import Citation, Doubt
from indicators.exhibits.standing import known
from indicators.export.sheets import Styles, listing
from indicators.wording import screen, verdicts
from indicators.wording.book import HEADERS, say


def sources(sheet: Worksheet, styles: Styles, cited: Sequence[Citation], lang: str) -> None:
    """Write the sheet of documents, numbered as the table cites them."""
    codes = ("document", "publisher", "number", "published", "locator", "grade", "url")
    heads = [HEADERS[lang]["document_no"], *(screen.header(lang, code) for code in codes)]
    rows = [
        (f"[{number}]", one.title, one.publisher, one.number, one.date, one.locator,
         one.grade_word, one.url)
        for number, one in enumerate(cited, start=1)
    ]  # fmt: skip
    rows = rows or [("", say(lang, "no_sources"), *("",) * 6)]
    listing(sheet, heads, rows, (7, 44, 26, 22, 13, 32, 18, 44), styles)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def lines(cat: Any, lang: str) -> dict[str, str]:
    """Return how each document is named, which tells those that are the same."""
    found = cat.sources.to_dict("index")
    return {str(key): cited_line(source, lang) for key, source in found.items()}


def numbered(cat: Any, areas: Sequence[str], found: Sequence[Doubt]) -> list[tuple[Doubt, str]]:
    """Return the doubts with their marks, and the area of each: area by area, severe ones first.

    Those that name no figure stand among them; those of other areas' files come last.
    """
    issues = listed(cat, areas).to_dict("records")
    own = {one["issue_id"] for one in issues}
    doubts = [
        (Doubt("", one["title"], one["text"], one["severity"], one["issue_id"]), one["ref_area"])
        for one in issues
    ] + [(one, "") for one in found if one.issue_id not in own]
    return [
        (Doubt(mark(number), one.title, one.text, one.severity, one.issue_id), area)
        for number, (one, area) in enumerate(doubts, start=1)
    ]


def doubts(
    sheet: Worksheet, styles: Styles, found: Sequence[tuple[Doubt, str]], cat: Any, lang: str
) -> None:
    """Write the sheet of conflicts and doubts."""
    names = cat.areas[f"name_{lang}"].to_dict()
    heads = [screen.header(lang, code) for code in ("marks", "area", "severity", "title", "text")]
    rows = [
        (one.mark, names.get(area, ""), _severity(one, lang), one.title, one.text)
        for one, area in found
    ] or [("", "", "", say(lang, "no_doubts"), "")]
    listing(sheet, heads, rows, (7, 14, 9, 44, 100), styles)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _severity(one: Doubt, lang: str) -> str:
    return verdicts.SEVERITY[lang].get(one.severity, "") if known(one.severity) else ""
