"""How many of each area's indicators have which verdict: a table of formulas and its chart."""

from collections import Counter
from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.charts.palette import VERDICT
from indicators.exhibits.standing import ORDER, SHAPE, State, name
from indicators.export import sheets
from indicators.export.books.drawing import Drawing
from indicators.export.books.rows import Entry
from indicators.export.books.table import FORMULA, Table
from indicators.export.sheets import HEAD, TEXT, Styles
from indicators.wording import screen
from indicators.wording.book import say

NAMED = 28  # columns of type that a name may take on an axis
_UNCOUNTED = (State.OTHER_PLAN, State.MONITORING, State.NO_FIGURE)
_FIRST = 3
"""The column of the first verdict: before it the name, and the area's first and last row."""


def counted(areas: Mapping[str, Sequence[Entry]]) -> list[str]:
    """Return the verdicts that any row of the plan has, best first."""
    found = {one.texts["code"] for own in areas.values() for one in own}
    return [code for code in ORDER if code in found and code not in _UNCOUNTED]


def write(
    place: tuple[Workbook, Worksheet, int],
    areas: Mapping[str, Sequence[Entry]],
    table: Table,
    styles: Styles,
) -> int:
    """Write the counts from a row on and their chart below them; return the chart's row."""
    book, sheet, head = place
    lang, codes = table.lang, counted(areas)
    heads = [screen.header(lang, "area"), say(lang, "first_row"), say(lang, "last_row")]
    words = [f"{SHAPE[code]} {name(code, lang)}" for code in codes]
    for column, text in enumerate([*heads, *words]):
        styles.write(sheet, (head, column), text, **HEAD)
    sheet.set_row(head, 36)
    number = {"border": 1, "align": "right", "num_format": "0"}
    for row, (area, own) in enumerate(areas.items(), start=head + 1):
        styles.write(sheet, (row, 0), sheets.shortened(area, NAMED), **TEXT)
        for column, entry in ((1, own[0]), (2, own[-1])):
            sheet.write_number(row, column, entry.number, styles.get(**number))
        found = Counter(one.texts["code"] for one in own)
        for column, code in enumerate(codes, start=_FIRST):
            formula = _formula(table, row, column, head)
            look = styles.get(**number, bg_color=FORMULA)
            sheet.write_formula(row, column, formula, look, found[code])
    last = head + len(areas)
    drawing = Drawing(book, sheet, (head + 1, last), head, say(lang, "chart_counts"))
    drawing.stacked([(column, VERDICT[code]) for column, code in enumerate(codes, start=_FIRST)])
    drawing.insert(last + 2)
    return last + 2


def _formula(table: Table, row: int, column: int, head: int) -> str:
    """Count an area's rows, found by their numbers, that bear the verdict at the column's head."""
    number, verdict = table.column("no"), table.column("verdict")
    word = f"{sheets.column_name(column)}${head + 1}"
    rows = f"({number}>=$B{row + 1})*({number}<=$C{row + 1})"
    return f"=SUMPRODUCT({rows}*({verdict}={word}))"
