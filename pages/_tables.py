"""HTML of an exhibit's table and matrix; every text is escaped."""

from collections.abc import Callable, Sequence

from indicators.charts import palette
from indicators.exhibits import Column, Exhibit
from indicators.exhibits.spec import Field, Matrix
from indicators.exhibits.standing import JUDGED
from indicators.wording.numbers import NO_VALUE
from pages import _words as words
from pages._html import text

TINT = 0.12
WIDEST = 30
"""Characters up to which a column keeps the room it asks for; a Chinese one counts two."""
DENSE = 10
"""Columns from which a table is set more tightly, so that it fits the window."""
BELOW = {
    "indicator": ("unit", "variant", "role", "plan"),
    "baseline": ("baseline_year",),
    "target": ("target_year", "wording"),
    "actual": ("data_year",),
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
    for values, name in zip(cells.itertuples(index=False, name=None), heading, strict=True):
        if name != named:
            named = name
            rows += _group_row(named, len(groups))
        rows += _row([[values[places[one.code]] for one in group] for group in groups], groups)
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


def _row(cells: Sequence[Sequence[str]], groups: Sequence[Sequence[Column]]) -> str:
    first, *rest = [
        f'class="{group[0].align}">{_stacked(values)}'
        for values, group in zip(cells, groups, strict=True)
    ]
    return f'<tr><th scope="row" {first}</th>{"".join(f"<td {cell}</td>" for cell in rest)}</tr>'


def _stacked(values: Sequence[str]) -> str:
    main, *others = values
    below = "".join(
        f'<span class="below">{text(value)}</span>' for value in others if value != NO_VALUE
    )
    return text(main) + below


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
    return (
        f'<div class="scroll"><table class="matrix" aria-label="{text(exhibit.alt)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _linked(name: str, address: str) -> str:
    return f'<a href="{text(address)}">{text(name)}</a>' if address else text(name)


def _matrix_row(grid: Matrix, index: int, address: Callable[[Field], str]) -> str:
    name, *unit = grid.rows[index].split("\n")
    head = f"{text(name)}" + "".join(f'<span class="unit">{text(line)}</span>' for line in unit)
    fields = "".join(_field(one, address(one)) for one in grid.fields[index])
    return f'<tr><th scope="row">{head}</th>{fields}</tr>'


def _field(field: Field, address: str) -> str:
    lines = "".join(f'<span class="line">{text(line)}</span>' for line in field.lines)
    word = f'<span class="word">{text(field.word)}</span>' if field.word else ""
    return (
        f'<td class="code-{text(field.code)}"><a href="{text(address)}" title="{text(field.hint)}">'
        f"{word}{lines}</a></td>"
    )


def verdict_style() -> str:
    """Colour the fields of matrices as the pictures do; what is not judged stays plain."""
    rules = (
        f".stHtml .code-{code} {{ border-left: 5px solid {colour}; "
        f"background: {palette.tint(colour, TINT)}; }}"
        f".stHtml table.matrix .code-{code} .word {{ color: {palette.INK}; font-weight: 600; }}"
        for code, colour in palette.VERDICT.items()
        if code in JUDGED
    )
    return f"<style>{''.join(rules)}</style>"
