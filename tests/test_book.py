import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import book_cases
import builders
import office
import openpyxl
import pytest

from indicators import catalogue, export, progress
from indicators.exhibits.report import Imprint
from indicators.exhibits.rows import pick
from indicators.exhibits.standing import known
from indicators.export.books.rows import MEASURES
from indicators.wording import book as words
from indicators.wording import screen

ROOT = Path(__file__).parent.parent
CITIES = ("620600", "630100", "610900", "610100")
PLAN = "14fyp"
YEARS = range(2021, 2026)
BOTH = ("zh", "en")
COLUMNS = {
    "gap": "gap",
    "ratio": "target_ratio",
    "achievement": "achievement",
    "time_progress": "time_progress",
    "lead": "lead",
    "achieved": "achieved_change",
    "required": "required_change",
}
"""The frame's name of each computed column."""
INPUTS = {"baseline": "baseline", "target": "target", "actual": "actual"}
ON = dt.date(2026, 11, 22)
MAKERS = Imprint(compiler="甲市科学技术局", day="2026-11-22")
TOP = 6  # the header's row


@cache
def real(year):
    cat = _catalogue()
    return cat, progress.assess(cat, as_of=year, on=ON)


@cache
def _catalogue():
    return catalogue.load(ROOT / "data")


@cache
def real_book(lang, year):
    cat, frame = real(year)
    return export.book(cat, frame, CITIES, PLAN, lang, as_of=year, on=ON, imprint=MAKERS)


@cache
def invented_book(lang="zh", **more):
    cat = book_cases.invented(**more)
    frame = builders.assessed(cat)
    areas = [book_cases.AREA]
    return export.book(cat, frame, areas, PLAN, lang, as_of=2025, on=ON, imprint=MAKERS)


def opened(data, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def header(lang, code):
    return words.HEADERS[lang].get(code) or screen.header(lang, code)


def table(book, lang, code="table"):
    """The cells of each row by header, and its area and indicator."""
    sheet = book[words.SHEETS[lang][code]]
    heads = [cell.value for cell in sheet[TOP]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=TOP + 1)]
    keys = ("area", "indicator")
    return [(tuple(row[header(lang, key)].value for key in keys), row) for row in rows]


def names(cat, lang):
    areas = {name: code for code, name in cat.areas[f"name_{lang}"].items()}
    indicators = {name: code for code, name in cat.indicators[f"name_{lang}"].items()}
    return areas, indicators


def expected(row, code):
    """The frame's number, as the table shows it."""
    value = row[COLUMNS.get(code) or INPUTS[code]]
    if not known(value):
        return None
    if code == "required":
        year = row["as_at"] if known(row["as_at"]) else row["data_year"]
        left = _end(row["target_period"]) - _end(year) if known(row["actual"]) else 1
        return float(value) if left >= 1 else None
    if code == "time_progress" and row["annual"]:
        return None
    if code == "ratio" and not known(row["gap"]):
        return None
    return float(value)


def _end(period):
    year, _, month = str(period).partition("-")
    return int(year) - 1 + int(month or 12) / 12


def compare(cat, frame, areas, book, lang):
    """Compare each number of the table with the frame; return how many there were."""
    by_area, by_indicator = names(cat, lang)
    rows = pick(frame, areas, list(cat.indicators.index), PLAN)
    count = 0
    for (area, indicator), cells in table(book, lang):
        row = rows[by_area[area], by_indicator[indicator]]
        if known(row["target"]) and row["plan"] != PLAN:
            continue  # shown with a later value than its goal was judged by
        for code in (*INPUTS, *COLUMNS):
            found, wanted = cells[header(lang, code)].value, expected(row, code)
            if wanted is None:
                assert not isinstance(found, int | float) or code == "actual", (
                    area,
                    indicator,
                    code,
                )
                continue
            assert isinstance(found, int | float), (area, indicator, code, found)
            assert found == pytest.approx(wanted, rel=1e-6, abs=1e-7), (area, indicator, code)
            count += 1
    return count


