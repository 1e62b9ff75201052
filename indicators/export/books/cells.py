"""The cells of a row as parts of formulas: its values, its periods, its years."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.codes import Kind
from indicators.exhibits.standing import known
from indicators.export.books.rows import NAN, Entry
from indicators.export.books.terms import Span, Term, cell, literal

SPANNED = (
    Kind.CUMULATIVE, Kind.CUMULATIVE_RATE, Kind.ANNUAL_GROWTH, Kind.ANNUAL_FLOOR, Kind.KEEP,
)  # fmt: skip
"""Kinds that are counted from the plan's base year, or from the printed first year."""
ONE, HUNDRED = literal(1), literal(100)


@dataclass(frozen=True)
class Cells:
    """The cells of one row.

    `ref` gives the cell of a column, or nothing where the table has no such column; `base` and
    `end` are the named cells of the book's plan.
    """

    entry: Entry
    ref: Callable[[str], str | None]
    base: Term
    end: Term

    @property
    def start(self) -> Term:
        """Where the way begins: at the baseline."""
        return self.of("baseline", self.entry.number_of("baseline"))

    @property
    def now(self) -> Term:
        """Where it has come: to the latest value."""
        return self.of("actual", self.entry.number_of("actual"))

    @property
    def aim(self) -> Term:
        """Where it leads: to the target."""
        return self.of("target", self.entry.number_of("target"))

    @property
    def elapsed(self) -> Term:
        """Years from the start to the latest value."""
        return self._data_end - self.begin

    @property
    def whole(self) -> Term:
        """Years from the start to the target."""
        return self._target_end - self.begin

    @property
    def left(self) -> Term:
        """Years from the latest value to the target."""
        return self._target_end - self._data_end

    @property
    def begin(self) -> Term:
        """The year from whose end time counts."""
        row, printed = self.entry.row, self.entry.aim.get("period_start")
        spanned = self.entry.kind in SPANNED
        if spanned and known(printed):
            return literal(float(str(printed)) - 1)  # it ends where the printed year begins
        if not spanned and known(row["baseline_period"]):
            return self._period("baseline_year", row["baseline_period"])
        return self.base if self.entry.own else literal(self.entry.span[0])

    @property
    def _data_end(self) -> Term:
        row = self.entry.row
        return self._period("data_year", row["as_at"] if known(row["as_at"]) else row["data_year"])

    @property
    def _target_end(self) -> Term:
        return self._period("target_year", self.entry.row["target_period"])

    def of(self, code: str, value: float) -> Term:
        """Return the cell of a column."""
        ref = self.ref(code)
        return cell(ref, value) if ref else Term("", NAN)

    def _period(self, code: str, period: object) -> Term:
        """Return when a period ends: 2025-09 after nine months of the year in the cell."""
        if not known(period):
            return Term("", NAN)
        year, _, month = str(period).partition("-")
        whole = self.of(code, float(year))
        return whole - ONE + literal(int(month)) / literal(12) if month else whole

    def year(self, year: int) -> Term | None:
        """Return the cell of a year; nothing where there is no figure."""
        ref, own = self.ref(f"y{year}"), self.entry.years.get(year)
        return cell(ref, float(own["obs_value"])) if ref and own else None

    def years(self, last: int) -> Span | None:
        """Return the years from the first that counts.

        Nothing where the table does not have all of them, or where one is only a bound.
        """
        first = int(self.begin.value) + 1
        ends = [self.ref(f"y{year}") for year in (first, last)]
        found = [self.entry.years.get(year) for year in range(first, last + 1)]
        if not found or None in ends or any(one and known(one["bound"]) for one in found):
            return None
        values = (float(one["obs_value"]) if one else NAN for one in found)
        return Span(f"{ends[0]}:{ends[1]}", tuple(values))


def grown(percent: Term) -> Term:
    """Return what a growth in per cent multiplies by."""
    return ONE + percent / HUNDRED


def fallen(percent: Term) -> Term:
    """Return what a reduction in per cent multiplies by."""
    return ONE - percent / HUNDRED
