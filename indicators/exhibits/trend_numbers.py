"""Needed against achieved yearly change and the projection, each with its rule in words."""

from typing import Any

import pandas as pd

from indicators import progress
from indicators.codes import Trend
from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Choice, shown_ids
from indicators.exhibits.evidence import evidence
from indicators.exhibits.rows import pick, sign_text, year
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit
from indicators.exhibits.standing import Row, known
from indicators.exhibits.trend_path import STRAIGHT, plan_told
from indicators.exhibits.trend_rules import (
    ITEMS,
    amount,
    change_bound,
    lacking,
    reason,
    rule,
    size_bound,
    size_text,
)
from indicators.exhibits.variants import resolve
from indicators.wording import numbers, outlook, places, screen, verdicts


def trend_numbers(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
) -> Exhibit:
    """Lay out what the progress frame says of the changes needed, made and projected."""
    code = resolve(cat, frame, indicator, [area])
    choice = Choice.of(cat, frame, [area], [code], plan, lang, as_of)
    # The frame's own row: its changes belong to its own latest value, not to a later one.
    row = pick(frame, [area], [code], plan).get((area, code), {})
    title = _title(choice, area, code, row)
    said = {"plan": plan_told(choice, row), "as_of": choice.as_of}
    said["possible"] = possible(row, lang) if row else ""
    cuts = {key: numbers.share(getattr(progress.DEFAULT, f"trend_{key}"), decimals=0)
            for key in ("likely", "push")}  # fmt: skip
    judged = known(row.get("trend")) and row["trend"] not in (Trend.NOT_JUDGED, Trend.MET)
    notes = (outlook.say(lang, "trend_rule", **cuts),) if judged else ()
    return Exhibit(
        id=f"trendnumbers-{code}",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=outlook.say(lang, "numbers_subtitle", **said),
        alt=screen.say(lang, "table_alt", title=title),
        table=_table(choice, code, row),
        columns=(
            Column("item", outlook.say(lang, "item_header"), width=22),
            Column("value", screen.header(lang, "value"), Cell.COMPUTED, 12),
            Column("unit", screen.header(lang, "unit"), width=12),
            Column("rule", outlook.say(lang, "rule_header"), width=60),
        ),
        lang=lang,
        notes=notes,
        empty="" if row else screen.say(lang, "compare_empty", indicator=_name(choice, code)),
        **evidence(cat, shown_ids(row) if row else (), lang),
    )


def possible(row: Row, lang: str) -> str:
    """Say what can and what cannot be computed from what there is."""
    key = {
        (True, True, True): "can_all",
        (True, True, False): "can_no_actual",
        (True, False, False): "can_baseline_only",
        (False, True, True): "can_no_baseline",
        (False, True, False): "can_target_only",
    }.get((known(row["baseline"]), known(row["target"]), known(row["actual"])), "can_no_target")
    if known(row["target"]) and row["kind"] not in STRAIGHT:
        # A floor, a sum or a growth has no baseline to miss.
        key = "can_all" if known(row["actual"]) else "can_no_progress"
    if key == "can_all" and not known(row["gap"]):
        key = "can_no_gap"
    told = outlook.say(lang, key, lacking=lacking(row, lang))
    return told[:1].upper() + told[1:]


def _told(item: str, row: Row, choice: Choice, code: str) -> str:
    """Put a yearly change into the words of the title."""
    lang, change = choice.lang, amount(item, row, choice.as_of)
    size = size_text(change, choice.decimals(code))
    sign = sign_text(size_bound(change, change_bound(item, row)), lang)
    value = sign + size + screen.spaced(lang, _change_unit(row, choice, code))
    way = outlook.way(lang, change, points=bool(row["gap_in_points"]))
    return outlook.say(lang, f"title_{item}", way=way, value=value)


def _name(choice: Choice, code: str) -> str:
    return choice.names.indicators[code]


def _change_unit(row: Row, choice: Choice, code: str) -> str:
    points = bool(row["gap_in_points"])
    return outlook.say(choice.lang, "points") if points else choice.names.unit(code)


def _title(choice: Choice, area: str, code: str, row: Row) -> str:
    lang, parts = choice.lang, []
    told = {item: amount(item, row, choice.as_of) for item in ITEMS}
    # Before anything came of it, and after its end, a plan is told by what it asked for.
    asked = "required" if known(told["required"]) else "planned"
    for item in (asked, "achieved"):
        if known(told[item]) and told[item] != 0:
            parts.append(_told(item, row, choice, code))
    if known(told["projected"]):
        value = numbers.number(told["projected"], decimals=choice.decimals(code))
        value += screen.spaced(lang, choice.names.unit(code))
        when = year(row["target_period"])
        parts.append(outlook.say(lang, "title_projected", year=when, value=value))
    if known(row.get("trend")):
        parts.append(_trend(row, lang))
    finding = screen.joined(lang, parts or [outlook.say(lang, "title_nothing")])
    name = {"area": choice.names.areas[area], "indicator": _name(choice, code)}
    return outlook.say(lang, "numbers_title", **name, parts=finding)


def _trend(row: Row, lang: str) -> str:
    if row["trend"] == Trend.NOT_JUDGED and known(row["trend_reason"]):
        return outlook.say(lang, "title_unjudged", reason=reason(row, lang))
    return outlook.say(lang, "title_trend", word=verdicts.TREND[lang][str(row["trend"])])


def _table(choice: Choice, code: str, row: Row) -> pd.DataFrame:
    lang, records = choice.lang, []
    for item in ITEMS:
        value = amount(item, row, choice.as_of)
        unit = choice.names.unit(code)
        if item != "projected" and row:
            unit = outlook.say(lang, "per_year", unit=_change_unit(row, choice, code))
        decimals = choice.decimals(code)
        records.append(
            {
                "item": outlook.say(lang, item),
                "value": value,
                f"value{SIGN}": sign_text(change_bound(item, row), lang) if row else "",
                "unit": unit,
                "rule": rule(item, choice, code, row) if row else "",
                "decimals": decimals if value != value else places.visible(value, decimals),
            }
        )
    return pd.DataFrame(records)
