"""指标对比 by 较上年: growth of amounts, 百分点 of shares, places of ranks."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Kind, Reason
from indicators.exhibits import tabular
from indicators.exhibits.beside import alt, drawn, empty, other_scopes, years_told
from indicators.exhibits.breaks import break_years
from indicators.exhibits.choice import Choice, shown_ids
from indicators.exhibits.evidence import evidence, marks_by_figure
from indicators.exhibits.observed import yearly_figures
from indicators.exhibits.ranking import Ranking, direction_of, ranking
from indicators.exhibits.spec import NAN, Cell, Column, Draw, Exhibit, Series
from indicators.exhibits.standing import Row, State, known
from indicators.exhibits.variants import Variant, resolve, unit_told, variants
from indicators.wording import numbers, outlook, places, screen, verdicts


def changes(
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
    """Set side by side the change on the year before, as the progress frame has it.

    `ranks` are the places among more areas than are shown.
    """
    code = resolve(cat, frame, indicator, areas)
    choice = Choice.of(cat, frame, areas, [code], plan, lang, as_of)
    others, share = variants(choice, frame, code), _by_share(choice, code)
    values = _values(choice, code, share=share)
    ranks = ranks or ranked(choice, code)
    ids = [*choice.figure_ids(), *(i for one in others for i in shown_ids(one.row))]
    found = evidence(cat, ids, lang)
    title = _title(choice, code, share=share)
    side = tuple(_side(choice, area, code, ranks, others) for area in choice.areas)
    table = tabular.table(choice, marks_by_figure(cat, found["doubts"]))
    rows = [choice.rows.get((area, code)) for area in choice.areas]
    table["change_pct"] = [_value(row, share=True) for row in rows]
    reasons = [_told(choice, area, code, share=share) for area in choice.areas]
    table["remark"] = [one[:1].upper() + one[1:] for one in reasons]
    table["position"] = [ranks.text(area) for area in choice.areas]
    return Exhibit(
        id=f"change-{code}",
        kind=drawn(values.values()),
        title=title,
        subtitle=_subtitle(choice, code),
        alt=alt(choice, title, side),
        table=table,
        columns=tabular.filled(_columns(choice, code, share=share), table),
        lang=lang,
        unit="%" if share else choice.names.unit(code),
        decimals=1 if share else choice.decimals(code),
        categories=tuple(choice.names.areas[area] for area in choice.areas),
        category_ids=choice.areas,
        series=_series(choice, values, share=share),
        side=side,
        axis=outlook.say(lang, _axis(choice, code, share=share)),
        notes=tuple(one.note for one in others),
        empty=empty(choice, code),
        **found,
    )


def ranked(choice: Choice, code: str) -> Ranking:
    """Rank the areas by their change on the year before."""
    values = _values(choice, code, share=_by_share(choice, code))
    return ranking(choice, code, values, direction_of(choice, code))


def _values(choice: Choice, code: str, *, share: bool) -> dict[str, float]:
    return {area: _value(choice.rows.get((area, code)), share=share) for area in choice.areas}


def _subtitle(choice: Choice, code: str) -> str:
    told = outlook.say(choice.lang, "change_subtitle", years=years_told(choice))
    return screen.joined(choice.lang, [told, unit_told(choice, code)])


def _by_share(choice: Choice, code: str) -> bool:
    """Whether cities are compared by growth: not for shares, nor for ranks."""
    rows = choice.rows.values()
    ranked = choice.cat.indicators.loc[code, "kind"] == Kind.RANK
    return not ranked and not any(bool(row["gap_in_points"]) for row in rows)


def _axis(choice: Choice, code: str, *, share: bool) -> str:
    if share:
        return "change_axis_pct"
    ranked = choice.cat.indicators.loc[code, "kind"] == Kind.RANK
    return "change_axis_places" if ranked else "change_axis_points"


def _value(row: Row | None, *, share: bool) -> float:
    column = "change_on_year_pct" if share else "change_on_year"
    return float(row[column]) if row is not None and known(row[column]) else NAN


def _series(choice: Choice, values: dict[str, float], *, share: bool) -> tuple[Series, ...]:
    factor = 100 if share else 1
    return (
        Series(
            outlook.say(choice.lang, "legend_change"),
            tuple(value * factor for value in values.values()),
            Draw.ACTUAL,
            # A rise or a fall is no verdict: one colour for all.
            codes=(str(State.NOT_JUDGED),) * len(values),
        ),
    )


def _title(choice: Choice, code: str, *, share: bool) -> str:
    lang, indicator = choice.lang, choice.names.indicators[code]
    told = []
    for area in choice.areas:
        row = choice.rows.get((area, code))
        if row is not None and known(_value(row, share=share)):
            amount = _main(row, choice, code, share=share)
            name = choice.names.areas[area]
            told.append(outlook.say(lang, "change_part", area=name, amount=amount))
    if not told:
        return outlook.say(lang, "change_none", indicator=indicator)
    parts = screen.joined(lang, told[:4], by="list") + ("…" if told[4:] else "")
    if len(told) < len(choice.areas):
        parts = outlook.say(lang, "achievement_lead", count=len(told), parts=parts)
    return outlook.say(lang, "change_title", indicator=indicator, parts=parts)


def _main(row: Row, choice: Choice, code: str, *, share: bool) -> str:
    if share:
        return numbers.share(_value(row, share=True), signed=True)
    return _absolute(row, choice, code)


def _absolute(row: Row, choice: Choice, code: str) -> str:
    change = float(row["change_on_year"])
    points = bool(row["gap_in_points"])
    unit = outlook.say(choice.lang, "points") if points else choice.names.unit(code)
    digits = places.visible(change, choice.decimals(code))
    text = numbers.number(change, decimals=digits, signed=True)
    return text + screen.spaced(choice.lang, unit)


def _side(
    choice: Choice, area: str, code: str, ranks: Ranking, others: Sequence[Variant]
) -> tuple[str, ...]:
    lang, row = choice.lang, choice.rows.get((area, code))
    share = _by_share(choice, code)
    if row is None or not known(_value(row, share=share)):
        why = _told(choice, area, code, share=share)
        return (screen.say(lang, "with_reason", reason=why), *other_scopes(others, area, lang))
    first = _main(row, choice, code, share=share)
    if share and known(row["change_on_year"]):
        first += outlook.say(lang, "inside", text=_absolute(row, choice, code))
    last = int(row["data_year"])
    when = outlook.say(lang, "side_year", year=last, before=last - 1)
    return tuple(line for line in (first, when, ranks.text(area)) if line)


def _told(choice: Choice, area: str, code: str, *, share: bool) -> str:
    """Say why an area has no change; nothing where it has one."""
    row = choice.rows.get((area, code))
    if known(_value(row, share=share)):
        return ""
    return _why(choice, area, row) or choice.standing((area, code)).word


def _why(choice: Choice, area: str, row: Row | None) -> str:
    if row is None:
        return ""
    if "judged_year" in row:
        # A goal of an earlier year stands for the area; its frame ends with that year.
        return _obstacle(choice, area, row)
    if not known(row["change_reason"]):
        return ""
    return verdicts.reason(row["change_reason"], row["change_params"], choice.lang)


def _obstacle(choice: Choice, area: str, row: Row) -> str:
    """Say what keeps a value later than its goal from being compared, as the method would."""
    code, latest = str(row["indicator"]), int(row["data_year"])
    own = yearly_figures(choice.cat.figures, code, [area], choice.as_of).set_index("year")
    bounds = [own["bound"].get(one) for one in (latest, latest - 1)]
    rules = [
        (known(row["as_at"]), Reason.PART_YEAR),
        (not {latest, latest - 1} <= set(own.index), Reason.NO_PREVIOUS),
        (any(map(known, bounds)), Reason.BOUND),
        (latest in break_years(choice.cat, code, area), Reason.BREAK),
    ]
    found = next((reason for holds, reason in rules if holds), None)
    if found is None:
        return outlook.say(choice.lang, "no_change", year=latest)
    return verdicts.reason(found, {"year": latest}, choice.lang)


def _columns(choice: Choice, code: str, *, share: bool) -> tuple[Column, ...]:
    lang = choice.lang
    points = any(bool(row["gap_in_points"]) for row in choice.rows.values())
    unit = outlook.say(lang, "points") if points else choice.names.unit(code)
    change = Column("change", outlook.say(lang, "change_header", unit=unit), Cell.SIGNED, 14)
    pct = Column("change_pct", outlook.say(lang, "change_pct_header"), Cell.SHARE, 14)
    usual = {one.code: one for one in tabular.columns(lang)}
    first = [usual[one] for one in ("area", "actual", "data_year")]
    last = [usual[one] for one in ("grade", "remark", "marks")]
    place = Column("position", outlook.say(lang, "position_header"), width=18)
    return (*first, change, *([pct] if share else []), place, *last)
