"""HTML of a matrix whose fields are links; every text is escaped."""

import re
from collections.abc import Callable

from indicators.exhibits import Exhibit
from indicators.exhibits.spec import Field, Matrix
from pages import _words as words
from pages._html import copy_sentence, text

FEW = 8
FIRST, EACH = 11, 8.5
"""Columns from which a matrix scrolls, and the room that its heads and its fields then have."""
WHOLE = re.compile(r"(\S[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]{1,3}|[｜|] ?\S+$)")
"""The first marks with what they stand behind, and a source's grade: never torn apart."""


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
    lines = "".join(f'<span class="line">{_whole(line)}</span>' for line in field.lines)
    word = f'<span class="word">{_whole(field.word)}</span>' if field.word else ""
    return (
        f'<td class="code-{text(field.code)}"><a href="{text(address)}" title="{text(field.hint)}">'
        f"{word}{lines}</a>{copy_sentence(field.sentence, subject)}</td>"
    )


def _whole(line: str) -> str:
    return "".join(
        f'<span class="whole">{text(part)}</span>' if WHOLE.fullmatch(part) else text(part)
        for part in WHOLE.split(line)
    )
