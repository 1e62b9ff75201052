"""总览: where each city stands on the headline indicators, as a matrix."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Bound, Kind
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.evidence import Marks, evidence, marks_by_figure
from indicators.exhibits.rows import actual_text, baseline_text, target_text, year
from indicators.exhibits.spec import ChartKind, Exhibit, Field, Matrix
from indicators.exhibits.standing import ORDER, Row, known, name
from indicators.wording import numbers, places, screen


def overview(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    indicators: Sequence[str] | None = None,
) -> Exhibit:
    """Set indicators against cities: from where, to where, where now, what is missing.

    Without `indicators` the headline ones are shown of which a chosen city has any figure.
    """
    shown = indicators if indicators is not None else headline(cat, frame, areas)
    choice = Choice.of(cat, frame, areas, shown, plan, lang, as_of)
    found = evidence(cat, choice.figure_ids(), lang)
    marks = marks_by_figure(cat, found["doubts"])
    title = _title(choice)
    size = {"rows": len(choice.indicators), "columns": len(choice.areas)}
    return Exhibit(
        id="overview",
        kind=ChartKind.MATRIX,
        title=title,
        subtitle=screen.say(lang, "overview_subtitle", as_of=choice.as_of),
        alt=screen.say(lang, "overview_alt", **size, title=title),
        table=tabular.table(choice, marks),
        columns=tabular.columns(lang),
        lang=lang,
        matrix=_matrix(choice, marks),
        notes=_notes(choice),
        empty=empty(choice),
        **found,
    )


def headline(cat: Any, frame: pd.DataFrame, areas: Sequence[str]) -> tuple[str, ...]:
    """Return the headline indicators of which an area has any figure, in the list's order."""
    present = set(frame.loc[frame["ref_area"].isin(list(areas)), "indicator"])
    codes = cat.indicators.index[cat.indicators["headline"]]
    return tuple(code for code in codes if code in present)


def empty(choice: Choice) -> str:
    """Say why there is nothing to show, where there is nothing."""
    if not choice.areas:
        return screen.say(choice.lang, "no_areas")
    if not choice.rows:
        plan = choice.names.plans[choice.plan]
        return screen.say(choice.lang, "overview_none", plan=plan)
    return ""


def _title(choice: Choice) -> str:
    lang, plan = choice.lang, choice.names.plans[choice.plan]
    aimed = choice.aimed
    if not aimed:
        return screen.say(lang, "overview_none", plan=plan)
    tally = Counter(stands.code for stands in map(choice.standing, aimed) if stands.judged)
    rest = screen.say(lang, "judged_none")
    if tally:
        parts = [
            screen.say(lang, "judged_part", count=tally[code], word=name(code, lang))
            for code in ORDER
            if tally[code]
        ]
        told = screen.joined(lang, parts, by="list")
        judged = tally.total()
        rest = screen.say(lang, "judged_some", judged=judged, parts=told)
        if judged < len(aimed):
            left = screen.say(lang, "unjudged", count=len(aimed) - judged)
            rest = screen.joined(lang, [rest, left])
    return screen.say(
        lang, "overview_title", plan=plan, cities=len(choice.areas), targets=len(aimed), rest=rest
    )


def _notes(choice: Choice) -> tuple[str, ...]:
    rows = choice.rows.values()
    needed = {
        "points_note": any(row["gap_in_points"] and known(row["required_change"]) for row in rows),
        "signs_note": any(known(row["bound"]) or known(row["baseline_bound"]) for row in rows),
    }
    return tuple(screen.say(choice.lang, key) for key, shown in needed.items() if shown)


def _matrix(choice: Choice, marks: Marks) -> Matrix:
    return Matrix(
        rows=tuple(choice.names.with_unit(code) for code in choice.indicators),
        row_ids=choice.indicators,
        columns=tuple(choice.names.areas[area] for area in choice.areas),
        column_ids=choice.areas,
        fields=tuple(
            tuple(_field(choice, (area, indicator), marks) for area in choice.areas)
            for indicator in choice.indicators
        ),
    )


def _field(choice: Choice, key: Key, marks: Marks) -> Field:
    row, stands = choice.rows.get(key), choice.standing(key)
    lines = _lines(choice, key, row) if row else ()
    noted = tabular.marks_of(row, marks) if row else ""
    return Field(
        lines=tuple(line for line in lines if line),
        code=stands.code,
        word=stands.marked + noted,
        short=stands.brief,
        hint=tabular.remark(row, stands, choice),
        ref_area=key[0],
        indicator=key[1],
    )


def _lines(choice: Choice, key: Key, row: Row) -> tuple[str, ...]:
    lang, decimals = choice.lang, choice.decimals(key[1])
    lines = [_way(choice, row, decimals)] if known(row["target"]) else _start(row, decimals, lang)
    if known(row["actual"]):
        value = actual_text(row, decimals, lang)
        grade = screen.say(lang, f"grade_{row['grade']}")
        lines.append(screen.say(lang, "latest_graded", value=value, grade=grade))
        if known(row["gap"]):
            lines.append(_gap(row, decimals, lang))
    elif known(row["required_change"]) and row["kind"] != Kind.RANK:
        lines.append(_needed(float(row["required_change"]), row, decimals, lang))
    return tuple(lines)


def _start(row: Row, decimals: int, lang: str) -> list[str]:
    # With neither target nor latest value, the baseline is all there is.
    if known(row["actual"]) or not known(row["baseline"]):
        return []
    value = baseline_text(row, decimals, lang)
    value += screen.say(lang, "in_year", year=year(row["baseline_period"]))
    return [screen.say(lang, "baseline_of", value=value)]


def _gap(row: Row, decimals: int, lang: str) -> str:
    gap = float(row["gap"])
    key = "gap_left" if gap > 0 else "gap_beyond" if gap < 0 else "gap_none"
    digits = places.visible(gap, decimals)
    amount = numbers.number(abs(gap), decimals=digits)
    points = screen.say(lang, "points") if row["gap_in_points"] else ""
    told = screen.say(lang, key, amount=amount + points)
    bounded = gap < 0 and row["bound"] in (Bound.AT_LEAST, Bound.AT_MOST)
    return screen.say(lang, "at_the_least", told=told) if bounded else told


def _needed(change: float, row: Row, decimals: int, lang: str) -> str:
    digits = places.visible(change, decimals)
    told = numbers.number(change, decimals=digits, signed=True)
    points = screen.say(lang, "points") if row["gap_in_points"] else ""
    return screen.say(lang, "yearly", change=told + points)


def _way(choice: Choice, row: Row, decimals: int) -> str:
    # The plan's own years stand in the heading; others are written in the field.
    plan = choice.cat.plans.loc[choice.plan]
    start = numbers.NO_VALUE
    if known(row["baseline"]):
        start = baseline_text(row, decimals, choice.lang)
        start += _other_year(year(row["baseline_period"]), plan["base_year"], choice.lang)
    end = target_text(row, decimals, choice.lang)
    if row["kind"] == Kind.ANNUAL_FLOOR:
        end = screen.say(choice.lang, "each_year", value=end)
    end += _other_year(year(row["target_period"]), plan["target_year"], choice.lang)
    return screen.say(choice.lang, "way", start=start, end=end)


def _other_year(found: str, usual: object, lang: str) -> str:
    return "" if found == str(usual) or not found else screen.say(lang, "in_year", year=found)
