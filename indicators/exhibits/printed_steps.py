"""The quantities of a worked example that are printed, not computed."""

import math
from dataclasses import dataclass

from indicators.exhibits.rows import Names, baseline_text, target_text, value_text
from indicators.exhibits.standing import Row, known
from indicators.wording import numbers, screen, verdicts
from indicators.wording.working import say


@dataclass(frozen=True)
class Step:
    """One quantity: how it is found, with which numbers, and what comes out."""

    quantity: str
    formula: str
    numbers: str
    result: str


@dataclass(frozen=True)
class Printed:
    """What is printed of one row: baseline, target, actual, as text."""

    row: Row
    names: Names
    times: float
    """The multiple that the target is printed as; NaN where it is a value."""
    base_year: int

    def number(self, name: str) -> float:
        """Return a number of the row; NaN where there is none."""
        return float(self.row[name]) if known(self.row[name]) else math.nan

    def say(self, key: str, **params: object) -> str:
        """Return the words for a key."""
        return say(self.names.lang, key, **params)

    def unit(self, text: str, *, points: bool = False) -> str:
        """Put the unit behind a number."""
        lang, indicator = self.names.lang, str(self.row["indicator"])
        unit = screen.say(lang, "points") if points else ""
        return text + (unit or screen.spaced(lang, self.names.unit(indicator)))

    @property
    def decimals(self) -> int:
        """Return the decimals that the indicator is shown with at least."""
        return int(self.names.decimals_of[str(self.row["indicator"])])

    def plain(self, name: str) -> str:
        """Write a number of the row as it stands in a formula."""
        value = self.number(name)
        text = value_text(value, self.decimals, self.names.lang)
        return f"{self.say('open')}{text}{self.say('shut')}" if value < 0 else text

    def baseline(self) -> Step | None:
        """Tell the baseline and where it comes from."""
        if math.isnan(self.number("baseline")):
            return None
        taken = "baseline_from_actual" in self.row["notes"]
        when = self.say("year", period=self.row["baseline_period"])
        text = self.unit(baseline_text(self.row, self.decimals, self.names.lang))
        formula = self.say("from_actual" if taken else "from_plan")
        return Step(self.say("baseline"), formula, when, text)

    def target(self) -> Step:
        """Tell the target and its wording."""
        when = self.say("year", period=self.row["target_period"])
        text = self.unit(target_text(self.row, self.decimals, self.names.lang))
        if not math.isnan(self.times):
            shown = f"{numbers.printed(self.times)}×{self.plain('baseline')}"
            return Step(self.say("target"), self.say("target_times"), shown, text)
        worded = verdicts.COMPARATOR[self.names.lang].get(str(self.row["comparator"]), "")
        formula = self.say("target_printed", comparator=worded)
        return Step(self.say("target"), formula, when, text)

    def actual(self) -> Step | None:
        """Tell the latest figure and its edition."""
        if math.isnan(self.number("actual")):
            return None
        lang, row = self.names.lang, self.row
        when = self.say("year", period=row["as_at"] if known(row["as_at"]) else row["data_year"])
        edition = verdicts.VINTAGE[lang].get(str(row["vintage"]), "")
        text = value_text(self.number("actual"), self.decimals, lang, sign=row["bound"])
        shown = screen.joined(lang, [when, edition], by="comma")
        return Step(self.say("actual"), self.say("actual_latest"), shown, self.unit(text))
