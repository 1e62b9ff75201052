"""督办: what is done about a city's lagging indicators, by whom and until when."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.codes import FollowUpState
from indicators.exhibits.choice import Choice, Key, shown_ids
from indicators.exhibits.city import by_theme
from indicators.exhibits.evidence import citations, marks_by_figure, source_line
from indicators.exhibits.numbering import parts_of, vouched
from indicators.exhibits.periods import dated
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit
from indicators.exhibits.standing import SHAPE, known
from indicators.exhibits.tabular import filled, record
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import follow_ups as words
from indicators.wording import screen

_COLUMNS = (
    ("area", Cell.TEXT, 14),
    ("indicator", Cell.TEXT, 20),
    ("verdict", Cell.TEXT, 12),
    ("gap", Cell.COMPUTED, 10),
    ("unit", Cell.TEXT, 8),
    ("department", Cell.TEXT, 16),
    ("lead", Cell.TEXT, 10),
    ("cause", Cell.TEXT, 30),
    ("measures", Cell.TEXT, 36),
    ("date", Cell.TEXT, 14),
    ("due", Cell.TEXT, 14),
    ("state", Cell.TEXT, 8),
    ("document", Cell.TEXT, 20),
    ("marks", Cell.TEXT, 6),
)
OVERDUE = "overdue"
"""How a follow-up stands that is still open after the day it was due."""

_SEVERITY = {code: place for place, code in enumerate(SHAPE)}


def follow_ups(
    cat: Any,
    frame: pd.DataFrame,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    on: dt.date,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit | None:
    """List the follow-ups of a city and the areas in it, the most lagging first.

    Nothing is returned for a city that has none at all. Those of another plan are left out.
    `on` is the day by which one is overdue or not.
    """
    areas = [area, *parts_of(cat, area)]
    every = cat.follow_ups[cat.follow_ups["ref_area"].isin(areas)]
    if every.empty:
        return None
    codes = list(dict.fromkeys([*by_theme(cat, frame, areas), *every["indicator"]]))
    choice = Choice.of(cat, frame, areas, codes, plan, lang, as_of, wanted)
    rows = [one for one in every.to_dict("records") if _fits(one, choice)]
    rows.sort(key=lambda one: _lag(choice, _key(one)), reverse=True)
    return _listed(choice, rows, area, on)


def state(one: Mapping[Any, Any], on: dt.date) -> str:
    """Tell how a follow-up stands on a day: open, overdue or closed.

    The day, month or year it is due in is not over yet; one without a date is never overdue.

    >>> state({"state": "open", "due": "2026-03"}, dt.date(2026, 3, 31))
    'open'
    >>> state({"state": "open", "due": "2026-03"}, dt.date(2026, 4, 1))
    'overdue'
    """
    due = str(one["due"]) if known(one["due"]) else ""
    open_still = one["state"] != FollowUpState.CLOSED
    over = open_still and due and on.isoformat()[: len(due)] > due
    return OVERDUE if over else str(one["state"])


def by_lag(
    cat: Any,
    frame: pd.DataFrame,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
) -> list[str]:
    """Return the codes of an area's indicators, the most lagging first."""
    codes = by_theme(cat, frame, [area])
    choice = Choice.of(cat, frame, [area], codes, plan, lang, as_of, NOTHING_LEFT_OUT)
    return sorted(codes, key=lambda one: _lag(choice, (area, one)), reverse=True)


def _key(one: Mapping[Any, Any]) -> Key:
    return str(one["ref_area"]), str(one["indicator"])


def _fits(one: Mapping[Any, Any], choice: Choice) -> bool:
    return _key(one) not in choice.left_out and (
        not known(one["plan"]) or one["plan"] == choice.plan
    )


def _lag(choice: Choice, key: Key) -> tuple[int, float]:
    """Rank by the verdict, then by how far achievement stays behind the time gone by."""
    stands, row = choice.standing(key), choice.rows.get(key)
    if not stands.judged or row is None:
        return -1, 0.0
    behind = [row["time_progress"], row["achievement"]]
    return _SEVERITY[stands.code], behind[0] - behind[1] if all(map(known, behind)) else 0.0


