"""指标对比: one indicator, the cities side by side."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Kind
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice, shown_ids
from indicators.exhibits.evidence import Marks, evidence, marks_by_figure
from indicators.exhibits.references import reference_lines, within_reach
from indicators.exhibits.rows import actual_text, baseline_text, target_text, year
from indicators.exhibits.spec import NAN, ChartKind, Column, Draw, Exhibit, Reference, Series
from indicators.exhibits.standing import ORDER, Row, State, known, name
from indicators.exhibits.variants import Variant, resolve, variants
from indicators.wording import numbers, screen


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
    lines, line_ids = reference_lines(choice, frame, references, code)
    ids = [*choice.figure_ids(), *line_ids, *(i for one in others for i in shown_ids(one.row))]
    found = evidence(cat, ids, lang)
    marks = marks_by_figure(cat, found["doubts"])
    title, series = _title(choice, code), _series(choice, code)
    drawn = within_reach(lines, series)
    rank = cat.indicators.loc[code, "kind"] == Kind.RANK
    return Exhibit(
        id=f"compare-{code}",
        kind=ChartKind.RANK if rank else ChartKind.BULLET,
        title=title,
        subtitle=_subtitle(choice),
        alt=_alt(choice, code, title, rank=rank),
        table=_table(choice, others, marks),
        columns=_columns(choice, others),
        lang=lang,
        unit=choice.names.unit(code),
        decimals=choice.decimals(code),
        categories=tuple(choice.names.areas[area] for area in choice.areas),
        category_ids=choice.areas,
        series=series,
        side=tuple(_side(choice, area, code, others, marks) for area in choice.areas),
        references=drawn,
        axis=_axis(choice, code, rank=rank),
        notes=_notes(choice, lines, drawn, others),
        empty=_empty(choice, code),
        **found,
    )


def _axis(choice: Choice, code: str, *, rank: bool) -> str:
    if rank:
        return screen.say(choice.lang, "rank_axis")
    return screen.say(choice.lang, "unit_axis", unit=choice.names.unit(code))


def _title(choice: Choice, code: str) -> str:
    lang, indicator = choice.lang, choice.names.indicators[code]
    tally = Counter(choice.standing(key).code for key in choice.keys)
    if len(choice.areas) == 1:
        parts = [choice.names.areas[choice.areas[0]] + choice.standing(choice.keys[0]).word]
    else:
        parts = [
            screen.say(lang, "compare_count", count=tally[one], word=name(one, lang))
            for one in ORDER
            if tally[one]
        ]
    told = screen.joined(lang, parts, by="comma")
    return screen.say(lang, "compare_title", indicator=indicator, parts=told)


def _subtitle(choice: Choice) -> str:
    plan = choice.names.plans[choice.plan]
    found = [int(row["data_year"]) for row in choice.rows.values() if known(row["data_year"])]
    if not found:
        return screen.say(choice.lang, "compare_subtitle_none", plan=plan)
    told = screen.years(choice.lang, found)
    return screen.say(choice.lang, "compare_subtitle", plan=plan, years=told)


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


def _side(
    choice: Choice, area: str, code: str, others: Sequence[Variant], marks: Marks
) -> tuple[str, ...]:
    row, stands = choice.rows.get((area, code)), choice.standing((area, code))
    lang, decimals = choice.lang, choice.decimals(code)
    noted = tabular.marks_of(row, marks) if row else ""
    first = screen.say(lang, "with_reason", reason=stands.word) + noted
    second = ""
    if row and known(row["actual"]):
        first = actual_text(row, decimals, lang)
        second = stands.marked + noted
    third = _way(row, decimals, lang) if row and known(row["target"]) else ""
    foreign = [
        screen.say(lang, "not_comparable_named", name=other.name)
        for other in others
        if other.area == area and not (row and known(row["actual"]))
    ]
    return tuple(line for line in (first, second, third, stands.basis, *foreign[:1]) if line)


def _way(row: Row, decimals: int, lang: str) -> str:
    start = numbers.NO_VALUE
    if known(row["baseline"]):
        start = baseline_text(row, decimals, lang)
        start += screen.say(lang, "in_year", year=year(row["baseline_period"]))
    end = target_text(row, decimals, lang)
    end += screen.say(lang, "in_year", year=year(row["target_period"]))
    return screen.say(lang, "way", start=start, end=end)


def _notes(
    choice: Choice,
    lines: Sequence[Reference],
    drawn: Sequence[Reference],
    others: Sequence[Variant],
) -> tuple[str, ...]:
    far = [line.label for line in lines if line not in drawn]
    told = screen.joined(choice.lang, far)
    outside = screen.say(choice.lang, "references_outside", references=told) if far else ""
    return tuple(note for note in (outside, *(other.note for other in others)) if note)


def _table(choice: Choice, others: Sequence[Variant], marks: Marks) -> pd.DataFrame:
    table = tabular.table(choice, marks)
    table["variant"] = screen.say(choice.lang, "own_scope")
    if not others:
        return table
    foreign = [other.record(marks) for other in others]
    return pd.DataFrame([*table.to_dict("records"), *foreign], columns=table.columns)


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
        + screen.joined(lang, _side(choice, area, code, (), {}), by="comma")
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
