"""The rows of the progress frame that an exhibit shows, with names, units and value texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.codes import Bound, Comparator, Kind, ObsStatus, Role, Vintage
from indicators.exhibits.cells import SIGN
from indicators.exhibits.standing import Row, known, records, values
from indicators.wording import numbers, places, screen

EARLY = (Vintage.FLASH, Vintage.PRELIMINARY)
# Signs that are written; the target wording 以上 is the usual one and goes without.
_SIGNS = frozenset(str(code) for code in [*Comparator, *Bound])


@dataclass(frozen=True)
class Names:
    """Names in one language, looked up by code."""

    lang: str
    areas: Mapping[str, str]
    indicators: Mapping[str, str]
    units: Mapping[str, str]
    plans: Mapping[str, str]
    unit_of: Mapping[str, str]
    """Unit code of each indicator."""
    decimals_of: Mapping[str, int]

    @classmethod
    def of(cls, cat: Any, lang: str) -> "Names":
        """Read the names of a catalogue."""
        column = f"name_{lang}"
        indicators = cat.indicators
        return cls(
            lang=lang,
            areas=dict(zip(values(cat.areas.index), values(cat.areas[column]), strict=True)),
            indicators=indicators[column].to_dict(),
            units=cat.units[column].to_dict(),
            plans=cat.plans[column].to_dict(),
            unit_of=indicators["unit_measure"].to_dict(),
            decimals_of=indicators["decimals"].to_dict(),
        )

    def unit(self, indicator: str) -> str:
        """Return the unit's name of an indicator."""
        return self.units[self.unit_of[indicator]]

    def with_unit(self, indicator: str) -> str:
        """Return the indicator's name with its unit."""
        return screen.say(
            self.lang, "row_name", name=self.indicators[indicator], unit=self.unit(indicator)
        )


def pick(
    frame: pd.DataFrame, areas: Sequence[str], indicators: Sequence[str], plan: str
) -> dict[tuple[str, str], Row]:
    """Return one row for each area and indicator that has any.

    The plan's own row comes first, then the one without a target, then another plan's latest.
    """
    wanted = frame[frame["ref_area"].isin(list(areas)) & frame["indicator"].isin(list(indicators))]
    found: dict[tuple[str, str], Row] = {}
    for row in records(wanted):
        key = (row["ref_area"], row["indicator"])
        if key not in found or _order(row, plan) > _order(found[key], plan):
            found[key] = row
    return found


def _order(row: Mapping[Any, Any], plan: str) -> tuple[int, bool, str]:
    period = str(row["target_period"]) if known(row["target_period"]) else ""
    if not known(row["plan"]):
        return 1, True, period
    return (2 if row["plan"] == plan else 0), bool(row["first_choice"]), period


def year(period: object) -> str:
    """Return the year of a period, or nothing."""
    return str(period)[:4] if known(period) else ""


def value_text(
    value: float, decimals: int, lang: str, *, sign: object = None, upper: object = None
) -> str:
    """Write a published value with its bound or comparator, a range from end to end."""
    text = _published(value, decimals)
    if upper is not None and known(upper):
        return f"{text}–{_published(float(str(upper)), decimals)}"
    return screen.say(lang, str(sign)) + text if str(sign) in _SIGNS else text


def _published(value: float, decimals: int) -> str:
    return numbers.number(value, decimals=places.shown(value, at_least=decimals))


def sign_text(code: object, lang: str) -> str:
    """Return the sign of a bound or comparator, or nothing."""
    return screen.say(lang, str(code)) if str(code) in _SIGNS else ""


def figure_signs(figures: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """Return what is written before each figure: its bound, for a target its comparator."""
    return [sign_text(code, lang) for code in figure_sign_codes(figures, indicators)]


def figure_sign_codes(figures: pd.DataFrame, indicators: pd.DataFrame) -> list[object]:
    """Return the codes of the same; some stand for nothing that is written."""
    kinds = figures["kind"].fillna(figures["indicator"].map(indicators["kind"]))
    columns = (kinds, *(figures[name] for name in ("role", "bound", "comparator")))
    return [
        target_sign({"comparator": comparator, "kind": kind}) if role == Role.TARGET else bound
        for kind, role, bound, comparator in zip(*columns, strict=True)
    ]


def target_sign(row: Row) -> object:
    """Return the comparator that is written; 以上 needs none, nor does a place in a ranking."""
    plain = row["comparator"] == Comparator.AT_LEAST or row["kind"] == Kind.RANK
    return None if plain else row["comparator"]


def target_text(row: Row, decimals: int, lang: str) -> str:
    """Write the target with its comparator, a range from end to end."""
    return value_text(
        float(row["target"]),
        decimals,
        lang,
        sign=target_sign(row),
        upper=row.get("target_upper"),
    )


def signs_of(row: Row, lang: str) -> dict[str, str]:
    """Return what stands before baseline, target and latest value in a table."""
    if not row:
        return {}
    codes = {
        "baseline": row["baseline_bound"],
        "target": target_sign(row),
        "actual": row["bound"],
    }
    return {name + SIGN: sign_text(code, lang) for name, code in codes.items()}


def baseline_text(row: Row, decimals: int, lang: str) -> str:
    """Write the baseline with its bound."""
    return value_text(float(row["baseline"]), decimals, lang, sign=row["baseline_bound"])


def actual_text(row: Row, decimals: int, lang: str, *, unit: str = "") -> str:
    """Write the latest value with its bound, its year or month, and 初步 where it is early."""
    text = value_text(float(row["actual"]), decimals, lang, sign=row["bound"])
    when = str(row["data_year"])
    if known(row["as_at"]):
        at, month = str(row["as_at"]).split("-")
        when = screen.say(lang, "month", year=at, month=int(month))
    if row["vintage"] in EARLY or row["obs_status"] == ObsStatus.PROVISIONAL:
        when = screen.joined(lang, [when, screen.say(lang, "early")], by="comma")
    return text + screen.spaced(lang, unit) + screen.say(lang, "in_year", year=when)
