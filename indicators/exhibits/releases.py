"""All printings of an area's yearly values: the one that is used, and the others beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.codes import ObsStatus, PeriodKind, Role
from indicators.exhibits.cells import SIGN
from indicators.exhibits.choice import Choice
from indicators.exhibits.evidence import Marks, mark_order
from indicators.exhibits.observed import whole_years
from indicators.exhibits.rows import sign_text, value_text
from indicators.exhibits.spec import Draw, Series
from indicators.exhibits.standing import known
from indicators.exhibits.trend_path import marked
from indicators.wording import outlook, screen, verdicts

Printing = Mapping[str, Any]
TOLD = 6
"""Years whose other values are told below a chart; the table has them all."""


@dataclass(frozen=True)
class Releases:
    """The printings of one area's indicator, by year; the one used comes first."""

    choice: Choice
    code: str
    rows: tuple[Printing, ...]

    @property
    def ids(self) -> list[str]:
        """The figures shown."""
        return [str(row["figure_id"]) for row in self.rows]

    @property
    def years(self) -> list[int]:
        """The years with any printing."""
        return [int(row["year"]) for row in self.rows]

    @property
    def sound_years(self) -> list[int]:
        """The years with a printing that is not in doubt."""
        return [int(row["year"]) for row in self.rows if not _doubtful(row)]

    @property
    def others(self) -> list[Printing]:
        """Printings whose value is not the one used: each year and value once."""
        used = {row["year"]: row["obs_value"] for row in self.rows if row["preferred"]}
        found = {
            (row["year"], row["obs_value"]): row
            for row in reversed(self.rows)
            if not row["preferred"] and row["obs_value"] != used.get(row["year"])
        }
        return list(reversed(found.values()))

    @property
    def told(self) -> tuple[str, ...]:
        """What to know of the values that are not used."""
        lang, lines = self.choice.lang, []
        used = {row["year"] for row in self.rows if row["preferred"]}
        for row in self.others[:TOLD]:
            key = "other_note"
            if _doubtful(row):
                key = "doubtful_beside" if row["year"] in used else "doubtful_note"
            value = self._text(row) + screen.spaced(lang, self.choice.names.unit(self.code))
            basis = _vintage(row, lang) or verdicts.GRADE[lang][str(row["grade"])]
            lines.append(outlook.say(lang, key, year=row["year"], value=value, basis=basis))
        return tuple(lines)

    def series(self, years: Sequence[int]) -> tuple[Series, ...]:
        """Return the other values as marks; a year with several needs several series."""
        layers: list[dict[int, tuple[float, str]]] = []
        for row in self.others:
            at = int(row["year"])
            if _doubtful(row):
                continue
            layer = next((one for one in layers if at not in one), None)
            if layer is None:
                layers.append(layer := {})
            layer[at] = (float(row["obs_value"]), "")
        name = outlook.say(self.choice.lang, "legend_other")
        return tuple(marked(name, Draw.OTHER, layer, years) for layer in layers)

    def table(self, marks: Marks) -> pd.DataFrame:
        """Return a row for each printing."""
        columns = ("year", "vintage", "value", "used", "grade", "document", "locator", "marks")
        rows = [self._record(row, marks) for row in self.rows]
        return pd.DataFrame(rows, columns=[*columns, f"value{SIGN}"])

    def _record(self, row: Printing, marks: Marks) -> dict[str, Any]:
        lang, source = self.choice.lang, self.choice.cat.sources.loc[row["source"]]
        use = "kept" if row["preferred"] else "doubtful" if _doubtful(row) else "left"
        noted = sorted(set(marks.get(str(row["figure_id"]), ())), key=mark_order)
        return {
            "year": str(row["year"]),
            "vintage": _vintage(row, lang),
            "value": float(row["obs_value"]),
            f"value{SIGN}": sign_text(row["bound"], lang),
            "used": outlook.say(lang, use),
            "grade": verdicts.GRADE[lang][str(row["grade"])],
            "document": screen.say(lang, "quoted", title=source["title"]),
            "locator": str(row["locator"])
            if known(row["locator"])
            else screen.say(lang, "excerpt_only") * known(row["seen"]),
            "marks": "".join(noted),
        }

    def _text(self, row: Printing) -> str:
        decimals = self.choice.decimals(self.code)
        return value_text(float(row["obs_value"]), decimals, self.choice.lang, sign=row["bound"])


def releases(choice: Choice, area: str, code: str) -> Releases:
    """Return all printings of whole years up to the year of reference."""
    figures = choice.cat.figures
    own = figures[
        (figures["ref_area"] == area)
        & (figures["indicator"] == code)
        & (figures["role"] == Role.ACTUAL)
        & figures["period_kind"].isin([PeriodKind.POINT, PeriodKind.EACH_YEAR])
        & figures["obs_value"].notna()
        & (figures["year"] <= choice.as_of).fillna(False)
    ]
    own = whole_years(own).sort_values(
        ["year", "preferred"], ascending=[True, False], kind="stable"
    )
    return Releases(choice, code, tuple(own.to_dict("records")))  # type: ignore[arg-type]


def _doubtful(row: Printing) -> bool:
    return bool(row["obs_status"] == ObsStatus.LOW_RELIABILITY)


def _vintage(row: Printing, lang: str) -> str:
    return verdicts.VINTAGE[lang][str(row["vintage"])] if known(row["vintage"]) else ""
