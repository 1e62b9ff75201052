"""One city's targets as small bullet charts, each on its own scale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.codes import Kind
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice
from indicators.exhibits.city import by_theme, city_title, tally
from indicators.exhibits.evidence import Marks, marks_by_figure
from indicators.exhibits.numbering import vouched
from indicators.exhibits.rows import actual_text, baseline_text, target_text, value_text, year
from indicators.exhibits.spec import NAN, ChartKind, Draw, Exhibit, Panel, Series
from indicators.exhibits.standing import Row, known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import numbers, screen

MOST = 12
_VALUES = {
    Draw.BASELINE: "baseline",
    Draw.ACTUAL: "actual",
    Draw.SCHEDULE: "path_value",
    Draw.TARGET: "target",
}


def city_panels(
    cat: Any,
    frame: pd.DataFrame,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """Draw a city's targets from baseline to target, with latest value and schedule.

    At most twelve: those with an actual figure first, then headline ones; in theme order.
    """
    codes = by_theme(cat, frame, [area])
    whole = Choice.of(cat, frame, [area], codes, plan, lang, as_of, wanted)
    drawable = [key[1] for key in _aimed(whole) if _drawable(whole.rows[key])]
    chosen = _first(whole, drawable)
    rows = {(area, code): whole.rows[area, code] for code in chosen}
    choice = replace(whole, indicators=tuple(chosen), rows=rows)
    found = vouched(cat, area, choice.figure_ids(), lang)
    marks = marks_by_figure(cat, found["doubts"])
    title = whole.titled(_title(choice) if drawable else _wanting(whole))
    panels = tuple(_panel(choice, code, marks) for code in chosen)
    return Exhibit(
        id="panels",
        kind=ChartKind.PANELS,
        title=title,
        subtitle=whole.scoped(_subtitle(choice)) if drawable else "",
        alt=_alt(panels, title, lang),
        table=tabular.table(choice, marks),
        columns=tabular.columns(lang, excluded=("area",)),
        lang=lang,
        panels=panels,
        notes=_notes(whole, drawable, chosen),
        empty=_empty(whole, drawable),
        **found,
    )


def _aimed(choice: Choice) -> list[tuple[str, str]]:
    aimed = set(choice.aimed)
    return [key for key in choice.keys if key in aimed]


def _drawable(row: Row) -> bool:
    return known(row["baseline"]) or known(row["actual"])


def _first(choice: Choice, drawable: Sequence[str]) -> list[str]:
    [area] = choice.areas
    headline = choice.cat.indicators["headline"].to_dict()
    ranked = sorted(
        drawable,
        key=lambda code: (not known(choice.rows[area, code]["actual"]), not headline[code]),
    )
    kept = set(ranked[:MOST])
    return [code for code in drawable if code in kept]


def _title(choice: Choice) -> str:
    rest = tally([choice.standing(key).code for key in choice.keys], choice.lang)
    area = choice.names.areas[choice.areas[0]]
    return screen.say(
        choice.lang, "panels_title", area=area, count=len(choice.indicators), rest=rest
    )


def _wanting(choice: Choice) -> str:
    if choice.aimed or choice.wanted:
        return city_title(choice)
    names = {"area": choice.names.areas[choice.areas[0]], "plan": choice.names.plans[choice.plan]}
    return screen.say(choice.lang, "city_wanted", **names)


def _subtitle(choice: Choice) -> str:
    plan = choice.names.plans[choice.plan]
    found = [int(row["data_year"]) for row in choice.rows.values() if known(row["data_year"])]
    if not found:
        return screen.say(choice.lang, "panels_subtitle_none", plan=plan)
    told = screen.years(choice.lang, found)
    return screen.say(choice.lang, "panels_subtitle", plan=plan, years=told)


def _panel(choice: Choice, code: str, marks: Marks) -> Panel:
    key = (choice.areas[0], code)
    row, stands, lang = choice.rows[key], choice.standing(key), choice.lang
    noted = tabular.marks_of(row, marks)
    lines = [stands.marked + noted, *_told(choice, code, row), stands.basis]
    return Panel(
        id=code,
        kind=ChartKind.RANK if row["kind"] == Kind.RANK else ChartKind.BULLET,
        name=choice.names.indicators[code],
        unit=choice.names.unit(code),
        series=tuple(
            Series(
                name=screen.say(lang, f"legend_{draw}"),
                points=(_value(row, column),),
                draw=draw,
                codes=(stands.code,) if draw is Draw.ACTUAL else (),
            )
            for draw, column in _VALUES.items()
        ),
        lines=tuple(line for line in lines if line),
        code=stands.code,
    )


def _told(choice: Choice, code: str, row: Row) -> list[str]:
    lang, decimals = choice.lang, choice.decimals(code)
    told = [_way(row, decimals, lang)]
    if known(row["actual"]):
        value = actual_text(row, decimals, lang)
        told.append(screen.say(lang, "latest", value=value))
    if known(row["path_value"]):
        value = value_text(float(row["path_value"]), decimals, lang)
        told.append(screen.say(lang, "schedule_of", value=value))
    return told


def _way(row: Row, decimals: int, lang: str) -> str:
    start = numbers.NO_VALUE
    if known(row["baseline"]):
        start = baseline_text(row, decimals, lang)
        start += screen.say(lang, "in_year", year=year(row["baseline_period"]))
    end = target_text(row, decimals, lang)
    end += screen.say(lang, "in_year", year=year(row["target_period"]))
    return screen.say(lang, "way", start=start, end=end)


def _value(row: Mapping[str, Any], column: str) -> float:
    return float(row[column]) if known(row[column]) else NAN


def _notes(choice: Choice, drawable: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    counted = {
        "panels_more": len(drawable) - len(chosen),
        "panels_bare": len(choice.aimed) - len(drawable),
    }
    return tuple(
        screen.say(choice.lang, key, count=count) for key, count in counted.items() if count
    )


def _alt(panels: Sequence[Panel], title: str, lang: str) -> str:
    details = [
        screen.joined(lang, [f"{panel.name} {panel.lines[0]}", *panel.lines[1:]], by="comma")
        for panel in panels
    ]
    told = screen.joined(lang, details) + screen.say(lang, "stop")
    return screen.say(lang, "panels_alt", count=len(panels), title=title, details=told)


def _empty(choice: Choice, drawable: Sequence[str]) -> str:
    if drawable:
        return ""
    if choice.wanted:
        return choice.unmatched or city_title(choice)
    lang = choice.lang
    names = {"area": choice.names.areas[choice.areas[0]], "plan": choice.names.plans[choice.plan]}
    if choice.aimed:
        return screen.say(lang, "panels_empty", **names)
    wanted = screen.say(lang, "city_obtain_plan", **names)
    if not choice.rows:
        return wanted
    watched = screen.say(lang, "city_watched", count=len(choice.rows))
    return f"{wanted}\n{watched}"
