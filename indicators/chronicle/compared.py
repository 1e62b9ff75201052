"""Two states of the data side by side: which figures differ, and which verdicts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.changes import Change, Section
from indicators.chronicle.figure import OWN, fields_of
from indicators.chronicle.records import Words
from indicators.chronicle.rows import RECORD, internal, record, table
from indicators.codes import Grade
from indicators.exhibits.rows import Names, actual_text, pick
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import Row, known, records, standing
from indicators.wording import chronicle as words
from indicators.wording import screen

VERDICTS = {
    "area": 12,
    "indicator": 26,
    "unit": 10,
    "verdict_then": 24,
    "verdict_now": 24,
    "value_then": 18,
    "value_now": 18,
}
"""The columns of the verdicts that differ, with their widths."""


@dataclass(frozen=True, eq=False)
class State:
    """One state of the data: its catalogue, its progress frame, and how it is called."""

    cat: Any
    frame: pd.DataFrame
    name: str

    @property
    def faults(self) -> int:
        """How many faults its files have; files with faults are left out."""
        return len(self.cat.problems)


def figures(then: State, now: State, areas: Collection[str], lang: str = "zh") -> Exhibit:
    """List the figures that differ between two states; no areas stand for all."""
    found = _changes(then.cat, now.cat, areas)
    told = Words.of(now.cat, (), lang)
    old = Words.of(then.cat, (), lang)
    told = Words(told.names, {**old.slugs, **told.slugs}, {**old.sources, **told.sources})
    names = {"then": then.name, "now": now.name}
    title = told.say("states_title" if found else "states_same", count=len(found), **names)
    header = words.HEADER[lang]
    return table(
        told,
        "figures",
        [record(told, one) for one in found],
        title=title,
        subtitle=told.say("states_subtitle"),
        notes=(*_faults(told, then, now), told.say("states_others")),
        empty="" if found else title,
        inside=any(internal(told, one) for one in found),
        shown=RECORD,
        headers={
            "deed": header["difference"],
            "before": header["then"],
            "after": header["now"],
        },
        grouped=False,
    )


def verdicts(
    then: State,
    now: State,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    as_of: int,
) -> Exhibit:
    """List where a verdict, or its latest value, differs between two states."""
    told = Words.of(now.cat, (), lang)
    names = {"then": then.name, "now": now.name}
    rows = _verdict_rows(then, now, areas, plan, told.names)
    inside = any(one["inside"] for one in rows)
    key = "verdicts_title" if rows else "verdicts_same"
    title = told.say(key, count=len(rows), **names)
    subtitle = {"plan": told.names.plans.get(plan, plan), "year": as_of}
    return Exhibit(
        id="history_verdicts",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=told.say("verdicts_subtitle", **subtitle),
        alt=screen.say(lang, "table_alt", title=title),
        table=pd.DataFrame(rows, columns=list(VERDICTS)),
        columns=tuple(
            Column(code, {**screen.HEADERS[lang], **words.HEADER[lang]}[code], width=width)
            for code, width in VERDICTS.items()
        ),
        lang=lang,
        internal=inside,
        internal_line=screen.say(lang, "internal") if inside else "",
        notes=_faults(told, then, now),
        empty="" if rows else title,
    )


def _changes(then: Any, now: Any, areas: Collection[str]) -> list[Change]:
    """Return what differs between two catalogues, in the order of the later one."""
    old, new = (_fields(one) for one in _unlike(then.figures, now.figures, areas))
    found = []
    for key in dict.fromkeys([*new, *old]):
        before, after = old.get(key), new.get(key)
        if before is not None and after is not None and before[1:] != after[1:]:
            found += [_change(key, before, None), _change(key, None, after)]
        elif before != after:
            found.append(_change(key, before, after))
    return found


_Figure = tuple[dict[str, Any], str, str]
"""Fields, area and indicator."""


def _change(key: str, before: _Figure | None, after: _Figure | None) -> Change:
    _, area, indicator = after or before or ({}, "", "")
    sides = [None if one is None else one[0] for one in (before, after)]
    return Change(area, Section.FIGURES, key, sides[0], sides[1], indicator)


def _unlike(
    old: pd.DataFrame, new: pd.DataFrame, areas: Collection[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of two tables of figures that do not stand in both."""
    wanted = ["figure_id", "indicator", *(name for name in OWN if name in new.columns)]
    both = pd.concat([old[wanted], new[wanted]], keys=("old", "new"))
    if areas:
        both = both[both["ref_area"].isin(list(areas))]
    both = both[~both.duplicated(keep=False)]
    side = both.index.get_level_values(0)
    return both[side == "old"], both[side == "new"]


def _fields(figures: pd.DataFrame) -> dict[str, _Figure]:
    return {
        str(row["figure_id"]): (fields_of(row), str(row["ref_area"]), str(row["indicator"]))
        for row in records(figures)
    }


def _verdict_rows(
    then: State, now: State, areas: Sequence[str], plan: str, names: Names
) -> list[dict[str, Any]]:
    codes = list(now.cat.indicators.index)
    old, new = (pick(one.frame, areas, codes, plan) for one in (then, now))
    order = {area: place for place, area in enumerate(areas)}
    keys = sorted({*old, *new}, key=lambda key: (order[key[0]], codes.index(key[1])))
    found = []
    for key in keys:
        cells = _cells(old.get(key), "then", names, key[1], plan)
        cells |= _cells(new.get(key), "now", names, key[1], plan)
        if cells["verdict_then"] != cells["verdict_now"]:
            area, code = key
            head = {"area": names.areas[area], "indicator": names.indicators[code]}
            inside = any(_internal(one.get(key)) for one in (old, new))
            found.append({**head, "inside": inside, "unit": names.unit(code), **cells})
    return found


def _internal(row: Row | None) -> bool:
    return bool(row) and row is not None and row["grade"] == Grade.INTERNAL


def _cells(row: Row | None, which: str, names: Names, code: str, plan: str) -> dict[str, str]:
    told = standing(row, names.lang, plan=plan)
    has = row is not None and known(row["actual"])
    value = actual_text(row, names.decimals_of[code], names.lang) if row and has else ""
    return {f"verdict_{which}": told.marked, f"value_{which}": value}


def _faults(told: Words, *states: State) -> tuple[str, ...]:
    return tuple(
        told.say("states_faulty", state=one.name, count=one.faults) for one in states if one.faults
    )
