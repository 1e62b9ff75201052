"""One figure of a table: what its row, its column and its table say, brought together."""

from collections.abc import Mapping
from dataclasses import replace

from indicators.codes import Bound, Comparator, Grade, Kind, Role, Vintage
from indicators.intake.grids import Cell
from indicators.intake.numbers import Quantity, QuantityError, known_unit, quantity
from indicators.intake.periods import Period, day_text, parsed
from indicators.intake.rows import Given, Row, Spot
from indicators.intake.telling import TEXTS, Telling, clean
from indicators.wording.intake_numbers import RANKED


class Making(Telling):
    """Makes one figure of a row."""

    def row(self, cell: Cell) -> Row | None:
        """Return the figure, or nothing where it has faults (all are told)."""
        if cell.wrong:
            self.fault(self.spot, cell.wrong, "value", cell.text)
        area = self.code("area", self.names.area, self.said.area)
        indicator = self.code("indicator", self.names.indicator, self.said.indicator)
        role = self.choice("role", Role) or self.said.role or Role.ACTUAL
        period = self.period()
        plan = None
        if role is not Role.ACTUAL:
            plan, period = self.plan(role, area, period)
        elif period is None:
            self.missing("time_period")
        amount = self.amount(cell, indicator, role) if indicator and not cell.wrong else None
        more = self.texts()
        given = self.given(more)
        vintage = self.choice("vintage", Vintage) or self.said.vintage
        bound, comparator = self.choice("bound", Bound), self.choice("comparator", Comparator)
        upper = self.upper(indicator, role)
        if not (area and indicator and period and amount) or self.wrong:
            return None
        target = role in (Role.TARGET, Role.MILESTONE)
        return Row(
            self.spot, area, indicator, role, period.time_period, float(amount.value),
            amount.printed, plan, period.as_at, period.kind, period.start,
            upper if amount.upper is None else float(amount.upper),
            None if target else bound or amount.bound,
            (comparator or amount.comparator) if target else None,
            vintage, given, more["locator"], more["label"] or self.label(), more["comment"],
            more["figure_id"], self.spots(),
        )  # fmt: skip

    def period(self) -> Period | None:
        """Return the row's period; that of its column where the column says one."""
        found = self.said.period
        for spot, cell in self.cells("time_period"):
            read = parsed(cell.text, cell.serial)
            if read is None:
                self.fault(spot, "period", "time_period", cell.text)
            elif found is None or spot.row == self.spot.row:
                found = read
        for spot, cell in self.cells("as_at"):
            read = parsed(cell.text, cell.serial)
            month = (read.as_at or read.time_period) if read else ""
            if found is None or len(month) != 7 or month[:4] != found.time_period[:4]:
                self.fault(spot, "period", "as_at", cell.text)
            else:
                found = replace(found, as_at=month)
        return self.part(found)

    def part(self, year: Period | None) -> Period | None:
        """Return the quarter or the months that a column of their own names, of a year."""
        for spot, cell in self.cells("part"):
            found = parsed(f"{year.time_period}年{cell.text}") if year else None
            # Where the year is missing, that is the fault.
            if year and (found is None or year != Period(found.time_period[:4])):
                self.fault(spot, "period", "part", cell.text)
            return found
        return year

    def plan(
        self, role: Role, area: str | None, period: Period | None
    ) -> tuple[str | None, Period | None]:
        """Return the plan of a target or baseline, and its year where none is given."""
        plans = self.names.lists.plans
        plan = self.code("plan", self.names.plan, self.said.plan)
        if plan is not None and period is None and role is not Role.MILESTONE:
            one = plans[plan]
            year = one.base_year if role is Role.BASELINE else one.target_year
            return plan, Period(str(year))
        if period is None:
            self.missing("time_period")
            return plan, None
        if plan is None:
            fitting = self._fitting(role, area, period.year)
            if len(fitting) == 1:
                return fitting[0], period
            if not self.cells("plan"):
                shown = self.names.shown("plan", fitting or list(plans))
                self.fault(self.spot, "plan_missing", "plan", "", *shown)
        return plan, period

    def _fitting(self, role: Role, area: str | None, year: int) -> list[str]:
        lists, found = self.names.lists, []
        for code, plan in lists.plans.items():
            years = {
                Role.BASELINE: plan.base_year == year,
                Role.TARGET: plan.target_year == year,
                Role.MILESTONE: plan.base_year < year < plan.target_year,
            }
            own = plan.ref_area is None or (area and lists.within(area, plan.ref_area))
            if years[role] and own:
                found.append(code)
        return found

    def amount(self, cell: Cell, indicator: str, role: Role) -> Quantity | None:
        """Return the value, in the indicator's unit."""
        lists = self.names.lists
        unit, word = lists.indicators[indicator].unit_measure, self.unit(indicator)
        if word is None:
            return None
        try:
            found = quantity(cell.text, word, unit, lists.forms, role)
        except QuantityError as error:
            self.fault(self.spot, error.code, "value", error.value, *error.options)
            return None
        ranks = lists.indicators[indicator].kind is Kind.RANK
        if RANKED in cell.text and not ranks:
            self.fault(self.spot, "printed_unit", "value", cell.text, *lists.forms.spellings(unit))
            return None
        whole = found.value >= 1 and found.value == int(found.value)
        if ranks and not whole:
            self.fault(self.spot, "rank_value", "value", cell.text)
        return found

    def upper(self, indicator: str | None, role: Role) -> float | None:
        """Return the upper end of a range that stands in a column of its own."""
        for spot, cell in self.cells("value_upper"):
            other = Making(self.names, self.faults, spot, self.told, self.said)
            found = other.amount(cell, indicator, role) if indicator else None
            self._failed = self._failed or other.wrong
            return float(found.value) if found else None
        return None

    def unit(self, indicator: str) -> str | None:
        """Return the unit's word that row, column or table gives; nothing where it is wrong."""
        lists = self.names.lists
        unit = lists.indicators[indicator].unit_measure
        named = [self.names.indicator(cell.text).unit for _, cell in self.cells("indicator")]
        words_said = [(spot, self.names.unit(cell.text)) for spot, cell in self.cells("unit")]
        words_said += [(self.spot, self.names.unit(one)) for one in named if one]
        words_said += [(self.spot, self.said.unit)] if self.said.unit else []
        for spot, word in words_said[:1]:
            if known_unit(word, unit, lists.forms):
                return word
            self.fault(spot, "unknown_unit", "unit", word, *lists.forms.spellings(unit))
            return None
        return ""

    def texts(self) -> dict[str, str | None]:
        """Return the plain texts of the row."""
        found: dict[str, str | None] = dict.fromkeys(TEXTS)
        for name, most in TEXTS.items():
            for spot, cell in self.cells(name)[:1]:
                found[name] = clean(cell.text)
                if len(cell.text) > most:
                    self.fault(spot, "text_long", name, cell.text, str(most))
        return found

    def given(self, more: Mapping[str, str | None]) -> Given:
        """Return the document that the row names."""
        published = url = None
        for spot, cell in self.cells("published")[:1]:
            published = day_text(cell.text)
            if published is None:
                self.fault(spot, "date", "published", cell.text)
        for spot, cell in self.cells("url")[:1]:
            url = clean(cell.text)
            if not url.casefold().startswith(("http://", "https://")):
                self.fault(spot, "url", "url", cell.text)
        grade = self.choice("grade", Grade) or Grade.INTERNAL
        return Given(
            more["title"], more["publisher"], more["document_number"], published, url, grade,
            more["reporter"],
        )  # fmt: skip

    def label(self) -> str | None:
        """Return what the table calls the figure."""
        codes = self.names.lists.indicators
        for _, cell in self.cells("indicator"):
            if cell.text not in codes:
                return clean(cell.text)[:120]
        return self.said.label[:120] or None

    def spots(self) -> dict[str, Spot]:
        """Return where each field of the row stands."""
        found = {name: cells[0][0] for name, cells in self.told.items() if cells}
        return {"value": self.spot, **found}
