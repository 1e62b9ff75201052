"""总览: where each city stands on the headline indicators, as a matrix."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Level
from indicators.exhibits import tabular, tallies
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.evidence import Marks, evidence, marks_by_figure
from indicators.exhibits.overview_lines import lines_of
from indicators.exhibits.spec import ChartKind, Exhibit, Field, Matrix
from indicators.exhibits.standing import known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import numbers, screen

LEFT_OUT = "left_out"
"""Code of a field that the filters leave out."""
Told = tuple[str, str]
"""What the table says of a field: the remark and the sentence."""


def overview(
    cat: Any,
    frame: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    indicators: Sequence[str] | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """Set indicators against cities: from where, to where, where now, what is missing.

    Without `indicators` the headline ones are shown of which a chosen city has any figure.
    """
    shown = indicators if indicators is not None else headline(cat, frame, areas)
    choice = Choice.of(cat, frame, areas, shown, plan, lang, as_of, wanted)
    found = evidence(cat, choice.figure_ids(), lang)
    marks = marks_by_figure(cat, found["doubts"])
    title = choice.titled(_title(choice))
    table = tabular.table(choice, marks)
    size = {"rows": len(choice.indicators), "columns": len(choice.areas)}
    return Exhibit(
        id="overview",
        kind=ChartKind.MATRIX,
        title=title,
        subtitle=choice.scoped(screen.say(lang, "overview_subtitle", as_of=choice.as_of)),
        alt=screen.say(lang, "overview_alt", **size, title=title),
        table=table,
        columns=tabular.columns(lang),
        lang=lang,
        matrix=_matrix(choice, marks, _told(choice, table)),
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
    if choice.unmatched:
        return choice.unmatched
    if not choice.rows and not choice.wanted:
        plan = choice.names.plans[choice.plan]
        return screen.say(choice.lang, "overview_none", plan=plan)
    return ""


def _title(choice: Choice) -> str:
    lang, plan = choice.lang, choice.names.plans[choice.plan]
    aimed = choice.aimed
    if not aimed and choice.keys and choice.wanted:
        return screen.say(lang, "filtered_unaimed", count=len(choice.keys), plan=plan)
    if not aimed:
        return screen.say(lang, "overview_none", plan=plan)
    tally = Counter(stands.code for stands in map(choice.standing, aimed) if stands.judged)
    left = len(aimed) - tally.total()
    told = [
        tallies.judged(tally, lang, screen.say(lang, "unit_fields")),
        screen.say(lang, "unjudged", count=left) if left else "",
    ]
    rest = screen.joined(lang, told) if tally else screen.say(lang, "judged_none")
    cities = set(choice.cat.areas["level"].loc[list(choice.areas)]) <= {Level.CITY}
    key = "overview_title" if cities else "overview_title_areas"
    size = {"cities": len(choice.areas), "targets": len(aimed)}
    return screen.say(lang, key, plan=plan, **size, rest=rest)


def _notes(choice: Choice) -> tuple[str, ...]:
    rows = choice.rows.values()
    needed = {
        "points_note": any(row["gap_in_points"] and known(row["required_change"]) for row in rows),
        "signs_note": any(known(row["bound"]) or known(row["baseline_bound"]) for row in rows),
    }
    return tuple(screen.say(choice.lang, key) for key, shown in needed.items() if shown)


def _told(choice: Choice, table: pd.DataFrame) -> dict[Key, Told]:
    columns = (table[name].tolist() for name in ("remark", "sentence"))
    return dict(zip(choice.keys, zip(*columns, strict=True), strict=True))


def _matrix(choice: Choice, marks: Marks, told: Mapping[Key, Told]) -> Matrix:
    return Matrix(
        rows=tuple(choice.names.with_unit(code) for code in choice.indicators),
        row_ids=choice.indicators,
        columns=tuple(choice.names.areas[area] for area in choice.areas),
        column_ids=choice.areas,
        fields=tuple(
            tuple(_field(choice, (area, indicator), marks, told) for area in choice.areas)
            for indicator in choice.indicators
        ),
    )


def _field(choice: Choice, key: Key, marks: Marks, told: Mapping[Key, Told]) -> Field:
    if key in choice.left_out:
        hint = screen.say(choice.lang, "filtered_out")
        return Field((), LEFT_OUT, numbers.NO_VALUE, hint=hint, ref_area=key[0], indicator=key[1])
    row, stands = choice.rows.get(key), choice.standing(key)
    lines = lines_of(choice, key, row) if row else ()
    noted = tabular.marks_of(row, marks) if row else ""
    return Field(
        lines=tuple(line for line in lines if line),
        code=stands.code,
        word=stands.marked + noted,
        short=stands.brief,
        hint=told[key][0],
        sentence=told[key][1],
        ref_area=key[0],
        indicator=key[1],
    )
