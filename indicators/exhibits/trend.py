"""趋势与测算: one area, one indicator: its path, its years with all their releases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.codes import Kind
from indicators.exhibits.breaks import break_notes, breaks_of
from indicators.exhibits.choice import Choice
from indicators.exhibits.conversions import conversions
from indicators.exhibits.evidence import evidence, marks_by_figure
from indicators.exhibits.observed import yearly_figures
from indicators.exhibits.paths import Values, finding
from indicators.exhibits.releases import Releases, releases
from indicators.exhibits.rows import value_text
from indicators.exhibits.spec import Break, Cell, ChartKind, Column, Draw, Exhibit, Series
from indicators.exhibits.standing import Row, known
from indicators.exhibits.trend_path import (
    STRAIGHT,
    ends,
    marked,
    milestones,
    path_points,
    plan_series,
    plan_told,
    projection,
    straight,
)
from indicators.exhibits.variants import resolve
from indicators.wording import outlook, screen, verdicts

LABELLED = 10
"""Years up to which each value is written beside its point; beyond, the first and the last."""


def trend(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
) -> Exhibit:
    """Return the yearly values of one area with path, other releases, breaks and projection."""
    code = resolve(cat, frame, indicator, [area])
    choice = Choice.of(cat, frame, [area], [code], plan, lang, as_of)
    row = choice.rows.get((area, code), {})
    values = _values(choice, area, code)
    found = releases(choice, area, code)
    stages = milestones(choice, area, code, row)
    years = _years(row, values, found, stages)
    breaks = breaks_of(choice, code, years)
    doubtful = set(found.years) > set(found.sound_years)
    title = finding(choice, code, {area: values}, doubtful=doubtful)
    proof = evidence(cat, [*choice.figure_ids(), *found.ids], lang)
    return Exhibit(
        id=f"trend-{code}",
        kind=ChartKind.LINE,
        title=title,
        subtitle=_subtitle(choice, row, values),
        alt=_alt(choice, title, found),
        table=_table(choice, code, row, stages, found, marks_by_figure(cat, proof["doubts"])),
        columns=_columns(choice, code),
        lang=lang,
        unit=choice.names.unit(code),
        decimals=choice.decimals(code),
        categories=tuple(str(one) for one in years),
        series=(
            *plan_series(choice, code, row, stages, years),
            *projection(choice, code, row, values, years),
            *found.series(years),
            *_actual(choice, values, breaks, years, ends(row)),
        ),
        breaks=breaks,
        axis=screen.say(lang, "unit_axis", unit=choice.names.unit(code)),
        notes=(
            *_notes(choice, row, found, breaks),
            *conversions(cat, dict.fromkeys([*choice.figure_ids(), *found.ids]), lang),
        ),
        empty=_empty(choice, code, years),
        **proof,
    )


def _values(choice: Choice, area: str, code: str) -> Values:
    own = yearly_figures(choice.cat.figures, code, [area], choice.as_of)
    return {
        int(at): (float(one), value_text(float(one), choice.decimals(code), choice.lang, sign=sign))
        for at, one, sign in zip(own["year"], own["obs_value"], own["bound"], strict=True)
    }


def _years(row: Row, values: Values, found: Releases, stages: dict[int, float]) -> list[int]:
    # Years with doubtful figures alone would only be empty room beside the others.
    known_years = {*values, *ends(row), *stages, *found.sound_years} or set(found.years)
    return list(range(min(known_years), max(known_years) + 1)) if known_years else []


def _actual(
    choice: Choice,
    values: Values,
    breaks: Sequence[Break],
    years: Sequence[int],
    told: Mapping[int, float],
) -> tuple[Series, ...]:
    """Return the actual values: a line for each definition, none across a break."""
    starts = [0, *sorted({int(one.category) for one in breaks})]
    shown = values if len(values) <= LABELLED else {min(values), max(values)}
    # Baseline and target carry their own labels; the same number is not written twice.
    texts = {
        at: (one, text if at in shown and told.get(at) != one else "")
        for at, (one, text) in values.items()
    }
    drawn = []
    for place, start in enumerate(starts):
        end = (*starts, max(years, default=0) + 1)[place + 1]
        own = {at: one for at, one in texts.items() if start <= at < end}
        name = (
            outlook.say(choice.lang, "legend_after_break", year=start)
            if start
            else screen.say(choice.lang, "legend_value")
        )
        if own:
            drawn.append(marked(name, Draw.ACTUAL, own, years))
    return tuple(drawn)


def _subtitle(choice: Choice, row: Row, values: Values) -> str:
    plan = plan_told(choice, row)
    if not values:
        return outlook.say(choice.lang, "subtitle_none", plan=plan)
    return outlook.say(
        choice.lang, "subtitle", plan=plan, years=screen.years(choice.lang, list(values))
    )


def _alt(choice: Choice, title: str, found: Releases) -> str:
    lang = choice.lang
    told = screen.joined(lang, found.told)
    details = told + screen.say(lang, "stop") if told else ""
    line = screen.say(lang, "line")
    return screen.say(lang, "compare_alt", chart=line, title=title, details=details)


def _notes(choice: Choice, row: Row, found: Releases, breaks: Sequence[Break]) -> tuple[str, ...]:
    lang = choice.lang
    # One area alone: whose definition changes need not be said.
    notes = [*break_notes([replace(one, area="") for one in breaks], lang)]
    if known(row.get("target")):
        kind = str(row["kind"])
        if kind == Kind.CUMULATIVE:
            notes.append(outlook.say(lang, "yearly_flow"))
        elif kind not in STRAIGHT:
            notes.append(outlook.say(lang, "no_path", kind=verdicts.KIND[lang][kind]))
    return (*notes, *found.told)


def _table(
    choice: Choice,
    code: str,
    row: Row,
    stages: dict[int, float],
    found: Releases,
    marks: dict[str, tuple[str, ...]],
) -> pd.DataFrame:
    points = path_points(row, stages)
    table = found.table(marks)
    years = [int(one) for one in table["year"]]
    span = range(min([*years, *points]), max([*years, *points]) + 1) if years or points else []
    due = dict(zip(span, straight(points, span), strict=True)) if points else {}
    table["path"] = pd.Series([due.get(one) for one in years], index=table.index, dtype=float)
    return table.assign(decimals=choice.decimals(code))


def _columns(choice: Choice, code: str) -> tuple[Column, ...]:
    lang = choice.lang
    value = screen.say(
        lang, "named", name=screen.header(lang, "value"), inner=choice.names.unit(code)
    )
    return (
        Column("year", screen.header(lang, "year"), width=8),
        Column("vintage", screen.header(lang, "vintage"), width=12),
        Column("value", value, Cell.PUBLISHED, 14),
        Column("path", outlook.say(lang, "path_header"), Cell.COMPUTED, 14),
        Column("used", outlook.say(lang, "use_header"), width=12),
        Column("grade", screen.header(lang, "grade"), width=14),
        Column("document", screen.header(lang, "document"), width=40),
        Column("locator", screen.header(lang, "locator"), width=20),
        Column("marks", screen.header(lang, "marks"), width=6),
    )


def _empty(choice: Choice, code: str, years: Sequence[int]) -> str:
    if years:
        return ""
    return screen.say(choice.lang, "compare_empty", indicator=choice.names.indicators[code])
