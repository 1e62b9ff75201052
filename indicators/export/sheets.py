"""What all sheets share: formats, text that stays text, lists, the printed page."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from indicators.wording import screen

LONGEST = 32_767  # characters of a cell
NARROWEST = 6
A4 = 9
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
_MARGIN = 0.4  # inches
_SCALE, PAGE = 68, 46
"""Per cent of the printed size of charts, and the rows that a page holds then."""
_END = 3  # characters kept of the end of a name
LEADING = 1.4
"""Line height of the type size: of the Chinese fonts in use about the largest."""
TALLEST = 409  # points of a row
FONT = {"font_name": screen.OFFICE_FONT, "font_size": 10, "font_scheme": "none"}


Pair = tuple[Format, Format]


@dataclass(frozen=True)
class Styles:
    """Cell formats, each made once."""

    book: Workbook
    made: dict[frozenset[tuple[str, object]], Format] = field(default_factory=dict)

    def get(self, **properties: object) -> Format:
        """Return the format with these properties."""
        key = frozenset(properties.items())
        if key not in self.made:
            self.made[key] = self.book.add_format({**FONT, "valign": "vcenter", **properties})
        return self.made[key]

    def pair(self, **properties: object) -> Pair:
        """Return the format of a text with these properties, and of one that looks a formula."""
        return self.get(**properties), self.get(**properties, quote_prefix=True)

    def write(self, sheet: Worksheet, at: tuple[int, int], text: str, **properties: object) -> None:
        """Write a text that stays one: no formula, link or number, also once it was edited."""
        put(sheet, at, text, self.pair(**properties))


def put(sheet: Worksheet, at: tuple[int, int], text: str, style: Pair) -> None:
    """Write a text as `Styles.write` does."""
    shown = clean(text)[:LONGEST]
    if shown:
        sheet.write_string(*at, shown, style[shown.lstrip(" ").startswith(_STARTS)])
    else:
        sheet.write_blank(*at, None, style[0])


HEAD: dict[str, object] = {
    "bold": True, "bg_color": "#E4E7EB", "border": 1, "text_wrap": True, "align": "center",
}  # fmt: skip
TEXT: dict[str, object] = {"border": 1, "text_wrap": True, "align": "left"}


def clean(text: object) -> str:
    r"""Return a text without the characters that XML refuses, its lines broken one way.

    >>> clean("甲\x00乙<&>")
    '甲乙<&>'
    """
    return _REFUSED.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Return the columns that a text takes; a Chinese character takes two.

    >>> width("R&D经费")
    7
    """
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def shortened(text: str, wide: int) -> str:
    """Return as much of a text as a width holds, its end too: it may tell two names apart.

    >>> shortened("高新技术企业（有效期内）", 14), shortened("R&D", 14)
    ('高新技…期内）', 'R&D')
    """
    if width(text) <= wide:
        return text
    end = text[-_END:]
    room = wide - width(end) - 2
    kept = next(count for count in range(len(text), -1, -1) if width(text[:count]) <= room)
    return f"{text[:kept]}…{end}"


def lines(text: str, wide: float, size: int = 10) -> int:
    """Return about how many lines a text of a size takes in a column.

    >>> lines("甲市乙市", 5), lines("", 9)
    (2, 1)
    """
    # Widths count digits of the usual size; what is not cut in two leaves some room.
    room = max(wide * 10 / size - 1, 2)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(width(part) / room)) for part in text.split("\n"))


def height(count: int, size: int = 10) -> float:
    """Return the points that lines of a size take."""
    return min(count * size * LEADING + 4, TALLEST)


def listing(
    sheet: Worksheet,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    styles: Styles,
) -> None:
    """Write a table of texts from the first row on, its header repeated on each page."""
    for place, (head, wide) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(place, place, wide)
        styles.write(sheet, (0, place), head, **HEAD)
    plain = styles.pair(**TEXT)
    for at, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            put(sheet, (at, place), text, plain)
        most = max(lines(text, wide) for text, wide in zip(row, widths, strict=True))
        sheet.set_row(at, height(most))
    sheet.freeze_panes(1, 0)
    page(sheet, (0, 0))


def page(sheet: Worksheet, repeated: tuple[int, int] | None = None, *, pages: int = 1) -> None:
    """Print on A4 across, as wide as one page or more, some rows on each."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN + 0.1, _MARGIN + 0.2)
    sheet.fit_to_pages(pages, 0)
    if repeated is not None:
        sheet.repeat_rows(*repeated)
    sheet.set_footer(f'&C&"{screen.OFFICE_FONT},Regular"&9&P / &N')


def paged(sheet: Worksheet, starts: Sequence[int]) -> None:
    """Let pages end only where something starts; a sheet fitted to its width cannot do that."""
    sheet.set_print_scale(_SCALE)
    sheet.set_h_pagebreaks(breaks(starts))


def breaks(starts: Sequence[int]) -> list[int]:
    """Return the rows where new pages begin: as much on each as goes, nothing cut in two.

    >>> breaks([0, 30, 40, 60, 150])
    [40, 60]
    """
    found, top = [], 0
    for start, end in pairwise(starts):
        if end - top > PAGE and start > top:
            found.append(start)
            top = start
    return found


def column_name(place: int) -> str:
    """Return the letters of a column counted from 0.

    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    return str(xl_col_to_name(place))
