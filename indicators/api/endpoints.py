"""What can be asked for: each table with its parameters and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.api import parameters
from indicators.api.parameters import Parameter, Query
from indicators.exhibits.evidence import cited_line
from indicators.exhibits.glossary import breaks_of
from indicators.exhibits.rows import Names
from indicators.export import datasets, vouching
from indicators.export.observations import chosen
from indicators.wording import verdicts

Make = Callable[[Any, Query], pd.DataFrame]
COMMON = (parameters.LANG, parameters.FORMAT)


@dataclass(frozen=True)
class Endpoint:
    """A table that the API gives."""

    name: str
    parameters: tuple[Parameter, ...]
    make: Make | None = None
    """How a code list is made; the figures and what is made of them need none."""
    judged: bool = False
    """Whether it needs the progress frame."""

    def table(self, cat: Any, query: Query, frame: pd.DataFrame | None = None) -> pd.DataFrame:
        """Make the table; `frame` is the progress frame where one is needed."""
        if self.make is not None:
            return self.make(cat, query)
        used = frame if self.judged else None
        return datasets.table(cat, used, query.lang, only=query.only)


def _areas(cat: Any, query: Query) -> pd.DataFrame:
    table = cat.areas.reset_index(names="ref_area")
    table.insert(1, "area_name", table[f"name_{query.lang}"])
    return table.assign(followed=table["ref_area"].isin(list(cat.cities)))


def _indicators(cat: Any, query: Query) -> pd.DataFrame:
    lang, names = query.lang, Names.of(cat, query.lang)
    table = cat.indicators.reset_index(names="indicator")
    table.insert(1, "indicator_name", table[f"name_{lang}"])
    return table.assign(
        unit_name=table["unit_measure"].map(names.units).astype("str"),
        kind_word=table["kind"].map(verdicts.KIND[lang]).astype("str"),
        theme_word=table["theme"].map(verdicts.THEME[lang]).astype("str"),
        breaks=[breaks_of(cat.breaks, code, names) for code in table["indicator"]],
    )


def _plans(cat: Any, query: Query) -> pd.DataFrame:
    table = cat.plans.reset_index(names="plan")
    table.insert(1, "plan_name", table[f"name_{query.lang}"])
    return table


def _sources(cat: Any, query: Query) -> pd.DataFrame:
    table = chosen(cat.sources.reset_index(names="source"), query.only).reset_index(drop=True)
    return table.drop(columns=["file"], errors="ignore").assign(
        url=table["url"].map(vouching.web_address).astype("str"),
        grade_word=table["grade"].map(verdicts.GRADE[query.lang]).astype("str"),
        line=pd.Series(
            [cited_line(one, query.lang) for one in table.to_dict("records")], dtype="str"
        ),
    )


def _issues(cat: Any, query: Query) -> pd.DataFrame:
    table = chosen(cat.issues, query.only).reset_index(drop=True)
    links = cat.issue_figures.groupby("issue_id")["figure_id"].agg(list).to_dict()
    return table.assign(
        severity_word=table["severity"].map(verdicts.SEVERITY[query.lang]).astype("str"),
        figures=pd.Series([links.get(one, []) for one in table["issue_id"]], dtype=object),
    )


_FIGURES = (parameters.AREA, parameters.INDICATOR, parameters.PLAN)
ENDPOINTS = {
    one.name: one
    for one in (
        Endpoint("areas", COMMON, _areas),
        Endpoint("indicators", COMMON, _indicators),
        Endpoint("plans", COMMON, _plans),
        Endpoint("sources", (parameters.AREA, *COMMON), _sources),
        Endpoint("issues", (parameters.AREA, *COMMON), _issues),
        Endpoint(
            "figures",
            (*_FIGURES, parameters.ROLE, parameters.YEAR, parameters.PREFERRED, *COMMON),
        ),
        Endpoint("progress", (*_FIGURES, parameters.AS_OF, *COMMON), judged=True),
    )
}
OPENAPI = "openapi.json"
"""The description of all others."""
