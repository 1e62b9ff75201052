"""来源与口径: every figure with its document, every doubt, every definition."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codes import Grade, Seen
from indicators.exhibits.cells import SIGN
from indicators.exhibits.evidence import Marks, evidence, marks_by_figure
from indicators.exhibits.periods import periods
from indicators.exhibits.rows import Names, figure_signs
from indicators.exhibits.spec import Cell, ChartKind, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts

_OFFICIAL = (Grade.OFFICIAL, Grade.OFFICIAL_COPY)

_FIGURES = (
    ("area", Cell.TEXT, 12),
    ("indicator", Cell.TEXT, 26),
    ("role", Cell.TEXT, 8),
    ("plan", Cell.TEXT, 16),
    ("year", Cell.TEXT, 10),
    ("value", Cell.PUBLISHED, 12),
    ("unit", Cell.TEXT, 10),
    ("printed", Cell.TEXT, 14),
    ("label", Cell.TEXT, 24),
    ("document", Cell.TEXT, 40),
    ("locator", Cell.TEXT, 20),
    ("grade", Cell.TEXT, 16),
    ("vintage", Cell.TEXT, 12),
    ("preferred", Cell.TEXT, 6),
    ("remark", Cell.TEXT, 30),
    ("marks", Cell.TEXT, 6),
    ("place", Cell.TEXT, 30),
)


def sources(
    cat: Any,
    areas: Sequence[str],
    lang: str = "zh",
    *,
    indicators: Sequence[str] | None = None,
    grades: Sequence[str] | None = None,
    documents: Sequence[str] | None = None,
    search: str = "",
) -> Exhibit:
    """List the figures of the areas with document, place, printed form, grade and conflicts.

    `search` keeps the rows in which each of its words stands somewhere.
    """
    used = _wanted(
        cat.figures, areas, {"indicator": indicators, "grade": grades, "source": documents}
    )
    marks = marks_by_figure(cat, evidence(cat, used["figure_id"], lang)["doubts"])
    table = _figure_table(cat, used, marks, lang)
    kept = _matching(table, search)
    table, used = table[kept], used[kept.to_numpy()]
    found = evidence(cat, used["figure_id"], lang)
    if search:
        again = marks_by_figure(cat, found["doubts"])
        table = table.assign(marks=["".join(again.get(one, ())) for one in used["figure_id"]])
    official = sum(citation.grade in _OFFICIAL for citation in found["sources"])
    size = {"figures": len(used), "documents": len(found["sources"]), "official": official}
    none = "sources_unmatched" if search or indicators or grades or documents else "sources_none"
    nothing = "" if len(used) else screen.say(lang, none)
    title = nothing or screen.say(lang, "sources_title", **size)
    return Exhibit(
        id="sources",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=screen.say(lang, "sources_subtitle"),
        alt=screen.say(lang, "table_alt", title=title),
        table=table.reset_index(drop=True),
        columns=_columns(lang, _FIGURES),
        lang=lang,
        empty=nothing,
        **found,
    )


def _wanted(
    figures: pd.DataFrame, areas: Sequence[str], chosen: Mapping[str, Sequence[str] | None]
) -> pd.DataFrame:
    kept = figures["ref_area"].isin(list(areas))
    for column, values in chosen.items():
        if values is not None:
            kept &= figures[column].isin(list(values))
    return figures[kept]


def _matching(table: pd.DataFrame, search: str) -> pd.Series:
    kept = pd.Series(data=True, index=table.index)
    shown = table.drop(columns=["decimals"]).astype("str")
    for word in search.lower().split():
        inside = [shown[code].str.lower().str.contains(word, regex=False) for code in shown]
        kept &= pd.concat(inside, axis=1).any(axis=1)
    return kept


def _figure_table(cat: Any, used: pd.DataFrame, marks: Marks, lang: str) -> pd.DataFrame:
    names = Names.of(cat, lang)
    documents = cat.sources["title"].to_dict()
    unit = used["indicator"].map(names.unit_of).map(names.units)
    table = pd.DataFrame(
        {
            "area": used["ref_area"].map(names.areas),
            "indicator": used["indicator"].map(names.indicators),
            "role": used["role"].map(verdicts.ROLE[lang]),
            "plan": used["plan"].map(names.plans).fillna(""),
            "year": periods(used),
            "value": used["obs_value"].astype("float64"),
            f"value{SIGN}": figure_signs(used, cat.indicators, lang),
            "unit": unit,
            "printed": used["printed"].fillna(""),
            "label": used["label"],
            "document": used["source"].map(documents),
            "locator": _locators(used, lang),
            "grade": used["grade"].map(verdicts.GRADE[lang]),
            "vintage": used["vintage"].map(verdicts.VINTAGE[lang]).fillna(""),
            "preferred": [screen.say(lang, "yes" if one else "no") for one in used["preferred"]],
            "remark": used["reason"].fillna(used["comment"]).fillna(""),
            "marks": ["".join(marks.get(one, ())) for one in used["figure_id"]],
            "place": used["place"],
            "decimals": used["indicator"].map(names.decimals_of).astype("int64"),
        }
    )
    return table.reset_index(drop=True)


def _locators(used: pd.DataFrame, lang: str) -> list[str]:
    excerpt = screen.say(lang, "excerpt_only")
    return [
        str(place) if known(place) else excerpt if seen == Seen.EXCERPT else ""
        for place, seen in zip(used["locator"], used["seen"], strict=True)
    ]


def _columns(lang: str, shown: Sequence[tuple[str, Cell, int]]) -> tuple[Column, ...]:
    # Where a figure stands in the data folder is for whoever keeps it.
    return tuple(
        Column(code, screen.header(lang, code), cell, width, in_page=code != "place")
        for code, cell, width in shown
    )
