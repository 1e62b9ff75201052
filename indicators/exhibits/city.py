"""城市: all indicators of one city by theme, and those of the areas in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Theme
from indicators.exhibits import tallies
from indicators.exhibits.choice import Choice
from indicators.exhibits.city_remarks import told_once
from indicators.exhibits.city_spans import spans
from indicators.exhibits.city_table import columns, table, yearly
from indicators.exhibits.evidence import doubts, marks_by_figure
from indicators.exhibits.numbering import numbered, parts_of, vouched
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.exhibits.standing import JUDGED, State, known
from indicators.exhibits.wanted import NOTHING_LEFT_OUT, Wanted
from indicators.wording import screen


def city(
    cat: Any,
    frame: pd.DataFrame,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
    told: bool = True,
    cited: bool = True,
) -> Exhibit:
    """List all indicators of a city by theme: from where, each year, to where, and the verdicts.

    An indicator has one row: that of the plan, else without a target, else of another plan.
    `told` adds to each a sentence to copy; `cited` names the documents, and up to when they reach.
    """
    choice = Choice.of(cat, frame, [area], by_theme(cat, frame, [area]), plan, lang, as_of, wanted)
    title = choice.titled(city_title(choice))
    subtitle = screen.say(lang, "city_subtitle", as_of=choice.as_of, count=len(choice.indicators))
    nothing = choice.unmatched or ("" if choice.rows else title)
    return Exhibit(
        id="city",
        title=title,
        subtitle=choice.scoped(subtitle),
        alt=screen.say(lang, "table_alt", title=title),
        empty=nothing,
        **_listed(choice, area, "theme", _notes(choice), told=told, cited=cited),
    )


def city_parts(
    cat: Any,
    frame: pd.DataFrame,
    area: str,
    plan: str,
    lang: str = "zh",
    *,
    as_of: int | None = None,
    wanted: Wanted = NOTHING_LEFT_OUT,
    told: bool = True,
    cited: bool = True,
) -> Exhibit:
    """List the indicators of the districts, zones and institutions in a city."""
    parts = parts_of(cat, area)
    choice = Choice.of(cat, frame, parts, by_theme(cat, frame, parts), plan, lang, as_of, wanted)
    none = choice.unmatched or screen.say(lang, "parts_none", area=choice.names.areas[area])
    nothing = "" if choice.rows else none
    title = nothing or choice.titled(_parts_title(choice, area))
    subtitle = choice.scoped(screen.say(lang, "parts_subtitle", as_of=choice.as_of))
    return Exhibit(
        id="city_parts",
        title=title,
        subtitle=subtitle,
        alt=screen.say(lang, "table_alt", title=title),
        empty=nothing,
        **_listed(choice, area, "area", (), told=told, cited=cited),
    )


def _parts_title(choice: Choice, area: str) -> str:
    """Say what is there of the parts; a single one by its name."""
    lang, names = choice.lang, choice.names.areas
    targets = sum(known(row["target"]) for row in choice.rows.values())
    aims = screen.say(lang, "parts_aims" if targets else "parts_aimless", targets=targets)
    told = {"area": names[area], "figures": len(choice.rows), "aims": aims}
    parts = list(dict.fromkeys(key[0] for key in choice.rows))
    if len(parts) == 1:
        return screen.say(lang, "parts_title_one", part=names[parts[0]], **told)
    return screen.say(lang, "parts_title", areas=len(parts), **told)


def by_theme(cat: Any, frame: pd.DataFrame, areas: Sequence[str]) -> list[str]:
    """Return the indicators that the areas have: by theme, headline ones first."""
    present = _present(cat, frame, areas)
    listed = cat.indicators
    places = {str(theme): place for place, theme in enumerate(Theme)}
    ranked = [
        (places[theme], not headline, place, code)
        for place, (code, theme, headline) in enumerate(
            zip(listed.index, listed["theme"], listed["headline"], strict=True)
        )
        if code in present
    ]
    return [code for *_, code in sorted(ranked)]


def _present(cat: Any, frame: pd.DataFrame, areas: Sequence[str]) -> set[str]:
    if isinstance(cat, Scoped):
        return {code for area in areas for code in cat.present(frame).get(area, ())}
    return set(frame.loc[frame["ref_area"].isin(list(areas)), "indicator"])


def city_title(choice: Choice) -> str:
    """Say how many targets the plan sets a city, and where they stand."""
    lang = choice.lang
    names = {"area": choice.names.areas[choice.areas[0]], "plan": choice.names.plans[choice.plan]}
    if not choice.rows and not choice.wanted:
        return screen.say(lang, "city_nothing", **names)
    if not choice.aimed and choice.wanted:
        return screen.say(lang, "filtered_city", count=len(choice.rows), **names)
    if not choice.aimed:
        return screen.say(lang, "city_none", count=len(choice.rows), **names)
    found = [choice.standing(key).code for key in choice.aimed]
    rest = tally(found, lang)
    size = {"count": len(choice.rows), "targets": len(choice.aimed)}
    return screen.say(lang, "city_title", rest=rest, **size, **names)


def tally(found: Sequence[str], lang: str) -> str:
    """Count targets by verdict; those that cannot be judged stand apart, with the reason."""
    counted, unit = Counter(found), screen.say(lang, "unit_indicators")
    judged, rest = tallies.judged(counted, lang, unit), tallies.unjudged(counted, lang, unit)
    left = len(found) - sum(counted[code] for code in JUDGED)
    key = "unjudged_items" if judged else "unjudged_all"
    return screen.joined(
        lang, [judged, screen.say(lang, key, count=left, parts=rest) if left else ""]
    )


def _listed(
    choice: Choice,
    area: str,
    grouped_by: str,
    notes: tuple[str, ...],
    *,
    told: bool,
    cited: bool,
) -> dict[str, Any]:
    """Return the fields that both tables fill alike."""
    years, apart = yearly(choice), spans(choice)
    ids = [*choice.figure_ids(), *years["figure_id"], *(one["figure_id"] for one in apart.values())]
    found: Mapping[str, Any] = (
        vouched(choice.cat, area, ids, choice.lang)
        if cited
        else {"doubts": numbered(choice.cat, area, doubts(choice.cat, ids))}
    )
    marks = marks_by_figure(choice.cat, found["doubts"])
    listed, common = told_once(
        table(choice, years, apart, marks, grouped_by, told=told), choice.lang
    )
    shown = columns(choice, listed, grouped_by)
    return {
        "kind": ChartKind.TABLE,
        "table": listed,
        "columns": shown,
        "lang": choice.lang,
        "grouped_by": grouped_by if shown[0].in_page else "",
        "notes": tuple(one for one in (*notes, common, *_reading(choice)) if one),
        **found,
    }


def _notes(choice: Choice) -> tuple[str, ...]:
    lang = choice.lang
    codes = Counter(choice.standing(key).code for key in choice.rows)
    counted = {
        "city_monitored": codes[State.MONITORING] + codes[State.NO_FIGURE] if choice.aimed else 0,
        "city_elsewhere": codes[State.OTHER_PLAN],
    }
    return tuple(screen.say(lang, key, count=count) for key, count in counted.items() if count)


def _reading(choice: Choice) -> tuple[str, ...]:
    rows = choice.rows.values()
    needed = {
        "points_note": any(bool(row["gap_in_points"]) and known(row["gap"]) for row in rows),
        "city_part_years": any(known(row["as_at"]) for row in rows),
        "city_blanks": bool(rows),
    }
    return tuple(screen.say(choice.lang, key) for key, shown in needed.items() if shown)
