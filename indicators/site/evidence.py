"""Where each figure of an area stands: document and place, the term and the number as printed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from indicators.exhibits.cells import Cell, cell_text
from indicators.exhibits.citations import citations, documents_of
from indicators.exhibits.periods import periods
from indicators.exhibits.rows import figure_signs
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.spec import Citation
from indicators.exhibits.standing import known, records
from indicators.export import page_text
from indicators.export.page_text import text
from indicators.site.shell import section
from indicators.wording import site as words
from indicators.wording import verdicts

HEADS = ("role", "period", "value", "printed", "document", "locator")


def evidence(cat: Scoped, figures: pd.DataFrame, lang: str) -> str:
    """Return the list of figures, folded, and the documents that they are numbered by."""
    if figures.empty:
        return ""
    cited = citations(cat.sources, figures, lang)
    rows = "".join(_rows(cat, figures, _numbers(cat, figures, cited), lang))
    heads = "".join(f'<th scope="col">{text(words.say(lang, name))}</th>' for name in HEADS)
    label = text(words.say(lang, "figures", count=len(figures)))
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


def _rows(cat: Scoped, figures: pd.DataFrame, numbers: dict[str, int], lang: str) -> Iterator[str]:
    names, home = cat.names(lang), figures["ref_area"].iloc[0]
    if len(figures["ref_area"].unique()) > 1:
        figures = figures.sort_values("ref_area", kind="stable")
    for (area, indicator), some in groupby(
        _figures(cat, figures, numbers, lang), lambda one: one[:2]
    ):
        name = names.with_unit(indicator)
        told = name if area == home else f"{names.areas[area]} {name}"
        head = (
            f'<tr class="group"><th colspan="{len(HEADS)}" scope="rowgroup">{text(told)}</th></tr>'
        )
        yield f"<tbody>{head}{''.join(row for *_, row in some)}</tbody>"


def _figures(
    cat: Scoped, figures: pd.DataFrame, numbers: dict[str, int], lang: str
) -> Iterator[tuple[str, str, str]]:
    columns: list[Sequence[Any]] = [
        figures["ref_area"].tolist(),
        figures["indicator"].tolist(),
        [verdicts.ROLE[lang][one] for one in figures["role"]],
        periods(figures),
        _values(cat, figures, lang),
        _printed(figures, lang),
        figures["source"].tolist(),
        figures["locator"].tolist(),
    ]
    for area, indicator, role, period, value, printed, source, locator in zip(
        *columns, strict=True
    ):
        number = numbers.get(source)
        where = f'<a href="#document-{number}">[{number}]</a>' if number else ""
        place = text(locator) if known(locator) else ""
        yield (
            area,
            indicator,
            f'<tr><td>{role}<td>{period}<td class="right">{value}'
            f"<td>{printed}<td>{where}<td>{place}",
        )


def _values(cat: Scoped, figures: pd.DataFrame, lang: str) -> list[str]:
    decimals = cat.names(lang).decimals_of
    columns = (figures["obs_value"], figures["value_upper"], figures["indicator"],
               figure_signs(figures, cat.indicators, lang))  # fmt: skip
    return [
        text(_value(value, upper, int(decimals[one]), sign))
        for value, upper, one, sign in zip(*columns, strict=True)
    ]


def _value(value: float, upper: float, decimals: int, sign: str) -> str:
    told = cell_text(value, Cell.PUBLISHED, decimals)
    if known(upper):
        return f"{told}–{cell_text(upper, Cell.PUBLISHED, decimals)}"
    return sign + told


def _printed(figures: pd.DataFrame, lang: str) -> list[str]:
    derived = words.say(lang, "derived")
    columns = (figures["label"], figures["printed"], figures["derived"])
    return [
        text(": ".join(str(part) for part in (label, printed) if known(part)))
        or (text(derived) if known(rule) else "")
        for label, printed, rule in zip(*columns, strict=True)
    ]
