"""The rows of the template: the figures to obtain, and those that are there to be corrected."""

import datetime as dt
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import PeriodKind, Role
from indicators.exhibits.covered import coverings
from indicators.exhibits.shortfall import Purpose, records
from indicators.intake.periods import Period, parsed
from indicators.wording import intake_aliases

PLANNED = {Purpose.TARGET: Role.TARGET, Purpose.BASELINE: Role.BASELINE}
DOCUMENT = ("title", "document_number", "published", "reporter", "publisher")


def wanted(
    cat: Any, frame: pd.DataFrame, areas: Sequence[str],
    indicators: Collection[str], years: Collection[int],
    *, plan: str, lang: str, on: dt.date, there: bool,
) -> list[dict[str, str]]:  # fmt: skip
    """Return the rows to fill in, each by the codes of the columns."""
    covers = coverings(cat, frame, areas, plan, lang, on=on, headline_only=not indicators)
    found = [*_missing(cat, covers, plan, lang)]
    if there:
        found += _there(cat, {*covers.keys}, lang)
    return [
        row for row in found
        if (not indicators or row["indicator_code"] in indicators)
        and (not years or int(row["time_period"][:4]) in years)
    ]  # fmt: skip


def _missing(cat: Any, covers: Any, plan: str, lang: str) -> Iterator[dict[str, str]]:
    for one in records(covers, ()).to_dict("records"):
        # A figure whose place is not known is there: it is corrected, not entered.
        if one["purpose_code"] == Purpose.LOCATOR:
            continue
        role = PLANNED.get(one["purpose_code"], Role.ACTUAL)
        last = f"{one['last_value']:.10g} ({one['last_year']})" if one["last_year"] else ""
        yield _heads(cat, one["ref_area"], one["indicator_id"], lang) | {
            "role": word(intake_aliases.ROLES, role, lang), "time_period": one["year"],
            "plan": "" if role is Role.ACTUAL else plan, "last_value": last,
        }  # fmt: skip


def _heads(cat: Any, area: str, indicator: str, lang: str) -> dict[str, str]:
    own = cat.indicators.loc[indicator]
    return {
        "area": str(cat.areas.loc[area, f"name_{lang}"]),
        "area_code": area,
        "indicator": str(own[f"name_{lang}"]),
        "indicator_code": indicator,
        "definition": str(own["definition"]),
        "unit": str(cat.units.loc[own["unit_measure"], "name_zh"]),
    }


def _there(cat: Any, keys: Collection[tuple[str, str]], lang: str) -> list[dict[str, str]]:
    figures = cat.figures
    told = figures["printed"].notna() & figures["time_period"].notna()
    own = figures[told & figures["obs_value"].notna()]
    return [
        _heads(cat, one["ref_area"], one["indicator"], lang) | _filled(cat, one, period, lang)
        for one in own.to_dict("records")
        if (one["ref_area"], one["indicator"]) in keys and (period := _period(one))
    ]


def _filled(cat: Any, one: Mapping[Hashable, Any], period: str, lang: str) -> dict[str, str]:
    source = cat.sources.loc[one["source"]]
    fields = {name: one[name] for name in ("plan", "locator", "comment", "figure_id")}
    fields |= {name: source[name] for name in DOCUMENT}
    told = {name: str(value) for name, value in fields.items() if pd.notna(value)}
    if pd.notna(one["vintage"]):
        told["vintage"] = word(intake_aliases.VINTAGES, one["vintage"], lang)
    return told | {
        "role": word(intake_aliases.ROLES, one["role"], lang),
        "time_period": period,
        "value": str(one["printed"]),
        "grade": word(intake_aliases.GRADES, source["grade"], lang),
    }


def _period(one: Mapping[Hashable, Any]) -> str:
    """Return a figure's time as the reader of tables takes it; none where it has no such form."""
    year, as_at = str(one["time_period"]), one["as_at"]
    kind, start = PeriodKind(one["period_kind"]), one["period_start"]
    text = year
    if pd.notna(as_at):
        form = intake_aliases.PART_YEAR[kind is PeriodKind.CUMULATIVE]
        text = form.format(year=year, month=int(as_at[5:]))
    own = Period(year, None if pd.isna(as_at) else as_at, kind,
                 None if pd.isna(start) else int(start))  # fmt: skip
    return text if parsed(text) == own else ""


def word(known: dict[str, list[str]], code: str, lang: str) -> str:
    """Return the word of a code that the reader of tables knows."""
    return known[str(code)][0] if lang == "zh" else str(code)
