"""The judged rows as a table for other programs: all of the progress frame, and what vouches."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.rows import Names
from indicators.exhibits.standing import known, records, standing
from indicators.export import vouching
from indicators.export.observations import chosen
from indicators.wording import verdicts

WORDS = {
    "kind": verdicts.KIND,
    "theme": verdicts.THEME,
    "comparator": verdicts.COMPARATOR,
    "obligation": verdicts.OBLIGATION,
    "vintage": verdicts.VINTAGE,
    "obs_status": verdicts.STATUS,
    "grade": verdicts.GRADE,
    "pace": verdicts.PACE,
    "trend": verdicts.TREND,
    "movement": verdicts.MOVEMENT,
    "yearly_test": verdicts.YEARLY_TEST,
    "growth_status": verdicts.GROWTH_STATUS,
}
"""Columns of codes, each followed by a column of words."""
REASONS = {"reason": "reason_params", "trend_reason": "trend_params",
           "final_reason": "final_params", "change_reason": "change_params"}  # fmt: skip
LISTS = ("notes", "note_words", "figure_ids")
"""Columns that hold lists of texts; `sources` and `doubts` hold lists of records."""


def judged(
    cat: Any,
    frame: pd.DataFrame,
    lang: str = "zh",
    *,
    only: Mapping[str, Iterable[object]] | None = None,
) -> pd.DataFrame:
    """Return the rows of a progress frame with names, words, documents and doubts.

    Every column of the frame is there under its name, unchanged; `only` keeps the rows whose
    column holds one of the values.
    """
    rows = chosen(frame, only).reset_index(drop=True)
    added = {**_names(cat, rows, lang), **_words(rows, lang), **_vouched(cat, rows, lang)}
    table = pd.DataFrame({**{name: rows[name] for name in rows.columns}, **added}, copy=False)
    return table[_order(list(frame.columns), list(added))]


def _order(own: list[str], added: list[str]) -> list[str]:
    """Put names and words behind their codes; lists and what vouches come last."""
    behind = {"ref_area": "area_name", "indicator": "indicator_name", "plan": "plan_name",
              "unit_measure": "unit_name"}  # fmt: skip
    found: list[str] = []
    for name in own:
        if name == "pace":
            found += ["verdict", "verdict_word"]
        found.append(name)
        found += [one for one in (behind.get(name, ""), f"{name}_word") if one in added]
    return [*found, *(name for name in added if name not in found)]


def _names(cat: Any, rows: pd.DataFrame, lang: str) -> dict[str, pd.Series]:
    names = Names.of(cat, lang)
    return {
        "area_name": rows["ref_area"].map(names.areas).astype("str"),
        "indicator_name": rows["indicator"].map(names.indicators).astype("str"),
        "plan_name": rows["plan"].map(names.plans).astype("str"),
        "unit_name": rows["unit_measure"].map(names.units).astype("str"),
    }


def _words(rows: pd.DataFrame, lang: str) -> dict[str, Any]:
    every = records(rows)
    stands = [standing({**one, "plan": _plan(one)}, lang, plan=_plan(one)) for one in every]
    told: dict[str, Any] = {
        f"{code}_word": rows[code].map(words[lang]).astype("str") for code, words in WORDS.items()
    }
    told |= {f"{code}_word": _texts(_reason(one, code, lang) for one in every) for code in REASONS}
    return {
        **told,
        "final_word": _texts(_final(one, lang) for one in every),
        "verdict": _texts(one.code for one in stands),
        "verdict_word": _texts(one.word for one in stands),
        "note_words": _lists([verdicts.NOTE[lang][code] for code in one["notes"]] for one in every),
        "notes": _lists([str(code) for code in one["notes"]] for one in every),
        "figure_ids": _lists(list(one["figure_ids"]) for one in every),
    }


def _plan(row: Mapping[str, Any]) -> str:
    return vouching.text(row["plan"]) or ""


def _reason(row: Mapping[str, Any], code: str, lang: str) -> str | None:
    if not known(row[code]):
        return None
    return verdicts.reason(row[code], row[REASONS[code]], lang)


def _final(row: Mapping[str, Any], lang: str) -> str | None:
    if not known(row["final"]):
        return None
    return verdicts.final(
        row["final"], lang, provisional=bool(row["provisional"]), aspired=bool(row["aspired"])
    )


def _vouched(cat: Any, rows: pd.DataFrame, lang: str) -> dict[str, Any]:
    used = cat.figures_of({figure for ids in rows["figure_ids"] for figure in ids})
    cited, doubted = vouching.sources(cat, used, lang), vouching.doubts(cat, lang)
    sources = [[cited[figure] for figure in ids] for ids in rows["figure_ids"]]
    return {
        "sources": _lists(sources),
        "doubts": _lists(
            vouching.once(doubted.get(figure, []) for figure in ids) for ids in rows["figure_ids"]
        ),
        "internal": pd.Series(
            [any(one["grade"] == Grade.INTERNAL for one in some) for some in sources], dtype=bool
        ),
    }


def _texts(values: Iterable[str | None]) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def _lists(values: Iterable[list[Any]]) -> pd.Series:
    return pd.Series(list(values), dtype=object)
