"""指标对比 by 目标实现进度, against 时间进度."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Bound, Direction, Reason
from indicators.exhibits import tabular
from indicators.exhibits.beside import alt, drawn, empty, other_scopes, years_told
from indicators.exhibits.choice import Choice, shown_ids
from indicators.exhibits.evidence import evidence, marks_by_figure
from indicators.exhibits.ranking import Ranking, direction_of, ranking
from indicators.exhibits.spec import NAN, ChartKind, Column, Draw, Exhibit, Reference, Series
from indicators.exhibits.standing import Row, known
from indicators.exhibits.variants import Variant, resolve, unit_told, variants
from indicators.wording import numbers, outlook, screen, verdicts

_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_LEFT_OUT = ("indicator", "unit", "required", "change")


def achievements(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    ranks: Ranking | None = None,
) -> Exhibit:
    """Set side by side how much of the way to each area's own target is made.

    `ranks` are the places among more areas than are shown.
    """
    code = resolve(cat, frame, indicator, areas)
    choice = Choice.of(cat, frame, areas, [code], plan, lang, as_of)
    others = variants(choice, frame, code)
    shown = _shown(choice, code)
    ranks = ranks or ranked(choice, code)
    ids = [*choice.figure_ids(), *(i for one in others for i in shown_ids(one.row))]
    found = evidence(cat, ids, lang)
    title = _title(choice, code, shown)
    side = tuple(_side(choice, area, code, ranks, others) for area in choice.areas)
    table = tabular.table(choice, marks_by_figure(cat, found["doubts"]))
    table["achievement"] = list(shown.values())
    table["position"] = [ranks.text(area) for area in choice.areas]
    place = Column("position", outlook.say(lang, "position_header"), width=18)
    return Exhibit(
        id=f"achievement-{code}",
        kind=drawn(shown.values()),
        title=title,
        subtitle=_subtitle(choice, drawn(shown.values())),
        alt=alt(choice, title, side),
        table=table,
        columns=tabular.filled((*tabular.columns(lang, excluded=_LEFT_OUT), place), table),
        lang=lang,
        unit="%",
        decimals=1,
        categories=tuple(choice.names.areas[area] for area in choice.areas),
        category_ids=choice.areas,
        series=_series(choice, code, shown),
        side=side,
        references=(Reference("", 100.0, outlook.say(lang, "target_line")),),
        axis=outlook.say(lang, "achievement_axis"),
        notes=tuple(one.note for one in others),
        empty=empty(choice, code),
        **found,
    )


def ranked(choice: Choice, code: str) -> Ranking:
    """Rank the areas by how much of the way to their own targets is made."""
    return ranking(choice, code, _shown(choice, code), Direction.HIGHER)


def _shown(choice: Choice, code: str) -> dict[str, float]:
    return {area: _own(choice, area, code, "achievement") for area in choice.areas}


def _own(choice: Choice, area: str, code: str, column: str) -> float:
    """Return a number of the chosen plan's row; another plan's progress is not this plan's."""
    row = choice.rows.get((area, code))
    if row is None or row["plan"] != choice.plan or not known(row[column]):
        return NAN
    return float(row[column])


def _series(choice: Choice, code: str, shown: dict[str, float]) -> tuple[Series, ...]:
    lang = choice.lang
    times = [_own(choice, area, code, "time_progress") for area in choice.areas]
    drawn = [value == value for value in shown.values()]
    return (
        Series(
            outlook.say(lang, "legend_achievement"),
            tuple(value * 100 for value in shown.values()),
            Draw.ACTUAL,
            codes=tuple(choice.standing((area, code)).code for area in choice.areas),
        ),
        Series(
            outlook.say(lang, "legend_time"),
            tuple(one * 100 if has else NAN for one, has in zip(times, drawn, strict=True)),
            Draw.SCHEDULE,
        ),
    )


def _title(choice: Choice, code: str, shown: dict[str, float]) -> str:
    lang, indicator = choice.lang, choice.names.indicators[code]
    parts = [
        outlook.say(
            lang,
            "achievement_part",
            area=choice.names.areas[area],
            share=_share(value, choice, area, code),
        )
        for area, value in shown.items()
        if known(value)
    ]
    if not parts:
        return outlook.say(lang, "achievement_none", indicator=indicator)
    told = screen.joined(lang, parts, by="list")
    if len(parts) > 4:
        told = screen.joined(lang, parts[:4], by="list") + "…"
    if len(parts) < len(shown):
        told = outlook.say(lang, "achievement_lead", count=len(parts), parts=told)
    return outlook.say(lang, "achievement_title", indicator=indicator, parts=told)


def _subtitle(choice: Choice, kind: ChartKind) -> str:
    plan = choice.names.plans[choice.plan]
    key = "achievement_subtitle_none" if kind is ChartKind.TABLE else "achievement_subtitle"
    told = outlook.say(choice.lang, key, plan=plan, years=years_told(choice))
    return screen.joined(choice.lang, [told, unit_told(choice, choice.indicators[0])])


def _side(
    choice: Choice, area: str, code: str, ranks: Ranking, others: Sequence[Variant]
) -> tuple[str, ...]:
    lang, row = choice.lang, choice.rows.get((area, code))
    value = _own(choice, area, code, "achievement")
    stands = choice.standing((area, code))
    if row is None or not known(value):
        why = _why(row, choice)
        lines = [screen.say(lang, "with_reason", reason=why) if why else stands.marked]
        return (*lines, *other_scopes(others, area, lang))
    first = outlook.say(lang, "side_achievement", share=_share(value, choice, area, code))
    lines = [first, stands.marked, _time(row, lang), ranks.text(area), stands.basis]
    return tuple(line for line in lines if line)


def _share(value: float, choice: Choice, area: str, code: str) -> str:
    """Write an achievement; one that rests on a bound is a bound itself."""
    lang, bound = choice.lang, choice.rows[(area, code)]["bound"]
    if not known(bound):
        return numbers.share(value)
    if direction_of(choice, code) is Direction.LOWER:
        bound = _TURNED.get(bound, bound)
    space = " " if lang == "en" else ""
    return f"{verdicts.QUALIFIER[lang][str(bound)]}{space}{numbers.share(value)}"


def _time(row: Row, lang: str) -> str:
    if not known(row["time_progress"]):
        return ""
    share = numbers.share(float(row["time_progress"]))
    if not known(row["lead"]):
        return outlook.say(lang, "side_time", share=share)
    lead = float(row["lead"])
    key = "side_ahead" if lead > 0 else "side_behind" if lead < 0 else "side_even"
    return outlook.say(lang, key, share=share, points=numbers.number(abs(lead), decimals=1))


def _why(row: Row | None, choice: Choice) -> str:
    """Say why there is no achievement; nothing where the area's standing says it."""
    lang = choice.lang
    if row is not None and row["plan"] == choice.plan and known(row["target"]):
        if known(row["reason"]) and row["reason"] != Reason.NO_ACTUAL:
            return verdicts.reason(row["reason"], row["reason_params"], lang)
        if known(row["actual"]):
            key = "no_achievement" if known(row["baseline"]) else "no_baseline"
            return outlook.say(lang, key)
    return ""
