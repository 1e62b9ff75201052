"""The four code lists: areas, units, indicators, plans. Without them nothing can be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from indicators import model
from indicators.codes import Level
from indicators.entries import Lists
from indicators.fields import Identifier
from indicators.figure_checks import close
from indicators.problems import DataError, Problem
from indicators.reading import Checked, read_as

CODE_LISTS: dict[str, tuple[TypeAdapter[Any], type[model.Record]]] = {
    "areas": (TypeAdapter(dict[str, model.Area]), model.Area),
    "units": (TypeAdapter(dict[Identifier, model.Unit]), model.Unit),
    "indicators": (TypeAdapter(dict[Identifier, model.Indicator]), model.Indicator),
    "plans": (TypeAdapter(dict[Identifier, model.Plan]), model.Plan),
}


def read_lists(folder: Path) -> Lists:
    """Read and check the code lists of a data folder.

    Raises
    ------
    DataError
        With the faults of all four files.
    """
    checked: dict[str, Checked] = {}
    problems: list[Problem] = []
    for name, (kind, record) in CODE_LISTS.items():
        try:
            checked[name] = read_as(kind, record, folder / f"{name}.yaml")
        except DataError as error:
            problems.extend(error.problems)
    if not problems:
        problems.extend(_list_faults(checked))
    if problems:
        raise DataError(problems)
    return Lists(**{name: one.record for name, one in checked.items()})


def _list_faults(checked: dict[str, Checked]) -> Iterator[Problem]:
    yield from _areas(checked["areas"])
    yield from _groups(checked["areas"])
    areas, units = checked["areas"].record, checked["units"].record
    document = checked["indicators"].document
    for code, indicator in checked["indicators"].record.items():
        unit = indicator.unit_measure
        if unit not in units:
            place = document.place((code, "unit_measure"))
            yield Problem(place, "unknown_unit", "unit_measure", unit, close(unit, units))
        if indicator.headline and indicator.event:
            yield Problem(document.place((code, "headline")), "headline_event", "headline")
        for number, one in enumerate(indicator.breaks):
            if one.ref_area is not None and one.ref_area not in areas:
                place = document.place((code, "breaks", number, "ref_area"))
                near = close(one.ref_area, areas)
                yield Problem(place, "unknown_area", "ref_area", one.ref_area, near)
    yield from _plans(checked["plans"], areas)


def _areas(checked: Checked) -> Iterator[Problem]:
    areas, document = checked.record, checked.document
    slugs: dict[str, str] = {}
    for code, area in areas.items():
        if area.parent is not None and area.parent not in areas:
            place = document.place((code, "parent"))
            yield Problem(place, "unknown_area", "parent", area.parent, close(area.parent, areas))
        elif _is_cycle(code, areas):
            yield Problem(document.place((code, "parent")), "area_cycle", "parent", code)
        elif area.parent is None and area.level not in (Level.NATION, Level.GROUP):
            yield Problem(document.place((code,), of_key=True), "missing", "parent")
        if slugs.setdefault(area.slug, code) != code:
            place = document.place((code, "slug"))
            yield Problem(place, "duplicate_slug", "slug", area.slug, (slugs[area.slug],))


def _groups(checked: Checked) -> Iterator[Problem]:
    areas, document = checked.record, checked.document
    for code, area in areas.items():
        if (area.level is Level.GROUP) != bool(area.members):
            named = document.place((code,), of_key=True)
            place = document.place((code, "members")) if area.members else named
            yield Problem(place, "group_members", "members", code)
        for number, one in enumerate(area.members):
            place = document.place((code, "members", number))
            if one not in areas:
                yield Problem(place, "unknown_area", "members", one, close(one, areas))
            elif areas[one].level is Level.GROUP:
                yield Problem(place, "group_in_group", "members", one)


def _is_cycle(code: str, areas: dict[str, model.Area]) -> bool:
    seen = {code}
    current = areas[code].parent
    while current is not None and current in areas:
        if current in seen:
            return True
        seen.add(current)
        current = areas[current].parent
    return False


def _plans(checked: Checked, areas: dict[str, model.Area]) -> Iterator[Problem]:
    for code, plan in checked.record.items():
        if plan.target_year <= plan.base_year:
            place = checked.document.place((code, "target_year"))
            years = (str(plan.base_year),)
            yield Problem(place, "plan_order", "target_year", plan.target_year, years)
        if plan.ref_area is not None and plan.ref_area not in areas:
            place = checked.document.place((code, "ref_area"))
            near = close(plan.ref_area, areas)
            yield Problem(place, "unknown_area", "ref_area", plan.ref_area, near)
