"""What people open in LibreOffice and save again gives the same figures, in each format."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from messy import VALUES
from messy_cases import CASES, GIVES_ONE
from messy_layouts import LAYOUTS
from resaved import COMMA_TEXT, GBK, saved

from indicators import catalogue
from indicators.intake.reading import read

pytestmark = pytest.mark.office
DATA = Path(__file__).parents[2] / "data"
# The program computes the formula.
COMPUTED = {"formula without a result": GIVES_ONE}
# Text has neither merged cells nor what stands behind a cell, and one sheet a file.
BOOK_ONLY = {
    "one value over two years",
    "several sheets",
    "hidden sheet",
    "formula without a result",
    "year in a cell that shows days",
}
MOST = {"fault": 4, "value": 4}


def _some():
    """Return the cases that differ in kind: some of each family, none that is no workbook."""
    seen = Counter()
    for case in (*CASES, *LAYOUTS, *VALUES):
        family = re.match("period|nothing|area|fault|value|", case.id)[0] or case.id
        seen[family] += 1
        book = case.name == "a.xlsx" and zipfile.is_zipfile(io.BytesIO(case.data))
        if book and seen[family] <= MOST.get(family, 2):
            yield case


BOOKS = list(_some())
FEW = BOOKS[::5]


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(DATA)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with all workbooks, opened and saved in each format."""
    room = tmp_path_factory.mktemp("saved")
    made = room / "made"
    made.mkdir()
    for number, case in enumerate(BOOKS):
        (made / f"c{number}.xlsx").write_bytes(case.data)
    few = [made / f"c{number}.xlsx" for number, case in enumerate(BOOKS) if case in FEW]
    saved(made.iterdir(), room / "xlsx", "xlsx")
    for suffix in ("ods", "xls"):
        saved(few, room / suffix, suffix)
        saved((room / suffix).iterdir(), room / f"from_{suffix}", "xlsx")
    saved(few, room / "gbk", f"csv:{COMMA_TEXT.format(GBK)}")
    return room


def figures(taken):
    return sorted(
        (row.area, row.indicator, str(row.role), row.time_period, row.obs_value)
        for row in taken.rows
    )


def told(taken):
    return sorted((fault.code, str(fault.spot)) for fault in taken.faults)


@pytest.mark.parametrize(("source", "count"), [("xlsx", 40), ("from_ods", 12), ("from_xls", 12)])
def test_a_workbook_saved_again_gives_the_same_figures_or_faults(source, count, folder, cat):
    wrong, files = {}, {int(one.stem[1:]): one for one in (folder / source).iterdir()}
    for number, file in files.items():
        case = BOOKS[number]
        taken = read(file.name, file.read_bytes(), cat)
        due = COMPUTED.get(case.id)
        faults, rows = ((), due) if due else (case.faults, case.figures)
        if (figures(taken), told(taken)) != (sorted(rows), sorted(faults)):
            wrong[case.id] = figures(taken), told(taken)
    assert wrong == {}
    assert len(files) >= count


def test_sheets_saved_as_chinese_text_give_the_same_figures_or_cells(folder, cat):
    wrong, files = {}, sorted((folder / "gbk").iterdir())
    for file in files:
        case = BOOKS[int(file.stem.partition("-")[0][1:])]
        if case.id in BOOK_ONLY:
            continue
        taken = read(file.name, file.read_bytes(), cat)
        cells = sorted(fault.spot.cell for fault in taken.faults)
        due = sorted(spot.rpartition("!")[2] for _, spot in case.faults)
        if (figures(taken), cells) != (sorted(case.figures), due):
            wrong[case.id] = figures(taken), told(taken)
    assert wrong == {}
    assert len(files) >= 12


@pytest.mark.parametrize(("suffix", "code"), [("ods", "suffix"), ("xls", "old_workbook")])
def test_other_formats_are_refused_with_what_to_do(suffix, code, folder, cat):
    for file in (folder / suffix).iterdir():
        taken = read(file.name, file.read_bytes(), cat)
        assert [fault.code for fault in taken.faults] == [code]
        assert ".xlsx" in taken.faults[0].told("zh")
        assert ".xlsx" in taken.faults[0].told("en")
