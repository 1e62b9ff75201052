"""What to know of the figures: conflicts and doubts, definitions and their changes."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Kind, Severity
from indicators.exhibits.concerned import concerned
from indicators.exhibits.evidence import Evidence, evidence, mark
from indicators.exhibits.numbering import listed
from indicators.exhibits.rows import Names
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.exhibits.wanted import Wanted, scoped, themed, titled, unmatched
from indicators.wording import screen, verdicts


def issues(
    cat: Any,
    areas: Sequence[str],
    lang: str = "zh",
    *,
    marked: bool = True,
    themes: Sequence[str] = (),
) -> Exhibit:
    """List the conflicts and doubts recorded for the areas, with the figures concerned.

    `marked` gives them their numbers, where the exhibits beside the list bear the same ones;
    `themes` keeps those about figures of these themes.
    """
    names, wanted = Names.of(cat, lang), themed(themes)
    every = listed(cat, areas)
    own = every[every["issue_id"].isin(_about(cat, themes))] if wanted else every
    links = cat.issue_figures[cat.issue_figures["issue_id"].isin(own["issue_id"])]
    table = _issue_table(cat, own, names)
    nothing = "" if len(own) else screen.say(lang, "issues_none")
    if nothing and len(every):
        nothing = screen.say(lang, "filtered_issues", filters=wanted.told(lang))
    told = screen.say(lang, "issues_title", count=len(own), parts=_tally(own, lang))
    title = nothing or titled(told, wanted, lang)
    found: Evidence = {
        **evidence(cat, links["figure_id"], lang),
        "doubts": (),
        "doubt_line": "",
    }
    shown = (("marks", 6), ("area", 12), ("severity", 8), ("title", 28), ("text", 60),
             ("figures", 40))  # fmt: skip
    return Exhibit(
        id="issues",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(screen.say(lang, "issues_subtitle"), wanted, lang),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=_columns(
            lang, [one for one in shown if marked or one[0] != "marks"], heads={"area", "severity"}
        ),
        lang=lang,
        grouped_by="group",
        notes=()
        if nothing
        else (screen.say(lang, "issues_note"), *_unthemed(cat, every, wanted, lang)),
        empty=nothing,
        **found,
    )


def _about(cat: Any, themes: Sequence[str]) -> pd.Series:
    """Return the issues about figures of the themes; one that names no figure has no theme."""
    figures = cat.figures
    codes = cat.indicators.index[cat.indicators["theme"].isin(list(themes))]
    own = figures.loc[figures["indicator"].isin(codes), "figure_id"]
    links = cat.issue_figures
    return links.loc[links["figure_id"].isin(own), "issue_id"]


def _unthemed(cat: Any, every: pd.DataFrame, wanted: Wanted, lang: str) -> list[str]:
    count = int((~every["issue_id"].isin(cat.issue_figures["issue_id"])).sum()) if wanted else 0
    return [screen.say(lang, "issues_unthemed", count=count)] if count else []


def _issue_table(cat: Any, own: pd.DataFrame, names: Names) -> pd.DataFrame:
    lang = names.lang
    figures = concerned(cat, own, names)
    area, severity = own["ref_area"].map(names.areas), own["severity"].map(verdicts.SEVERITY[lang])
    return pd.DataFrame(
        {
            "marks": [mark(n) for n in range(1, len(own) + 1)],
            "area": area.to_numpy(),
            "severity": severity.to_numpy(),
            "title": own["title"].to_numpy(),
            "text": own["text"].to_numpy(),
            "figures": [figures.get(one, "") for one in own["issue_id"]],
            "group": [
                screen.say(lang, "issues_group", area=one, severity=word)
                for one, word in zip(area, severity, strict=True)
            ],
        }
    )


def _tally(own: pd.DataFrame, lang: str) -> str:
    """Count the issues by severity."""
    counted = own["severity"].value_counts()
    parts = [
        screen.say(
            lang, "issues_part", word=verdicts.SEVERITY[lang][one].lower(), count=counted[one]
        )
        for one in Severity
        if one in counted
    ]
    return screen.joined(lang, parts, by="list")


def definitions(
    cat: Any,
    lang: str = "zh",
    *,
    indicators: Sequence[str] | None = None,
    themes: Sequence[str] = (),
) -> Exhibit:
    """List what each indicator means, its unit, kind and changes of definition."""
    names, asked = Names.of(cat, lang), themed(themes)
    wanted = cat.indicators
    if indicators is not None:
        wanted = wanted[wanted.index.isin(list(indicators))]
    if themes:
        wanted = wanted[wanted["theme"].isin(list(themes))]
    table = pd.DataFrame(
        {
            "name": wanted[f"name_{lang}"].to_numpy(),
            "unit": wanted["unit_measure"].map(names.units).to_numpy(),
            "theme": wanted["theme"].map(verdicts.THEME[lang]).to_numpy(),
            "kind": wanted["kind"].map(verdicts.KIND[lang]).to_numpy(),
            "direction": [
                _direction(kind, one, lang)
                for kind, one in zip(wanted["kind"], wanted["direction"], strict=True)
            ],
            "definition": wanted["definition"].to_numpy(),
            "breaks": [breaks_of(cat.breaks, code, names) for code in wanted.index],
        }
    )
    shown = (("name", 30), ("unit", 10), ("theme", 12), ("kind", 14), ("direction", 12),
             ("definition", 60), ("breaks", 40))  # fmt: skip
    nothing = "" if len(wanted) or not asked else unmatched(asked, lang)
    told = screen.say(lang, "definitions_title", count=len(wanted))
    title = nothing or titled(told, asked, lang)
    return Exhibit(
        id="definitions",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=scoped(screen.say(lang, "definitions_subtitle"), asked, lang),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=_columns(lang, shown),
        lang=lang,
        empty=nothing,
    )


def _direction(kind: object, direction: object, lang: str) -> str:
    if not known(direction):
        return ""
    return screen.say(lang, "front_is_better" if kind == Kind.RANK else str(direction))


def breaks_of(breaks: pd.DataFrame, indicator: str, names: Names) -> str:
    """Tell an indicator's changes of definition, a line each."""
    own = breaks[breaks["indicator"] == indicator]
    every = screen.say(names.lang, "all_areas")
    return "\n".join(
        screen.say(
            names.lang,
            "definition_break",
            area=names.areas[area] if known(area) else every,
            year=year,
            reason=str(reason).rstrip("。"),
        )
        for area, year, reason in zip(own["ref_area"], own["year"], own["reason"], strict=True)
    )


def _columns(
    lang: str, shown: Sequence[tuple[str, int]], heads: Collection[str] = ()
) -> tuple[Column, ...]:
    """Return the columns; in pages those that head the rows stand above them."""
    return tuple(
        Column(code, screen.header(lang, code), width=width, in_page=code not in heads)
        for code, width in shown
    )