def without_results(data):
    """The same book, the results of its formulas taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/worksheets/sheet"):
                text = content.decode()
                content = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text).encode()
            new.writestr(part, content)
    return out.getvalue()


def recalculated(data, folder):
    """The book as LibreOffice reckons it, from nothing but its formulas."""
    file = folder / "book.xlsx"
    file.write_bytes(without_results(data))
    out = folder / "out"
    out.mkdir()
    done = office.converted(file, out, "xlsx:Calc MS Excel 2007 XML")
    return openpyxl.load_workbook(done, data_only=True)


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("year", YEARS)
def test_every_number_is_the_frames(lang, year):
    book = opened(real_book(lang, year), values=True)

    assert compare(*real(year), CITIES, book, lang) > 100


@pytest.mark.office
@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("year", YEARS)
def test_every_formula_yields_the_frames_number(lang, year, tmp_path):
    book = recalculated(real_book(lang, year), tmp_path)

    assert compare(*real(year), CITIES, book, lang) > 100
    assert not errors(book)


def errors(book):
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" or (isinstance(cell.value, str) and cell.value.startswith("#"))
    ]


@pytest.mark.office
def test_other_targets_are_reckoned_too(tmp_path):
    cat, frame = real(2025)
    areas, indicators = names(cat, "zh")
    plans = {name: code for code, name in cat.plans["name_zh"].items()}
    book = recalculated(real_book("zh", 2025), tmp_path)
    count = 0
    for (area, indicator), cells in table(book, "zh", "others"):
        key = (areas[area], indicators[indicator], plans[cells[header("zh", "plan")].value])
        own = frame[(frame["ref_area"] == key[0]) & (frame["indicator"] == key[1])]
        row = own[own["plan"] == key[2]].iloc[0]
        for code in (*INPUTS, *COLUMNS):
            wanted, found = expected(row, code), cells[header("zh", code)].value
            assert (wanted is None) is not isinstance(found, int | float), (key, code)
            count += wanted is not None
            assert wanted is None or found == pytest.approx(wanted, rel=1e-6, abs=1e-7)
    own_plan = (frame["plan"] == PLAN) & frame["ref_area"].isin(CITIES)
    others = frame["target_id"].notna() & frame["ref_area"].isin(CITIES) & ~own_plan
    assert len(table(book, "zh", "others")) == others.sum()
    assert count > 20


@pytest.mark.parametrize("lang", BOTH)
def test_each_rule_has_its_formulas(lang):
    rows = {indicator: cells for (_, indicator), cells in table(opened(invented_book(lang)), lang)}

    for code, (formulas, _, _) in book_cases.CASES.items():
        found = {
            column
            for column in ("target", "actual", *MEASURES)
            if rows[code][header(lang, column)].data_type == "f"
        }
        assert found == formulas, code


def test_numbers_of_each_rule_are_the_frames():
    cat = book_cases.invented()
    book = opened(invented_book(), values=True)

    assert compare(cat, builders.assessed(cat), [book_cases.AREA], book, "zh") > 200


@pytest.mark.office
def test_each_rules_formulas_yield_the_frames_numbers(tmp_path):
    cat = book_cases.invented()
    book = recalculated(invented_book(), tmp_path)

    assert compare(cat, builders.assessed(cat), [book_cases.AREA], book, "zh") > 200
    assert not errors(book)


@pytest.mark.office
def test_a_changed_number_changes_what_rests_on_it(tmp_path):
    book = opened(invented_book())
    cells = dict(table(book, "zh"))["甲市", "level"]
    cells[header("zh", "target")].value = 80
    cells["2023年"].value = 66.5
    about = book[words.SHEETS["zh"]["about"]]
    base = next(row for row in about.iter_rows() if row[0].value == words.say("zh", "base"))
    base[1].value = 2019
    changed = io.BytesIO()
    book.save(changed)
    again = dict(table(recalculated(changed.getvalue(), tmp_path), "zh"))["甲市", "level"]

    shown = {code: again[header("zh", code)].value for code in ("actual", *MEASURES)}
    assert shown["actual"] == 66.5
    assert shown["gap"] == 80 - 66.5
    assert shown["achievement"] == pytest.approx((66.5 - 59) / (80 - 59))
    assert shown["time_progress"] == pytest.approx(4 / 6)
    assert shown["lead"] == pytest.approx((7.5 / 21 - 4 / 6) * 100)
    assert shown["required"] == pytest.approx(13.5 / 2)


@pytest.mark.office
def test_an_emptied_cell_gives_no_number(tmp_path):
    book = opened(invented_book())
    cells = dict(table(book, "zh"))["甲市", "level"]
    cells[header("zh", "baseline")].value = None
    changed = io.BytesIO()
    book.save(changed)
    after = recalculated(changed.getvalue(), tmp_path)
    again = dict(table(after, "zh"))["甲市", "level"]

    assert again[header("zh", "achievement")].value in ("", None)
    assert again[header("zh", "lead")].value in ("", None)
    assert again[header("zh", "gap")].value == 6
    assert not errors(after)


def test_missing_is_empty_or_says_why_never_nought():
    rows = {indicator: cells for (_, indicator), cells in table(opened(invented_book()), "zh")}

    def shown(indicator, code):
        return rows[indicator][header("zh", code)].value

    assert shown("no_actual", "actual") is None
    assert shown("no_actual", "gap") is None
    assert shown("no_actual", "achievement") is None
    assert shown("level", "actual") is not None
    assert shown("bare_target", "achievement") == words.say("zh", "why_no_baseline")
    assert shown("rough_base", "achievement") == words.say("zh", "why_bound")
    assert shown("near_rank", "achievement") == words.say("zh", "why_rank")
    assert shown("ceiling", "achievement") == words.say("zh", "why_each_year")
    assert rows["monthly"]["2024年"].value is None


@pytest.mark.parametrize(
    ("indicator", "code", "pattern"),
    [
        ("points", "gap", '#,##0.00"百分点"'),
        ("points", "target", '#,##0.00"%"'),
        ("level", "gap", "#,##0"),
        ("lower", "target", "#,##0.00"),
        ("beyond", "achievement", "0.0%"),
        ("at_least", "actual", '"≥"#,##0'),
        ("at_least", "gap", '"≤"#,##0'),
        ("about", "achievement", '"约"0.0%'),
        ("monthly", "data_year", '0"年9月"'),
    ],
)
def test_numbers_are_formatted_by_unit_and_bound(indicator, code, pattern):
    rows = {one: cells for (_, one), cells in table(opened(invented_book()), "zh")}

    assert rows[indicator][header("zh", code)].number_format == pattern


@pytest.mark.parametrize("first", ["workbook", "books", "workbook_charts"])
def test_any_part_of_excel_may_be_asked_for_first(first):
    code = f"import indicators.export.{first}"
    asked = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
