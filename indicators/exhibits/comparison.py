"""指标对比: one indicator, the cities side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Kind
from indicators.exhibits import tabular
from indicators.exhibits.area_panels import area_panels
from indicators.exhibits.choice import Choice, shown_ids
from indicators.exhibits.conversions import conversions
from indicators.exhibits.evidence import Marks, evidence, marks_by_figure
from indicators.exhibits.finding import compare_finding
from indicators.exhibits.references import (
    reference_lines,
    reference_records,
    reference_rows,
    within_reach,
)
from indicators.exhibits.side_lines import side_lines
from indicators.exhibits.spec import NAN, ChartKind, Column, Draw, Exhibit, Reference, Series
from indicators.exhibits.standing import Row, State, known
from indicators.exhibits.variants import Variant, resolve, variants
from indicators.wording import outlook, screen


def compare(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    references: Sequence[str] = (),
    as_of: int | None = None,
) -> Exhibit:
    """Set one indicator (or the main one of a concept) side by side for some areas.

    Indicators of the same concept but another scope are named as 不可比 and stand in the
    table only. `references` are areas drawn as lines: the nation, a province.
    """
    code = resolve(cat, frame, indicator, areas)
    choice = Choice.of(cat, frame, areas, [code], plan, lang, as_of)
    others = variants(choice, frame, code)
    beside = reference_rows(choice, frame, references, code)
    shown = [*beside.values(), *(one.row for one in others)]
    ids = [*choice.figure_ids(), *(one for row in shown for one in shown_ids(row))]
    found = evidence(cat, ids, lang)
    marks = marks_by_figure(cat, found["doubts"])
    lines = reference_lines(choice, beside, code, marks)
    title, series = compare_finding(choice, code), _series(choice, code)
    side = tuple(side_lines(choice, area, code, others, marks) for area in choice.areas)
    panels = area_panels(choice, code, series, side)
    drawn = () if panels else within_reach(lines, series)
    table = _table(choice, others, marks, reference_records(choice, beside, code, marks))
    rank = cat.indicators.loc[code, "kind"] == Kind.RANK
    return Exhibit(
        id=f"compare-{code}",
        kind=ChartKind.PANELS if panels else ChartKind.RANK if rank else ChartKind.BULLET,
        title=title,
        subtitle=_subtitle(choice, apart=bool(panels)),
        alt=_alt(choice, code, title, rank=rank),
        table=table,
        columns=tabular.filled(_columns(choice, others), table),
        lang=lang,
        unit=choice.names.unit(code),
        decimals=choice.decimals(code),
        categories=tuple(choice.names.areas[area] for area in choice.areas),
        category_ids=choice.areas,
        series=series,
        side=side,
        references=drawn,
        panels=panels,
        axis=_axis(choice, code, rank=rank),
        notes=(
            *_notes(choice, lines, drawn, others, apart=bool(panels)),
            *conversions(cat, choice.figure_ids(), lang),
        ),
        empty=_empty(choice, code),
        **found,
    )


def _axis(choice: Choice, code: str, *, rank: bool) -> str:
    if rank:
        return screen.say(choice.lang, "rank_axis")
    return screen.say(choice.lang, "unit_axis", unit=choice.names.unit(code))


def _subtitle(choice: Choice, *, apart: bool) -> str:
    plan = choice.names.plans[choice.plan]
    found = [int(row["data_year"]) for row in choice.rows.values() if known(row["data_year"])]
    if not found:
        return screen.say(choice.lang, "compare_subtitle_none", plan=plan)
    told = screen.years(choice.lang, found)
    subtitle = screen.say(choice.lang, "compare_subtitle", plan=plan, years=told)
    scales = outlook.say(choice.lang, "apart") if apart else ""
    return screen.joined(choice.lang, [subtitle, scales])


def _series(choice: Choice, code: str) -> tuple[Series, ...]:
    rows = [choice.rows.get((area, code)) for area in choice.areas]
    codes = tuple(choice.standing((area, code)).code for area in choice.areas)
    drawn = [Draw.BASELINE, Draw.ACTUAL, Draw.TARGET]
    words = {draw: screen.say(choice.lang, f"legend_{draw}") for draw in drawn}
    return tuple(
        Series(
            name=words[draw],
            points=tuple(_value(row, draw) for row in rows),
            draw=draw,
            codes=codes if draw is Draw.ACTUAL else (),
        )
        for draw in drawn
    )


def _value(row: Row | None, draw: Draw) -> float:
    return float(row[draw]) if row is not None and known(row[draw]) else NAN


def _notes(
    choice: Choice,
    lines: Sequence[Reference],
    drawn: Sequence[Reference],
    others: Sequence[Variant],
    *,
    apart: bool,
) -> tuple[str, ...]:
    far = [line.label for line in lines if line not in drawn]
    told = screen.joined(choice.lang, far)
    key = "references_told" if apart else "references_outside"
    words = outlook if apart else screen
    outside = words.say(choice.lang, key, references=told) if far else ""
    return tuple(note for note in (outside, *(other.note for other in others)) if note)


def _table(
    choice: Choice,
    others: Sequence[Variant],
    marks: Marks,
    beside: Sequence[Mapping[str, Any]],
) -> pd.DataFrame:
    table = tabular.table(choice, marks)
    table["variant"] = own = screen.say(choice.lang, "own_scope")
    more = [*({**one, "variant": own} for one in beside), *(one.record(marks) for one in others)]
    if not more:
        return table
    return pd.DataFrame([*table.to_dict("records"), *more], columns=table.columns)


def _columns(choice: Choice, others: Sequence[Variant]) -> tuple[Column, ...]:
    rows = choice.rows.values()
    points = any(bool(row["gap_in_points"]) for row in rows)
    headers = {"gap": "gap_pp", "required": "required_pp", "change": "change_pp"} if points else {}
    excluded = () if others else ("indicator",)
    shown = tabular.columns(choice.lang, excluded=(*excluded, "unit"), headers=headers)
    if not others:
        return shown
    header = screen.header(choice.lang, "variant")
    return (shown[0], shown[1], Column("variant", header, width=20), *shown[2:])


def _alt(choice: Choice, code: str, title: str, *, rank: bool) -> str:
    lang = choice.lang
    details = [
        choice.names.areas[area]
        + " "
        + screen.joined(lang, side_lines(choice, area, code, (), {}), by="comma")
        for area in choice.areas
    ]
    chart = screen.say(lang, "rank" if rank else "bullet")
    told = screen.joined(lang, details) + screen.say(lang, "stop")
    return screen.say(lang, "compare_alt", chart=chart, title=title, details=told)


def _empty(choice: Choice, code: str) -> str:
    if not choice.areas:
        return screen.say(choice.lang, "no_areas")
    if all(choice.standing(key).code == State.NO_FIGURE for key in choice.keys):
        indicator = choice.names.indicators[code]
        return screen.say(choice.lang, "compare_empty", indicator=indicator)
    return ""
