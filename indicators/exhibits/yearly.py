"""One indicator year by year, with its path to the target; a missing year is a gap."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.breaks import break_notes, breaks_of
from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Choice
from indicators.exhibits.conversions import conversions
from indicators.exhibits.evidence import evidence
from indicators.exhibits.observed import yearly_figures
from indicators.exhibits.paths import Values, finding, plan_series
from indicators.exhibits.rows import signs_of, value_text, year
from indicators.exhibits.spec import NAN, Cell, ChartKind, Column, Exhibit, Series
from indicators.exhibits.standing import known
from indicators.exhibits.variants import resolve
from indicators.exhibits.yearly_lines import area_lines, sign_of, unlike
from indicators.wording import outlook, screen

MOST = 12
"""Areas whose lines can still be told apart in one picture."""


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
    breaks = breaks_of(choice, code, years, [*choice.areas, *references])
    lines, table = _lines(choice, code, values, years), _table(choice, code, values, years)
    return Exhibit(
        id=f"series-{code}",
        kind=ChartKind.LINE if any(one.known for one in lines) else ChartKind.TABLE,
        title=title,
        subtitle=_subtitle(values, lang),
        alt=screen.say(
            lang, "compare_alt", chart=screen.say(lang, "line"), title=title, details=""
        ),
        table=table,
        columns=_columns(choice, table, years),
        lang=lang,
        unit=choice.names.unit(code),
        decimals=choice.decimals(code),
        categories=tuple(str(one) for one in years),
        series=lines,
        breaks=breaks,
        axis=screen.say(lang, "unit_axis", unit=choice.names.unit(code)),
        apart=_apart(values),
        notes=(
            *break_notes(breaks, lang),
            *_rough(lines, lang),
            *conversions(cat, used["figure_id"], lang),
        ),
        empty=_empty(choice, code, lines),
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
    # Baseline and target are drawn for a single area only.
    for area in choice.areas if len(choice.areas) == 1 else ():
        row = choice.rows.get((area, code), {})
        ends = (year(row.get("baseline_period")), year(row.get("target_period")))
        found |= {int(end) for end in ends if end}
    return list(range(min(found), max(found) + 1)) if found else []


def _lines(
    choice: Choice, code: str, values: Mapping[str, Values], years: Sequence[int]
) -> tuple[Series, ...]:
    lines = area_lines(choice, code, values, years)
    return (*plan_series(choice, code, years), *lines) if len(choice.areas) == 1 else lines


def _apart(values: Mapping[str, Values]) -> bool:
    """Tell whether the areas are too many, or their values too unlike, for one picture."""
    return len(values) > MOST or (len(values) > 1 and _unlike(values))


def _unlike(values: Mapping[str, Values]) -> bool:
    return unlike([max(abs(one) for one, _ in own.values()) for own in values.values() if own])


def _rough(lines: Sequence[Series], lang: str) -> list[str]:
    return [outlook.say(lang, "rough_marks")] if any(one.rough for one in lines) else []


def _subtitle(values: Mapping[str, Values], lang: str) -> str:
    found = [one for own in values.values() for one in own]
    if not found:
        return ""
    subtitle = screen.say(lang, "series_subtitle", years=screen.years(lang, found))
    key = "many_apart" if len(values) > MOST else "apart"
    return screen.joined(lang, [subtitle, outlook.say(lang, key) if _apart(values) else ""])


def _table(
    choice: Choice, code: str, values: Mapping[str, Values], years: Sequence[int]
) -> pd.DataFrame:
    areas = list(dict.fromkeys([*choice.areas, *values]))
    rows = [choice.rows.get((area, code), {}) for area in areas]
    table = pd.DataFrame({"ref_area": areas, "area": [choice.names.areas[a] for a in areas]})
    for one in years:
        found = [values.get(area, {}).get(one, (NAN, "")) for area in areas]
        table[f"y{one}"] = [value for value, _ in found]
        table[f"y{one}{SIGN}"] = [sign_of(choice, code, value, told) for value, told in found]
    for end in ("baseline", "target"):
        ends = [row.get(end) for row in rows]
        table[end] = [float(str(one)) if known(one) else NAN for one in ends]
        signs = [signs_of(row, choice.lang) for row in rows]
        table[f"{end}{SIGN}"] = [one.get(f"{end}{SIGN}", "") for one in signs]
        table[f"{end}_year"] = [year(row.get(f"{end}_period")) for row in rows]
    return table.assign(decimals=choice.decimals(code))


def _columns(choice: Choice, table: pd.DataFrame, years: Sequence[int]) -> tuple[Column, ...]:
    """Return the columns that hold anything."""
    lang = choice.lang
    held = [one for one in years if table[f"y{one}"].notna().any()]
    ends = {
        end: (
            Column(f"{end}_year", screen.header(lang, f"{end}_year"), width=8),
            Column(end, screen.header(lang, end), Cell.PUBLISHED, 10),
        )
        for end in ("baseline", "target")
        if table[end].notna().any()
    }
    return (
        Column("area", screen.header(lang, "area"), width=12),
        *ends.get("baseline", ()),
        *(Column(f"y{one}", str(one), Cell.PUBLISHED, 10) for one in held),
        *ends.get("target", ()),
    )


def _empty(choice: Choice, code: str, lines: Sequence[Series]) -> str:
    if not choice.areas:
        return screen.say(choice.lang, "no_areas")
    if any(one.known for one in lines):
        return ""
    if not choice.rows:
        indicator = choice.names.indicators[code]
        return screen.say(choice.lang, "compare_empty", indicator=indicator)
    return outlook.say(choice.lang, "no_years")
