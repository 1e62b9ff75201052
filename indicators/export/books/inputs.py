"""What stands in a row before anything is measured, where other cells make it."""

from indicators.codes import Kind, PeriodKind
from indicators.exhibits.standing import known
from indicators.export.books.cells import HUNDRED, ONE, Cells, grown
from indicators.export.books.terms import Term, literal, rounded

_DIGITS = 6  # that the frame keeps of an average growth


def target(cells: Cells) -> Term | None:
    """Return what makes a target of the baseline: a multiple, a change, or itself."""
    aim = cells.entry.aim
    if not aim or not known(cells.entry.row["baseline"]):
        return None
    if known(aim["obs_value"]):
        change = literal(float(aim["obs_value"]))
        return cells.start + change if aim["period_kind"] == PeriodKind.CHANGE else None
    if known(aim["times"]) and aim["times"] != 1:
        return literal(float(aim["times"])) * cells.start
    return cells.start if known(aim["times"]) or cells.entry.kind is Kind.KEEP else None


def actual(cells: Cells) -> Term | None:
    """Return what makes the latest value: the cell of its year, a sum, or an average growth."""
    entry, row = cells.entry, cells.entry.row
    if not known(row["actual"]):
        return None
    last = int(row["data_year"])
    if entry.kind is Kind.ANNUAL_GROWTH:
        return _average_growth(cells, last)
    if entry.kind is Kind.CUMULATIVE:
        span = cells.years(last)
        return span.total() if span and len(span.known) == len(span.values) else None
    own = entry.years.get(last, {}).get("figure_id") == row["actual_id"]
    return cells.year(last) if own else None


def years(cells: Cells) -> dict[str, Term]:
    """Return the base and target years that are those of the book's plan."""
    row, own = cells.entry.row, cells.entry.own
    periods = {
        "baseline_year": ("baseline_period", cells.base),
        "target_year": ("target_period", cells.end),
    }
    return {
        code: term
        for code, (column, term) in periods.items()
        if own and str(row[column]) == f"{term.value:.0f}"
    }


def _average_growth(cells: Cells, last: int) -> Term | None:
    """Return the average growth from two levels, or from the growth of each year."""
    begin, level = (cells.entry.number_of(f"basis_{one}") for one in ("baseline", "actual"))
    if begin > 0 and level > 0:
        ratio, span = literal(level) / literal(begin), cells.elapsed
    else:
        first = int(cells.begin.value) + 1
        found = [cells.year(year) for year in range(first, last + 1)]
        known_years = [grown(one) for one in found if one is not None]
        if not found or len(known_years) < len(found):
            return None
        ratio, span = known_years[0], literal(len(found))
        for one in known_years[1:]:
            ratio *= one
    return rounded((ratio ** (ONE / span) - ONE) * HUNDRED, _DIGITS)
