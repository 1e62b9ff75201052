"""Where each area stands on each indicator, as pages of many areas tell it."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import actual_text, target_text, year
from indicators.exhibits.scoped import Scoped
from indicators.exhibits.standing import Row, known
from indicators.site.settings import LANGS, Settings
from indicators.tables import column
from indicators.wording import screen

NUMBERS = ("actual", "data_year")
TEXTS = ("plan", "target_id", "concept", "as_at", "vintage", "bound")
FLAGS = ("first_choice", "annual")
RANKING = (*NUMBERS, *TEXTS, *FLAGS)
"""What places are found by; columns of the progress frame."""
WORDS = ("word", "short", "latest", "target")
"""What readers see, in each language."""
DTYPES = {
    "ref_area": "str", "indicator": "str", "code": "str", "aimed": "bool",
    "actual": "float64", "data_year": "Int64",
    **dict.fromkeys(TEXTS, "str"), **dict.fromkeys(FLAGS, "bool"),
    **{f"{name}_{lang}": "str" for lang in LANGS for name in WORDS},
}  # fmt: skip
"""The columns, one row for each area and indicator that has any figure."""


def facts(
    cat: Scoped, frame: pd.DataFrame, areas: Sequence[str], settings: Settings
) -> pd.DataFrame:
    """Tell where some areas stand, by area and indicator; columns `DTYPES`.

    The row of each is the one that the pages of the app show, its words are theirs.
    """
    codes = [str(code) for code in cat.indicators.index]
    choices = [
        Choice.of(cat, frame, areas, codes, settings.plan, lang, settings.as_of) for lang in LANGS
    ]
    keys = [key for key in choices[0].keys if key in choices[0].rows]
    rows = [_fact(choices, key) for key in keys]
    columns = {name: [row[name] for row in rows] for name in DTYPES}
    return pd.DataFrame({name: column(columns[name], dtype) for name, dtype in DTYPES.items()})


def _fact(choices: Sequence[Choice], key: tuple[str, str]) -> dict[str, Any]:
    row = choices[0].rows[key]
    told: dict[str, Any] = {"ref_area": key[0], "indicator": key[1]}
    told |= {"code": choices[0].standing(key).code}
    told |= {"aimed": known(row["target"]) and row["plan"] == choices[0].plan}
    told |= {"actual": float(row["actual"]) if known(row["actual"]) else None}
    told |= {"data_year": int(row["data_year"]) if known(row["data_year"]) else None}
    told |= {name: str(row[name]) if known(row[name]) else None for name in TEXTS}
    told |= {name: bool(row[name]) for name in FLAGS}
    for choice in choices:
        told |= {f"{n}_{choice.lang}": text for n, text in _words(choice, key, row)}
    return told


def _words(choice: Choice, key: tuple[str, str], row: Row) -> Iterator[tuple[str, str]]:
    stands, decimals = choice.standing(key), choice.decimals(key[1])
    yield "word", stands.marked
    yield "short", stands.brief
    yield "latest", actual_text(row, decimals, choice.lang) if known(row["actual"]) else ""
    yield "target", _target(choice, row, decimals) if known(row["target"]) else ""


def _target(choice: Choice, row: Row, decimals: int) -> str:
    text, when = target_text(row, decimals, choice.lang), year(row["target_period"])
    usual = str(choice.plan_years[choice.plan][1])
    return text if when in ("", usual) else text + screen.say(choice.lang, "in_year", year=when)
