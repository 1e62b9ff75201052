"""Where each figure of an area stands: document and place, the term and the number as printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from indicators.exhibits.cells import Cell, cell_text
from indicators.exhibits.citations import citations, documents_of
from indicators.exhibits.evidence import cutoff
from indicators.exhibits.periods import periods
from indicators.exhibits.rows import figure_sign_codes, sign_text
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.spec import Citation
from indicators.exhibits.standing import known, records, values
from indicators.export import page_text
from indicators.export.page_text import text
from indicators.site.shell import section
from indicators.wording import site as words
from indicators.wording import verdicts

HEADS = ("role", "period", "value", "printed", "document", "locator")


class _Line(NamedTuple):
    area: str
    indicator: str
    role: str
    period: str
    value: str
    sign: object
    """The code of what may stand before the value; nothing before a range."""
    printed: str | None
    """The term and the number as printed; nothing where the figure was computed."""
    source: Any
    locator: str


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of an area's file, as a page of any language lists them."""

    frame: pd.DataFrame
    home: str
    lines: Sequence[_Line]
    """One for each figure, those of an area together; its pieces of HTML are escaped."""
    cutoff: str
    """Up to when the documents reach."""

    @classmethod
    def of(cls, cat: Scoped, figures: pd.DataFrame) -> "Figures":
        """Read the figures of a file."""
        home = figures["ref_area"].iloc[0] if len(figures) else ""
        ordered = figures
        if len(figures["ref_area"].unique()) > 1:
            ordered = figures.sort_values("ref_area", kind="stable")
        used = cat.sources[cat.sources.index.isin(figures["source"].unique())]
        return cls(figures, home, [*_lines(cat, ordered)], cutoff(used))


def _lines(cat: Scoped, figures: pd.DataFrame) -> Iterator[_Line]:
    names = ("ref_area", "indicator", "role", "source", "locator", "obs_value", "value_upper",
             "label", "printed", "derived")  # fmt: skip
    columns = (values(figures[name]) for name in names)
    decimals = cat.indicators["decimals"].to_dict()
    for area, code, role, source, locator, value, upper, label, printed, rule, period, sign in zip(
        *columns, periods(figures), figure_sign_codes(figures, cat.indicators), strict=True
    ):
        told = cell_text(value, Cell.PUBLISHED, int(decimals[code]))
        if known(upper):
            told, sign = f"{told}–{cell_text(upper, Cell.PUBLISHED, int(decimals[code]))}", None
        said = ": ".join(str(part) for part in (label, printed) if known(part))
        yield _Line(
            area, code, role, period, text(told), sign,
            text(said) if said or not known(rule) else None, source,
            text(locator) if known(locator) else "",
        )  # fmt: skip


def evidence(cat: Scoped, figures: Figures, lang: str) -> str:
    """Return the list of figures, folded, and the documents that they are numbered by."""
    if figures.frame.empty:
        return ""
    cited = citations(cat.sources, figures.frame, lang)
    rows = "".join(_rows(cat, figures, _numbers(cat, figures.frame, cited), lang))
    heads = "".join(f'<th scope="col">{text(words.say(lang, name))}</th>' for name in HEADS)
    label = text(words.say(lang, "figures", count=len(figures.frame)))
    listed = (
        f'<details class="figures"><summary>{label}</summary>'
        f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
        f"<table><thead><tr>{heads}</tr></thead>{rows}</table></div></details>\n"
    )
    documents = page_text.citations(cited, lang).replace("<li>", "<li id=?>")
    for number in range(1, len(cited) + 1):
        documents = documents.replace("id=?", f'id="document-{number}"', 1)
    return listed + section(words.say(lang, "documents"), documents)


def _numbers(cat: Scoped, figures: pd.DataFrame, cited: Sequence[Citation]) -> dict[str, int]:
    """Return the numbers of documents as listed; one that several keys name has one number."""
    numbers = {one.key: place for place, one in enumerate(cited, start=1)}
    others = [str(one) for one in figures["source"].unique() if one not in numbers]
    if others:
        keys = [*numbers, *others]
        told = dict(zip(keys, records(cat.sources.loc[keys]), strict=True))
        for same in documents_of(keys, told):
            numbers |= dict.fromkeys(same, numbers[same[0]])
    return numbers


def _rows(cat: Scoped, figures: Figures, numbers: dict[str, int], lang: str) -> Iterator[str]:
    names = cat.names(lang)
    for (area, indicator), some in groupby(figures.lines, lambda one: one[:2]):
        name = names.with_unit(indicator)
        told = name if area == figures.home else f"{names.areas[area]} {name}"
        head = (
            f'<tr class="group"><th colspan="{len(HEADS)}" scope="rowgroup">{text(told)}</th></tr>'
        )
        yield f"<tbody>{head}{''.join(_row(one, numbers, lang) for one in some)}</tbody>"


def _row(one: _Line, numbers: dict[str, int], lang: str) -> str:
    number = numbers.get(one.source)
    where = f'<a href="#document-{number}">[{number}]</a>' if number else ""
    sign = text(sign_text(one.sign, lang))
    printed = text(words.say(lang, "derived")) if one.printed is None else one.printed
    value = f'<td class="right">{sign}{one.value}'
    return (
        f"<tr><td>{verdicts.ROLE[lang][one.role]}<td>{one.period}{value}"
        f"<td>{printed}<td>{where}<td>{one.locator}"
    )