def _listed(choice: Choice, rows: list[dict[Any, Any]], area: str, on: dt.date) -> Exhibit:
    lang = choice.lang
    keys = list(dict.fromkeys(map(_key, rows)))
    ids = [one for key in keys if key in choice.rows for one in shown_ids(choice.rows[key])]
    found = vouched(choice.cat, area, ids, lang)
    marks = marks_by_figure(choice.cat, found["doubts"])
    table = pd.DataFrame(
        [record(choice, _key(one), marks, told=False) | _told(one, choice, on) for one in rows],
        columns=[code for code, _, _ in _COLUMNS] + ["decimals"],
    )
    nothing = "" if rows else _nothing(choice, area)
    title = nothing or choice.titled(_title(choice, rows, area, on))
    return Exhibit(
        id="follow_ups",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=choice.scoped(
            words.say(lang, "subtitle", as_of=choice.as_of, on=dated(on.isoformat(), lang))
        ),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=filled(columns(table, lang), table),
        lang=lang,
        empty=nothing,
        notes=_notes(choice, keys),
        **(found | _documents(choice.cat, rows, found, lang)),  # type: ignore[arg-type]
    )


def columns(table: pd.DataFrame, lang: str) -> tuple[Column, ...]:
    """Return the table's columns; the area only where there are several."""
    return tuple(
        Column(code, words.HEADERS[lang].get(code) or screen.header(lang, code), cell, width)
        for code, cell, width in _COLUMNS
        if code != "area" or len(set(table["area"])) > 1
    )


def _told(one: Mapping[Any, Any], choice: Choice, on: dt.date) -> dict[str, str]:
    lang, titles = choice.lang, choice.cat.sources["title"]
    return {
        **{
            name: str(one[name]) if known(one[name]) else ""
            for name in ("department", "lead", "cause", "measures")
        },
        "date": dated(str(one["date"]), lang),
        "due": dated(str(one["due"]), lang) if known(one["due"]) else "",
        "state": words.STATE[lang][state(one, on)],
        "document": str(titles[one["source"]]) if known(one["source"]) else "",
    }


def _title(choice: Choice, rows: list[dict[Any, Any]], area: str, on: dt.date) -> str:
    states = [state(one, on) for one in rows]
    closed, overdue = states.count(FollowUpState.CLOSED), states.count(OVERDUE)
    told = {"count": len(rows), "open": len(rows) - closed, "closed": closed, "overdue": overdue}
    key = "title_overdue" if overdue else "title"
    return words.say(choice.lang, key, area=choice.names.areas[area], **told)


def _nothing(choice: Choice, area: str) -> str:
    if choice.wanted:
        return words.say(choice.lang, "filtered", filters=choice.wanted.told(choice.lang))
    return words.say(choice.lang, "elsewhere", area=choice.names.areas[area])


def _notes(choice: Choice, keys: list[Key]) -> tuple[str, ...]:
    rows = [choice.rows[key] for key in keys if key in choice.rows]
    points = any(bool(row["gap_in_points"]) and known(row["gap"]) for row in rows)
    return (screen.say(choice.lang, "points_note"),) if points else ()


def _documents(cat: Any, rows: list[dict[Any, Any]], found: Any, lang: str) -> dict[str, Any]:
    """Add the documents that follow-ups rest on; what is listed is internal at all times."""
    cited = {one.key for one in found["sources"]}
    keys = dict.fromkeys(str(one["source"]) for one in rows if known(one["source"]))
    used = pd.DataFrame({"source": [key for key in keys if key not in cited]}, dtype="object")
    more = citations(cat.sources, used.assign(locator=None, seen=None), lang) if len(used) else ()
    sources = (*found["sources"], *more)
    return {
        "sources": sources,
        "source_line": source_line(sources, lang),
        "internal": True,
        "internal_line": screen.say(lang, "internal"),
    }
