"""The first sheet: who made the book and when, its assumptions, and how its formulas work."""

from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.exhibits.periods import dated
from indicators.exhibits.report import Imprint
from indicators.export import sheets
from indicators.export.sheets import HEAD, TEXT, Styles
from indicators.wording.book import HEADERS, NAMES, RULES, SHEETS, say

_WIDTHS = (34, 58, 84)
_TITLE: dict[str, object] = {"bold": True, "font_size": 14}
_PART: dict[str, object] = {"bold": True, "font_size": 11, "font_color": "#1F4E79"}


@dataclass(frozen=True)
class About:
    """What the first sheet tells."""

    plan: str
    areas: str
    span: tuple[int, int]
    as_of: int
    cutoff: str
    internal: bool
    imprint: Imprint
    contents: tuple[str, ...]
    """The codes of the sheets."""
    lang: str


def write(book: Workbook, sheet: Worksheet, about: About, styles: Styles) -> None:
    """Write the sheet and name the cells of the assumptions."""
    for place, wide in enumerate(_WIDTHS):
        sheet.set_column(place, place, wide)
    lang = about.lang
    styles.write(sheet, (0, 0), say(lang, "about_title", plan=about.plan), **_TITLE)
    row = _part(sheet, styles, 2, say(lang, "imprint"))
    row = _pairs(sheet, styles, row, _imprint(about))
    row = _part(sheet, styles, row + 1, say(lang, "assumptions"))
    row = _assumptions(book, sheet, styles, row, about)
    row = _part(sheet, styles, row + 1, say(lang, "formulas"))
    styles.write(sheet, (row, 0), say(lang, "reading"), font_color="#52606D")
    row = _rules(sheet, styles, row + 1, lang)
    row = _part(sheet, styles, row + 1, say(lang, "contents"))
    told = ((SHEETS[lang][code], say(lang, f"sheet_{code}")) for code in about.contents)
    last = _pairs(sheet, styles, row, told)
    sheet.print_area(0, 0, last - 1, len(_WIDTHS) - 1)
    sheets.page(sheet)
    sheet.fit_to_pages(1, 1)


def _imprint(about: About) -> Iterable[tuple[str, str]]:
    lang, imprint = about.lang, about.imprint
    secrecy = "internal" if about.internal else "public" if imprint.public else "open"
    told = {
        "plan": about.plan,
        "areas": about.areas,
        "cutoff": dated(about.cutoff, lang),
        "compiler": imprint.compiler or say(lang, "unnamed"),
        "day": dated(imprint.day, lang) or say(lang, "unnamed"),
        "state": say(lang, "final" if imprint.final else "draft"),
        "secrecy": say(lang, secrecy),
    }
    return ((say(lang, key), text) for key, text in told.items())


def _part(sheet: Worksheet, styles: Styles, row: int, title: str) -> int:
    styles.write(sheet, (row, 0), title, **_PART)
    return row + 1


def _pairs(sheet: Worksheet, styles: Styles, row: int, told: Iterable[tuple[str, str]]) -> int:
    for name, text in told:
        styles.write(sheet, (row, 0), name, **HEAD)
        styles.write(sheet, (row, 1), text, **TEXT)
        sheet.set_row(row, sheets.height(sheets.lines(text, _WIDTHS[1])))
        row += 1
    return row


def _assumptions(book: Workbook, sheet: Worksheet, styles: Styles, row: int, about: About) -> int:
    lang, names = about.lang, NAMES[about.lang]
    number = styles.get(border=1, align="left", num_format="0", bg_color="#FFF6DB")
    years = {"base": about.span[0], "end": about.span[1], "as_of": about.as_of}
    for key, year in years.items():
        styles.write(sheet, (row, 0), say(lang, key), **HEAD)
        sheet.write_number(row, 1, year, number)
        told = say(lang, "as_of_told" if key == "as_of" else "assumed", name=names[key])
        styles.write(sheet, (row, 2), told, **TEXT)
        sheet.set_row(row, sheets.height(sheets.lines(told, _WIDTHS[2])))
        book.define_name(names[key], f"='{SHEETS[lang]['about']}'!$B${row + 1}")
        row += 1
    base, end = about.span
    styles.write(sheet, (row, 0), say(lang, "elapsed"), **HEAD)
    formula = '=IFERROR(MAX(0,MIN(1,({as_of}-{base})/({end}-{base}))),"")'.format(**names)
    share = max(0.0, min(1.0, (about.as_of - base) / ((end - base) or 1)))
    look = styles.get(border=1, align="left", num_format="0.0%", bg_color="#E3EEF9")
    sheet.write_formula(row, 1, formula, look, share)
    styles.write(sheet, (row, 2), say(lang, "elapsed_told"), **TEXT)
    return row + 1


def _rules(sheet: Worksheet, styles: Styles, row: int, lang: str) -> int:
    for place, code in enumerate(("role_of", "formula", "meaning")):
        styles.write(sheet, (row, place), HEADERS[lang][code], **HEAD)
    for at, rule in enumerate(RULES[lang], start=row + 1):
        for place, text in enumerate(rule):
            styles.write(sheet, (at, place), text, **TEXT)
        most = max(sheets.lines(text, wide) for text, wide in zip(rule, _WIDTHS, strict=True))
        sheet.set_row(at, sheets.height(most))
    return row + 1 + len(RULES[lang])
