"""Indicators of one concept that differ in scope: named, never set side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue_sliced import sliced
from indicators.codes import Kind
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice
from indicators.exhibits.evidence import Marks
from indicators.exhibits.rows import actual_text, target_text, year
from indicators.exhibits.standing import Row, known
from indicators.wording import outlook, screen


@dataclass(frozen=True)
class Variant:
    """What an area has under another scope of the same concept."""

    area: str
    indicator: str
    name: str
    row: Row
    note: str
    choice: Choice

    def record(self, marks: Marks) -> dict[str, Any]:
        """Return its row of the table."""
        shown = tabular.record(self.choice, (self.area, self.indicator), marks)
        scope = screen.say(self.choice.lang, "not_comparable")
        return shown | {"variant": scope}


def resolve(cat: Any, frame: pd.DataFrame, code: str, areas: Sequence[str]) -> str:
    """Return the indicator meant: the code itself, or a concept's main indicator.

    The main one is a headline, and has figures for most of the areas.

    Raises
    ------
    KeyError
        If there is neither an indicator nor a concept of that code.
    """
    indicators = cat.indicators
    if code in indicators.index:
        return code
    family = indicators[indicators["concept"] == code]
    if family.empty:
        raise KeyError(code)
    here = frame[frame["ref_area"].isin(list(areas))]
    areas_of = here.groupby("indicator")["ref_area"].nunique().to_dict()
    ranked = [
        (not headline, -areas_of.get(one, 0), place, one)
        for place, (one, headline) in enumerate(family["headline"].items())
    ]
    return str(min(ranked)[-1])


def family(cat: Catalogue, indicator: str) -> tuple[str, ...]:
    """Return an indicator (or those of a concept) with those that its growth is measured by."""
    concept = cat.indicators.index[cat.indicators["concept"] == indicator]
    codes = [indicator] if indicator in cat.indicators.index else list(map(str, concept))
    column = ["basis_indicator"]
    basis = sliced(cat, indicators=codes, columns=column).figures[column[0]].dropna().unique()
    return tuple(dict.fromkeys([*codes, *map(str, basis)]))


def variants(choice: Choice, frame: pd.DataFrame, code: str) -> tuple[Variant, ...]:
    """Return what the areas have under other scopes of the indicator's concept."""
    indicators = choice.cat.indicators
    concept = indicators.loc[code, "concept"]
    family = [one for one in indicators.index[indicators["concept"] == concept] if one != code]
    if not family:
        return ()
    others = Choice.of(
        choice.cat, frame, choice.areas, family, choice.plan, choice.lang, choice.as_of
    )
    return tuple(
        _variant(others, key, others.rows[key]) for key in others.keys if key in others.rows
    )


def _variant(others: Choice, key: tuple[str, str], row: Row) -> Variant:
    area, indicator = key
    name = others.names.indicators[indicator]
    note = screen.say(
        others.lang,
        "variant_note",
        area=others.names.areas[area],
        name=name,
        value=_value(others, indicator, row),
    )
    return Variant(area, indicator, name, row, note, others)


def unit_told(choice: Choice, code: str) -> str:
    """Name the unit; a place in a ranking has none."""
    if _ranked(choice, code):
        return ""
    return outlook.say(choice.lang, "unit_told", unit=choice.names.unit(code))


def _ranked(choice: Choice, code: str) -> bool:
    return bool(choice.cat.indicators.loc[code, "kind"] == Kind.RANK)


def _value(others: Choice, indicator: str, row: Row) -> str:
    decimals, lang = others.decimals(indicator), others.lang
    unit = others.names.unit(indicator)
    if known(row["actual"]) and _ranked(others, indicator):
        # English says "rank 8", not "8 rank".
        value = actual_text(row, decimals, lang, unit=unit if lang == "zh" else "")
        return outlook.say(lang, "ranked", value=value)
    if known(row["actual"]):
        return actual_text(row, decimals, lang, unit=unit)
    if known(row["target"]):
        when = screen.say(lang, "in_year", year=year(row["target_period"]))
        value = f"{target_text(row, decimals, lang)}{screen.spaced(lang, unit)}{when}"
        return screen.say(lang, "target_of", value=value)
    return ""
