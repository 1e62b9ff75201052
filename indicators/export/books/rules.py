"""The rules by which the progress frame computed its numbers, as formulas over a row's cells.

A formula is given only where it yields the frame's number: nothing is judged anew.
"""

import math

from indicators.codes import Comparator, Kind, PeriodKind
from indicators.exhibits.standing import known
from indicators.export.books import inputs
from indicators.export.books.cells import HUNDRED, ONE, Cells, fallen, grown
from indicators.export.books.rows import Entry
from indicators.export.books.terms import (
    Span,
    Term,
    larger,
    literal,
    logarithm,
    rounded,
    smaller,
)

NEAR_SHARE, NEAR = 1e-6, 1e-8
"""Within these a formula's number is the frame's, which rounds some of its inputs."""
_SHARE, _LEAD = 9, 7  # decimals that the method keeps before it compares


def formulas(cells: Cells) -> dict[str, str]:
    """Return the formula of each column that has an honest one."""
    entry = cells.entry
    made = {"target": inputs.target(cells), "actual": inputs.actual(cells)}
    found = {code: _checked(term, entry.number_of(code)) for code, term in made.items()}
    if entry.rough is not None:
        del found["actual"]  # its sign stands before it
    rules = {
        "gap": _gap,
        "ratio": _ratio,
        "achievement": _achievement,
        "time_progress": _time,
        "required": _required,
        "achieved": _achieved,
    }
    for code, rule in rules.items():
        value = entry.values[code]
        usable = not math.isnan(value) and _exact(entry, code)
        found[code] = _checked(rule(cells), value) if usable else None
    if found["achievement"] and found["time_progress"]:
        found["lead"] = _checked(_lead(cells), entry.values["lead"])
    found |= inputs.years(cells)
    return {code: term.formula for code, term in found.items() if term is not None}


def _checked(term: Term | None, value: float) -> Term | None:
    return term if term is not None and _same(term.value, value) else None


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=NEAR_SHARE, abs_tol=NEAR)


def _exact(entry: Entry, code: str) -> bool:
    """Whether a number rests on nothing that is only a bound."""
    if code == "time_progress":
        return True
    from_start = code in ("achievement", "achieved") or not known(entry.row["actual"])
    bounded = entry.kind is not Kind.CUMULATIVE and known(entry.row["baseline_bound"])
    return entry.rough is None and not (from_start and bounded)


def _gap(cells: Cells) -> Term | None:
    """Return what is still to do; where each year counts, by the worst year or by the mean."""
    entry = cells.entry
    if entry.kind is Kind.ANNUAL_FLOOR and not entry.row["annual"]:
        return _less(entry, cells.aim, _floor(cells))
    if entry.kind is Kind.KEEP and not known(entry.row["target"]):
        return _less(entry, _year_before(cells), cells.now)
    return _less(entry, cells.aim, cells.now)


def _less(entry: Entry, aim: Term | None, reached: Term | None) -> Term | None:
    if aim is None or reached is None or not entry.sign:
        return None
    return rounded(aim - reached if entry.sign > 0 else reached - aim, _SHARE)


def _year_before(cells: Cells) -> Term | None:
    year = int(cells.entry.row["data_year"]) - 1
    if str(cells.entry.row["baseline_period"]) == str(year) and year not in cells.entry.years:
        return cells.start
    return cells.year(year)


def _tested(cells: Cells) -> Span | None:
    """Return the years that a yearly floor looks at; nothing where there is no figure."""
    span = cells.years(int(str(cells.entry.row["target_period"])[:4]))
    return span if span and span.known else None


def _floor(cells: Cells) -> Term | None:
    span = _tested(cells)
    if span is None:
        return None
    if cells.entry.aim.get("period_kind") == PeriodKind.AVERAGE:
        return span.mean()
    return span.least() if cells.entry.sign > 0 else span.most()


def _ratio(cells: Cells) -> Term:
    return cells.now / cells.aim


def _time(cells: Cells) -> Term:
    return cells.elapsed / cells.whole


def _achievement(cells: Cells) -> Term | None:
    kind = cells.entry.kind
    if kind is Kind.ANNUAL_FLOOR:
        return _share_of_years(cells)
    if kind is Kind.CUMULATIVE:
        share = cells.now / cells.aim
    elif kind is Kind.ANNUAL_GROWTH:
        made = logarithm(grown(cells.now)) * cells.elapsed
        share = made / (logarithm(grown(cells.aim)) * cells.whole)
    elif kind is Kind.CUMULATIVE_RATE:
        found = _rate(cells)
        if found is None:
            return None
        share = found
    else:
        share = (cells.now - cells.start) / (cells.aim - cells.start)
    return rounded(share, _SHARE)


def _share_of_years(cells: Cells) -> Term | None:
    span, entry = _tested(cells), cells.entry
    if span is None:
        return None
    strict = entry.row["comparator"] in (Comparator.ABOVE, Comparator.BELOW)
    sign = (">" if entry.sign > 0 else "<") + ("" if strict else "=")
    return span.count_if(sign, cells.aim) / span.count()


def _rate(cells: Cells) -> Term | None:
    """Return the progress of a cumulative rate: of a reduction, or else of a growth."""
    down = logarithm(fallen(cells.now)) / logarithm(fallen(cells.aim))
    up = logarithm(grown(cells.now)) / logarithm(grown(cells.aim))
    value = cells.entry.values["achievement"]
    right = [one for one in (down, up) if _same(one.value, value)]
    # At the target itself both are 1, and which of them is meant cannot be told.
    return right[0] if len(right) == 1 else None


def _lead(cells: Cells) -> Term:
    made, due = (
        cells.of(code, cells.entry.values[code]) for code in ("achievement", "time_progress")
    )
    return rounded((made - due) * HUNDRED, _LEAD)


def _required(cells: Cells) -> Term:
    """Return the yearly change still needed, from the baseline where there is no actual."""
    entry, growing = cells.entry, cells.entry.kind is Kind.ANNUAL_GROWTH
    if not known(entry.row["actual"]):
        start = literal(0) if entry.kind is Kind.CUMULATIVE else cells.start
        return cells.aim if growing else (cells.aim - start) / cells.whole
    if growing:
        rest = grown(cells.aim) ** cells.whole / grown(cells.now) ** cells.elapsed
        return (rest ** (ONE / cells.left) - ONE) * HUNDRED
    change = (cells.aim - cells.now) / cells.left
    # Nothing is needed once the target is met.
    return larger(literal(0), change) if entry.sign > 0 else smaller(literal(0), change)


def _achieved(cells: Cells) -> Term:
    if cells.entry.kind is Kind.ANNUAL_GROWTH:
        return cells.now
    made = cells.now if cells.entry.kind is Kind.CUMULATIVE else cells.now - cells.start
    return made / cells.elapsed
