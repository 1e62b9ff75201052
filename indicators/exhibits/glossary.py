"""What to know of the figures: conflicts and doubts, definitions and their changes."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.evidence import evidence, mark
from indicators.exhibits.rows import Names
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts


def issues(cat: Any, areas: Sequence[str], lang: str = "zh") -> Exhibit:
    """List the conflicts and doubts recorded for the areas, with the figures concerned."""
    names = Names.of(cat, lang)
    own = cat.issues[cat.issues["ref_area"].isin(list(areas))]
    links = cat.issue_figures[cat.issue_figures["issue_id"].isin(own["issue_id"])]
    concerned = _concerned(cat.figures, links, names)
    table = pd.DataFrame(
        {
            "marks": [mark(n) for n in range(1, len(own) + 1)],
            "area": own["ref_area"].map(names.areas).to_numpy(),
            "severity": own["severity"].map(verdicts.SEVERITY[lang]).to_numpy(),
            "title": own["title"].to_numpy(),
            "text": own["text"].to_numpy(),
            "figures": [concerned.get(one, "") for one in own["issue_id"]],
        }
    )
    nothing = "" if len(own) else screen.say(lang, "issues_none")
    title = nothing or screen.say(lang, "issues_title", count=len(own))
    shown = (("marks", 6), ("area", 12), ("severity", 8), ("title", 28), ("text", 60),
             ("figures", 40))  # fmt: skip
    return Exhibit(
        id="issues",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=screen.say(lang, "issues_subtitle"),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=_columns(lang, shown),
        lang=lang,
        empty=nothing,
        **evidence(cat, links["figure_id"], lang),
    )


def definitions(cat: Any, lang: str = "zh", *, indicators: Sequence[str] | None = None) -> Exhibit:
    """List what each indicator means, its unit, kind and changes of definition."""
    names = Names.of(cat, lang)
    wanted = cat.indicators
    if indicators is not None:
        wanted = wanted[wanted.index.isin(list(indicators))]
    table = pd.DataFrame(
        {
            "name": wanted[f"name_{lang}"].to_numpy(),
            "unit": wanted["unit_measure"].map(names.units).to_numpy(),
            "theme": wanted["theme"].map(verdicts.THEME[lang]).to_numpy(),
            "kind": wanted["kind"].map(verdicts.KIND[lang]).to_numpy(),
            "direction": [
                screen.say(lang, str(one)) if known(one) else "" for one in wanted["direction"]
            ],
            "definition": wanted["definition"].to_numpy(),
            "breaks": [_breaks(cat.breaks, code, names) for code in wanted.index],
        }
    )
    shown = (("name", 30), ("unit", 10), ("theme", 12), ("kind", 14), ("direction", 12),
             ("definition", 60), ("breaks", 40))  # fmt: skip
    title = screen.say(lang, "definitions_title", count=len(wanted))
    return Exhibit(
        id="definitions",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=screen.say(lang, "definitions_subtitle"),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=_columns(lang, shown),
        lang=lang,
    )


def _concerned(figures: pd.DataFrame, links: pd.DataFrame, names: Names) -> dict[str, str]:
    own = figures[figures["figure_id"].isin(links["figure_id"])]
    columns = (own[name] for name in ("figure_id", "indicator", "time_period", "printed"))
    texts = {
        one: " ".join([names.indicators[code], *(str(t) for t in (when, printed) if known(t))])
        for one, code, when, printed in zip(*columns, strict=True)
    }
    found: dict[str, list[str]] = {}
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        found.setdefault(issue, []).append(texts.get(figure, figure))
    return {issue: screen.joined(names.lang, parts) for issue, parts in found.items()}


def _breaks(breaks: pd.DataFrame, indicator: str, names: Names) -> str:
    own = breaks[breaks["indicator"] == indicator]
    return screen.joined(
        names.lang,
        [
            screen.say(names.lang, "break_note", year=year, reason=reason)
            for year, reason in zip(own["year"], own["reason"], strict=True)
        ],
    )


def _columns(lang: str, shown: Sequence[tuple[str, int]]) -> tuple[Column, ...]:
    return tuple(Column(code, screen.header(lang, code), width=width) for code, width in shown)
