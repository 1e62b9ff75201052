"""Goals of a plan that are stated in words, without a number (定性目标)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.codes import Grade, TextState, Theme
from indicators.exhibits.covered import with_parts
from indicators.exhibits.evidence import citations, cutoff, source_line
from indicators.exhibits.numbering import parts_of
from indicators.exhibits.periods import dated
from indicators.exhibits.rows import Names
from indicators.exhibits.scoped import names_of
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import State, known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted, scoped, titled
from indicators.wording import screen, verdicts
from indicators.wording.numbers import NO_VALUE

_COLUMNS = (("theme", 12), ("goal", 36), ("area", 16), ("plan", 22), ("state", 18),
            ("department", 16), ("document", 30), ("locator", 20), ("grade", 14),
            ("reservation", 10))  # fmt: skip
_SAID_ONCE = ("plan", "state", "document", "grade")
_OPTIONAL = ("department", "reservation")


def city_text_targets(
    cat: Any, area: str, lang: str = "zh", *, wanted: Wanted = NOTHING_LEFT_OUT
) -> Exhibit:
    """List the goals without a number of a city and the areas in it, by theme."""
    names = names_of(cat, lang)
    goals = cat.text_targets
    own = goals[goals["ref_area"].isin([area, *parts_of(cat, area)])]
    told = {"area": names.areas[area]}
    return _listed(cat, own, names, ("texts_title", "texts_none"), told, wanted)


def annual_text_targets(
    cat: Any,
    areas: Sequence[str],
    year: int,
    lang: str = "zh",
    *,
    wanted: Wanted = NOTHING_LEFT_OUT,
) -> Exhibit:
    """List the goals without a number that plans for one year set the areas and their parts."""
    goals, plans = cat.text_targets, cat.plans
    annual = plans.index[(plans["target_year"] == year) & (plans["base_year"] == year - 1)]
    own = goals[goals["ref_area"].isin(with_parts(cat, areas)) & goals["plan"].isin(annual)]
    keys = ("year_texts_title", "year_texts_none")
    return _listed(cat, own, Names.of(cat, lang), keys, {"year": year}, wanted)


def _listed(
    cat: Any,
    every: pd.DataFrame,
    names: Names,
    keys: tuple[str, str],
    told: dict[str, Any],
    wanted: Wanted,
) -> Exhibit:
    lang, own = names.lang, _fitting(every, wanted)
    places = {str(theme): place for place, theme in enumerate(Theme)}
    own = own.assign(place=own["theme"].map(places)).sort_values("place", kind="stable")
    table = _table(cat, own, names)
    nothing = "" if len(own) else screen.say(lang, keys[1], **told)
    if nothing and len(every):
        nothing = screen.say(lang, "filtered_texts", filters=wanted.told(lang))
    subject = titled(screen.say(lang, keys[0], **told, count=len(own)), wanted, lang)
    title = nothing or screen.say(lang, "texts_told", subject=subject, states=_states(own, lang))
    below = screen.joined(lang, [screen.say(lang, "texts_subtitle"), *_shared(table, lang)])
    return Exhibit(
        id="text_targets",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(below, wanted, lang),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=tuple(
            Column(
                code,
                screen.header(lang, code),
                width=width,
                in_page=not _same(code, table),
                blank="" if code in _OPTIONAL else NO_VALUE,
            )
            for code, width in _COLUMNS
            if _needed(code, table)
        ),
        lang=lang,
        grouped_by="theme",
        empty=nothing,
        **_vouched(cat, own, lang),
    )


def _fitting(goals: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    # Such a goal is not judged, and no document says whether it binds.
    kept = [
        wanted.fits(theme, {"department": department, "obligation": None}, State.NOT_JUDGED)
        for theme, department in zip(goals["theme"], goals["department"], strict=True)
    ]
    return goals[pd.Series(kept, index=goals.index, dtype=bool)]


def _needed(code: str, table: pd.DataFrame) -> bool:
    """Whether a column tells anything: the area only where there are several."""
    if code == "area":
        return len(set(table[code])) > 1
    return code not in _OPTIONAL or any(table[code])


def _same(code: str, table: pd.DataFrame) -> bool:
    """Whether all rows say the same, so that it is said once above them."""
    return code in _SAID_ONCE and len(table) > 1 and len(set(table[code])) == 1


def _shared(table: pd.DataFrame, lang: str) -> list[str]:
    # The finding tells the state.
    return [
        screen.say(lang, "filter_part", name=screen.header(lang, code), values=table[code][0])
        for code in _SAID_ONCE
        if code != "state" and _same(code, table)
    ]


def _states(own: pd.DataFrame, lang: str) -> str:
    states = Counter(str(one) if known(one) else "unknown" for one in own["state"])
    found = [state for state in (*TextState, "unknown") if states[state]]
    if len(found) == 1 and len(own) > 1:
        return screen.say(lang, f"texts_all_{found[0]}")
    told = [screen.say(lang, f"texts_{state}", count=states[state]) for state in found]
    return screen.joined(lang, told, by="comma")


def _table(cat: Any, own: pd.DataFrame, names: Names) -> pd.DataFrame:
    lang = names.lang
    documents = cat.sources["title"].to_dict()
    return pd.DataFrame(
        {
            "theme": own["theme"].map(verdicts.THEME[lang]),
            "goal": own["text"],
            "area": own["ref_area"].map(names.areas),
            "plan": own["plan"].map(names.plans).fillna(""),
            "state": [
                _state(state, day, source, documents, lang)
                for state, day, source in zip(
                    own["state"], own["state_date"], own["state_source"], strict=True
                )
            ],
            "department": own["department"].fillna("").astype("str"),
            "document": own["source"].map(documents),
            "locator": own["locator"].fillna(screen.say(lang, "excerpt_only")),
            "grade": own["source"].map(cat.sources["grade"]).map(verdicts.GRADE[lang]),
            "reservation": [screen.say(lang, "aspired") if one else "" for one in own["aspired"]],
        }
    ).reset_index(drop=True)


def _state(state: object, day: object, source: object, documents: dict[str, str], lang: str) -> str:
    if not known(state):
        return screen.say(lang, "text_unknown")
    word = screen.say(lang, f"text_{state}")
    title = screen.say(lang, "quoted", title=documents[str(source)]) if known(source) else ""
    inner = screen.joined(lang, [str(day) if known(day) else "", title], by="comma")
    return screen.say(lang, "text_state", word=word, inner=inner) if inner else word


def _vouched(cat: Any, own: pd.DataFrame, lang: str) -> dict[str, Any]:
    told = own.loc[own["state_source"].notna(), ["state_source"]]
    told = told.rename(columns={"state_source": "source"})
    used = pd.concat([own[["source", "locator"]], told]).assign(seen=None)
    cited = citations(cat.sources, used, lang)
    documents = cat.sources.loc[used["source"].unique()]
    internal = bool((documents["grade"] == Grade.INTERNAL).any())
    day = cutoff(cat.sources)
    return {
        "sources": cited,
        "source_line": source_line(cited, lang),
        "cutoff": day,
        "cutoff_line": screen.say(lang, "cutoff", day=dated(day, lang)) if day else "",
        "internal": internal,
        "internal_line": screen.say(lang, "internal") if internal else "",
    }
