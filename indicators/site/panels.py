"""The small pictures of an area's targets, made of the table that stands below them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indicators.codes import Kind
from indicators.exhibits.cells import SIGN, Cell, cell_text
from indicators.exhibits.spec import Exhibit
from indicators.exhibits.standing import known, records
from indicators.export.page_text import text
from indicators.site import drawn
from indicators.wording import screen
from indicators.wording import site as words

MOST = 12
"""So many are drawn, those with values first, headline ones before others."""


def panels(exhibit: Exhibit, indicators: Mapping[str, Mapping[str, Any]]) -> str:
    """Draw the targets that have a value to show beside them.

    Parameters
    ----------
    exhibit
        The table of an area's indicators, of `exhibits.city`.
    indicators
        The list of indicators, by code.
    """
    if not any(one.code == "target" for one in exhibit.columns):
        return ""
    rows = records(exhibit.table)
    names = [one for one in rows[0] if one[0] == "y" and one[1:].isdecimal()] if rows else []
    ways = [(row, sorted(_years(row, names))) for row in rows if known(row["target"])]
    found = [(row, years) for row, years in ways if years]
    found.sort(
        key=lambda one: (len(one[1]) < 2, not indicators[one[0]["indicator_id"]]["headline"])
    )
    drawable = {id(row) for row, _ in found[:MOST]}
    shown = "".join(
        _panel(row, years, exhibit.lang, indicators) for row, years in ways if id(row) in drawable
    )
    return f'<div class="panels">{shown}</div>' if shown else ""


def _years(row: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the years and columns of the baseline and the figures; a baseline may be one of them."""
    base = str(row["baseline_year"])
    if known(row["baseline"]) and base.isdecimal():
        yield int(base), "baseline"
    for name in names:
        if known(row[name]) and name[1:] != base:
            yield int(name[1:]), name


def _value(row: Mapping[str, Any], name: str) -> str:
    sign = row.get(f"{name}{SIGN}")
    told = cell_text(row[name], Cell.PUBLISHED, int(row["decimals"]))
    return f"{sign}{told}" if known(sign) else told


def _panel(
    row: Mapping[str, Any],
    shown: Sequence[tuple[int, str]],
    lang: str,
    indicators: Mapping[str, Mapping[str, Any]],
) -> str:
    years = [(year, row[name], _value(row, name)) for year, name in shown]
    target, until = _value(row, "target"), str(row["target_year"])
    told = [words.say(lang, "panel_value", year=year, value=value) for year, _, value in years]
    goal = words.say(lang, "panel_target", year=until, value=target)
    alt = words.say(
        lang, "panel_alt", name=row["indicator"], unit=row["unit"],
        values=screen.joined(lang, told, by="list"), target=goal, word=row["verdict"],
    )  # fmt: skip
    every = [year for year, _, _ in years] + ([int(until)] if until.isdecimal() else [])
    picture = drawn.way(
        drawn.Way(
            name=row["indicator"],
            alt=alt,
            first=min(every),
            last=max(every),
            years=years,
            target=row["target"],
            target_text=words.say(lang, "targeted", value=target, year=until),
            code=row["code"],
            rank=indicators[row["indicator_id"]]["kind"] == Kind.RANK,
        )
    )
    name = f'{text(row["indicator"])}<span class="below">{text(row["unit"])}</span>'
    return (
        f"<figure><figcaption>{name}</figcaption>{picture}"
        f'<p class="code-{text(row["code"])}">{text(row["verdict"])}</p></figure>'
    )
