"""One indicator year by year, with its path to the target; a missing year is a gap."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Choice
from indicators.exhibits.evidence import evidence
from indicators.exhibits.observed import yearly_figures
from indicators.exhibits.paths import Values, finding, plan_series
from indicators.exhibits.rows import signs_of, value_text, year
from indicators.exhibits.spec import (
    NAN,
    Break,
    Cell,
    ChartKind,
    Column,
    Draw,
    Exhibit,
    Series,
)
from indicators.exhibits.standing import known
from indicators.exhibits.variants import resolve
from indicators.wording import screen


def series(
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
    """Return the yearly values of an indicator; part-year figures stay out.

    Baseline, target and the straight path between them are drawn for a single area only.
    """
    code = resolve(cat, frame, indicator, areas)
    choice = Choice.of(cat, frame, areas, [code], plan, lang, as_of)
    used = yearly_figures(cat.figures, code, [*choice.areas, *references], choice.as_of)
    values = {area: _values(used, area, choice.decimals(code), lang) for area in used_areas(used)}
    years = _years(choice, code, values)
    title = finding(choice, code, values)
    ids = [*choice.figure_ids(), *used["figure_id"]]
    breaks, lines = breaks_of(choice, code, years), _series(choice, code, values, years)
    return Exhibit(
        id=f"series-{code}",
        kind=ChartKind.LINE if any(one.known for one in lines) else ChartKind.TABLE,
        title=title,
        subtitle=_subtitle(values, lang),
        alt=screen.say(
            lang, "compare_alt", chart=screen.say(lang, "line"), title=title, details=""
        ),
        table=_table(choice, code, values, years),
        columns=_columns(choice, years),
        lang=lang,
        unit=choice.names.unit(code),
        decimals=choice.decimals(code),
        categories=tuple(str(one) for one in years),
        series=lines,
        breaks=breaks,
        axis=screen.say(lang, "unit_axis", unit=choice.names.unit(code)),
        notes=tuple(
            screen.say(lang, "break_note", year=one.category, reason=one.reason) for one in breaks
        ),
        empty=_empty(choice, code, years),
        **evidence(cat, ids, lang),
    )


def used_areas(used: pd.DataFrame) -> list[str]:
    """Return the areas of the figures, in their order."""
    return list(dict.fromkeys(used["ref_area"]))


def _values(used: pd.DataFrame, area: str, decimals: int, lang: str) -> Values:
    own = used[used["ref_area"] == area]
    return {
        int(when): (float(value), value_text(float(value), decimals, lang, sign=bound))
        for when, value, bound in zip(own["year"], own["obs_value"], own["bound"], strict=True)
    }


def _years(choice: Choice, code: str, values: Mapping[str, Values]) -> list[int]:
    found = {one for own in values.values() for one in own}
    for area in choice.areas:
        row = choice.rows.get((area, code), {})
        ends = (year(row.get("baseline_period")), year(row.get("target_period")))
        found |= {int(end) for end in ends if end}
    return list(range(min(found), max(found) + 1)) if found else []


def _series(
    choice: Choice, code: str, values: Mapping[str, Values], years: Sequence[int]
) -> tuple[Series, ...]:
    alone = len(choice.areas) == 1
    drawn = tuple(
        Series(
            name=screen.say(choice.lang, "legend_value")
            if alone and area in choice.areas
            else choice.names.areas[area],
            points=tuple(own[one][0] if one in own else NAN for one in years),
            draw=Draw.ACTUAL,
            labels=tuple(own[one][1] if one in own else "" for one in years)
            if alone and area == choice.areas[0]
            else (),
        )
        for area, own in values.items()
    )
    return (*plan_series(choice, code, years), *drawn) if alone else drawn


def _subtitle(values: Mapping[str, Values], lang: str) -> str:
    found = [one for own in values.values() for one in own]
    if not found:
        return screen.say(lang, "series_none")
    return screen.say(lang, "series_subtitle", years=screen.years(lang, found))


def breaks_of(choice: Choice, code: str, years: Sequence[int]) -> tuple[Break, ...]:
    """Return the changes of definition within the years."""
    breaks = choice.cat.breaks
    own = breaks[
        (breaks["indicator"] == code)
        & (breaks["ref_area"].isna() | breaks["ref_area"].isin(choice.areas))
        & breaks["year"].isin(list(years))
    ]
    return tuple(
        Break(str(when), str(reason), screen.say(choice.lang, "break"))
        for when, reason in zip(own["year"], own["reason"], strict=True)
    )


def _table(
    choice: Choice, code: str, values: Mapping[str, Values], years: Sequence[int]
) -> pd.DataFrame:
    areas = list(dict.fromkeys([*choice.areas, *values]))
    rows = [choice.rows.get((area, code), {}) for area in areas]
    table = pd.DataFrame({"ref_area": areas, "area": [choice.names.areas[a] for a in areas]})
    for one in years:
        found = [values.get(area, {}).get(one, (NAN, "")) for area in areas]
        table[f"y{one}"] = [value for value, _ in found]
        table[f"y{one}{SIGN}"] = [_sign(choice, code, value, told) for value, told in found]
    targets = [row.get("target") for row in rows]
    table["target"] = [float(str(t)) if known(t) else NAN for t in targets]
    table[f"target{SIGN}"] = [signs_of(row, choice.lang).get(f"target{SIGN}", "") for row in rows]
    table["target_year"] = [year(row.get("target_period")) for row in rows]
    return table.assign(decimals=choice.decimals(code))


def _sign(choice: Choice, code: str, value: float, told: str) -> str:
    return told.removesuffix(value_text(value, choice.decimals(code), choice.lang))


def _columns(choice: Choice, years: Sequence[int]) -> tuple[Column, ...]:
    lang = choice.lang
    return (
        Column("area", screen.header(lang, "area"), width=12),
        *(Column(f"y{one}", str(one), Cell.PUBLISHED, 10) for one in years),
        Column("target_year", screen.header(lang, "target_year"), width=8),
        Column("target", screen.header(lang, "target"), Cell.PUBLISHED, 10),
    )


def _empty(choice: Choice, code: str, years: Sequence[int]) -> str:
    if not choice.areas:
        return screen.say(choice.lang, "no_areas")
    if not years:
        indicator = choice.names.indicators[code]
        return screen.say(choice.lang, "compare_empty", indicator=indicator)
    return ""
