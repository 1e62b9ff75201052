"""HTML of an exhibit's table, and the style of all pages; every text is escaped."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from indicators.charts import palette
from indicators.exhibits import Column, Exhibit
from indicators.exhibits.standing import JUDGED
from indicators.export.stacked import TOLD, stacks
from indicators.wording.numbers import NO_VALUE
from pages import _words as words
from pages._html import copy_sentence, text, tongue

TINT = 0.12
GAPS = {NO_VALUE, ""}
WIDEST = 28
"""Characters up to which a column keeps the room it asks for; a Chinese one counts two."""
DENSE = 9
"""Columns from which a table is set more tightly, so that it fits the window."""
PLACES = {"document", "printed"}
"""Columns with addresses and places in documents, which may break anywhere."""


def table(exhibit: Exhibit) -> str:
    """Return an exhibit's table as it reads; the first column heads the rows.

    Columns that belong together share one: a value with its year, a document with its place.
    """
    cells = exhibit.text_table()
    places = {column.code: place for place, column in enumerate(exhibit.columns)}
    own = exhibit.grouped_by
    groups = stacks([one for one in exhibit.columns if one.in_page and one.code != own])
    heads = "".join(_head(group) for group in groups)
    rows, named = "", ""
    fields = [_attributes(group) for group in groups]
    heading = exhibit.table[own] if own else [""] * len(cells)
    told = _sentences(exhibit)
    for values, name, button in zip(
        cells.itertuples(index=False, name=None), heading, told, strict=True
    ):
        if name != named:
            named = name
            rows += _group_row(named, len(groups))
        shown = [[values[places[one.code]] for one in group] for group in groups]
        rows += _row(shown, fields, groups, button, exhibit.lang)
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
    head = f"<div>{text(main)}{below}</div>"
    return f'<tr class="group"><th scope="colgroup" colspan="{width}">{head}</th></tr>'


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


def _attributes(group: Sequence[Column]) -> tuple[str, str]:
    """Return the classes of a column's cells, and the head that stands in them on a phone."""
    main = group[0]
    own = "place" if main.code in PLACES else "verdict" if main.code == "verdict" else ""
    return f"{main.align} {own}".rstrip(), f'data-label="{text(main.header)}"'


def _row(
    cells: Sequence[Sequence[str]],
    fields: Sequence[tuple[str, str]],
    groups: Sequence[Sequence[Column]],
    button: str,
    lang: str,
) -> str:
    [head, *rest], [(css, _), *others] = cells, fields
    body = "".join(
        f'<td class="{css} none">{text(values[0])}</td>'
        if GAPS.issuperset(values)
        else f'<td class="{css}" {label}>{_stacked(values, group, lang)}</td>'
        for values, (css, label), group in zip(rest, others, groups[1:], strict=True)
    )
    first = _stacked(head, groups[0], lang, button)
    return f'<tr><th scope="row" class="{css}">{first}</th>{body}</tr>'


def _stacked(values: Sequence[str], group: Sequence[Column], lang: str, button: str = "") -> str:
    main, *others = values
    below = "".join(
        f'<span class="below"{_told(column)}{tongue(value, lang)}>{text(value)}</span>'
        for value, column in zip(others, group[1:], strict=True)
        if value not in GAPS
    )
    spoken = tongue(main, lang)
    return (f"<span{spoken}>{text(main)}</span>" if spoken else text(main)) + button + below


def _told(column: Column) -> str:
    return f' data-label="{text(column.header)}"' if column.code in TOLD else ""


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
