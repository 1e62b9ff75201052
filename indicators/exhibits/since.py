"""What changed since the year before: verdicts, and values that compare."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Kind
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.evidence import evidence, marks_by_figure
from indicators.exhibits.overview import headline
from indicators.exhibits.rows import actual_text
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import Standing, State, known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import numbers, places, screen

_COLUMNS = (
    ("area", 12),
    ("indicator", 26),
    ("unit", 10),
    ("verdict_before", 22),
    ("verdict_now", 22),
    ("what_changed", 14),
    ("value_now", 18),
    ("change_told", 24),
    ("grade", 14),
    ("marks", 6),
)
_OPTIONAL = ("change_told", "marks")
_HEADERS = {"area": "city", "change_told": "change"}


def since_last_year(
    cat: Any,
    frame: pd.DataFrame,
    before: pd.DataFrame,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """List where a verdict differs from that of the year before, or a value compares with it.

    `before` is the progress frame as of the year before.
    """
    shown = headline(cat, frame, areas)
    choice = Choice.of(cat, frame, areas, shown, plan, lang, as_of, wanted)
    earlier = Choice.of(cat, before, areas, shown, plan, lang, as_of - 1)
    first = as_of - 1 <= choice.plan_years[plan][0]
    keys = [key for key in choice.keys if key in choice.rows]
    keys = [key for key in keys if (not first and _turned(choice, earlier, key))
            or _compares(choice, key)]  # fmt: skip
    ids = [one for key in keys for one in _ids(choice, earlier, key)]
    found = evidence(cat, ids, lang)
    marks = marks_by_figure(cat, found["doubts"])
    records = [_record(choice, earlier, key, first=first) for key in keys]
    marked = [{"marks": tabular.marks_of(choice.rows[key], marks)} for key in keys]
    table = pd.DataFrame(
        [one | mark for one, mark in zip(records, marked, strict=True)],
        columns=["ref_area", "indicator_id", "turned", "turn", *(code for code, _ in _COLUMNS)],
    )
    title = choice.titled(_title(choice, table, as_of))
    told = screen.say(lang, "since_subtitle", year=as_of, before=as_of - 1)
    return Exhibit(
        id="since",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=choice.scoped(screen.joined(lang, [told, _first(as_of, lang) if first else ""])),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=_columns(table, lang, first=first),
        lang=lang,
        empty=choice.unmatched or ("" if keys else title),
        **found,
    )


def _first(year: int, lang: str) -> str:
    return screen.say(lang, "since_first", year=year)


def _turned(choice: Choice, earlier: Choice, key: Key) -> bool:
    now, then = choice.standing(key), earlier.standing(key)
    return (now.judged or then.judged) and now.code != then.code


def _compares(choice: Choice, key: Key) -> bool:
    """Tell whether the value of this year compares with that of the year before."""
    row = choice.rows[key]
    return known(row["change_on_year"]) and int(row["data_year"]) == choice.as_of


def _ids(choice: Choice, earlier: Choice, key: Key) -> list[str]:
    rows = (one.rows.get(key, {}) for one in (choice, earlier))
    return [str(row["actual_id"]) for row in rows if row and known(row["actual_id"])]


def _record(choice: Choice, earlier: Choice, key: Key, *, first: bool) -> dict[str, Any]:
    area, code = key
    row, lang = choice.rows[key], choice.lang
    now, then = choice.standing(key), earlier.standing(key)
    value = actual_text(row, choice.decimals(code), lang) if known(row["actual"]) else ""
    return {
        "ref_area": area,
        "indicator_id": code,
        "turned": not first and _turned(choice, earlier, key),
        "turn": "" if first else _turn(now, then),
        "area": choice.names.areas[area],
        "indicator": choice.names.indicators[code],
        "unit": choice.names.unit(code),
        "verdict_before": "" if first else then.marked,
        "verdict_now": now.marked,
        "what_changed": "" if first else _what(_turn(now, then), lang),
        "value_now": value,
        "change_told": _change(choice, key),
        "grade": tabular.grade_word(row, lang),
    }


def _turn(now: Standing, then: Standing) -> str:
    """Return what became of a verdict; old data, which end many of them, stand apart."""
    if not now.judged and not then.judged:
        return ""
    if now.judged and then.judged:
        return "other" if now.code != then.code else "same"
    if now.judged:
        return "new"
    return "stale" if now.code == State.STALE else "lost"


def _what(turn: str, lang: str) -> str:
    return screen.say(lang, f"since_{turn}") if turn else ""


def _change(choice: Choice, key: Key) -> str:
    """Write the change that the frame holds; a share changes by 百分点."""
    row, lang = choice.rows[key], choice.lang
    if not known(row["change_on_year"]):
        return ""
    change = float(row["change_on_year"])
    digits = places.visible(change, choice.decimals(key[1]))
    points = bool(row["gap_in_points"])
    unit = screen.say(lang, "points") if points else choice.names.unit(key[1])
    text = numbers.number(change, decimals=digits, signed=True)
    text += unit if points else screen.spaced(lang, unit)
    if points or row["kind"] == Kind.RANK or not known(row["change_on_year_pct"]):
        return text
    inner = numbers.share(float(row["change_on_year_pct"]), signed=True)
    return screen.say(lang, "named", name=text, inner=inner)


def _title(choice: Choice, table: pd.DataFrame, as_of: int) -> str:
    lang = choice.lang
    turns = Counter(table.loc[table["turned"].astype(bool), "turn"])
    counted = {f"since_count_{one}": turns[one] for one in ("new", "other", "stale", "lost")}
    counted["since_values"] = int((table["change_told"] != "").sum())
    parts = [screen.say(lang, key, count=count) for key, count in counted.items() if count]
    if not parts:
        return screen.say(lang, "since_none", before=as_of - 1)
    told = screen.joined(lang, parts, by="comma")
    return screen.say(lang, "since_title", year=as_of, before=as_of - 1, parts=told)


def _columns(table: pd.DataFrame, lang: str, *, first: bool) -> tuple[Column, ...]:
    gone = {"verdict_before", "what_changed"} if first else set()
    return tuple(
        Column(code, screen.header(lang, _HEADERS.get(code, code)), width=width)
        for code, width in _COLUMNS
        if code not in gone and (code not in _OPTIONAL or any(table[code]))
    )
