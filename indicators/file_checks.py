"""What must hold between the figures of one file: one preferred, conflicts named."""

from collections.abc import Iterator

from indicators import model
from indicators.codes import Direction, Grade, Kind, Role
from indicators.entries import Entry, Lists, preferred
from indicators.figure_checks import FigureCheck, close
from indicators.problems import Problem
from indicators.reading import Checked
from indicators.reference_checks import derivations, follow_ups, issues, text_targets
from indicators.yaml_text import Document

# Targets of these kinds say nothing of a level that should lie beyond the baseline.
SIDELESS = (
    Kind.CEILING,
    Kind.KEEP,
    Kind.TEXT,
    Kind.ANNUAL_FLOOR,
    Kind.ANNUAL_GROWTH,
    Kind.CUMULATIVE,
    Kind.CUMULATIVE_RATE,
)
HINTS = 50
"""Looking for similar codes takes a few milliseconds each."""
INTERNAL = ("reporter", "document_number", "published")


def file_faults(
    checked: Checked, all_entries: list[Entry], groups: list[list[Entry]], lists: Lists
) -> Iterator[Problem]:
    """Yield the faults of an area's file that its record alone cannot show."""
    file, document = checked.record, checked.document
    if file.ref_area not in lists.areas:
        near = close(file.ref_area, lists.areas)
        place = document.place(("ref_area",))
        yield Problem(place, "unknown_area", "ref_area", file.ref_area, near)
    unknown = [code for code in file.figures if code not in lists.indicators]
    for number, code in enumerate(unknown):
        place = document.place(("figures", code), of_key=True)
        near = close(code, lists.indicators) if number < HINTS else ()
        yield Problem(place, "unknown_indicator", code, code, near)
    known = [entry for entry in all_entries if entry.indicator in lists.indicators]
    for entry in known:
        yield from FigureCheck(entry, file, document, lists).faults()
    yield from _sources(file, document)
    yield from _ids(all_entries, document)
    yield from _printings(groups, file, document)
    yield from _plans(groups, document, lists)
    yield from derivations(all_entries, document)
    yield from issues(all_entries, file, document)
    yield from text_targets(file, document, lists)
    yield from follow_ups(file, document, lists)


def _sources(file: model.AreaFile, document: Document) -> Iterator[Problem]:
    for key, source in file.sources.items():
        missing = tuple(name for name in INTERNAL if getattr(source, name) is None)
        if source.grade is Grade.INTERNAL and missing:
            place = document.place(("sources", key, "grade"))
            yield Problem(place, "internal_source", "grade", str(source.grade), missing)


def _ids(all_entries: list[Entry], document: Document) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in all_entries:
        first = seen.setdefault(entry.figure_id, entry)
        if first is not entry:
            where = document.place((*first.keys, "id"))
            place = document.place((*entry.keys, "id"))
            yield Problem(place, "duplicate_id", "id", entry.figure_id, (str(where),))


def _printings(
    groups: list[list[Entry]], file: model.AreaFile, document: Document
) -> Iterator[Problem]:
    named = {figure for issue in file.issues for figure in issue.figures}
    for group in groups:
        yield from _choice(group, document)
        if len(group) > 1:
            yield from _differences(group, named, document)


def _differences(group: list[Entry], named: set[str], document: Document) -> Iterator[Problem]:
    values = {_amount(entry) for entry in group} - {None}
    explained = {_amount(entry) for entry in group if entry.figure_id in named}
    if len(values) > 1 and not values <= explained:
        other = next(entry for entry in group if _amount(entry) != _amount(group[0]))
        name = "obs_value" if other.figure.obs_value is not None else "times"
        ids = tuple(entry.figure_id for entry in group)
        shown = " / ".join(filter(None, dict.fromkeys(map(_amount, group))))
        yield Problem(document.place((*other.keys, name)), "differing_values", name, shown, ids)


def _amount(entry: Entry) -> str | None:
    # A multiple and the value derived from it say the same thing in two ways.
    value, upper = entry.figure.obs_value, entry.figure.value_upper
    if value is None or entry.figure.derived is not None:
        return None if entry.figure.times is None else f"×{entry.figure.times:g}"
    return repr(value) if upper is None else f"{value!r}—{upper!r}"


def _choice(group: list[Entry], document: Document) -> Iterator[Problem]:
    marked = [entry for entry in group if entry.figure.preferred]
    ids = tuple(entry.figure_id for entry in group)
    usable = [entry for entry in group if not entry.doubtful]
    for entry in marked:
        place = document.place((*entry.keys, "preferred"))
        if entry.doubtful:
            yield Problem(place, "preferred_doubtful", "preferred", True)
        if entry.figure.derived and any(other.figure.derived is None for other in usable):
            yield Problem(place, "preferred_derived", "preferred", True)
        if len(group) > 1 and entry.figure.reason is None:
            yield Problem(place, "preferred_reason", "preferred", True)
    if len(marked) > 1:
        place = document.place((*marked[1].keys, "preferred"))
        yield Problem(place, "preferred_two", "preferred", True, ids)
    refused = len(group) == 1 and group[0].figure.preferred is False
    if usable and not marked and (len(group) > 1 or refused):
        place = document.place(group[0].keys)
        yield Problem(place, "preferred_none", "preferred", len(group), ids)


def _plans(groups: list[list[Entry]], document: Document, lists: Lists) -> Iterator[Problem]:
    baselines: dict[tuple[object, ...], Entry] = {}
    planned = [group for group in groups if group[0].figure.role is not Role.ACTUAL]
    chosen = [one for group in planned if (one := preferred(group))]
    for entry in chosen:
        if entry.figure.role is Role.BASELINE:
            baselines[entry.ref_area, entry.indicator, entry.figure.plan] = entry
    for entry in chosen:
        base = baselines.get((entry.ref_area, entry.indicator, entry.figure.plan))
        if (
            base is None
            or entry.figure.role is Role.BASELINE
            or entry.indicator not in lists.indicators
        ):
            continue
        yield from _against(base, entry, document, lists.indicators[entry.indicator])


def _against(
    base: Entry, target: Entry, document: Document, indicator: model.Indicator
) -> Iterator[Problem]:
    first, last = base.figure, target.figure
    if first.time_period and last.time_period and last.time_period[:4] <= first.time_period[:4]:
        place = document.place((*target.keys, "time_period"))
        years = (first.time_period,)
        yield Problem(place, "target_before_baseline", "time_period", last.time_period, years)
    kind = last.kind or indicator.kind
    sideless = kind in SIDELESS or indicator.direction is None
    if sideless or first.obs_value is None or last.obs_value is None:
        return
    direction = indicator.direction or Direction.HIGHER
    if (last.obs_value - first.obs_value) * direction.sign < 0:
        place = document.place((*target.keys, "obs_value"))
        shown = (f"{first.obs_value:g} → {last.obs_value:g}", str(direction))
        yield Problem(place, "target_side", "obs_value", last.obs_value, shown)
