"""The table to fill in: the figures to obtain, with what is known of them; Excel and CSV."""

import csv
import datetime as dt
import io
from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.codes import Grade, Role, Vintage
from indicators.exhibits.covered import coverings
from indicators.exhibits.shortfall import Purpose, records
from indicators.export import sheets
from indicators.wording import intake_aliases
from indicators.wording import intake_plan as words

INPUTS = ("value", "vintage", "title", "document_number", "published", "reporter", "publisher",
          "grade", "locator", "comment")  # fmt: skip
WIDTHS = {"indicator": 26, "definition": 40, "last_value": 22, "title": 30, "comment": 24,
          "area": 10, "unit": 8, "role": 8, "time_period": 8, "vintage": 10}  # fmt: skip
INPUT_COLOUR = "#FFF9DB"
PLANNED = {Purpose.TARGET: Role.TARGET, Purpose.BASELINE: Role.BASELINE}


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


def wanted(
    cat: Any, frame: pd.DataFrame, areas: Sequence[str],
    indicators: Collection[str], years: Collection[int],
    *, plan: str, lang: str, on: dt.date, there: bool,
) -> list[dict[str, str]]:  # fmt: skip
    """Return the rows to fill in, each by the codes of the columns."""
    covers = coverings(cat, frame, areas, plan, lang, on=on, headline_only=not indicators)
    found = []
    for one in records(covers, ()).to_dict("records"):
        # A figure whose place is not known is there: it is corrected, not entered.
        if one["purpose_code"] == Purpose.LOCATOR:
            continue
        role = PLANNED.get(one["purpose_code"], Role.ACTUAL)
        last = f"{one['last_value']:.10g} ({one['last_year']})" if one["last_year"] else ""
        found.append(
            _heads(cat, one["ref_area"], one["indicator_id"], lang)
            | {"role": _word(intake_aliases.ROLES, role, lang), "time_period": one["year"],
               "plan": "" if role is Role.ACTUAL else plan, "last_value": last}
        )  # fmt: skip
    if there:
        found += _there(cat, {*covers.keys}, lang)
    return [
        row for row in found
        if (not indicators or row["indicator_code"] in indicators)
        and (not years or int(row["time_period"][:4]) in years)
    ]  # fmt: skip


def _heads(cat: Any, area: str, indicator: str, lang: str) -> dict[str, str]:
    own = cat.indicators.loc[indicator]
    return {
        "area": str(cat.areas.loc[area, f"name_{lang}"]),
        "area_code": area,
        "indicator": str(own[f"name_{lang}"]),
        "indicator_code": indicator,
        "definition": str(own["definition"]),
        "unit": str(cat.units.loc[own["unit_measure"], "name_zh"]),
    }


def _there(cat: Any, keys: Collection[tuple[str, str]], lang: str) -> list[dict[str, str]]:
    figures = cat.figures[cat.figures["printed"].notna() & cat.figures["time_period"].notna()]
    found = []
    for one in figures.to_dict("records"):
        odd = one["period_kind"] != "point" or pd.isna(one["obs_value"]) or pd.notna(one["as_at"])
        if (one["ref_area"], one["indicator"]) not in keys or odd:
            continue
        source = cat.sources.loc[one["source"]]
        heads = _heads(cat, one["ref_area"], one["indicator"], lang)
        fields = {name: one[name] for name in ("plan", "locator", "comment", "figure_id")}
        fields |= {name: source[name] for name in ("title", "document_number", "published")}
        told = {name: str(value) for name, value in fields.items() if pd.notna(value)}
        found.append(
            heads | told | {
                "role": _word(intake_aliases.ROLES, one["role"], lang),
                "time_period": str(one["time_period"]), "value": str(one["printed"]),
                "grade": _word(intake_aliases.GRADES, source["grade"], lang),
            }
        )  # fmt: skip
    return found


def _word(known: dict[str, list[str]], code: str, lang: str) -> str:
    return known[str(code)][0] if lang == "zh" else str(code)


def _choices(lang: str) -> dict[str, list[str]]:
    return {
        "vintage": [_word(intake_aliases.VINTAGES, one, lang) for one in Vintage],
        "grade": [_word(intake_aliases.GRADES, one, lang) for one in Grade],
    }


def _lists(sheet: Worksheet, lang: str) -> None:
    for column, some in enumerate(_choices(lang).values()):
        sheet.write_column(0, column, some)
    sheet.hide()


def _table(book: Workbook, sheet: Worksheet, rows: list[dict[str, str]], lang: str) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4"})
    fixed = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    free = book.add_format({"border": 1, "valign": "top", "locked": False, "num_format": "@",
                            "bg_color": INPUT_COLOUR})  # fmt: skip
    for column, (code, word) in enumerate(words.HEADERS[lang].items()):
        sheet.set_column(column, column, WIDTHS.get(code, 14))
        sheet.write_string(0, column, word, head)
        for place, row in enumerate(rows, 1):
            shown = sheets.clean(row.get(code, ""))
            kind = free if code in INPUTS else fixed
            if shown:
                sheet.write_string(place, column, shown, kind)
            else:
                sheet.write_blank(place, column, None, kind)
    _drop_downs(sheet, len(rows), lang)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _drop_downs(sheet: Worksheet, rows: int, lang: str) -> None:
    columns = list(words.HEADERS[lang])
    for place, (code, some) in enumerate(_choices(lang).items()):
        letter, name = "AB"[place], words.SHEETS[lang]["lists"]
        source = f"='{name}'!${letter}$1:${letter}${len(some)}"
        column = columns.index(code)
        if rows:
            sheet.data_validation(1, column, rows, column, {"validate": "list", "source": source})
