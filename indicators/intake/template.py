"""The table to fill in: the figures to obtain, with what is known of them; Excel and CSV."""

import csv
import datetime as dt
import io
from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indicators.codes import Grade, Vintage
from indicators.export import sheets
from indicators.intake.template_rows import wanted, word
from indicators.wording import intake_aliases
from indicators.wording import intake_plan as words

INPUTS = ("value", "vintage", "title", "document_number", "published", "reporter", "publisher",
          "grade", "locator", "comment")  # fmt: skip
WIDTHS = {"area": 9, "indicator": 20, "area_code": 9, "indicator_code": 15, "definition": 40,
          "unit": 7, "plan": 8, "role": 7, "last_value": 14, "time_period": 11, "vintage": 10,
          "title": 26, "document_number": 15, "published": 12, "locator": 18,
          "comment": 18, "figure_id": 15}  # fmt: skip
WIDTH = 12
HIGHEST = 8
"""Lines of a row at most: a long definition is cut, the reader widens the row."""
INPUT_COLOUR, HEAD_COLOUR, BORDER = "#FFF9DB", "#E8EEF4", "#B8C2CC"


def template(
    cat: Any, frame: pd.DataFrame, areas: Sequence[str],
    indicators: Collection[str] = (), years: Collection[int] = (),
    *, plan: str, lang: str = "zh", on: dt.date, there: bool = False,
) -> bytes:  # fmt: skip
    """Write the workbook; with `there` it lists the figures that are there too, for correction.

    Without `indicators` or `years` all that are wanted stand in it.
    """
    rows = wanted(cat, frame, areas, indicators, years, plan=plan, lang=lang, on=on, there=there)
    buffer = io.BytesIO()
    with Workbook(buffer, {**sheets.OPTIONS, "default_format_properties": sheets.FONT}) as book:
        book.set_properties({"created": dt.datetime.combine(on, dt.time())})
        table = book.add_worksheet(words.SHEETS[lang]["table"])
        notes = book.add_worksheet(words.SHEETS[lang]["notes"])
        lists = book.add_worksheet(words.SHEETS[lang]["lists"])
        _lists(lists, lang)
        _table(book, table, rows, lang)
        notes.set_column(0, 0, 90)
        for place, line in enumerate(words.NOTES[lang]):
            notes.write_string(place, 0, line)
    return buffer.getvalue()


def template_csv(
    cat: Any, frame: pd.DataFrame, areas: Sequence[str],
    indicators: Collection[str] = (), years: Collection[int] = (),
    *, plan: str, lang: str = "zh", on: dt.date, there: bool = False,
) -> bytes:  # fmt: skip
    """Write the same table as CSV, UTF-8 with a byte order mark."""
    rows = wanted(cat, frame, areas, indicators, years, plan=plan, lang=lang, on=on, there=there)
    text = io.StringIO(newline="")
    out = csv.writer(text)
    out.writerow(words.HEADERS[lang].values())
    out.writerows([row.get(code, "") for code in words.HEADERS[lang]] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _choices(lang: str) -> dict[str, list[str]]:
    return {
        "vintage": [word(intake_aliases.VINTAGES, one, lang) for one in Vintage],
        "grade": [word(intake_aliases.GRADES, one, lang) for one in Grade],
    }


def _lists(sheet: Worksheet, lang: str) -> None:
    for column, some in enumerate(_choices(lang).values()):
        sheet.write_column(0, column, some)
    sheet.hide()


def _table(book: Workbook, sheet: Worksheet, rows: list[dict[str, str]], lang: str) -> None:
    kinds = _formats(book)
    columns = words.HEADERS[lang]
    wide = {code: WIDTHS.get(code, WIDTH) for code in columns}
    for column, (code, head) in enumerate(columns.items()):
        sheet.set_column(column, column, wide[code])
        sheet.write_string(0, column, head, kinds["head"])
        kind = kinds["free" if code in INPUTS else "fixed"]
        for place, row in enumerate(rows, 1):
            if shown := sheets.clean(row.get(code, "")):
                sheet.write_string(place, column, shown, kind)
            else:
                sheet.write_blank(place, column, None, kind)
    for place, row in enumerate(rows, 1):
        most = max(sheets.lines(text, wide[code]) for code, text in row.items() if code in wide)
        sheet.set_row(place, sheets.height(min(most, HIGHEST)))
    sheet.set_row(0, sheets.height(2))
    _drop_downs(sheet, len(rows), lang)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    sheet.freeze_panes(1, 2)
    _paged(sheet, list(columns).index("value"))


def _formats(book: Workbook) -> dict[str, Format]:
    cell = {"text_wrap": True, "border": 1, "border_color": BORDER, "valign": "top"}
    return {
        "head": book.add_format({**cell, "bold": True, "bg_color": HEAD_COLOUR}),
        "fixed": book.add_format(cell),
        "free": book.add_format(
            {**cell, "locked": False, "num_format": "@", "bg_color": INPUT_COLOUR}
        ),
    }


def _paged(sheet: Worksheet, inputs: int) -> None:
    """Print two pages across: what is asked for, then what is filled in, with the names again."""
    sheets.page(sheet, (0, 0), pages=2)
    sheet.repeat_columns(0, 1)
    sheet.set_v_pagebreaks([inputs])


def _drop_downs(sheet: Worksheet, rows: int, lang: str) -> None:
    columns = list(words.HEADERS[lang])
    for place, (code, some) in enumerate(_choices(lang).items()):
        letter, name = "AB"[place], words.SHEETS[lang]["lists"]
        source = f"='{name}'!${letter}$1:${letter}${len(some)}"
        column = columns.index(code)
        if rows:
            sheet.data_validation(1, column, rows, column, {"validate": "list", "source": source})
