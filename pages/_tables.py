"""HTML of an exhibit's table and matrix; every text is escaped."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from indicators.charts import palette
from indicators.exhibits import Column, Exhibit
from indicators.exhibits.spec import Field, Matrix
from indicators.exhibits.standing import JUDGED
from indicators.wording.numbers import NO_VALUE
from pages import _words as words
from pages._html import copy_sentence, text

TINT = 0.12
WIDEST = 30
"""Characters up to which a column keeps the room it asks for; a Chinese one counts two."""
DENSE = 9
"""Columns from which a table is set more tightly, so that it fits the window."""
FEW = 8
FIRST, EACH = 11, 8.5
"""Columns from which a matrix scrolls, and the room that its heads and its fields then have."""
BELOW = {
    "indicator": ("unit", "variant", "role", "plan"),
    "baseline": ("baseline_year",),
    "target": ("target_year", "wording"),
    "actual": ("data_year", "change_on_year"),
    "required": ("change",),
    "achievement": ("time_progress",),
    "verdict": ("trend", "grade", "marks"),
    "year": ("vintage",),
    "value": ("unit",),
    "printed": ("label",),
    "document": ("locator", "place"),
    "remark": ("marks",),
    "change": ("change_pct",),
    "target_ratio": ("time_progress",),
    "last_value": ("last_year",),
    "coverage": ("marks",),
}
"""Columns of one subject: what stands small below what. The files keep a column for each."""


def table(exhibit: Exhibit) -> str:
    """Return an exhibit's table as it reads; the first column heads the rows.

    Columns that belong together share one: a value with its year, a document with its place.
    """
    cells = exhibit.text_table()
    places = {column.code: place for place, column in enumerate(exhibit.columns)}
    own = exhibit.grouped_by
    groups = _groups([one for one in exhibit.columns if one.in_page and one.code != own])
    heads = "".join(_head(group) for group in groups)
    rows, named = "", ""
    heading = exhibit.table[own] if own else [""] * len(cells)
    told = _sentences(exhibit)
    for values, name, button in zip(
        cells.itertuples(index=False, name=None), heading, told, strict=True
    ):
        if name != named:
            named = name
            rows += _group_row(named, len(groups))
        shown = [[values[places[one.code]] for one in group] for group in groups]
        rows += _row(shown, groups, button)
    caption = text(words.TABLE_CAPTION.format(title=exhibit.title))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="{"data dense" if len(groups) > DENSE else "data"}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _group_row(name: str, width: int) -> str:
    """Head the rows of one group; further lines of its name stand small below."""
    main, *others = name.split("\n")
    below = "".join(f'<span class="below">{text(line)}</span>' for line in others)
    return f'<tr class="group"><th scope="colgroup" colspan="{width}">{text(main)}{below}</th></tr>'


def _groups(columns: Sequence[Column]) -> list[list[Column]]:
    """Put each column under the one it belongs to, where that one is shown."""
    by_code = {column.code: column for column in columns}
    home = {one: main for main, others in BELOW.items() if main in by_code for one in others}
    return [
        [column, *(one for one in columns if home.get(one.code) == column.code)]
        for column in columns
        if column.code not in home
    ]


def _head(group: Sequence[Column]) -> str:
    main, *others = group
    width = min(main.width, WIDEST) / 2
    below = f'<span class="below">{text(words.joined(one.header for one in others))}</span>'
    return (
        f'<th scope="col" class="{main.align}" style="min-width:{width}em">'
        f"{_header(main.header)}{below if others else ''}</th>"
    )


def _header(words_of_it: str) -> str:
    # A header may break before what stands in brackets, and nowhere else.
    return text(words_of_it).replace("（", "<wbr>（")


def _sentences(exhibit: Exhibit) -> list[str]:
    """Return the button of each row that copies it as a sentence, where there is one."""
    table = exhibit.table
    if "sentence" not in table:
        return [""] * len(table)
    subjects = zip(table["area"], table["indicator"], strict=True)
    return [
        copy_sentence(one, words.joined(subject))
        for one, subject in zip(table["sentence"], subjects, strict=True)
    ]


def _row(
    cells: Sequence[Sequence[str]], groups: Sequence[Sequence[Column]], button: str = ""
) -> str:
    first, *rest = [
        f'class="{group[0].align}">{_stacked(values, "" if place else button)}'
        for place, (values, group) in enumerate(zip(cells, groups, strict=True))
    ]
    body = "".join(f"<td {cell}</td>" for cell in rest)
    return f'<tr><th scope="row" {first}</th>{body}</tr>'


def _stacked(values: Sequence[str], button: str = "") -> str:
    main, *others = values
    below = "".join(
        f'<span class="below">{text(value)}</span>' for value in others if value != NO_VALUE
    )
    return text(main) + button + below


def matrix(
    exhibit: Exhibit,
    address: Callable[[Field], str],
    column_address: Callable[[str], str] | None = None,
) -> str:
    """Return a matrix as a table whose fields and, where asked for, column heads are links."""
    grid = exhibit.matrix
    if grid is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    heads = f'<th scope="col">{text(words.PICKER["indicator"])}</th>' + "".join(
        f'<th scope="col">{_linked(name, column_address(one) if column_address else "")}</th>'
        for one, name in zip(grid.column_ids, grid.columns, strict=True)
    )
    rows = "".join(_matrix_row(grid, index, address) for index in range(len(grid.rows)))
    width = FIRST + EACH * len(grid.columns)
    wide = f'matrix wide" style="min-width:{width}rem' if len(grid.columns) > FEW else "matrix"
    return (
        f'<div class="scroll"><table class="{wide}" aria-label="{text(exhibit.alt)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _linked(name: str, address: str) -> str:
    return f'<a href="{text(address)}">{text(name)}</a>' if address else text(name)


def _matrix_row(grid: Matrix, index: int, address: Callable[[Field], str]) -> str:
    name, *unit = grid.rows[index].split("\n")
    head = f"{text(name)}" + "".join(f'<span class="unit">{text(line)}</span>' for line in unit)
    fields = "".join(
        _field(one, address(one), words.joined((column, name)))
        for one, column in zip(grid.fields[index], grid.columns, strict=True)
    )
    return f'<tr><th scope="row">{head}</th>{fields}</tr>'


def _field(field: Field, address: str, subject: str) -> str:
    lines = "".join(f'<span class="line">{text(line)}</span>' for line in field.lines)
    word = f'<span class="word">{text(field.word)}</span>' if field.word else ""
    return (
        f'<td class="code-{text(field.code)}"><a href="{text(address)}" title="{text(field.hint)}">'
        f"{word}{lines}</a>{copy_sentence(field.sentence, subject)}</td>"
    )


@cache
def style(sheet: Path) -> str:
    """Return the style of all pages: the sheet, and the colours of the verdicts."""
    return f"<style>{sheet.read_text(encoding='utf-8')}{_verdicts()}</style>"


def _verdicts() -> str:
    """Colour the fields of matrices as the pictures do; what is not judged stays plain."""
    rules = (
        f".stHtml .code-{code} {{ border-left: 5px solid {colour}; "
        f"background: {palette.tint(colour, TINT)}; }}"
        f".stHtml table.matrix .code-{code} .word {{ color: {palette.INK}; font-weight: 600; }}"
        for code, colour in palette.VERDICT.items()
        if code in JUDGED
    )
    return "".join(rules)
