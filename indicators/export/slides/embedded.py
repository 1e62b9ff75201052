"""The workbook inside a native chart, opened by 编辑数据: its numbers in one sheet.

XlsxWriter makes an empty one once; for each chart its cells, its texts and its title are put in.
"""

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from indicators.exhibits.spec import Series
from indicators.export.sheets import OPTIONS, column_name
from indicators.export.slides.text import safe
from indicators.wording import screen

SHEET = "Sheet1"
_PART, _TEXTS, _ABOUT = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/core.xml"
_TITLE, _DAY = "TITLE", dt.datetime(1999, 12, 31)
_AS_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"
_FIRST = (1980, 1, 1, 0, 0, 0)
_CODED = re.compile("(_x[0-9a-fA-F]{4}_)")
_WIDE = '<cols><col min="1" max="{}" width="18.7109375" customWidth="1"/></cols>'
_VARIES = re.compile(r'(<dimension ref=").*?("/>.*?)<sheetData>.*</sheetData>', re.DOTALL)
_LISTED = re.compile(r' count="\d+" uniqueCount="\d+">.*</sst>', re.DOTALL)


def workbook(
    title: str, day: dt.datetime, categories: Sequence[str], series: Sequence[Series]
) -> bytes:
    """Return a workbook: categories in the first column, a series in each of the others."""
    packed, parts = _empty()
    texts = Counter([*categories, *(safe(one.name) for one in series)])
    numbered = {text: number for number, text in enumerate(texts)}
    reach = f"A1:{column_name(len(series))}{len(categories) + 1}"
    cells = _cells(categories, series, numbered)
    count = f' count="{texts.total()}" uniqueCount="{len(texts)}">'
    listed = "".join(map(_text, texts))
    return _packed(packed, {
        _PART: _VARIES.sub(lambda found: f"{found[1]}{reach}{found[2]}{cells}", parts[_PART]),
        _TEXTS: _LISTED.sub(lambda _: f"{count}{listed}</sst>", parts[_TEXTS]),
        _ABOUT: parts[_ABOUT]
        .replace(_DAY.strftime(_AS_WRITTEN), day.strftime(_AS_WRITTEN))
        .replace(_TITLE, escape(title)),
    })  # fmt: skip


@cache
def _empty() -> tuple[bytes, Mapping[str, str]]:
    """Return what is the same in all workbooks, packed, and the parts that are not."""
    buffer = io.BytesIO()
    font = {"font_name": screen.OFFICE_FONT, "font_size": 10}
    with Workbook(buffer, {**OPTIONS, "default_format_properties": font}) as book:
        book.set_properties({"title": _TITLE, "created": _DAY})
        book.add_worksheet(SHEET).write_string(0, 0, "")
    with zipfile.ZipFile(buffer) as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    own = {name: parts.pop(name) for name in (_PART, _TEXTS, _ABOUT)}
    return _packed(b"", parts), own


def _packed(before: bytes, parts: Mapping[str, str]) -> bytes:
    """Add parts to a file as they are: the one that it goes into packs them."""
    buffer = io.BytesIO(before)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as made:
        for name, written in parts.items():
            made.writestr(zipfile.ZipInfo(name, _FIRST), written)
    return buffer.getvalue()


def _cells(categories: Sequence[str], series: Sequence[Series], numbered: Mapping[str, int]) -> str:
    def text(at: str, told: str) -> str:
        return f'<c r="{at}" t="s"><v>{numbered[told]}</v></c>'

    names = [column_name(place) for place in range(len(series) + 1)]
    held = list(zip(names[1:], series, strict=True))
    rows = ["".join(text(f"{name}1", safe(one.name)) for name, one in held)]
    for place, category in enumerate(categories):
        numbers = "".join(
            f'<c r="{name}{place + 2}"><v>{one.points[place]:.16G}</v></c>'
            for name, one in held
            if one.points[place] == one.points[place]
        )
        rows.append(text(f"A{place + 2}", category) + numbers)
    written = "".join(f'<row r="{row}">{cells}</row>' for row, cells in enumerate(rows, start=1))
    return f"{_WIDE.format(len(names))}<sheetData>{written}</sheetData>"


def _text(text: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    # What looks like a code of Excel's for a character is not one.
    plain = _CODED.sub(r"_x005F\1", text)
    return f"<si><t{kept}>{escape(plain)}</t></si>"
