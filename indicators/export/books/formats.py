"""How the numbers of a row are shown: their unit, their decimals, the sign of a bound."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.codes import Bound, Kind
from indicators.exhibits.cells import Cell
from indicators.exhibits.rows import sign_text, target_sign
from indicators.exhibits.standing import known
from indicators.exhibits.trend_rules import TURNED, change_bound
from indicators.export.books.rows import MEASURES, Entry
from indicators.export.number_formats import number_format
from indicators.export.sheets import width
from indicators.wording import numbers, places
from indicators.wording.book import say

_FINE = 2  # decimals of an average growth, which is no printed number


@dataclass(frozen=True)
class Shown:
    """A number with its number format, and what a reader sees of it."""

    value: float
    pattern: str
    text: str

    @property
    def width(self) -> int:
        """How many columns of type it takes."""
        return width(self.text)


def numbers_of(entry: Entry, lang: str) -> dict[str, Shown]:
    """Return the numbers of a row by column; what is not known has none."""
    found = {"no": Shown(entry.number, "0", str(entry.number)), **_periods(entry, lang)}
    for code in ("baseline", "target", "actual"):
        if known(entry.row[code]):
            found[code] = value(entry, code, lang)
    if entry.apart:
        found["actual"] = figure(entry, entry.apart, lang)
    for year, one in entry.years.items():
        found[f"y{year}"] = figure(entry, one, lang)
    for code in MEASURES:
        if not math.isnan(entry.values[code]):
            found[code] = measured(entry, code, lang)
    return found


def _periods(entry: Entry, lang: str) -> dict[str, Shown]:
    row = entry.row
    latest = row["as_at"] if known(row["as_at"]) else row["data_year"]
    periods = {
        "baseline_year": row["baseline_period"],
        "target_year": row["target_period"],
        "data_year": latest if known(row["actual"]) else None,
    }
    return {code: period(when, lang) for code, when in periods.items() if known(when)}


def period(when: object, lang: str) -> Shown:
    """Show a year as a number that formulas can use; a month stands in the format."""
    year, _, month = str(when).partition("-")
    pattern = say(lang, "month_format", month=int(month)) if month else "0"
    return Shown(int(year), pattern, str(when) + " " * 3 * bool(month))


def value(entry: Entry, code: str, lang: str) -> Shown:
    """Show the baseline, the target or the latest value."""
    row, amount = entry.row, entry.number_of(code)
    codes = {"baseline": row["baseline_bound"], "target": target_sign(row), "actual": row["bound"]}
    upper = row["target_upper"] if code == "target" else None
    suffix = _unit(entry, lang)
    if known(upper):
        ends = sorted((float(row["target"]), float(str(upper))))
        other = ends[0] if amount == ends[1] else ends[1]
        suffix = f"–{_plain(other, entry.decimals)}{suffix}"
    if entry.kind is Kind.ANNUAL_GROWTH and code == "actual":
        return _shown(amount, Cell.COMPUTED, max(entry.decimals, _FINE), suffix=suffix)
    # The comparator has a column of its own.
    sign = "" if code == "target" else sign_text(codes[code], lang)
    return _shown(amount, Cell.PUBLISHED, entry.decimals, prefix=sign, suffix=suffix)


def figure(entry: Entry, one: Mapping[str, Any], lang: str) -> Shown:
    """Show the figure of a year."""
    sign = sign_text(one["bound"], lang)
    amount = float(one["obs_value"])
    return _shown(amount, Cell.PUBLISHED, entry.decimals, prefix=sign, suffix=_unit(entry, lang))


def measured(entry: Entry, code: str, lang: str) -> Shown:
    """Show what was computed."""
    amount = entry.values[code]
    sign = sign_text(_bound(entry, code), lang)
    if code in ("ratio", "achievement", "time_progress"):
        return _shown(amount, Cell.SHARE, 1, prefix=sign)
    if code == "lead":
        return _shown(amount, Cell.SIGNED, 1, prefix=sign)
    suffix = say(lang, "pp") if entry.row["gap_in_points"] else ""
    cell = Cell.COMPUTED if code == "gap" else Cell.SIGNED
    digits = places.visible(amount, entry.decimals)
    return _shown(amount, cell, digits, prefix=sign, suffix=suffix)


def _bound(entry: Entry, code: str) -> Bound | None:
    """Return what a computed number is, where it rests on a bound."""
    if code == "required":
        return change_bound(code, entry.row)
    if code == "time_progress":
        return None
    rough, baseline = entry.rough, entry.row["baseline_bound"]
    if rough is None and code in ("achievement", "lead", "achieved") and known(baseline):
        return Bound.ABOUT
    turned = (code == "gap") == (entry.sign > 0) and code != "ratio"
    return TURNED[rough] if rough is not None and turned else rough


def _unit(entry: Entry, lang: str) -> str:
    return {"percent": "%", "percentage_point": say(lang, "pp")}.get(
        str(entry.row["unit_measure"]), ""
    )


def _plain(amount: float, decimals: int) -> str:
    return numbers.number(amount, decimals=places.shown(amount, at_least=decimals))


def _shown(
    amount: float, cell: Cell, decimals: int, *, prefix: str = "", suffix: str = ""
) -> Shown:
    quoted = [f'"{one}"' if one else "" for one in (prefix, suffix)]
    sections = number_format(amount, cell, decimals).split(";")
    pattern = ";".join(f"{quoted[0]}{one}{quoted[1]}" for one in sections)
    digits = places.shown(amount, at_least=decimals) if cell is Cell.PUBLISHED else decimals
    text = (
        numbers.share(amount)
        if cell is Cell.SHARE
        else numbers.number(amount, decimals=digits, signed=cell is Cell.SIGNED)
    )
    return Shown(amount, pattern, f"{prefix}{text}{suffix}")
