"""One city's targets as small bullet charts, each on its own scale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.codes import Kind
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice
from indicators.exhibits.city import by_theme, city_title, tally
from indicators.exhibits.conversions import conversions
from indicators.exhibits.evidence import Marks, marks_by_figure
from indicators.exhibits.numbering import vouched
from indicators.exhibits.overview_lines import way
from indicators.exhibits.rows import actual_text, value_text
from indicators.exhibits.spec import NAN, ChartKind, Draw, Exhibit, Panel, Series
from indicators.exhibits.standing import Row, known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import screen

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
    title = whole.titled(_title(choice, len(whole.aimed)) if drawable else _wanting(whole))
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
        notes=(
            *_notes(whole, drawable, chosen),
            *conversions(cat, choice.figure_ids(), lang),
        ),
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


def _title(choice: Choice, aimed: int) -> str:
    drawn = len(choice.indicators)
    told = {
        "area": choice.names.areas[choice.areas[0]],
        "count": aimed,
        "rest": tally([choice.standing(key).code for key in choice.keys], choice.lang),
    }
    if drawn < aimed:
        return screen.say(choice.lang, "panels_title_some", drawn=drawn, **told)
    return screen.say(choice.lang, "panels_title", **told)


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
    told = [way(choice, row, decimals, dated=True)]
    if known(row["actual"]):
        value = actual_text(row, decimals, lang)
        told.append(screen.say(lang, "latest", value=value))
    if known(row["path_value"]):
        value = value_text(float(row["path_value"]), decimals, lang)
        told.append(screen.say(lang, "schedule_of", value=value))
    return told


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
    return screen.say(lang, "city_obtain_plan")
