"""What the records of a file name must be there; what is derived must come out."""

from collections.abc import Iterator
from decimal import Decimal

from indicators import derived, model
from indicators.derived import DerivedError
from indicators.entries import Entry, Lists
from indicators.figure_checks import close
from indicators.problems import Problem
from indicators.yaml_text import Document


def derivations(all_entries: list[Entry], document: Document) -> Iterator[Problem]:
    """Recompute every derived figure; find what supersedes nothing."""
    known = {entry.figure_id: entry for entry in all_entries}
    values = {
        name: Decimal(repr(entry.figure.obs_value))
        for name, entry in known.items()
        if entry.figure.obs_value is not None
    }
    for entry in all_entries:
        expression = entry.figure.derived
        if expression is not None:
            yield from _derivation(entry, expression, known, values, document)
        superseded = entry.figure.supersedes
        if superseded is not None and superseded not in known:
            place = document.place((*entry.keys, "supersedes"))
            near = close(superseded, known)
            yield Problem(place, "unknown_figure", "supersedes", superseded, near)


def _derivation(
    entry: Entry,
    expression: str,
    known: dict[str, Entry],
    values: dict[str, Decimal],
    document: Document,
) -> Iterator[Problem]:
    place = document.place((*entry.keys, "derived"))
    try:
        missing = [name for name in derived.names(expression) if name not in values]
        if missing:
            near = close(missing[0], known)
            yield Problem(place, "unknown_figure", "derived", missing[0], near)
            return
        if _leads_to(entry.figure_id, entry, known, set()):
            yield Problem(place, "derived_cycle", "derived", expression)
            return
        exact = derived.value(expression, values)
    except DerivedError:
        yield Problem(place, "derived_form", "derived", expression)
        return
    recorded = entry.figure.obs_value
    if recorded is not None and not derived.agrees(recorded, exact):
        at_value = document.place((*entry.keys, "obs_value"))
        yield Problem(at_value, "derived_value", "obs_value", recorded, (f"{exact:.6g}",))


def _leads_to(goal: str, entry: Entry, known: dict[str, Entry], seen: set[str]) -> bool:
    for name in derived.names(entry.figure.derived or ""):
        if name == goal:
            return True
        if name in known and name not in seen:
            seen.add(name)
            if _leads_to(goal, known[name], known, seen):
                return True
    return False


def issues(all_entries: list[Entry], file: model.AreaFile, document: Document) -> Iterator[Problem]:
    """Find issues about nothing, and doubts that no issue explains."""
    known = {entry.figure_id for entry in all_entries}
    named = {figure for issue in file.issues for figure in issue.figures}
    yield from _twice("issues", [issue.id for issue in file.issues], document)
    for number, issue in enumerate(file.issues):
        keys = ("issues", number)
        if not issue.figures and not issue.sources:
            yield Problem(document.place((*keys, "id")), "issue_empty", "figures", issue.id)
        yield from _unknown((*keys, "figures"), issue.figures, known, "unknown_figure", document)
        listed = set(file.sources)
        yield from _unknown((*keys, "sources"), issue.sources, listed, "unknown_source", document)
    for entry in all_entries:
        if entry.doubtful and entry.figure_id not in named:
            place = document.place((*entry.keys, "obs_status"))
            yield Problem(place, "doubt_unexplained", "obs_status", entry.figure_id)


def _twice(section: str, ids: list[str], document: Document) -> Iterator[Problem]:
    for number, name in enumerate(ids):
        first = ids.index(name)
        if first != number:
            place = document.place((section, number, "id"))
            other = str(document.place((section, first, "id")))
            yield Problem(place, "duplicate_id", "id", name, (other,))


def _unknown(
    keys: tuple[str | int, ...], values: list[str], known: set[str], code: str, document: Document
) -> Iterator[Problem]:
    for position, value in enumerate(values):
        if value not in known:
            place = document.place((*keys, position))
            yield Problem(place, code, str(keys[-1]), value, close(value, known))


def text_targets(file: model.AreaFile, document: Document, lists: Lists) -> Iterator[Problem]:
    """Find text targets whose source, plan or area is not there."""
    yield from _twice("text_targets", [target.id for target in file.text_targets], document)
    for number, target in enumerate(file.text_targets):
        keys = ("text_targets", number)
        wanted = [
            ("source", target.source, file.sources, "unknown_source"),
            ("plan", target.plan, lists.plans, "unknown_plan"),
            ("ref_area", target.ref_area or file.ref_area, lists.areas, "unknown_area"),
        ]
        for name, value, known, code in wanted:
            if value not in known:
                place = document.place((*keys, name))
                yield Problem(place, code, name, value, close(value, known))
        area = target.ref_area
        if area is not None and area in lists.areas and not lists.within(area, file.ref_area):
            place = document.place((*keys, "ref_area"))
            yield Problem(place, "foreign_area", "ref_area", area, (file.ref_area,))
        if target.status is not None and target.status.source not in file.sources:
            value = target.status.source
            place = document.place((*keys, "status", "source"))
            near = close(value, file.sources)
            yield Problem(place, "unknown_source", "source", value, near)


def follow_ups(file: model.AreaFile, document: Document, lists: Lists) -> Iterator[Problem]:
    """Find follow-ups whose indicator, plan, area or source is not there."""
    yield from _twice("follow_ups", [one.id for one in file.follow_ups], document)
    for number, one in enumerate(file.follow_ups):
        keys = ("follow_ups", number)
        wanted = [
            ("indicator", one.indicator, lists.indicators, "unknown_indicator"),
            ("plan", one.plan, lists.plans, "unknown_plan"),
            ("ref_area", one.ref_area, lists.areas, "unknown_area"),
            ("source", one.source, file.sources, "unknown_source"),
        ]
        for name, value, known, code in wanted:
            if value is not None and value not in known:
                place = document.place((*keys, name))
                yield Problem(place, code, name, value, close(value, known))
        area = one.ref_area
        if area is not None and area in lists.areas and not lists.within(area, file.ref_area):
            place = document.place((*keys, "ref_area"))
            yield Problem(place, "foreign_area", "ref_area", area, (file.ref_area,))
