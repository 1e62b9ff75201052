"""The code lists of the SDMX structure: codes of the data folder, and those of the method."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.export.data_files import one_line
from indicators.export.sdmx.components import MEASURES, NOT_APPLICABLE, UNITS
from indicators.export.vouching import text
from indicators.wording import sdmx as words
from indicators.wording import verdicts
from indicators.wording.fields import FIELD

LANGS = ("zh", "en")


@dataclass(frozen=True)
class Code:
    """A code with its names, what it means, and the code that it lies below."""

    id: str
    names: Mapping[str, str]
    description: str = ""
    parent: str = ""


def code_lists(cat: Any) -> dict[str, list[Code]]:
    """Return the codes of every list."""
    found = {name: list(made(cat)) for name, made in _FROM_FOLDER.items()}
    found |= {name: _worded(words) for name, words in _FROM_WORDS.items()}
    return found | {
        "CL_MEASURE": [_named(one, {lang: FIELD[lang][one] for lang in LANGS}) for one in MEASURES]
    }


def _named(code: str, names: Mapping[str, str], **more: str) -> Code:
    clean = {name: one_line(value) for name, value in more.items()}
    return Code(code, {lang: one_line(name) for lang, name in names.items()}, **clean)


def _worded(words: Mapping[str, Mapping[str, str]]) -> list[Code]:
    return [_named(code, {lang: words[lang][code] for lang in LANGS}) for code in words["zh"]]


def _rows(frame: pd.DataFrame) -> Iterator[tuple[str, dict[str, str], dict[Any, Any]]]:
    for code, row in frame.to_dict("index").items():
        yield str(code), {lang: str(row[f"name_{lang}"]) for lang in LANGS}, row


def _areas(cat: Any) -> Iterator[Code]:
    for code, names, row in _rows(cat.areas):
        yield _named(code, names, parent=text(row["parent"]) or "")


def _indicators(cat: Any) -> Iterator[Code]:
    for code, names, row in _rows(cat.indicators):
        yield _named(code, names, description=str(row["definition"]))


def _plans(cat: Any) -> Iterator[Code]:
    yield from (_named(code, names) for code, names, _ in _rows(cat.plans))
    yield _own(NOT_APPLICABLE)


def _units(cat: Any) -> Iterator[Code]:
    yield from (_named(code, names) for code, names, _ in _rows(cat.units))
    yield from (_own(code) for code in UNITS if code not in cat.units.index)


def _own(code: str) -> Code:
    return _named(code, {lang: words.CODES[lang][code] for lang in LANGS})


_FROM_FOLDER: Mapping[str, Callable[[Any], Iterator[Code]]] = {
    "CL_AREA": _areas,
    "CL_INDICATOR": _indicators,
    "CL_PLAN": _plans,
    "CL_UNIT": _units,
}
_FROM_WORDS = {
    "CL_FREQ": words.FREQUENCY,
    "CL_ROLE": verdicts.ROLE,
    "CL_PERIOD_KIND": words.PERIOD_KIND,
    "CL_OBS_STATUS": verdicts.STATUS,
    "CL_VINTAGE": verdicts.VINTAGE,
    "CL_GRADE": verdicts.GRADE,
    "CL_BOUND": words.BOUND,
    "CL_SEEN": words.SEEN,
    "CL_COMPARATOR": verdicts.COMPARATOR,
    "CL_OBLIGATION": verdicts.OBLIGATION,
    "CL_KIND": verdicts.KIND,
    "CL_PRICE": words.PRICE,
    "CL_PACE": verdicts.PACE,
    "CL_TREND": verdicts.TREND,
    "CL_FINAL": verdicts.FINAL,
    "CL_MOVEMENT": verdicts.MOVEMENT,
    "CL_YEARLY_TEST": verdicts.YEARLY_TEST,
    "CL_GROWTH_STATUS": verdicts.GROWTH_STATUS,
}
