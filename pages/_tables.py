"""HTML of an exhibit's table and matrix; every text is escaped."""

from collections.abc import Callable, Sequence

from indicators.charts import palette
from indicators.exhibits import Column, Exhibit
from indicators.exhibits.spec import Field, Matrix
from indicators.exhibits.standing import JUDGED
from indicators.wording import pages as words
from indicators.wording.numbers import NO_VALUE
from pages._html import text

TINT = 0.12
WIDEST = 30
"""Characters up to which a column keeps the room it asks for; a Chinese one counts two."""
BELOW = {
    "indicator": ("unit", "variant", "role", "plan"),
    "baseline": ("baseline_year",),
    "target": ("target_year",),
    "actual": ("data_year",),
    "required": ("change",),
    "achievement": ("time_progress",),
    "verdict": ("grade", "marks"),
    "year": ("vintage",),
    "value": ("unit",),
    "printed": ("label",),
    "document": ("locator", "place"),
    "remark": ("marks",),
}
"""Columns of one subject: what stands small below what. The files keep a column for each."""


def table(exhibit: Exhibit) -> str:
    """Return an exhibit's table as it reads; the first column heads the rows.

    Columns that belong together share one: a value with its year, a document with its place.
    """
    cells = exhibit.text_table()
    places = {column.code: place for place, column in enumerate(exhibit.columns)}
    groups = _groups(exhibit.columns)
    heads = "".join(_head(group) for group in groups)
    rows = "".join(
        _row([[values[places[one.code]] for one in group] for group in groups], groups)
        for values in cells.itertuples(index=False, name=None)
    )
    caption = text(words.TABLE_CAPTION.format(title=exhibit.title))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
        '<table class="data">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


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


def matrix(exhibit: Exhibit, address: Callable[[Field], str]) -> str:
    """Return a matrix as a table whose fields lead to `address`."""
    grid = exhibit.matrix
    if grid is None:
        raise ValueError(f"{exhibit.id} has no matrix")
    names = [words.PICKER["indicator"], *grid.columns]
    heads = "".join(f'<th scope="col">{text(name)}</th>' for name in names)
    rows = "".join(_matrix_row(grid, index, address) for index in range(len(grid.rows)))
    return (
        f'<div class="scroll"><table class="matrix" aria-label="{text(exhibit.alt)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


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
