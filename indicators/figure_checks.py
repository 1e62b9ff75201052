"""What must hold within one figure: its references, its printed number, its period, its target."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import get_close_matches

from indicators import model, printed
from indicators.codes import Bound, Comparator, Direction, Kind, PeriodKind, Role
from indicators.entries import Entry, Lists
from indicators.printed import PrintedError
from indicators.problems import Problem
from indicators.yaml_text import Document

TARGET_ROLES = (Role.TARGET, Role.MILESTONE)
TARGET_FIELDS = (
    "comparator",
    "aspired",
    "obligation",
    "kind",
    "price",
    "basis_indicator",
    "department",
    "supersedes",
)
UPWARD = (Comparator.AT_LEAST, Comparator.ABOVE)
DOWNWARD = (Comparator.AT_MOST, Comparator.BELOW)


class FigureCheck:
    """The faults of one figure. A class only to carry what every check needs."""

    def __init__(
        self, entry: Entry, file: model.AreaFile, document: Document, lists: Lists
    ) -> None:
        """Take what the checks look at."""
        self.entry, self.figure, self.file = entry, entry.figure, file
        self.document, self.lists = document, lists
        self.indicator = lists.indicators[entry.indicator]

    def faults(self) -> Iterator[Problem]:
        """Yield what is wrong, each fault at its field."""
        yield from self._references()
        yield from self._form()
        yield from self._period()
        if self.figure.role is not Role.ACTUAL:
            yield from self._plan()
        elif self.figure.plan is not None:
            yield self._fault("plan", "plan_on_actual", self.figure.plan)
        if self.figure.role in TARGET_ROLES:
            yield from self._target()
        if self.figure.printed is not None:
            yield from self._printed(self.figure.printed)

    def _fault(self, name: str, code: str, value: object = None, *options: str) -> Problem:
        place = self.document.place((*self.entry.keys, name))
        return Problem(place, code, name, value, options)

    def _references(self) -> Iterator[Problem]:
        figure, lists = self.figure, self.lists
        if figure.source not in self.file.sources:
            near = close(figure.source, self.file.sources)
            yield self._fault("source", "unknown_source", figure.source, *near)
        if figure.ref_area is not None and figure.ref_area not in lists.areas:
            near = close(figure.ref_area, lists.areas)
            yield self._fault("ref_area", "unknown_area", figure.ref_area, *near)
        elif figure.ref_area is not None and not lists.within(figure.ref_area, self.file.ref_area):
            yield self._fault("ref_area", "foreign_area", figure.ref_area, self.file.ref_area)
        basis = figure.basis_indicator
        if basis is not None and basis not in lists.indicators:
            near = close(basis, lists.indicators)
            yield self._fault("basis_indicator", "unknown_indicator", basis, *near)

    def _form(self) -> Iterator[Problem]:
        figure = self.figure
        yield from self._value()
        if figure.printed is None and figure.derived is None:
            yield self._fault("printed", "printed_missing")
        if figure.printed is not None and figure.derived is not None:
            yield self._fault("printed", "printed_and_derived")
        if figure.locator is None and figure.seen is None and figure.derived is None:
            yield self._fault("locator", "locator_missing")
        if figure.role not in TARGET_ROLES:
            for name in TARGET_FIELDS:
                if getattr(figure, name):
                    yield self._fault(name, "target_only", str(figure.role))

    def _value(self) -> Iterator[Problem]:
        value, upper, times = self.figure.obs_value, self.figure.value_upper, self.figure.times
        if value is None and times is None:
            yield self._fault("obs_value", "value_missing")
        if value is not None and times is not None:
            yield self._fault("times", "value_and_times")
        if times is not None and self.figure.role not in TARGET_ROLES:
            yield self._fault("times", "times_role", str(self.figure.role))
        if upper is not None and value is not None and upper <= value:
            yield self._fault("value_upper", "range_order", upper, f"{value:g}")
        if self.indicator.kind is Kind.RANK and not _is_rank(value):
            yield self._fault("obs_value", "rank_value", value)

    def _period(self) -> Iterator[Problem]:
        figure = self.figure
        if figure.time_period is None:
            if figure.role is not Role.ACTUAL:
                yield self._fault("time_period", "period_missing", str(figure.role))
            return
        year = int(figure.time_period[:4])
        needs_start = figure.period_kind is not PeriodKind.POINT
        if needs_start and figure.period_start is None:
            yield self._fault("period_kind", "period_start_missing", str(figure.period_kind))
        if figure.period_start is not None and figure.period_start > year:
            yield self._fault(
                "period_start", "period_order", figure.period_start, figure.time_period
            )
        if figure.as_at is not None and figure.as_at[:4] != figure.time_period[:4]:
            yield self._fault("as_at", "period_order", figure.as_at, figure.time_period)

    def _plan(self) -> Iterator[Problem]:
        figure, plans = self.figure, self.lists.plans
        if figure.plan is None:
            yield self._fault("plan", "plan_missing", str(figure.role), *plans)
            return
        if figure.plan not in plans:
            yield self._fault("plan", "unknown_plan", figure.plan, *close(figure.plan, plans))
            return
        plan = plans[figure.plan]
        if plan.ref_area is not None and not self.lists.within(self.entry.ref_area, plan.ref_area):
            yield self._fault("plan", "plan_foreign", figure.plan, plan.ref_area)
        if figure.period_inferred or figure.time_period is None:
            return
        year = int(figure.time_period[:4])
        if figure.role is Role.TARGET and year != plan.target_year:
            yield self._fault("time_period", "plan_year", year, str(plan.target_year))
        if figure.role is Role.BASELINE and year != plan.base_year:
            yield self._fault("time_period", "plan_year", year, str(plan.base_year))

    def _target(self) -> Iterator[Problem]:
        if self.indicator.event:
            yield self._fault("role", "target_on_event")
        if self.indicator.direction is None:
            yield self._fault("role", "target_without_direction")
            return
        kind = self.figure.kind or self.indicator.kind
        if kind in (Kind.CEILING, Kind.KEEP, Kind.TEXT):
            return
        higher = self.indicator.direction is Direction.HIGHER
        wrong = DOWNWARD if higher else UPWARD
        if self.figure.comparator in wrong:
            value, direction = str(self.figure.comparator), str(self.indicator.direction)
            yield self._fault("comparator", "comparator_side", value, direction)

    def _printed(self, text: str) -> Iterator[Problem]:
        figure, unit = self.figure, self.indicator.unit_measure
        if figure.times is not None:
            yield from self._printed_times(text, figure.times)
            return
        count = 1 if figure.value_upper is None else 2
        try:
            found = printed.values(text, unit, self.lists.forms, count)
        except PrintedError as error:
            allowed = self.lists.forms.spellings(unit)
            options = allowed if error.code == "printed_unit" else (str(count),)
            yield self._fault("printed", error.code, text, *options)
            return
        if figure.obs_value is not None and found[0] != Decimal(repr(figure.obs_value)):
            yield self._fault("obs_value", "printed_value", figure.obs_value, text)
        if figure.value_upper is not None and found[1] != Decimal(repr(figure.value_upper)):
            yield self._fault("value_upper", "printed_upper", figure.value_upper, text)
        unbound = figure.bound is not Bound.AT_LEAST and figure.role is Role.ACTUAL
        if unbound and ("余" in text or "多" in text):
            yield self._fault("printed", "bound_missing", text)

    def _printed_times(self, text: str, times: float) -> Iterator[Problem]:
        try:
            same = printed.times(text) == Decimal(repr(times))
        except PrintedError:
            same = False
        if not same:
            yield self._fault("times", "printed_times", times, text)


def close(value: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known codes that look like `value`."""
    return tuple(get_close_matches(value, list(known), n=3, cutoff=0.5))


def _is_rank(value: float | None) -> bool:
    return value is None or (value >= 1 and value == int(value))
