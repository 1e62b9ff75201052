"""方法: how one city's verdict on one indicator came about, step by step."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.codes import Final, Pace
from indicators.exhibits.choice import shown_ids
from indicators.exhibits.evidence import evidence
from indicators.exhibits.rows import Names, pick, year
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import Row, State, known, standing
from indicators.exhibits.steps import Steps
from indicators.progress.thresholds import DEFAULT, Thresholds
from indicators.wording import numbers, paper, screen, verdicts
from indicators.wording.working import HEADERS, say

WIDTHS = {"quantity": 18, "formula": 40, "numbers": 40, "result": 18}


def working(
    cat: Any,
    frame: pd.DataFrame,
    area: str,
    indicator: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
    thresholds: Thresholds = DEFAULT,
) -> Exhibit:
    """Work through what the progress frame says of an area's indicator."""
    names = Names.of(cat, lang)
    row = pick(frame, [area], [indicator], plan).get((area, indicator))
    said = {"area": names.areas[area], "indicator": names.indicators[indicator]}
    if row is None or not known(row["target"]):
        key = "no_row" if row is None else "no_target"
        return _exhibit(cat, names, row, say(lang, key, **said), empty=say(lang, key, **said))
    title = _title(row, names, said)
    steps = Steps(row, names, _times(cat, row), int(cat.plans.loc[row["plan"], "base_year"]))
    table = pd.DataFrame([vars(step) for step in steps.all()], columns=list(WIDTHS), dtype="str")
    subtitle = say(
        lang,
        "subtitle",
        unit=names.unit(indicator),
        kind=verdicts.KIND[lang][row["kind"]],
        as_of=as_of,
    )
    notes = _notes(row, lang, thresholds)
    return _exhibit(cat, names, row, title, subtitle=subtitle, table=table, notes=notes)


def _title(row: Row, names: Names, said: Mapping[str, str]) -> str:
    """Tell the verdict; one from earlier figures does not hide that the last one is wanting."""
    lang, found = names.lang, standing(row, names.lang, plan=str(row["plan"]))
    told = {**said, "plan": names.plans[str(row["plan"])], "word": found.word}
    running = found.judged or found.code == State.STALE
    if not running or row["final"] not in (Final.PENDING, Final.NOT_OBTAINED):
        return say(lang, "title", **told)
    final = verdicts.FINAL[lang][row["final"]].lower()
    return say(lang, "title_open", **told, year=year(row["target_period"]), final=final)


def method_summary(lang: str, thresholds: Thresholds = DEFAULT) -> tuple[str, ...]:
    """Return the method paper in short, for those who do not read Chinese."""
    shares = ("trend_likely", "trend_push", "about")
    limits = {
        **_limits(thresholds, lang),
        **{name.removeprefix("trend_"): numbers.share(getattr(thresholds, name), decimals=0)
           for name in shares},
        "span": int(thresholds.trend_span),
    }  # fmt: skip
    return tuple(line.format(**limits) for line in paper.SUMMARY[lang])


def figure_documents(cat: Any, ids: Iterable[str]) -> dict[str, str]:
    """Return the title of the document that each of some figures stands in."""
    every = cat.figures
    found = every[every["figure_id"].isin(list(ids))]
    titles = cat.sources["title"].to_dict()
    columns = (found["figure_id"], found["source"])
    return {str(figure): str(titles[source]) for figure, source in zip(*columns, strict=True)}


def _exhibit(
    cat: Any,
    names: Names,
    row: Row | None,
    title: str,
    *,
    subtitle: str = "",
    table: pd.DataFrame | None = None,
    notes: tuple[str, ...] = (),
    empty: str = "",
) -> Exhibit:
    headers = HEADERS[names.lang]
    return Exhibit(
        id="working",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=subtitle,
        alt=say(names.lang, "alt", title=title),
        table=pd.DataFrame(columns=list(WIDTHS), dtype="str") if table is None else table,
        columns=tuple(Column(code, headers[code], width=width) for code, width in WIDTHS.items()),
        lang=names.lang,
        notes=notes,
        empty=empty,
        **evidence(cat, shown_ids(row) if row else (), names.lang),
    )


def _times(cat: Any, row: Row) -> float:
    figures = cat.figures
    found = figures.loc[figures["figure_id"] == row["target_id"], "times"]
    return float(found.iloc[0]) if len(found) else float("nan")


def _notes(row: Row, lang: str, thresholds: Thresholds) -> tuple[str, ...]:
    told = [_pace(row, lang, thresholds), _trend(row, lang), _final(row, lang, thresholds)]
    if bool(row["stale"]):
        told.append(say(lang, "stale", year=row["data_year"]))
    if footnotes := [verdicts.NOTE[lang][code] for code in row["notes"]]:
        told.append(say(lang, "footnotes", notes=screen.joined(lang, footnotes)))
    return tuple(note for note in told if note)


def _pace(row: Row, lang: str, thresholds: Thresholds) -> str:
    if not known(row["pace"]):
        return ""
    if known(row["yearly_test"]):
        word = verdicts.YEARLY_TEST[lang][row["yearly_test"]]
        rule = say(lang, "rule_years", word=word)
    else:
        params = dict(row["reason_params"] or {})
        why = verdicts.reason(row["reason"], params, lang) if known(row["reason"]) else ""
        rule = say(lang, f"rule_{row['pace']}", reason=why, **_limits(thresholds, lang))
    if row["pace"] == Pace.NOT_JUDGED and row["final"] in tuple(Final):
        return ""
    return say(lang, "pace", word=verdicts.PACE[lang][row["pace"]], rule=rule)


def _trend(row: Row, lang: str) -> str:
    if not known(row["trend"]):
        return ""
    if known(row["trend_reason"]):
        reason = verdicts.reason(row["trend_reason"], row["trend_params"], lang)
        return say(lang, "trend_none", reason=reason)
    return say(lang, "trend", word=verdicts.TREND[lang][row["trend"]])


def _final(row: Row, lang: str, thresholds: Thresholds) -> str:
    if not known(row["final"]):
        return ""
    word = verdicts.final(
        row["final"], lang, provisional=bool(row["provisional"]), aspired=bool(row["aspired"])
    )
    rule = say(lang, f"rule_{row['final']}", **_limits(thresholds, lang))
    return say(lang, "final", word=word, rule=rule)


def _limits(thresholds: Thresholds, lang: str) -> Mapping[str, str]:
    leads = ("ahead", "on_schedule", "behind", "far_behind")
    points = screen.say(lang, "points")
    return {
        **{name: numbers.printed(getattr(thresholds, name), unit=points) for name in leads},
        **{
            name: numbers.share(getattr(thresholds, name), decimals=0)
            for name in ("exceeded", "nearly")
        },
    }
